"""What is open and what is shown: between the widgets and the worker processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.analysis import Analysis
from app.domain.notice import Notice
from app.domain.placement import Placement
from app.ui import words
from app.ui.reading.arranging import Arranging
from app.ui.reading.background import in_background, list_scans
from app.ui.reading.opening import is_searched, normal
from app.ui.reading.workers import ShownReader

if TYPE_CHECKING:
    from app.services.library import Library
    from app.services.listing import Listing
    from app.services.pool import ReaderPool
    from app.services.reading import Reading, Request


class Session(Arranging):
    """The open scans, the one that is shown, and the workers that read them.

    Signals, besides those of the rows and the run:
        models_ready: the library has been read.
        opening: something is to be opened; rows follow, or a sentence that says why not.
        selected: index of the row to show; its picture and answer follow.
        scan_read: (Scan) of the selected row.
        reading_made: (Reading) of the selected row.
        operating_point_changed: decisions are to be made once more.
        said: a sentence for the reader.
    """

    models_ready = Signal()
    opening = Signal()
    selected = Signal(int)
    scan_read = Signal(object)
    reading_made = Signal(object)
    operating_point_changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame = 1
        self.frames = 1
        self.searching = 0  # how many folders, discs and archives are being looked through
        self._pictured = False  # whether the shown scan has been read since it was asked for
        self._asked: list[Path] = []
        self._shown = ShownReader(self._courier, self)
        self._shown.scan_read.connect(self._on_scan)
        self._shown.reading_made.connect(self._on_reading)

    # --- Life ---------------------------------------------------------------------------

    def start(self) -> None:
        """Import what the workers need and start them; call it after the first paint."""
        self._pools.prepare(self._on_prepared)

    def close(self) -> None:
        """Stop every worker at once."""
        self._pools.close()

    def _on_prepared(self, pool: ReaderPool, library: Library) -> None:
        self.models.library = library
        self._first = pool
        self._shown.start(pool)
        self._start_backlog()
        for fault in library.faults:
            self.said.emit(fault.message)
        self.models_ready.emit()
        if self._asked:
            self.open(self._asked)
        else:
            pool.warm_up()

    def _start_backlog(self) -> None:
        """Start the background workers, once there is work and the imports are done."""
        if self.models.library is not None and self._backlog.has_waiting:
            self.background_pool()

    def set_operating_point(self, name: str | None) -> None:
        """Decide at another operating point from now on, also for what was read before."""
        self.models.operating_point = name
        self.operating_point_changed.emit()

    def set_model(self, model: str | None) -> None:
        """Ask this bundle from now on, None lets each scan choose; the shown scan is asked again.

        Rows read before keep their answers until they are shown again.
        """
        self.models.chosen = model
        if self.current is not None:
            self.show(self.current, self.frame)

    # --- Opening ------------------------------------------------------------------------

    def open(self, paths: Sequence[Path]) -> None:
        """Open files and folders; the first new scan, or the first named, is shown."""
        wanted = [normal(Path(path)) for path in paths]
        if not wanted:
            return
        self.opening.emit()
        if self.models.library is None:  # asked for before the services were imported
            self._asked += wanted
            return
        if not any(map(is_searched, wanted)):  # at once: nobody has to look for what is named
            self._add(wanted)
            return
        look = self.idle_pool().look
        self.searching += 1
        self.progress.emit()
        self._courier.follow(
            in_background(partial(list_scans, wanted, look)), partial(self._on_listed, wanted)
        )

    def _on_listed(self, wanted: Sequence[Path], future: Future[Listing]) -> None:
        self.searching -= 1
        self.progress.emit()
        listing = future.result()
        found = listing.found
        names = tuple(path.name or str(path) for path in wanted) if self.names_shown else ()
        said = words.left_out(found, names)
        placed = dict(zip(found.scans, listing.placements, strict=True))
        self._add(found.scans, placed, {one.path: one.reason for one in found.broken})
        if said:
            self.said.emit(said)

    def _add(
        self,
        paths: Sequence[Path],
        placements: Mapping[Path, Placement] = MappingProxyType({}),
        broken: Mapping[Path, Notice] = MappingProxyType({}),
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
            self._arrange()
        # What is opened again may have changed since.
        known = set(paths).difference(fresh)
        again = [path for path in dict.fromkeys(paths) if path in known and self._forget(path)]
        self.show(self._first_of(fresh or list(paths) or bad, in_order=bool(fresh)))
        assert self.current is not None
        shown = self.rows[self.current].path
        ordered = sorted(fresh, key=self._place_of) if placements else fresh
        self._backlog.add([self._request(path) for path in ordered + again if path != shown])
        self._start_backlog()
        self._look_up([path for path in fresh if path not in placements])
        self.progress.emit()

    def _first_of(self, paths: Sequence[Path], *, in_order: bool) -> int:
        """Return the row to show: the first as they stand, or the first named."""
        return min(map(self._place_of, paths)) if in_order else self._place_of(paths[0])

    def read_again(self) -> None:
        """Read the shown scan anew: the file may have changed, or a worker may have failed."""
        if self.current is not None:
            self._forget(self.rows[self.current].path)
            if self.frame != 1:
                self._leave()
            self.show(self.current, self.frame)
            self.progress.emit()

    def _forget(self, path: Path) -> bool:
        """Forget what came of a path; tell whether there was anything to forget."""
        index = self.rows.index(path)
        if index is None or self.rows[index].state != "done":
            return False
        self.rows.restart(index)
        self.row_changed.emit(index)
        return True

    # --- Showing ------------------------------------------------------------------------

    def show(self, index: int, frame: int = 1) -> None:
        """Show a row: its picture, then its answer."""
        if not 0 <= index < len(self.rows):
            return
        if index != self.current:
            self.frames = 1
            self._leave()
        elif frame != 1 == self.frame:  # the row's answer is that of the first frame
            self._leave()
        self.current = index
        self.frame = frame
        self._pictured = False
        row = self.rows[index]
        if frame == 1 and row.state != "done":
            self.rows.set_state(index, "reading")
            self._backlog.skip(row.path)
            self.row_changed.emit(index)
        self._shown.ask(self._request(row.path, frame))
        self.selected.emit(index)

    def _leave(self) -> None:
        """Hand the row that was shown to the background, when it was left before its answer."""
        if self.current is None or self.rows[self.current].state == "done":
            return
        self.rows.set_state(self.current, "stopped" if self._backlog.stopped else "waiting")
        self._backlog.put_back(self._request(self.rows[self.current].path))
        self.row_changed.emit(self.current)
        self._start_backlog()

    def step(self, by: int) -> None:
        """Show the next or previous row; at the ends nothing happens."""
        if self.current is not None:
            self.show(self.current + by)

    def step_frame(self, by: int) -> None:
        """Show the next or previous frame of a multi-frame file, else the next or previous row."""
        if self.frames == 1:
            self.step(by)
        elif self.current is not None and 1 <= self.frame + by <= self.frames:
            self.show(self.current, self.frame + by)

    def _is_current(self, path: Path) -> bool:
        return self.current is not None and self.rows[self.current].path == path

    def _on_scan(self, request: Request, scan: Any) -> None:
        if self._is_current(request.path) and request.frame == self.frame:
            self.frames = scan.source.frames
            self._pictured = True
            self.scan_read.emit(scan)
        if request.path in self._unplaced and self._first is not None:
            self._look_up_with(self._first)  # the file can be read, so this takes no time

    def _on_reading(self, request: Request, reading: Reading) -> None:
        from app.services.reading import without_pictures

        shown = self._is_current(request.path) and request.frame == self.frame
        if reading.analysis is None and shown and self._pictured:
            # The file was read, so what failed is the model.
            reading = replace(reading, analysis=Analysis("failed", reading.reason, None))
        if reading.analysis is None and request.path in self._broken:
            reading = replace(reading, reason=self._broken[request.path])
        index = self.rows.index(request.path)
        if index is not None and request.frame == 1:
            self.rows.finish(index, without_pictures(reading))
            self.row_changed.emit(index)
            self.progress.emit()
        if shown:
            self.reading_made.emit(reading)
