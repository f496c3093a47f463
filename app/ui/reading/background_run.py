"""The run through the worklist in the background."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.reading.courier import Courier
from app.ui.reading.pace import Pace
from app.ui.reading.pauses import settle
from app.ui.reading.rows import Rows, State
from app.ui.reading.sharing import Sharing
from app.ui.reading.thumbnails import Thumbnails
from app.ui.reading.withheld import Withheld
from app.ui.reading.workers import Backlog

if TYPE_CHECKING:
    from app.domain.reading import Reading, Request

MOST_WORKERS = 8  # in the background; beyond it the disc is the limit


class Run(QObject):
    """The rows, and the workers that read those that are not shown.

    Signals:
        received: (Reading) as it was made, also where its answer is withheld; for the history.
        row_changed: index of a row.
        rows_changed: many rows are in another state; none has got an answer or lost it.
        progress: the count of rows done, or the state of the run, has changed.
    """

    received = Signal(object)
    row_changed = Signal(int)
    rows_changed = Signal()
    progress = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows()
        self.withheld = Withheld()
        self._courier = Courier(self)
        self.thumbnails = Thumbnails(self._courier, self)
        self._dropped: dict[Path, Request] = {}  # left when the run was cancelled
        self._workers = max(1, min(MOST_WORKERS, (os.cpu_count() or 2) - 1))
        self._pace = Pace()
        self._sharing = Sharing()
        self._backlog = Backlog(self._courier, self._workers, self)
        self._backlog.started.connect(self._on_started)
        self._backlog.finished.connect(self._on_finished)
        self._backlog.idle.connect(self.progress)

    @property
    def running(self) -> bool:
        """Whether rows are being read in the background."""
        return self._backlog.has_waiting and not self._backlog.stopped

    @property
    def stopped(self) -> bool:
        """Whether the reader has stopped a run that could go on."""
        return self._backlog.has_waiting and self._backlog.stopped

    @property
    def left_unread(self) -> int:
        """How many rows were left when the run was cancelled."""
        return len(self._dropped)

    def seconds_left(self) -> float | None:
        """Return how long the rest of the run will take, None while nobody can tell."""
        return self._pace.left(len(self.rows) - self.rows.done)

    def stop(self) -> None:
        """Stop the run; rows without an answer say so and are read when they are chosen."""
        self._backlog.stop()
        self._mark_waiting("stopped")

    def resume(self) -> None:
        """Go on with the run, also with one that was cancelled."""
        self._pace.restart()
        dropped, self._dropped = self._dropped, {}
        self._backlog.add(list(dropped.values()))
        self._mark_waiting("waiting")
        self._backlog.resume()

    def cancel(self) -> None:
        """Read nothing more in the background; what is read stays, and the rest can be resumed."""
        self._mark_waiting("stopped")
        self._dropped |= self._backlog.clear()
        self.progress.emit()

    def _mark_waiting(self, state: State) -> None:
        for path in self._backlog.waiting:
            index = self.rows.index(path)
            if index is not None:
                self.rows.set_state(index, state)
        self.rows_changed.emit()
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
            self.received.emit(reading)
            self._keep(index, reading)
            self.progress.emit()

    def _keep(self, index: int, reading: Reading) -> None:
        """Keep what came of a row, its picture apart: of those only the latest are kept."""
        path = self.rows[index].path
        self.thumbnails.keep(path, reading.thumbnail)
        before = self.rows.done
        kept = self._sharing.slim(replace(reading, thumbnail=None), path)
        self.rows.finish(index, self.withheld.pass_on(kept))
        self.row_changed.emit(index)
        if self.rows.done > before:  # a row that is read again adds nothing
            settle(self.rows.done)
