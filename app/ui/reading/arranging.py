"""Where rows stand: by study and series, as soon as their files were looked into."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.analysis import ModelRef
from app.domain.notice import Notice
from app.domain.reading import Reading, Request
from app.ui.reading.background import in_background, look_up
from app.ui.reading.background_run import Run
from app.ui.reading.courier import Receiver
from app.ui.reading.models import Models
from app.ui.reading.pools import Pools
from app.ui.reading.walk import Walk
from app.ui.reading.workers import ShownReader

if TYPE_CHECKING:
    from app.services.pool import ReaderPool
    from app.services.worker import Task


class Arranging(Run):
    """Where the rows belong, the one that is shown, and who looks into their files.

    Signals, besides those of the run:
        rows_arranged: rows have come or gone, or more is known of where they belong.
        names_changed: rows are called otherwise than before, see `name`.
    """

    rows_arranged = Signal()
    names_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: int | None = None
        self.walk = Walk()
        self.names_shown = True
        self.models = Models()
        self._unplaced: list[Path] = []  # rows whose files nobody has looked into yet
        self._broken: dict[Path, Notice] = {}  # why rows have failed without being read
        self._pools = Pools(self._courier)
        self._first: ReaderPool | None = None  # the worker of the shown scan
        self._background: ReaderPool | None = None

    def background_pool(self) -> ReaderPool:
        """Return the background workers; they start with the first work for them."""
        if self._background is None:
            self._background = self._pools.add(self._workers)
            self._backlog.start(self._background)
            self.thumbnails.start(self._background)
        return self._background

    def idle_pool(self) -> ReaderPool:
        """Return workers that may look into many files while nobody waits for them."""
        if self.current is None and self._first is not None:
            return self._first
        return self.background_pool()

    def reader_beside(self) -> ShownReader:
        """Return another reader, for a scan that is shown beside the first; once models are ready.

        It has its scans read by the background's workers, so the shown scan never waits for it.
        """
        reader = ShownReader(self._courier, self)
        reader.start(self.background_pool())
        return reader

    def model_that_spoke(self) -> ModelRef | None:
        """Return which model answered for the shown row, None where none did."""
        reading = None if self.current is None else self.rows[self.current].reading
        analysis = None if reading is None else reading.analysis
        return None if analysis is None else analysis.model

    def ask_worker(self, task: Task, path: Path, receive: Receiver) -> None:
        """Let a worker do a task on a file, and call ``receive`` with the future when it ended."""
        self.follow(self.background_pool().look(task, path), receive)

    def follow(self, future: Future[Any], receive: Receiver) -> None:
        """Call ``receive`` with a future of this window's on its thread, when it ended."""
        self._courier.follow(future, receive)

    def request(self, path: Path, frame: int = 1) -> Request:
        """Return what to ask of a file, as the reader has chosen."""
        return self._request(path, frame)

    def name(self, index: int) -> str:
        """Return what a row is called: its file's name, or a number where names are hidden.

        A file's name often holds the patient's.
        """
        if self.names_shown:
            return self.rows[index].path.name
        return self.tr("Scan {number}").format(number=self.rows[index].number)

    def set_names_shown(self, shown: bool) -> None:
        """Show the names of files, or hide them with the patient's identity."""
        self.names_shown = shown
        self.names_changed.emit()

    def _place_of(self, path: Path) -> int:
        index = self.rows.index(path)
        assert index is not None
        return index

    def _fail(self, path: Path, reason: Notice) -> None:
        """Note that a row's file cannot be read, and why."""
        self._broken[path] = reason
        self._keep(self._place_of(path), Reading(self._request(path), reason))

    def _look_up(self, paths: Sequence[Path]) -> None:
        """Look up where rows belong; a single one when it has been read, and no worker is idle."""
        self._unplaced += paths
        if len(self._unplaced) > 1 or (self._unplaced and self._background is not None):
            self._look_up_with(self.background_pool())

    def _look_up_with(self, pool: ReaderPool) -> None:
        wanted, self._unplaced = self._unplaced, []
        looked = in_background(partial(look_up, wanted, pool.look))
        self._courier.follow(looked, partial(self._on_looked_up, wanted))

    def _on_looked_up(self, wanted: Sequence[Path], future: Future[Any]) -> None:
        self.rows.place(dict(zip(wanted, future.result(), strict=True)))
        self.rows_arranged.emit()

    def _request(self, path: Path, frame: int = 1) -> Request:
        return Request(path, frame, self.models.chosen, self.models.operating_point)
