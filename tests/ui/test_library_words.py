"""Sentences of the model library: a difference that is real, a figure that falls short."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.bundle import read_bundle
from app.bundle.acceptance import Acceptance, Measured
from app.ui.library import differences, words
from tests.conftest import chest_bundle_path

NAMES = ("Ours 0.1.0", "Theirs 2.0.0")


def comparison(low: float | None, value: float | None, high: float | None) -> dict[str, Any]:
    return {
        "scans_answered_by_both": 1412,
        "findings": {
            "pneumonia": {
                "delong": {"first": 0.96, "second": 0.92, "p": 0.00004},
                "auc_difference": [value, low, high],
                "accuracy_difference": [0.01, -0.02, 0.03],
            }
        },
    }


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ((0.01, 0.04, 0.06), "Pneumonia: the difference is real, Ours 0.1.0 is better here."),
        ((-0.06, -0.04, -0.01), "the difference is real, Theirs 2.0.0 is better here."),
        ((-0.01, 0.04, 0.06), "Pneumonia: the difference may be chance."),
        ((0.0, 0.0, 0.0), "they rank these scans alike"),
        ((None, 0.04, None), "too few scans of one kind"),
    ],
)
def test_a_comparison_is_said_in_a_sentence(
    interval: tuple[float | None, float | None, float | None], said: str
) -> None:
    verdict = differences.verdict(comparison(*interval), NAMES)
    assert said in verdict
    assert "1,412 scans that both answered" in verdict


def test_what_cannot_be_compared_is_said() -> None:
    nothing = {"scans_answered_by_both": 0, "findings": {}}
    assert "no scan here that both" in differences.verdict(nothing, NAMES)
    other = {"scans_answered_by_both": 3, "findings": {}}
    assert "no finding of the same name" in differences.verdict(other, NAMES)


def test_figures_stand_in_rows() -> None:
    auc, accuracy = differences.rows(comparison(0.01, 0.04, 0.06))
    assert auc == ("Pneumonia, AUC", "0.96", "0.92", "+0.040 (+0.010 … +0.060)", "< 0.001")
    assert accuracy[0] == "Pneumonia, accuracy"


def test_a_model_that_falls_short_here_is_said_to() -> None:
    bundle = read_bundle(chest_bundle_path())
    point = bundle.manifest.findings[0].operating_points[0]
    measured = Measured(
        auc=(0.9, 0.85, 0.94),
        sensitivity=(0.98, 0.95, 0.99),
        specificity=(0.7, 0.4, 0.9),
        threshold=point.threshold,
    )
    result = Acceptance(
        at="2026-02-03T04:05:06+00:00",
        model=bundle.sha256,
        version=bundle.manifest.version,
        folder="ours",
        scans=1200,
        patients=900,
        refused=3,
        failed=0,
        findings={"pneumonia": measured},
    )
    auc, sensitivity, specificity = words.figures(bundle.manifest, result)
    assert (auc.outcome, sensitivity.outcome, specificity.outcome) == ("short", "holds", "unsure")
    assert auc.here == "0.90 (0.85–0.94)"
    assert "test set" in auc.stated
    assert (
        words.tested(result, bundle.manifest)
        == "Falls short of what is stated (test of 3 Feb 2026 on 1,200 scans)"
    )
    other = replace(result, findings={"pneumonia": replace(measured, threshold=0.1)})
    assert words.figures(bundle.manifest, other)[1].outcome == "unknown"  # another threshold
