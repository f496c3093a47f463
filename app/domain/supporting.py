"""What so many scans can support: how well the figures of a model trained on them will be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.interval import auc_interval
from app.domain.labelled import Labelled

HELD_OUT = {False: 0.25, True: 0.2}
"""Share of the patients that is kept to measure on, of quick training and of thorough training."""

LIKELY = 0.9
"""An AUC to speak of before there is one."""

_WIDE = 0.15
_HOPELESS = 0.3


@dataclass(frozen=True, slots=True)
class Support:
    """How well the AUC of one class against the rest will be known.

    Attributes:
        name: of the class.
        positives, negatives: patients (or scans, where nobody knows whose they are) that are
            measured on, with the finding and without.
        low, high: 95 % interval, should the AUC turn out as `LIKELY`.
        low_twice, high_twice: the same with twice as many patients.
    """

    name: str
    positives: int
    negatives: int
    low: float
    high: float
    low_twice: float
    high_twice: float

    @property
    def width(self) -> float:
        return self.high - self.low

    @property
    def wide(self) -> bool:
        """Whether the AUC will be known roughly only."""
        return self.width > _WIDE

    @property
    def hopeless(self) -> bool:
        """Whether what is measured will hardly say anything."""
        return self.width > _HOPELESS


def supports(found: Labelled, *, thorough: bool) -> tuple[Support, ...]:
    """Say for every class how well it will be known by what is held out; see also `of_test_set`."""
    share = HELD_OUT[thorough]
    held = [_held(each.patients, share) for each in found.classes]
    return tuple(
        _support(each.name, held[number], sum(held) - held[number])
        for number, each in enumerate(found.classes)
    )


def of_test_set(found: Labelled) -> tuple[Support, ...]:
    """Say the same of the test set that came with the scans; empty where there is none."""
    if not found.has_test:
        return ()
    counts = [each.test_patients for each in found.classes]
    return tuple(
        _support(each.name, counts[number], sum(counts) - counts[number])
        for number, each in enumerate(found.classes)
    )


def _held(patients: int, share: float) -> int:
    """At least one of each class is held out, and one is left to learn from."""
    return min(max(1, round(patients * share)), max(0, patients - 1))


def _support(name: str, positives: int, negatives: int) -> Support:
    low, high = auc_interval(LIKELY, positives, negatives)
    low_twice, high_twice = auc_interval(LIKELY, 2 * positives, 2 * negatives)
    return Support(name, positives, negatives, low, high, low_twice, high_twice)


# --- Time ---------------------------------------------------------------------------------

_FIXED = {False: 75.0, True: 230.0}  # seconds on two cores: the program, the gate, the file
_EACH = {False: 0.09, True: 1.35}  # seconds for each scan, measured on 600
_MOST_SCALE = 8.0


@dataclass(frozen=True, slots=True)
class Took:
    """How long a training took."""

    thorough: bool
    scans: int
    seconds: float


def expected_seconds(scans: int, *, thorough: bool, before: Sequence[Took] = ()) -> float:
    """Guess how long a training will take.

    Args:
        scans: to learn from and to measure on.
        thorough: which kind.
        before: earlier trainings on this computer, the latest first: the first tells how fast it
            is, one of the same kind before others.
    """
    told = [took for took in before if took.thorough == thorough] or list(before)
    scale = 1.0
    if told and told[0].seconds > 0:
        usual = _usual(told[0].scans, thorough=told[0].thorough)
        scale = min(max(told[0].seconds / usual, 1 / _MOST_SCALE), _MOST_SCALE)
    return scale * _usual(scans, thorough=thorough)


def _usual(scans: int, *, thorough: bool) -> float:
    return _FIXED[thorough] + _EACH[thorough] * scans
