"""The worklist as values: one row per scan. No Qt."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.domain.grouping import Study
from app.domain.placement import Placement
from app.ui.reading.studies import Studies

if TYPE_CHECKING:
    from app.domain.reading import Reading

_TEXTS = (
    "study_uid", "series_uid", "patient_name", "patient_id", "study_date", "study_description",
    "series_description", "modality", "body_part",
)  # fmt: skip

State = Literal["waiting", "stopped", "reading", "done"]


@dataclass(frozen=True, slots=True)
class Row:
    """A scan on the worklist.

    Attributes:
        path: of the file.
        number: given when it was found, from 1, and never to another: what it is called while
            names are hidden.
        state: "waiting" for its turn, "stopped" when the reader ended the run before it, "reading"
            while a worker has it, or "done".
        reading: what came of it, once it is done.
        placement: its study and series and the place in it; None until the file was looked into.
    """

    path: Path
    number: int
    state: State = "waiting"
    reading: Reading | None = None
    placement: Placement | None = None


class Rows:
    """All rows in the order they were found; a path stands on the list once.

    A row keeps its index, however the worklist is sorted, until rows are removed.
    """

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._index: dict[Path, int] = {}
        self._done = 0
        self._numbered = 0
        self._studies = Studies()

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

    @property
    def studies(self) -> tuple[Study, ...]:
        """Indices of the rows by study and series, in order inside a series.

        Rows whose files were not looked into yet are taken for a study of their folder. A study
        that has not changed is the same object as before.
        """
        return self._studies.all()

    def index(self, path: Path) -> int | None:
        """Return where a path stands, or None."""
        return self._index.get(path)

    def new(self, paths: Sequence[Path]) -> list[Path]:
        """Return those of the paths that are not on the list, each once."""
        return [path for path in dict.fromkeys(paths) if path not in self._index]

    def append(self, paths: Sequence[Path]) -> None:
        """Add rows; the paths must be `new`."""
        for path in paths:
            self._numbered += 1
            self._index[path] = len(self._rows)
            self._rows.append(Row(path, self._numbered))
            self._studies.append(path)

    def place(self, placements: Mapping[Path, Placement]) -> None:
        """Note where scans belong. Unknown paths are passed over."""
        for path, placement in placements.items():
            index = self._index.get(path)
            if index is not None:
                where = _sharing(placement)
                self._rows[index] = replace(self._rows[index], placement=where)
                self._studies.place(index, where)

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

    def remove(self, indices: Collection[int]) -> None:
        """Take rows off the list; the indices of those after them change."""
        gone = set(indices)
        self._studies.remove(gone)
        self._rows = [row for index, row in enumerate(self._rows) if index not in gone]
        self._index = {row.path: index for index, row in enumerate(self._rows)}
        self._done = sum(row.state == "done" for row in self._rows)


def _sharing(placement: Placement) -> Placement:
    """Return an equal placement that shares its texts with others of the study."""
    texts: dict[str, Any] = {name: sys.intern(str(getattr(placement, name))) for name in _TEXTS}
    return replace(placement, **texts)
