"""Sentences about a reading. Words first, figures second; no widget, so they are easily tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from app.domain.achieved import Achieved
from app.domain.analysis import Analysis
from app.domain.finding import Estimate, Finding, FindingSpec, OperatingPoint
from app.domain.gate import GateResult
from app.domain.notice import Notice
from app.ui.figures import percent, ratio, score
from app.ui.sentences import called, spoken

if TYPE_CHECKING:  # at run time it would bring the workers' imports before the first paint
    from app.bundle import Manifest
    from app.imaging import Found
    from app.services.reading import Reading

translate = QCoreApplication.translate

Tone = Literal["positive", "negative", "neutral", "no_answer", "failed", "waiting"]


@dataclass(frozen=True, slots=True)
class Short:
    """A reading in a few words, for a row: its tone, one word for it, and the rest."""

    tone: Tone
    status: str
    text: str


def capitalised(text: str) -> str:
    """Write a text as the start of a line."""
    return text[:1].upper() + text[1:]


def titled(finding: str) -> str:
    """Return a finding's name in the reader's language, as the start of a line."""
    return capitalised(called(finding))


def listed(texts: Iterable[str]) -> str:
    """Write texts one after the other."""
    return translate("Words", ", ").join(texts)


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


def side(finding: Finding) -> str:
    """Say on which side of its threshold a finding is; true at every operating point."""
    if finding.positive:
        return translate("Words", "above threshold")
    return translate("Words", "below threshold")


def verdict(finding: Finding) -> str:
    """Say "Pneumonia: above threshold", or the name alone where there is no decision."""
    name = titled(finding.name)
    if finding.positive is None:
        return name
    return translate("Words", "{finding}: {side}").format(finding=name, side=side(finding))


def longest_verdict(spec: FindingSpec) -> str:
    """Return the longest that `verdict` can say of a finding, to keep room for it."""
    name = titled(spec.name)
    if not spec.operating_points:
        return name
    finding = Finding(spec.name, 0.0, spec.operating_points[0], positive=True)
    other = Finding(spec.name, 0.0, spec.operating_points[0], positive=False)
    return max(verdict(finding), verdict(other), key=len)


def prediction_set(analysis: Analysis, manifest: Manifest | None) -> str:
    """Say "90 % set: normal, viral pneumonia": the likeliest class first, and always among them.

    The sets are chosen class by class, so they may leave out the likeliest class; one more class
    makes a set no less sure to hold the true one. Where findings do not exclude one another, none
    needs to be present, and the set is what it is.
    """
    if manifest is None or manifest.conformal is None:
        return ""
    probabilities = {finding.name: finding.probability for finding in analysis.findings}
    names = sorted(analysis.prediction_set, key=lambda name: -probabilities.get(name, 0.0))
    if not exclusive(manifest):
        return translate("Words", "Not ruled out ({coverage}): {names}").format(
            coverage=percent(manifest.conformal.coverage),
            names=listed(map(called, names)) or translate("Words", "none of the findings"),
        )
    if all(name in probabilities for name in manifest.classes):
        likeliest = max(manifest.classes, key=lambda name: probabilities[name])
        names = [likeliest, *(name for name in names if name != likeliest)]
    return translate("Words", "{coverage} set: {names}").format(
        coverage=percent(manifest.conformal.coverage),
        names=listed(map(called, names)) or translate("Words", "none of the classes"),
    )


def exclusive(manifest: Manifest) -> bool:
    """Whether a scan is of exactly one of a bundle's classes; else each is there or not."""
    return manifest.calibration.output == "softmax"


def against_threshold(finding: Finding) -> str:
    """Say "87 % · threshold 52 %", or the figure alone where there is no decision."""
    point = finding.operating_point
    if point is None:
        return percent(finding.probability) if finding.calibrated else score(finding.probability)
    return translate("Words", "{figure} · threshold {threshold}").format(
        figure=percent(finding.probability, point.threshold),
        threshold=percent(point.threshold, finding.probability),
    )


def operating(point: OperatingPoint, of: Achieved) -> str:
    """Say "Balanced: sensitivity 0.95 (0.93–0.97), specificity 0.90 (0.86–0.93), test set"."""
    return translate("Words", "{name}: sensitivity {sens}, specificity {spec}, {scans}").format(
        name=capitalised(point_name(point.name)),
        sens=_ratio_with_interval(of.sensitivity),
        spec=_ratio_with_interval(of.specificity),
        scans=translate("Words", "test set")
        if of.scans == "test"
        else translate("Words", "held-out scans"),
    )


def point_name(name: str) -> str:
    """Return an operating point's name in the reader's language."""
    known = {
        "balanced": translate("Words", "balanced"),
        "high sensitivity": translate("Words", "high sensitivity"),
        "high specificity": translate("Words", "high specificity"),
    }
    return known.get(name, name)


