"""Answers made up for rows, without a model."""

from __future__ import annotations

from pathlib import Path

from app.domain.analysis import Analysis
from app.domain.finding import Estimate, Finding, OperatingPoint
from app.domain.notice import Notice
from app.domain.reading import Reading, Request

_WORTH = Estimate(0.9, 0.8, 1.0)


def finding(probability: float, threshold: float | None, name: str = "mass") -> Finding:
    """Return a finding decided at a threshold, or not decided."""
    if threshold is None:
        return Finding(name, probability)
    point = OperatingPoint("balanced", threshold, _WORTH, _WORTH)
    return Finding(name, probability, point, probability >= threshold)


def classified(path: str, *findings: Finding, warned: bool = False) -> Reading:
    """Return an answer of no bundle at hand, which therefore stays as it was decided."""
    warnings = (Notice("exported", "It was exported."),) if warned else ()
    analysis = Analysis("classified", None, None, findings=findings, warnings=warnings)
    return Reading(Request(Path(path)), analysis=analysis)


def refused(path: str) -> Reading:
    reason = Notice("modality", "No model is made for it.")
    return Reading(Request(Path(path)), reason, Analysis("refused", reason, None))


def failed(path: str) -> Reading:
    return Reading(Request(Path(path)), Notice("damaged", "The file is damaged."))
