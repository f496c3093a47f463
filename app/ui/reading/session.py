"""What is open and what is shown: between the widgets and the worker processes."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.analysis import Analysis
from app.domain.reading import Reading, Request, without_pictures
from app.errors import LightboxError
from app.paths import normal
from app.ui.reading.filling import Filling
from app.ui.reading.workers import ShownReader
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.services.library import Library
    from app.services.pool import ReaderPool


class Session(Filling):
    """The open scans, the one that is shown, and the workers that read them.

    Signals, besides those of the rows and the run:
        models_ready: the library has been read.
        models_changed: it has been read again, and is another; the shown scan is asked again.
        models_tested: there are other acceptance tests of it.
        selected: index of the row to show; its picture and answer follow.
        scan_read: (Scan) of the selected row.
        reading_made: (Reading) of the selected row.
        operating_point_changed: decisions are to be made once more.
        nothing_left: the last row was removed.
    """

    models_ready = Signal()
    models_changed = Signal()
    models_tested = Signal()
    selected = Signal(int)
    scan_read = Signal(object)
    reading_made = Signal(object)
    operating_point_changed = Signal()
    nothing_left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame = 1
        self.frames = 1
        self.passing = False  # frames pass by, and no answer is asked for
        self._pictured = False  # whether the shown scan has been read since it was asked for
        self._shown = ShownReader(self._courier, self)
        self._shown.scan_read.connect(self._on_scan)
        self._shown.reading_made.connect(self._on_reading)

    # --- Life ---------------------------------------------------------------------------

    def start(self, pool: ReaderPool | None = None) -> None:
        """Import what the workers need and start them; call it after the first paint.

        Args:
            pool: with the first worker, where that was started already.
        """
        self._pools.prepare(self._on_prepared, pool)

    def close(self) -> None:
        """Stop every worker at once."""
        for looking in self._lookings:
            looking.cancel()
        self._pools.close()

    def _on_prepared(self, pool: ReaderPool, library: Library) -> None:
        self.models.library = library
        self._first = pool
        self._shown.start(pool)
        self._start_backlog()
        for fault in library.faults:
            self.said.emit(spoken(fault.message))
        self.models_ready.emit()
        if self._asked:
            self.open(self._asked)
        else:
            pool.warm_up()

    def renew_models(self) -> None:
        """Read the library again: bundles have come or gone, or another version is in use.

        Workers see it by themselves. Rows keep their answers until they are shown again.
        """
        if self._first is not None:
            self.follow(self._first.library(), self._on_library)

    def _on_library(self, future: Future[Library]) -> None:
        error = future.exception()
        if isinstance(error, LightboxError):
            self.said.emit(spoken(error.message))
            return
        if not self.models.renew(future.result()):
            return
        self.models_changed.emit()
        if self.current is not None:
            self.show(self.current, self.frame)

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

    def set_blind(self, on: bool) -> None:
        """Withhold answers until an impression is recorded, or show them all again."""
        if on == self.withheld.on:
            return
        self.withheld.on = on
        known = {} if on else self.withheld.let_go()
        for index, row in enumerate(self.rows):
            if row.reading is None:
                continue
            if on:
                self.rows.finish(index, self.withheld.pass_on(row.reading))
            elif (whole := known.get((row.path, 1))) is not None:
                self.rows.finish(index, replace(without_pictures(whole), thumbnail=None))
        self.operating_point_changed.emit()
        if self.current is not None:
            self.show(self.current, self.frame)

    def release(self, path: Path, frame: int) -> None:
        """Show the answer to a scan, now that there is an impression of it."""
        whole = self.withheld.release((path, frame))
        if whole is None:
            return
        index = self.rows.index(path)
        if index is not None and frame == 1:
            self.rows.finish(index, replace(without_pictures(whole), thumbnail=None))
            self.row_changed.emit(index)
        if self._is_current(path) and frame == self.frame:
            self.reading_made.emit(whole)

    # --- Showing ------------------------------------------------------------------------

    def open_frame(self, path: Path, frame: int) -> None:
        """Open a file and show one of its frames, as `open` shows the first."""
        if self.models.library is None or frame == 1:
            self.open([path])
            return
        self.opening.emit()
        self._add([normal(path)], show=False)
        self.show(self._place_of(normal(path)), frame)

    def read_again(self) -> None:
        """Read the shown scan anew: the file may have changed, or a worker may have failed."""
        if self.current is not None:
            self._forget(self.rows[self.current].path)
            if self.frame != 1:
                self._leave()
            self.show(self.current, self.frame)
            self.progress.emit()

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
        self.passing = False
        self._pictured = False
        row = self.rows[index]
        if frame == 1 and row.state != "done":
            self.rows.set_state(index, "reading")
            self._backlog.skip(row.path)
            self._dropped.pop(row.path, None)
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

    def pass_by(self, frame: int) -> None:
        """Note that a frame is on the screen whose answer nobody waits for yet.

        `show` ends it, and asks. An answer that is on its way belongs to another frame: it is not
        given any more.
        """
        if self.current is None:
            return
        begins, self.passing = not self.passing, True
        if begins and self.frame == 1:
            self._leave()
        self.frame = frame
        if begins:
            self._shown.ask(None)
            self.selected.emit(self.current)

    def step(self, by: int) -> None:
        """Show the next or previous row of the list; at the ends nothing happens."""
        row = None if self.current is None else self.walk.beside(self.current, by)
        if row is not None:
            self.show(row)

    def show_end(self, *, last: bool) -> None:
        """Show the first or the last row of the list."""
        row = self.walk.end(last=last)
        if row is not None:
            self.show(row)

    def emptied(self) -> None:
        """Show nothing, since the list is empty."""
        self.frames = 1
        self._shown.ask(None)
        self.nothing_left.emit()

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
        shown = self._is_current(request.path) and request.frame == self.frame
        if reading.analysis is None and shown and self._pictured:
            # The file was read, so what failed is the model.
            reading = replace(reading, analysis=Analysis("failed", reading.reason, None))
        if reading.analysis is None and request.path in self._broken:
            reading = replace(reading, reason=self._broken[request.path])
        self.received.emit(reading)
        reading = self.withheld.pass_on(reading, shown=shown)
        index = self.rows.index(request.path)
        if index is not None and request.frame == 1:
            self._keep(index, without_pictures(reading))
            self.progress.emit()
        if shown:
            self.reading_made.emit(reading)
