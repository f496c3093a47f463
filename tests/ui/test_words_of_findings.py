"""What is said where findings do not exclude one another."""

from __future__ import annotations

from dataclasses import replace

from app.domain.analysis import Analysis
from app.domain.finding import Calibration, Conformal, Estimate, Finding, OperatingPoint
from app.services.library import open_library
from app.ui import explaining, words


def test_a_set_of_findings_may_be_empty_and_is_not_filled_up() -> None:
    manifest = replace(
        open_library().entries[0].manifest,
        classes=("effusion", "oedema"),
        calibration=Calibration("sigmoid"),
        conformal=Conformal(0.9, (0.5, 0.5)),
    )
    found = (Finding("effusion", 0.2), Finding("oedema", 0.3))

    def said(*names: str) -> str:
        analysis = Analysis("classified", None, None, findings=found, prediction_set=names)
        return words.prediction_set(analysis, manifest)

    assert said() == "Not ruled out (90 %): none of the findings"
    assert said("effusion", "oedema") == "Not ruled out (90 %): oedema, effusion"
    assert "several or none" in explaining.explain_set(manifest)
    assert explaining.explain_set(None) == explaining.explain_set()


def test_a_row_says_how_many_more_findings_are_above_their_threshold() -> None:
    point = OperatingPoint("balanced", 0.1, Estimate(0.9, 0.8, 1.0), Estimate(0.9, 0.8, 1.0))

    def finding(name: str, probability: float) -> Finding:
        return Finding(name, probability, point, probability >= 0.1)

    three = (finding("effusion", 0.4), finding("oedema", 0.7), finding("mass", 0.05))
    short = words.answer(Analysis("classified", None, None, findings=three))
    assert short.text == "Oedema 70 % · threshold 10 %, 1 more"
    alone = words.answer(Analysis("classified", None, None, findings=three[1:]))
    assert alone.text == "Oedema 70 % · threshold 10 %"
