"""How rows come onto the list and leave it: files and folders that are opened, and removed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.notice import Notice
from app.domain.placement import Placement
from app.paths import normal
from app.ui import words
from app.ui.reading.arranging import Arranging
from app.ui.reading.background import in_background
from app.ui.reading.looking import Looking
from app.ui.reading.opening import is_searched

if TYPE_CHECKING:
    from app.domain.reading import Reading
    from app.imaging.found import Found
    from app.services.listing import Piece

Recall = Callable[[Sequence[Path]], Mapping[Path, "Reading"]]
"""Looks up what was read before of new rows' files; called on a thread, before they are queued."""


class Filling(Arranging):
    """Rows that come while folders are still being looked through, in pieces as they are found.

    Signals, besides those of the rows and the run:
        opening: something is to be opened; rows follow, or a sentence that says why not.
        said: a sentence for the reader.
        rows_removed: (tuple of paths) the reader has taken these off the list; sent after it.
        search_began: (tuple of paths) these are being looked through.
        search_ended: (tuple of paths) all that is in them has come. Not sent of a search that was
            stopped.

    Attributes:
        recall: gives readings that were kept, None where nothing is kept.
    """

    opening = Signal()
    said = Signal(str)
    rows_removed = Signal(object)
    search_began = Signal(object)
    search_ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recall: Recall | None = None
        self._lookings: list[Looking] = []
        self._asked: list[Path] = []

    @property
    def searching(self) -> bool:
        """Whether folders, discs or archives are being looked through."""
        return bool(self._lookings)

    def show(self, index: int, frame: int = 1) -> None:
        """Show a row."""
        raise NotImplementedError

    # --- Opening ------------------------------------------------------------------------

    def open(self, paths: Sequence[Path]) -> None:
        """Open files and folders; the first new scan, or the first named, is shown."""
        wanted = [normal(Path(path)) for path in paths]
        if not wanted:
            return
        self.opening.emit()
        if self.models.library is None:  # asked for before the services were imported
            self._asked += wanted
        elif any(map(is_searched, wanted)):
            self._look_through(Looking(wanted, self.idle_pool().look, self._courier))
        else:  # at once: nobody has to look for what is named
            self._add(wanted)

    def add(self, paths: Sequence[Path]) -> None:
        """Put files on the list that came by themselves; what is shown stays."""
        self.opening.emit()
        if self.models.library is None:
            self._asked += map(normal, paths)
        else:
            self._add([normal(path) for path in paths], show=self.current is None)

    def go_on(
        self, paths: Sequence[Path], roots: Sequence[Path], *, without: Collection[Path] = ()
    ) -> None:
        """Take up a list again: what stood on it, and what had not been looked through.

        What is found in the roots and stands on the list already keeps its answer.

        Args:
            paths: that stood on the list.
            roots: to be looked through.
            without: what is to be passed over in them.
        """
        self.opening.emit()
        self._add([path for path in paths if not is_searched(path)])
        if searched := [*filter(is_searched, paths), *roots]:
            looking = Looking(searched, self.idle_pool().look, self._courier, anew=False)
            looking.without = frozenset(without)
            self._look_through(looking)

    def _look_through(self, looking: Looking) -> None:
        self._lookings.append(looking)
        self.search_began.emit(looking.paths)
        looking.begin(partial(self._on_piece, looking), partial(self._on_searched, looking))
        self.progress.emit()

    def _on_piece(self, looking: Looking, piece: Piece) -> None:
        looking.pieces += 1
        scans = piece.scans if looking.anew else self.rows.new(piece.scans)
        scans = [path for path in scans if path not in looking.without]
        show = looking.pieces == 1 if looking.anew else self.current is None
        self._add(scans, dict(piece.placed), show=show)
        if self.current is not None:  # the first worker has a scan to show from now on
            looking.ask_of(self.background_pool().look)

    def _on_searched(self, looking: Looking, future: Future[Found]) -> None:
        self._lookings.remove(looking)
        self.progress.emit()
        try:
            found = future.result()
        except CancelledError:
            return
        named = tuple(path.name or str(path) for path in looking.paths)
        said = words.left_out(found, named if self.names_shown else ())
        if found.broken:
            broken = {
                one.path: one.reason for one in found.broken if one.path not in looking.without
            }
            show = looking.pieces == 0 if looking.anew else self.current is None
            self._add((), broken=broken, show=show)
        self.search_ended.emit(looking.paths)
        if said:
            self.said.emit(said)

    def _add(
        self,
        paths: Sequence[Path],
        placements: Mapping[Path, Placement] = MappingProxyType({}),
        broken: Mapping[Path, Notice] = MappingProxyType({}),
        *,
        show: bool = True,
    ) -> None:
        if not paths and not broken:
            return
        bad = [path for path in broken if path not in placements]
        fresh, failed = self.rows.new(paths), self.rows.new(bad)
        self.rows.append([*fresh, *failed])
        self.rows.place(placements)
        for path in paths:
            self._broken.pop(path, None)
        for path in bad:
            self._fail(path, broken[path])
        if fresh or bad:
            self.rows_arranged.emit()
        # What is opened again may have changed since.
        known = set(paths).difference(fresh)
        again = [path for path in dict.fromkeys(paths) if path in known and self._forget(path)]
        if show:
            self.show(self._first_of(fresh or list(paths) or bad, in_order=bool(fresh)))
        if placements:
            fresh = sorted(fresh, key=lambda path: self.walk.place(self._place_of(path)))
        self._queue(fresh + again)
        self._look_up([path for path in fresh if path not in placements])
        self.progress.emit()

    def _first_of(self, paths: Sequence[Path], *, in_order: bool) -> int:
        """Return the row to show: the first as they stand, or the first named."""
        places = [self._place_of(path) for path in paths]
        return min(places, key=self.walk.place) if in_order else places[0]

    def _queue(self, paths: Sequence[Path]) -> None:
        """Have rows read, unless what they say is known."""
        if self.recall is None:
            self._read(paths)
        else:
            recalled = in_background(partial(self.recall, paths))
            self._courier.follow(recalled, partial(self._on_recalled, paths))

    def _on_recalled(self, paths: Sequence[Path], future: Future[Any]) -> None:
        for path, reading in future.result().items():
            self._take(path, reading)
        self._read(paths)
        self.progress.emit()

    def _read(self, paths: Sequence[Path]) -> None:
        rows = {path: self.rows.index(path) for path in paths}
        waiting = ("waiting", "stopped")
        left = [p for p, row in rows.items() if row is not None and self.rows[row].state in waiting]
        self._backlog.add([self._request(path) for path in left])
        self._start_backlog()

    def _start_backlog(self) -> None:
        """Start the background workers, once there is work and the imports are done."""
        if self.models.library is not None and self._backlog.has_waiting:
            self.background_pool()

    def give(self, path: Path, reading: Reading) -> None:
        """Give a row a reading that was kept, instead of having it read.

        A row that has an answer, or that a worker has, is left alone.
        """
        self._take(path, reading)
        self.progress.emit()

    def _take(self, path: Path, reading: Reading) -> None:
        index = self.rows.index(path)
        if index is not None and self.rows[index].state in ("waiting", "stopped"):
            self._backlog.skip(path)
            self._keep(index, reading)

    def _forget(self, path: Path) -> bool:
        """Forget what came of a path; tell whether there was anything to forget."""
        index = self.rows.index(path)
        if index is None or self.rows[index].state != "done":
            return False
        self.rows.restart(index)
        self.thumbnails.forget(path)
        self.row_changed.emit(index)
        return True

    # --- Ending -------------------------------------------------------------------------

    def cancel(self) -> None:
        """Look no further, and read nothing more in the background; what is read stays."""
        for looking in self._lookings:
            looking.cancel()
        super().cancel()

    def remove(self, indices: Collection[int]) -> None:
        """Take rows off the list. Their files stay as they are.

        When the shown row is among them, the next one that is left is shown.
        """
        gone = set(indices)
        if not gone:
            return
        shown = self._left_to_show(gone)
        kept = None if shown is None else self.rows[shown].path
        was_shown = self.current in gone
        paths = {self.rows[index].path for index in gone}
        self._backlog.leave_out(paths)
        self.thumbnails.forget_all(paths)
        for path in [path for path in self._dropped if path in paths]:
            del self._dropped[path]
        for path in [path for path in self._broken if path in paths]:
            del self._broken[path]
        self._unplaced = [path for path in self._unplaced if self.rows.index(path) not in gone]
        self.rows.remove(gone)
        self.current = None if kept is None else self.rows.index(kept)
        if was_shown:
            self.current = None  # nothing is left of what was shown, not even to go back to
        self.rows_removed.emit(tuple(paths))
        self.rows_arranged.emit()
        if kept is None:
            self.emptied()
        elif was_shown:
            self.show(self._place_of(kept))
        self.progress.emit()

    def _left_to_show(self, gone: Collection[int]) -> int | None:
        """Return the shown row, or the nearest to it that is not to go."""
        if self.current is None or self.current not in gone:
            return self.current
        for by in (1, -1):
            row: int | None = self.current
            while row is not None and row in gone:
                row = self.walk.beside(row, by)
            if row is not None:
                return row
        return next((index for index in range(len(self.rows)) if index not in gone), None)

    def emptied(self) -> None:
        """Show nothing, since the list is empty."""
        raise NotImplementedError
