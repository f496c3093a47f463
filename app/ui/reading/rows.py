"""The worklist as values: one row per scan. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.domain.grouping import Study, group
from app.domain.placement import Placement

if TYPE_CHECKING:
    from app.services.reading import Reading

State = Literal["waiting", "stopped", "reading", "done"]


@dataclass(frozen=True, slots=True)
class Row:
    """A scan on the worklist.

    Attributes:
        path: of the file.
        state: "waiting" for its turn, "stopped" when the reader ended the run before it, "reading"
            while a worker has it, or "done".
        reading: what came of it, once it is done.
        placement: its study and series and the place in it; None until the file was looked into.
    """

    path: Path
    state: State = "waiting"
    reading: Reading | None = None
    placement: Placement | None = None


class Rows:
    """All rows in the order shown; a path stands on the list once."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._index: dict[Path, int] = {}
        self._done = 0
        self.studies: tuple[Study, ...] = ()
        """Indices of the rows by study and series, as of the last `arrange`; in their order."""

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Row:
        return self._rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    @property
    def done(self) -> int:
        """How many have been read, with or without an answer."""
        return self._done

    def index(self, path: Path) -> int | None:
        """Return where a path stands, or None."""
        return self._index.get(path)

    def new(self, paths: Sequence[Path]) -> list[Path]:
        """Return those of the paths that are not on the list, each once."""
        return [path for path in dict.fromkeys(paths) if path not in self._index]

    def append(self, paths: Sequence[Path]) -> None:
        """Add rows; the paths must be `new`."""
        for path in paths:
            self._index[path] = len(self._rows)
            self._rows.append(Row(path))

    def place(self, placements: Mapping[Path, Placement]) -> None:
        """Note where scans belong; `arrange` puts them there. Unknown paths are passed over."""
        for path, placement in placements.items():
            index = self._index.get(path)
            if index is not None:
                self._rows[index] = replace(self._rows[index], placement=placement)

    def arrange(self) -> None:
        """Put the rows of one study and one series together, and a series in order.

        Rows whose files were not looked into yet are taken for a study of their folder.
        """
        studies = group([row.path for row in self._rows], [row.placement for row in self._rows])
        order = [index for study in studies for series in study.series for index in series.scans]
        self._rows = [self._rows[index] for index in order]
        self._index = {row.path: index for index, row in enumerate(self._rows)}
        now = {before: after for after, before in enumerate(order)}
        self.studies = tuple(
            replace(
                study,
                series=tuple(
                    replace(series, scans=tuple(now[index] for index in series.scans))
                    for series in study.series
                ),
            )
            for study in studies
        )

    def set_state(self, index: int, state: State) -> None:
        """Set the state of a row that is not done."""
        if self._rows[index].state != "done":
            self._rows[index] = replace(self._rows[index], state=state)

    def finish(self, index: int, reading: Reading) -> None:
        """Record what came of a row; reading it again replaces that."""
        self._done += self._rows[index].state != "done"
        self._rows[index] = replace(self._rows[index], state="done", reading=reading)

    def restart(self, index: int) -> None:
        """Forget what came of a row; it waits for its turn again."""
        self._done -= self._rows[index].state == "done"
        self._rows[index] = replace(self._rows[index], state="waiting", reading=None)
