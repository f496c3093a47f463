"""The way from row to row, as they stand in the worklist. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence


class Walk:
    """The order in which rows are gone through: that of the worklist, without what it hides."""

    def __init__(self) -> None:
        self._order: Sequence[int] = ()
        self._shown: Collection[int] = ()
        self._place: dict[int, int] = {}

    def set(self, order: Sequence[int], shown: Collection[int]) -> None:
        """Go in another order.

        Args:
            order: of all rows.
            shown: those that are not hidden.
        """
        self._order, self._shown = order, shown
        self._place = {row: place for place, row in enumerate(order)}

    def place(self, row: int) -> int:
        """Return the place of a row, to compare with others'; unknown rows are last."""
        return self._place.get(row, len(self._order))

    def beside(self, row: int, by: int) -> int | None:
        """Return the row that stands so many shown rows after a row, or before it.

        At the ends it is the last or first; None where there is no other. A row that is hidden
        itself counts as standing between those around it.
        """
        ahead = 1 if by > 0 else -1
        found = None
        place = self._place.get(row, -1 if ahead > 0 else len(self._order))
        for _ in range(abs(by)):
            place += ahead
            while 0 <= place < len(self._order) and self._order[place] not in self._shown:
                place += ahead
            if not 0 <= place < len(self._order):
                break
            found = self._order[place]
        return found

    def end(self, *, last: bool) -> int | None:
        """Return the first or the last shown row; None where nothing is shown."""
        order = reversed(self._order) if last else iter(self._order)
        return next((row for row in order if row in self._shown), None)
