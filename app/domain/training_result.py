"""What a finished training run says of its model: written by training, read by the window.

All figures are of held-out scans, each answered by probabilities that were calibrated without it;
intervals are 95 % ones, drawn over whole patients.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from app.domain.finding import Estimate

RESULT_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the confusion matrix: scans of class ``truth`` whose likeliest class is ``said``.

    Attributes:
        scans: their files.
    """

    truth: str
    said: str
    scans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a ROC curve, both in [0, 1]."""

    false_positives: float
    true_positives: float


@dataclass(frozen=True, slots=True)
class Bin:
    """A bin of the reliability diagram: ``scans`` answered with about ``probability``.

    Attributes:
        share: of them, those that have the finding.
    """

    probability: float
    share: float
    scans: int


@dataclass(frozen=True, slots=True)
class FindingFigures:
    """One finding against the rest.

    Attributes:
        auc: area under the ROC curve; None where all held-out scans have it, or none.
        sensitivity, specificity: at the default operating point; None where there is none.
        threshold: of that operating point.
        positives: held-out scans with the finding.
        roc: from (0, 0) to (1, 1).
        reliability: in rising order of probability.
    """

    name: str
    auc: Estimate | None
    sensitivity: Estimate | None
    specificity: Estimate | None
    threshold: float | None
    positives: int
    roc: tuple[Point, ...]
    reliability: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A held-out scan that the model is surely wrong about.

    Attributes:
        path: its file.
        truth: the class it is labelled with.
        said: the likeliest class.
        probability: of ``said``.
        of_truth: of ``truth``.
    """

    path: str
    truth: str
    said: str
    probability: float
    of_truth: float


@dataclass(frozen=True, slots=True)
class Step:
    """A point of the learning curve: a last layer fitted on so many scans alone.

    Attributes:
        scans: learnt from.
        auc: mean over the classes of each one's AUC on the held-out scans.
    """

    scans: int
    auc: float


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a training run.

    Attributes:
        bundle: file name of the bundle in the run's folder.
        id, version, title: of the bundle.
        classes: in the network's order.
        counts: scans by subset ("training", "held out", perhaps "test") and class.
        patients: held out; None where nobody knows whose some of the scans are.
        accuracy: share of held-out scans whose likeliest class is the labelled one.
        auc: mean over the classes of each one's AUC; None where it cannot be told.
        findings: one for each that is measured.
        confusion: every cell, row by row.
        mistakes: the worst first.
        learning: with fewest scans first; empty where it was not measured.
        warnings: why the model is not worth using, where it is not: shown in red.
        notes: other sentences that a reader has to know (left out, assumed, undecided).
        excluded: scans left out because the user said so, with their reasons.
        seconds: that training took, without pauses.
        thorough: whether the upper blocks were trained.
    """

    bundle: str
    id: str
    version: str
    title: str
    classes: tuple[str, ...]
    counts: dict[str, dict[str, int]]
    patients: int | None
    accuracy: Estimate
    auc: Estimate | None
    findings: tuple[FindingFigures, ...]
    confusion: tuple[Cell, ...]
    mistakes: tuple[Mistake, ...] = ()
    learning: tuple[Step, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    seconds: float = 0.0
    thorough: bool = False
    format: Literal[1] = RESULT_FORMAT


def result_to_json(result: Result) -> bytes:
    """Return a result as JSON."""
    from pydantic import TypeAdapter

    return TypeAdapter(Result).dump_json(result, indent=2)


def result_from_json(text: bytes) -> Result:
    """Return a result from JSON. Raises: ValueError when it is none, or of a newer program."""
    from pydantic import TypeAdapter

    return TypeAdapter(Result).validate_json(text)
