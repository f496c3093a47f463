"""Sentences about a reading. Words first, figures second; no widget, so they are easily tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from app.domain.analysis import Analysis
from app.domain.finding import Estimate, Finding, OperatingPoint
from app.domain.gate import GateResult
from app.domain.notice import Notice

if TYPE_CHECKING:  # at run time it would bring the workers' imports before the first paint
    from app.services.reading import Reading

translate = QCoreApplication.translate

_MOST_DIGITS = 3

Tone = Literal["positive", "negative", "neutral", "no_answer", "failed", "waiting"]


@dataclass(frozen=True, slots=True)
class Short:
    """A reading in a few words, for a row: its tone, one word for it, and the rest."""

    tone: Tone
    status: str
    text: str


def percent(value: float, beside: float | None = None) -> str:
    """Write a proportion as "87 %"; never 0 or 100, which no model may claim.

    Args:
        value: in [0, 1].
        beside: a threshold it is compared with; more digits are shown where rounding would make
            the two look equal.
    """
    if value > 0.995:
        return "> 99 %"
    if value < 0.005:
        return "< 1 %"
    digits = 0
    if beside is not None and value != beside:
        while digits < _MOST_DIGITS and f"{value:.{digits}%}" == f"{beside:.{digits}%}":
            digits += 1
    return f"{value * 100:.{digits}f} %"


def capitalised(name: str) -> str:
    """Write a finding's name as the start of a line."""
    return name[:1].upper() + name[1:]


def leading(findings: Sequence[Finding]) -> Finding | None:
    """Return the finding to say first.

    Among those with a decision that stand alone: the likeliest positive one, else the bundle's
    first. Without any decision, the likeliest of all.
    """
    decided = [f for f in findings if f.positive is not None and f.part_of is None]
    positive = [f for f in decided if f.positive]
    if positive:
        return max(positive, key=lambda finding: finding.probability)
    if decided:
        return decided[0]
    return max(findings, key=lambda finding: finding.probability, default=None)


def verdict(finding: Finding) -> str:
    """Say "Pneumonia: likely", or the name alone where there is no decision."""
    name = capitalised(finding.name)
    if finding.positive is None:
        return name
    if finding.positive:
        return translate("Words", "{finding}: likely").format(finding=name)
    return translate("Words", "{finding}: unlikely").format(finding=name)


def against_threshold(finding: Finding) -> str:
    """Say "87 %, above the threshold of 52 %"."""
    point = finding.operating_point
    if point is None:
        return percent(finding.probability)
    template = (
        translate("Words", "{figure}, above the threshold of {threshold}")
        if finding.positive
        else translate("Words", "{figure}, below the threshold of {threshold}")
    )
    return template.format(
        figure=percent(finding.probability, point.threshold),
        threshold=percent(point.threshold, finding.probability),
    )


def operating(point: OperatingPoint) -> str:
    """Say "Balanced: sensitivity 0.95, specificity 0.90"."""
    return translate("Words", "{name}: sensitivity {sens}, specificity {spec}").format(
        name=capitalised(point_name(point.name)),
        sens=f"{point.sensitivity.value:.2f}",
        spec=f"{point.specificity.value:.2f}",
    )


def point_name(name: str) -> str:
    """Return an operating point's name in the reader's language."""
    known = {
        "balanced": translate("Words", "balanced"),
        "high sensitivity": translate("Words", "high sensitivity"),
        "high specificity": translate("Words", "high specificity"),
    }
    return known.get(name, name)


def explain_probability(finding: Finding) -> str:
    """Explain a probability in one sentence."""
    return translate(
        "Words",
        "Calibrated probability: of 100 scans of the kind this model was tested on that get this "
        "figure, about {count} have the finding “{finding}”.",
    ).format(count=f"{finding.probability * 100:.0f}", finding=finding.name)


def explain_point(point: OperatingPoint) -> str:
    """Explain an operating point in one sentence, with its confidence intervals."""
    return translate(
        "Words",
        "At the threshold of {threshold} the model found {sens} of 100 scans with the finding and "
        "cleared {spec} of 100 without it, on held-out data (95 % confidence intervals "
        "{sens_range} and {spec_range}).",
    ).format(
        threshold=percent(point.threshold),
        sens=f"{point.sensitivity.value * 100:.0f}",
        spec=f"{point.specificity.value * 100:.0f}",
        sens_range=_interval(point.sensitivity),
        spec_range=_interval(point.specificity),
    )


def scope(gate: GateResult | None, warnings: Sequence[Notice]) -> str:
    """Say whether the scan is what the model was made for."""
    if gate is not None and gate.decision == "refused":
        return translate("Words", "Out of scope")
    if not warnings:
        return translate("Words", "In scope")
    if len(warnings) == 1:
        return translate("Words", "In scope, 1 warning")
    return translate("Words", "In scope, {count} warnings").format(count=len(warnings))


def short(reading: Reading) -> Short:
    """Put a reading into a few words."""
    if reading.status == "failed":
        said = _clause(reading.reason)
        if reading.analysis is None:
            return Short("failed", translate("Words", "Cannot be read"), said)
        return Short("failed", translate("Words", "Model failed"), said)
    assert reading.analysis is not None
    if reading.status == "refused":
        return Short("no_answer", translate("Words", "No answer"), _clause(reading.reason))
    return answer(reading.analysis)


def answer(analysis: Analysis) -> Short:
    """Put an analysis that has an answer into a few words."""
    finding = leading(analysis.findings)
    if finding is None:
        return Short("neutral", translate("Words", "Read"), "")
    if finding.positive is None:
        return Short("neutral", verdict(finding), percent(finding.probability))
    tone: Tone = "positive" if finding.positive else "negative"
    point = finding.operating_point
    if point is None:
        return Short(tone, verdict(finding), percent(finding.probability))
    text = translate("Words", "{figure} · threshold {threshold}").format(
        figure=percent(finding.probability, point.threshold),
        threshold=percent(point.threshold, finding.probability),
    )
    return Short(tone, verdict(finding), text)


def sentence(reading: Reading) -> str:
    """Put a reading into one line, for tooltips and screen readers."""
    said = short(reading)
    if said.tone in ("failed", "no_answer"):
        reason = reading.reason.message if reading.reason else ""
        return f"{said.status}: {reason}"
    return f"{said.status}, {said.text}"


def duration(seconds: float) -> str:
    """Say how long something takes or took: "0.08 s", "40 s", "3 min", "2 h 10 min"."""
    if seconds < 10:
        return translate("Words", "{s} s").format(s=f"{seconds:.2f}")
    if seconds < 90:
        return translate("Words", "{s} s").format(s=f"{seconds:.0f}")
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Words", "{m} min").format(m=minutes)
    return translate("Words", "{h} h {m} min").format(h=minutes // 60, m=minutes % 60)


def _interval(estimate: Estimate) -> str:
    return f"{estimate.low * 100:.0f}–{estimate.high * 100:.0f}"


def _clause(reason: Notice | None) -> str:
    """Return the first clause of a reason; the rest is what would help, and has room elsewhere."""
    if reason is None:
        return ""
    text = reason.message
    ends = [text.find(mark) for mark in (". ", "; ", ": ") if mark in text]
    return text[: min(ends)] if ends else text.rstrip(".")