def scope(gate: GateResult | None, warnings: Sequence[Notice]) -> str:
    """Say whether the scan is what the model was made for."""
    if gate is not None and gate.decision == "refused":
        return translate("Words", "Out of scope")
    if not warnings:
        return translate("Words", "In scope")
    if len(warnings) == 1:
        return translate("Words", "In scope, 1 warning")
    return translate("Words", "In scope, {count} warnings").format(count=len(warnings))


def gate_reason(
    gate: GateResult | None, warnings: Sequence[Notice], limit: float | None = None
) -> str:
    """Say in a line why the scan is in scope: the first warning, else how near it is.

    Args:
        gate: its result.
        warnings: of the scan and of the gate.
        limit: the largest distance that the bundle allows.
    """
    if warnings:
        return spoken(warnings[0].message)
    if gate is None or gate.distance is None or limit is None:
        return translate("Words", "What the file states fits the model.")
    return translate("Words", "Distance from the training scans {distance}, limit {limit}").format(
        distance=f"{gate.distance:.1f}", limit=f"{limit:.1f}"
    )


def short(reading: Reading) -> Short:
    """Put a reading into a few words."""
    why = "" if reading.reason is None else clause(spoken(reading.reason.message))
    if reading.status == "failed":
        if reading.analysis is None:
            return Short("failed", translate("Words", "Cannot be read"), why)
        return Short("failed", translate("Words", "Model failed"), why)
    if reading.status == "refused":
        if reading.analysis is None:
            return Short("no_answer", translate("Words", "Not an image"), why)
        return Short("no_answer", translate("Words", "No answer"), why)
    if reading.status == "withheld":
        return Short(
            "waiting",
            translate("Words", "Answer withheld"),
            translate("Words", "Your impression comes first"),
        )
    assert reading.analysis is not None
    return answer(reading.analysis)


def answer(analysis: Analysis) -> Short:
    """Put an analysis that has an answer into a few words."""
    finding = leading(analysis.findings)
    if finding is None:
        return Short("neutral", translate("Words", "Read"), "")
    if finding.positive is None:
        return Short("neutral", verdict(finding), against_threshold(finding))
    text = translate("Words", "{finding} {figures}").format(
        finding=titled(finding.name), figures=against_threshold(finding)
    )
    others = sum(f.positive is True and f.part_of is None for f in analysis.findings) - 1
    if finding.positive and others > 0:
        text = translate("Words", "{text}, {count} more").format(text=text, count=others)
    return Short("positive" if finding.positive else "negative", capitalised(side(finding)), text)


def sentence(reading: Reading) -> str:
    """Put a reading into one line, for tooltips and screen readers."""
    said = short(reading)
    frame = which_frame(reading)
    if said.tone in ("failed", "no_answer"):
        reason = spoken(reading.reason.message) if reading.reason else ""
        told = translate("Words", "{status}: {reason}").format(status=said.status, reason=reason)
        return f"{told} {frame}".rstrip()
    return listed(filter(None, (said.status, said.text, frame)))


def which_frame(reading: Reading) -> str:
    """Say "frame 1 of 30" of an answer that is of one frame of several, else nothing."""
    source = reading.source
    if source is None or source.frames < 2:
        return ""
    return translate("Words", "frame {number} of {count}").format(
        number=source.frame, count=source.frames
    )


def left_out(found: Found, named: Sequence[str]) -> str:
    """Say what of the named folders was left out, and why; nothing when all was taken.

    Args:
        found: of the search.
        named: names of what was asked for, as the reader may see them; empty where hidden.
    """
    out = found.left_out
    said = ""
    nothing = not found.scans and not found.broken
    if nothing and len(named) == len(out) == 1 and found.unreadable == out:
        return translate("Words", "“{folder}” was not opened. {reason}").format(
            folder=out[0].path.name, reason=spoken(out[0].reason.message)
        )
    if nothing and found.unreadable:
        said = translate("Words", "No scan was found.")
    elif nothing and len(named) == 1:
        said = translate("Words", "There is no scan in “{folder}” or below it.").format(
            folder=named[0]
        )
    elif nothing:
        said = translate("Words", "There is no scan in what was opened.")
    if len(out) == 1:
        said += " " + (
            translate("Words", "“{name}” was left out. {reason}")
            if named
            else translate("Words", "One file was left out. {reason}")
        ).format(name=out[0].path.name, reason=spoken(out[0].reason.message))
    elif out:
        said += " " + translate(
            "Words", "{count} files and folders were left out. The first: {reason}"
        ).format(count=len(out), reason=spoken(out[0].reason.message))
    return " ".join(
        filter(None, (said.strip(), *(spoken(one.reason.message) for one in found.remarks)))
    )


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


def _ratio_with_interval(of: Estimate) -> str:
    return f"{ratio(of.value)} ({ratio(of.low)}–{ratio(of.high)})"


def clause(text: str) -> str:
    """Return the first clause of a reason; the rest is what would help, and has room elsewhere."""
    ends = [text.find(mark) for mark in (". ", "; ", ": ", "。", "；", "：") if mark in text]
    return text[: min(ends)] if ends else text.rstrip(".")
