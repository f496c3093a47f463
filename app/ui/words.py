"""Sentences about a reading. Words first, figures second; no widget, so they are easily tested."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.achieved import Achieved
from app.domain.finding import Finding, FindingSpec, OperatingPoint
from app.export.phrases import (
    Phrases,
    Short,
    Tone,
    capitalised,
    clause,
    exclusive,
    leading,
    with_interval,
)
from app.export.speech import Speech
from app.ui.sentences import called, spoken

if TYPE_CHECKING:  # at run time it would bring the workers' imports before the first paint
    from app.domain.reading import Reading
    from app.imaging import Found

__all__ = [
    "SPEECH", "Short", "Tone", "against_threshold", "answer", "capitalised", "clause", "duration",
    "exclusive", "gate_reason", "leading", "left_out", "listed", "longest_verdict", "operating",
    "point_name", "prediction_set", "scope", "sentence", "short", "side", "titled", "verdict",
    "which_frame",
]  # fmt: skip

translate = QCoreApplication.translate

SPEECH = Speech("", translate, spoken, called)
"""The window's language, whichever it is at the moment."""

_said = Phrases(SPEECH)
titled, listed, side, verdict = _said.titled, _said.listed, _said.side, _said.verdict
against_threshold, prediction_set, point_name = (
    _said.against_threshold,
    _said.prediction_set,
    _said.point_name,
)
scope, gate_reason, answer = _said.scope, _said.gate_reason, _said.answer


def longest_verdict(spec: FindingSpec) -> str:
    """Return the longest that `verdict` can say of a finding, to keep room for it."""
    name = titled(spec.name)
    if not spec.operating_points:
        return name
    finding = Finding(spec.name, 0.0, spec.operating_points[0], positive=True)
    other = Finding(spec.name, 0.0, spec.operating_points[0], positive=False)
    return max(verdict(finding), verdict(other), key=len)


def operating(point: OperatingPoint, of: Achieved) -> str:
    """Say "Balanced: sensitivity 0.95 (0.93–0.97), specificity 0.90 (0.86–0.93), test set"."""
    return translate("Words", "{name}: sensitivity {sens}, specificity {spec}, {scans}").format(
        name=capitalised(point_name(point.name)),
        sens=with_interval(of.sensitivity),
        spec=with_interval(of.specificity),
        scans=translate("Words", "test set")
        if of.scans == "test"
        else translate("Words", "held-out scans"),
    )


def short(reading: Reading) -> Short:
    """Put a reading into a few words."""
    return _said.short(reading.status, reading.reason, reading.analysis)


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
