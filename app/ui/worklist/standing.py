"""Where an answer stands among others: what sorting and filtering look at. No widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.domain.analysis import ModelRef
from app.domain.finding import Finding
from app.ui.reading.rows import Row

if TYPE_CHECKING:
    from app.domain.reading import Reading

Group = Literal["above", "below", "undecided", "no_answer", "failed", "unread"]

_SUSPICION: tuple[Group, ...] = ("above", "below", "undecided", "no_answer", "failed", "unread")


@dataclass(frozen=True, slots=True)
class Standing:
    """A row among others.

    Attributes:
        group: on which side of the threshold, or why on neither.
        distance: of the finding that is farthest above its threshold, or nearest below it, as a
            share of the way to certainty: 0 on the threshold, 1 certain, -1 certainly absent.
        likelihood: probability of the finding that `words.leading` says first; -1 where there is
            none.
        warned: the answer comes with a warning.
    """

    group: Group
    distance: float = 0.0
    likelihood: float = -1.0
    warned: bool = False

    @property
    def suspicion(self) -> tuple[int, float]:
        """Sort key: the most suspicious first."""
        return _SUSPICION.index(self.group), -self.distance


UNREAD = Standing("unread")

Thresholds = Mapping[str, float]
"""By name of the finding; those that carry no decision are not in it."""


def standing(reading: Reading | None, thresholds: Thresholds | None = None) -> Standing:
    """Return where a reading stands.

    Written out, without making decided findings first: when the reader chooses another operating
    point, ten thousand answers are gone through while the window waits.

    Args:
        reading: None where there is none yet.
        thresholds: in force; None takes each finding as it was decided.
    """
    if reading is None:
        return UNREAD
    analysis = reading.analysis
    warned = analysis is not None and bool(analysis.warnings)
    if analysis is not None and analysis.status == "withheld":
        return Standing("undecided")  # all alike: where it stands would tell
    if analysis is None or analysis.status != "classified":
        return Standing("failed" if reading.status == "failed" else "no_answer", warned=warned)
    farthest, first, likeliest, positive = -2.0, -1.0, -1.0, -1.0
    for finding in analysis.findings:
        probability = finding.probability
        likeliest = max(likeliest, probability)
        threshold = _threshold(finding, thresholds)
        if threshold is None or finding.part_of is not None:
            continue
        if farthest < -1:
            first = probability
        farthest = max(farthest, distance(probability, threshold))
        if probability >= threshold:
            positive = max(positive, probability)
    if farthest < -1:  # nothing was decided
        return Standing("undecided", likeliest, likeliest, warned)
    if positive >= 0:
        return Standing("above", farthest, positive, warned)
    return Standing("below", farthest, first, warned)


def distance(probability: float, threshold: float) -> float:
    """Return how far a probability is from its threshold, as in `Standing`."""
    room = 1 - threshold if probability >= threshold else threshold
    return (probability - threshold) / room if room > 0 else 0.0


def _threshold(finding: Finding, thresholds: Thresholds | None) -> float | None:
    if thresholds is not None and finding.name in thresholds:
        return thresholds[finding.name]
    return None if finding.operating_point is None else finding.operating_point.threshold


class Standings:
    """Where all rows stand, as the reader was last shown.

    Answers that come in while one reads must not move what one looks at. So rows keep the standing
    they had until `renew`; those that came since stand among the unread.
    """

    def __init__(self, thresholds: Callable[[ModelRef], Thresholds | None]) -> None:
        self._thresholds = thresholds
        self._shown: dict[int, Standing] = {}  # by number of the row
        self._new: dict[int, Standing] = {}  # what came since

    @property
    def stale(self) -> bool:
        """Whether answers have come that the order does not know of."""
        return bool(self._new)

    def note(self, row: Row) -> None:
        """Note that a row has an answer, or has it no longer."""
        now = self._standing(row.reading)
        if now == self.of(row):  # read again, with the same answer
            self._new.pop(row.number, None)
        else:
            self._new[row.number] = now

    def of(self, row: Row) -> Standing:
        """Return where a row stands."""
        return self._shown.get(row.number, UNREAD)

    def renew(self) -> None:
        """Let every answer that came in count."""
        self._shown |= self._new
        self._new.clear()

    def decide_again(self, rows: Iterable[Row]) -> None:
        """Let every answer count as it is decided now."""
        self._new.clear()
        self._shown = {row.number: self._standing(row.reading) for row in rows if row.reading}

    def _standing(self, reading: Reading | None) -> Standing:
        if reading is None or reading.analysis is None or reading.analysis.model is None:
            return standing(reading)
        return standing(reading, self._thresholds(reading.analysis.model))
