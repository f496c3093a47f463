"""Where an answer stands among others: what sorting and filtering look at. No widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.domain.finding import Finding
from app.ui.reading.rows import Row
from app.ui.words import leading

if TYPE_CHECKING:
    from app.services.reading import Reading

Group = Literal["above", "below", "undecided", "no_answer", "failed", "unread"]

_SUSPICION: tuple[Group, ...] = ("above", "below", "undecided", "no_answer", "failed", "unread")


@dataclass(frozen=True, slots=True)
class Standing:
    """A row among others.

    Attributes:
        group: on which side of the threshold, or why on neither.
        distance: of the finding that is farthest above its threshold, or nearest below it, as a
            share of the way to certainty: 0 on the threshold, 1 certain, -1 certainly absent.
        likelihood: probability of the finding that is said first; -1 where there is none.
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


def standing(reading: Reading | None) -> Standing:
    """Return where a reading stands, as it was decided."""
    if reading is None:
        return UNREAD
    analysis = reading.analysis
    warned = analysis is not None and bool(analysis.warnings)
    if reading.status == "failed":
        return Standing("failed", warned=warned)
    if analysis is None or reading.status == "refused":
        return Standing("no_answer", warned=warned)
    first = leading(analysis.findings)
    likelihood = -1.0 if first is None else first.probability
    distances = [distance(one) for one in analysis.findings if one.part_of is None]
    known = [one for one in distances if one is not None]
    if not known:
        return Standing("undecided", likelihood, likelihood, warned)
    farthest = max(known)
    positive = any(one.positive for one in analysis.findings if one.part_of is None)
    return Standing("above" if positive else "below", farthest, likelihood, warned)


def distance(finding: Finding) -> float | None:
    """Return how far a probability is from its threshold, in [-1, 1]; None without a decision."""
    if finding.positive is None or finding.operating_point is None:
        return None
    beyond = finding.probability - finding.operating_point.threshold
    room = (
        1 - finding.operating_point.threshold if beyond > 0 else finding.operating_point.threshold
    )
    return beyond / room if room > 0 else 0.0


class Standings:
    """Where all rows stand, as the reader was last shown.

    Answers that come in while one reads must not move what one looks at. So rows keep the standing
    they had until `renew`; those that came since stand among the unread.
    """

    def __init__(self, decided: Callable[[Reading], Reading]) -> None:
        self._decided = decided
        self._shown: dict[int, Standing] = {}  # by number of the row
        self._changed: dict[int, Reading | None] = {}  # what came since

    @property
    def stale(self) -> bool:
        """Whether answers have come that the order does not know of."""
        return bool(self._changed)

    def note(self, row: Row) -> None:
        """Note that a row has an answer, or has it no longer."""
        if row.reading is not None or row.number in self._shown:
            self._changed[row.number] = row.reading

    def of(self, row: Row) -> Standing:
        """Return where a row stands."""
        return self._shown.get(row.number, UNREAD)

    def renew(self) -> None:
        """Let every answer that came in count."""
        for number, reading in self._changed.items():
            self._shown[number] = self._standing(reading)
        self._changed.clear()

    def decide_again(self, rows: Iterable[Row]) -> None:
        """Let every answer count as it is decided now."""
        self._changed.clear()
        self._shown = {row.number: self._standing(row.reading) for row in rows if row.reading}

    def _standing(self, reading: Reading | None) -> Standing:
        return UNREAD if reading is None else standing(self._decided(reading))
