"""What is open and what is shown: between the widgets and the worker processes."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.ui.reading.background import find, in_background, prepare
from app.ui.reading.courier import Courier
from app.ui.reading.models import Models
from app.ui.reading.pace import Pace
from app.ui.reading.rows import Rows
from app.ui.reading.workers import Backlog, ShownReader

if TYPE_CHECKING:
    from app.imaging import Found
    from app.services.library import Library
    from app.services.pool import ReaderPool
    from app.services.reading import Reading, Request

MOST_WORKERS = 8  # in the background; beyond it the disc is the limit


class Session(QObject):
    """The open scans, the one that is shown, and the workers that read them.

    Signals:
        models_ready: the library has been read.
        opening: something is to be opened; rows follow, or a sentence that says why not.
        rows_added: (first, last) index of new rows.
        row_changed: index of a row.
        selected: index of the row to show; its picture and answer follow.
        scan_read: (Scan) of the selected row.
        reading_made: (Reading) of the selected row.
        progress: the count of rows done, or the state of the run, has changed.
        operating_point_changed: decisions are to be made once more.
        said: a sentence for the reader.
    """

    models_ready = Signal()
    opening = Signal()
    rows_added = Signal(int, int)
    row_changed = Signal(int)
    selected = Signal(int)
    scan_read = Signal(object)
    reading_made = Signal(object)
    progress = Signal()
    operating_point_changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows()
        self.current: int | None = None
        self.frame = 1
        self.frames = 1
        self.models = Models()
        self._asked: list[Path] = []
        self._preparing: Future[tuple[ReaderPool, Library]] | None = None
        self._courier = Courier(self)
        self._workers = max(1, min(MOST_WORKERS, (os.cpu_count() or 2) - 1))
        self._pools: list[ReaderPool] = []
        self._pace = Pace()
        self._shown = ShownReader(self._courier, self)
        self._backlog = Backlog(self._courier, self._workers, self)
        self._backlog_started = False
        self._shown.scan_read.connect(self._on_scan)
        self._shown.reading_made.connect(self._on_reading)
        self._backlog.started.connect(self._on_started)
        self._backlog.finished.connect(self._on_finished)
        self._backlog.idle.connect(self.progress)

    # --- Life ---------------------------------------------------------------------------

    def start(self) -> None:
        """Import what the workers need and start them; call it after the first paint."""
        self._preparing = in_background(prepare)
        self._courier.follow(self._preparing, self._on_prepared)

    def close(self) -> None:
        """Stop every worker at once."""
        self._courier.close()
        if not self._pools and self._preparing is not None:  # closed before it was ready
            with contextlib.suppress(Exception):
                self._pools.append(self._preparing.result()[0])
        closing = [threading.Thread(target=pool.close) for pool in self._pools]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()
        self._pools.clear()

    def _on_prepared(self, future: Future[tuple[ReaderPool, Library]]) -> None:
        pool, library = future.result()
        self.models.library = library
        self._pools.append(pool)
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
        if self._backlog_started or self.models.library is None or not self._backlog.has_waiting:
            return
        from app.services.pool import ReaderPool

        self._backlog_started = True
        pool = ReaderPool(workers=self._workers)
        self._pools.append(pool)
        self._backlog.start(pool)

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
        wanted = [Path(path).absolute() for path in paths]
        if not wanted:
            return
        self.opening.emit()
        if self.models.library is None:  # asked for before the services were imported
            self._asked += wanted
            return
        if all(not path.is_dir() for path in wanted):  # at once: no thread for what is named
            self._add(wanted)
            return
        self._courier.follow(in_background(partial(find, wanted)), partial(self._on_found, wanted))

    def _on_found(self, wanted: Sequence[Path], future: Future[Found]) -> None:
        found = future.result()
        if not found.scans:
            name = wanted[0].name
            self.said.emit(
                self.tr("There is no scan in “{folder}” or below it.").format(folder=name)
                if len(wanted) == 1
                else self.tr("There is no scan in these folders or below them.")
            )
            return
        self._add(found.scans)
        if found.left_out:
            self.said.emit(
                self.tr("{count} files that are no scans were left out.").format(
                    count=len(found.left_out)
                )
                if len(found.left_out) > 1
                else self.tr("“{name}” was left out. {reason}").format(
                    name=found.left_out[0].path.name, reason=found.left_out[0].reason.message
                )
            )

    def _add(self, paths: Sequence[Path]) -> None:
        if not paths:
            return
        fresh = self.rows.new(paths)
        if fresh:
            first = len(self.rows)
            self.rows.append(fresh)
            self.rows_added.emit(first, len(self.rows) - 1)
        index = self.rows.index(fresh[0] if fresh else paths[0])
        assert index is not None
        self.show(index)
        self._backlog.add([self._request(path) for path in fresh if path != self.rows[index].path])
        self._start_backlog()
        self.progress.emit()

    # --- Showing ------------------------------------------------------------------------

    def show(self, index: int, frame: int = 1) -> None:
        """Show a row: its picture, then its answer."""
        if not 0 <= index < len(self.rows):
            return
        if index != self.current:
            self.frames = 1
            self._leave()
        self.current = index
        self.frame = frame
        row = self.rows[index]
        if row.state != "done":
            self.rows.set_state(index, "reading")
            self._backlog.skip(row.path)
            self.row_changed.emit(index)
        self._shown.ask(self._request(row.path, frame))
        self.selected.emit(index)

    def _leave(self) -> None:
        """Hand the row that was shown to the background, when it was left before its answer."""
        if self.current is None or self.rows[self.current].state == "done":
            return
        self._backlog.put_back(self._request(self.rows[self.current].path))
        self.rows.set_state(self.current, "stopped" if self._backlog.stopped else "waiting")
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

    def _request(self, path: Path, frame: int = 1) -> Request:
        from app.services.reading import Request

        return Request(path, frame, self.models.chosen, self.models.operating_point)

    def _is_current(self, path: Path) -> bool:
        return self.current is not None and self.rows[self.current].path == path

    def _on_scan(self, request: Request, scan: Any) -> None:
        if self._is_current(request.path) and request.frame == self.frame:
            self.frames = scan.source.frames
            self.scan_read.emit(scan)

    def _on_reading(self, request: Request, reading: Reading) -> None:
        from app.services.reading import without_pictures

        index = self.rows.index(request.path)
        if index is not None and request.frame == 1:
            self.rows.finish(index, without_pictures(reading))
            self.row_changed.emit(index)
            self.progress.emit()
        if self._is_current(request.path) and request.frame == self.frame:
            self.reading_made.emit(reading)

    # --- The run in the background ------------------------------------------------------

    @property
    def running(self) -> bool:
        """Whether rows are being read in the background."""
        return self._backlog.has_waiting and not self._backlog.stopped

    @property
    def stopped(self) -> bool:
        """Whether the reader has stopped a run that could go on."""
        return self._backlog.has_waiting and self._backlog.stopped

    def seconds_left(self) -> float | None:
        """Return how long the rest of the run will take, None while nobody can tell."""
        return self._pace.left(len(self.rows) - self.rows.done)

    def stop(self) -> None:
        """Stop the run; rows without an answer say so and are read when they are chosen."""
        self._backlog.stop()
        self._mark_waiting("stopped")

    def resume(self) -> None:
        """Go on with the run."""
        self._pace.restart()
        self._mark_waiting("waiting")
        self._backlog.resume()

    def _mark_waiting(self, state: Any) -> None:
        for path in self._backlog.waiting:
            index = self.rows.index(path)
            if index is not None:
                self.rows.set_state(index, state)
                self.row_changed.emit(index)
        self.progress.emit()

    def _on_started(self, path: Path) -> None:
        index = self.rows.index(path)
        if index is not None:
            self.rows.set_state(index, "reading")
            self.row_changed.emit(index)

    def _on_finished(self, path: Path, reading: Reading) -> None:
        self._pace.tick(time.monotonic())
        index = self.rows.index(path)
        if index is not None:
            self.rows.finish(index, reading)
            self.row_changed.emit(index)
            self.progress.emit()
