"""What the figures of an answer mean, in a sentence or two; for whoever points at one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.achieved import Achieved, held_out
from app.domain.finding import Estimate, Finding, OperatingPoint
from app.domain.gate import GateResult
from app.domain.notice import Notice
from app.ui.figures import of_100, percent
from app.ui.sentences import called, spoken
from app.ui.words import exclusive

if TYPE_CHECKING:
    from app.bundle import Manifest

translate = QCoreApplication.translate


def explain_set(manifest: Manifest | None = None) -> str:
    """Explain a prediction set."""
    if manifest is not None and not exclusive(manifest):
        return translate(
            "Words",
            "The findings the model does not rule out, the likeliest first: on held-out data, "
            "scans with a finding had it in this list at least as often as the figure says. Each "
            "finding is judged by itself, so that several or none may be listed.",
        )
    return translate(
        "Words",
        "The classes the model keeps, the likeliest first: on held-out data such sets held the "
        "true class at least as often as the figure says. The likeliest is always among them. A "
        "set is chosen class by class and not by the threshold, so it may hold more than the line "
        "above says.",
    )


def on_which_scans(of: Achieved) -> str:
    """Say on which scans figures stand."""
    if of.scans == "test":
        return translate("Words", "on the test set")
    return translate("Words", "on held-out scans of the training set")


def explain_probability(finding: Finding) -> str:
    """Explain a probability, or a score, in one sentence."""
    if not finding.calibrated:
        return translate(
            "Words",
            "A score, not a probability: nobody has measured how often the model is right about "
            "“{finding}” at this figure. Compare it with the model's other scores only.",
        ).format(finding=called(finding.name))
    return translate(
        "Words",
        "Calibrated probability: of 100 scans of the kind this model was tested on that get this "
        "figure, {count} have the finding “{finding}”.",
    ).format(count=_about(finding.probability), finding=called(finding.name))


def explain_point(point: OperatingPoint, of: Achieved) -> str:
    """Explain an operating point, with confidence intervals; test and held-out figures if both."""
    said = translate(
        "Words",
        "At the threshold of {threshold} the model found {sens} of 100 scans with the finding and "
        "cleared {spec} of 100 without it, {scans} (95 % confidence intervals {sens_range} and "
        "{spec_range}).",
    ).format(threshold=percent(point.threshold), **_counts(of))
    chosen_on = held_out(point)
    if of == chosen_on:
        return said
    more = translate(
        "Words", "It was {sens} and {spec} {scans} ({sens_range} and {spec_range})."
    ).format(**_counts(chosen_on))
    return f"{said} {more}"


def _counts(of: Achieved) -> dict[str, str]:
    return {
        "sens": of_100(of.sensitivity.value),
        "spec": of_100(of.specificity.value),
        "sens_range": _interval(of.sensitivity),
        "spec_range": _interval(of.specificity),
        "scans": on_which_scans(of),
    }


def explain_gate(gate: GateResult | None, warnings: Sequence[Notice]) -> str:
    """Explain what the gate's figures mean, and say every warning."""
    texts = [spoken(notice.message) for notice in warnings]
    if gate is not None and gate.distance is not None:
        texts.append(
            translate(
                "Words",
                "The distance says how unlike the training scans this picture is; beyond the limit "
                "the model does not answer.",
            )
        )
    return "\n\n".join(texts)


def _about(probability: float) -> str:
    """Say "about 87"; never 0 or 100, as `percent`."""
    count = f"{probability * 100:.0f}"
    if count == "100":
        return translate("Words", "more than 99")
    if count == "0":
        return translate("Words", "fewer than 1")
    return translate("Words", "about {count}").format(count=count)


def _interval(estimate: Estimate) -> str:
    return f"{estimate.low * 100:.0f}–{estimate.high * 100:.0f}"
