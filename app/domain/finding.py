"""Findings: what a bundle can say, and what it says of one scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Estimate:
    """A proportion with its 95 % confidence interval, all in [0, 1]."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """A threshold on a finding's probability, with what it achieves on held-out data.

    Attributes:
        name: "balanced", "high sensitivity" or "high specificity".
        threshold: positive at or above it, in [0, 1].
    """

    name: str
    threshold: float
    sensitivity: Estimate
    specificity: Estimate


@dataclass(frozen=True, slots=True)
class FindingSpec:
    """A finding that a bundle reports.

    Attributes:
        name: as shown ("pneumonia").
        classes: names of the network's classes whose probabilities add up to the finding's.
        operating_points: the default first; empty for findings that carry no decision ("normal").
        part_of: name of the finding this one subdivides, or None for one that stands alone.
    """

    name: str
    classes: tuple[str, ...]
    operating_points: tuple[OperatingPoint, ...] = ()
    part_of: str | None = None

    def operating_point(self, name: str | None) -> OperatingPoint | None:
        """Return the point called ``name``, else the default, else None."""
        for point in self.operating_points:
            if point.name == name:
                return point
        return self.operating_points[0] if self.operating_points else None


@dataclass(frozen=True, slots=True)
class Finding:
    """One class, or sum of classes, of one scan.

    Attributes:
        probability: calibrated, in [0, 1].
        operating_point: the one the decision was made at, or None where there is no decision.
        positive: the decision, or None.
        part_of: as in the bundle's `FindingSpec`.
        calibrated: False where ``probability`` is a score that nobody has calibrated.
    """

    name: str
    probability: float
    operating_point: OperatingPoint | None = None
    positive: bool | None = None
    part_of: str | None = None
    calibrated: bool = True


@dataclass(frozen=True, slots=True)
class Calibration:
    """From logits to probabilities, fitted on held-out data.

    Attributes:
        output: "softmax" (classes exclude one another) or "sigmoid" (they do not).
        temperature: logits are divided by it; above 0. One for all classes, or one for each.
        bias: added after the division, one per class.
    """

    output: Literal["softmax", "sigmoid"] = "softmax"
    temperature: float | tuple[float, ...] = 1.0
    bias: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Conformal:
    """Class-conditional prediction sets (Vovk 2012; Sadinle, Lei and Wasserman 2019).

    A class belongs to the set when ``1 - probability`` is at most its quantile. Where classes do
    not exclude one another, every class is judged by itself: of the scans that have it, so many
    have it in their set, and a set may be empty.

    Attributes:
        coverage: aimed at, such as 0.9.
        quantiles: one per class, in [0, 1].
    """

    coverage: float
    quantiles: tuple[float, ...]
