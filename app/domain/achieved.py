"""What an operating point achieves: on a test set where there was one, else on held-out scans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose, isfinite
from typing import Any, Literal

from app.domain.finding import Estimate, OperatingPoint

Scans = Literal["test", "held_out"]

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Achieved:
    """Sensitivity and specificity of an operating point, and the scans they stand on.

    Attributes:
        scans: "test" (a set kept apart from all choices) or "held_out" (scans of the training
            set, which the threshold was chosen on).
    """

    sensitivity: Estimate
    specificity: Estimate
    scans: Scans


def held_out(point: OperatingPoint) -> Achieved:
    """What the point itself states."""
    return Achieved(point.sensitivity, point.specificity, "held_out")


def achieved(metrics: Mapping[str, Any], finding: str, point: OperatingPoint) -> Achieved:
    """The figures to show for a point: the test set's where they were measured at its threshold.

    Held-out scans are of the training set's sources, and the threshold was chosen on them, so
    their figures are nearly always the better ones. A reader's own scans are another source, as
    the test set is.

    Args:
        metrics: of a manifest; it may hold anything.
        finding: its name.
        point: one of the finding's operating points.
    """
    found = _at(_at(_at(_at(metrics, "test"), "findings"), finding), point.name)
    threshold = _at(found, "threshold")
    sensitivity = _estimate(_at(found, "sensitivity"))
    specificity = _estimate(_at(found, "specificity"))
    if (
        sensitivity is None
        or specificity is None
        or not isinstance(threshold, int | float)
        or not isclose(threshold, point.threshold, abs_tol=_ROUNDING)
    ):
        return held_out(point)
    return Achieved(sensitivity, specificity, "test")


def stated_auc(metrics: Mapping[str, Any], finding: str) -> tuple[Estimate, Scans] | None:
    """The AUC that a bundle states of a finding: the test set's, else that of held-out scans.

    Args:
        metrics: of a manifest; it may hold anything.
        finding: its name.
    """
    kinds: tuple[Scans, ...] = ("test", "held_out")
    for scans in kinds:
        found = _estimate(_at(_at(_at(_at(metrics, scans), "findings"), finding), "auc"))
        if found is not None:
            return found, scans
    return None


def _at(of: object, name: str) -> object:
    return of.get(name) if isinstance(of, Mapping) else None


def _estimate(of: object) -> Estimate | None:
    """[value, low, high] as an estimate; None where it is no such thing, or says nothing."""
    if not (isinstance(of, list | tuple) and len(of) == 3):
        return None
    if not all(isinstance(x, int | float) and isfinite(x) for x in of):
        return None
    value, low, high = (float(x) for x in of)
    if not -_ROUNDING <= low <= value + _ROUNDING <= high + 2 * _ROUNDING <= 1.0 + 3 * _ROUNDING:
        return None
    if low <= 0.0 and high >= 1.0:  # the interval of a proportion of no scans
        return None
    value = min(max(value, 0.0), 1.0)
    return Estimate(value, min(max(low, 0.0), value), max(min(high, 1.0), value))
