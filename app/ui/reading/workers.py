"""The two pools of worker processes, behind Qt signals.

`ShownReader` serves the scan on screen: first its picture, then its analysis, from the same worker
so that it is decoded once. `Backlog` reads the rest of the worklist meanwhile.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.notice import Notice
from app.domain.scan import Scan
from app.errors import LightboxError
from app.ui.reading.courier import Courier

if TYPE_CHECKING:
    from app.services.pool import ReaderPool
    from app.services.reading import Reading, Request

log = logging.getLogger(__name__)


class ShownReader(QObject):
    """Reads the scan on screen; the newest wish wins and stale answers are dropped.

    One task is with the worker at a time. Wishes that come meanwhile replace one another, so
    wheeling through a hundred scans costs the first and the last.

    Signals:
        scan_read: (request, Scan).
        reading_made: (request, Reading); failed ones too.
    """

    scan_read = Signal(object, object)
    reading_made = Signal(object, object)

    def __init__(self, courier: Courier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._pool: ReaderPool | None = None
        self._wanted: Request | None = None
        self._busy = False

    def start(self, pool: ReaderPool) -> None:
        """Begin to work, with whatever was asked for before."""
        self._pool = pool
        self._next()

    def ask(self, request: Request | None) -> None:
        """Ask for a scan; None asks for nothing more."""
        self._wanted = request
        self._next()

    def _next(self) -> None:
        if self._busy or self._pool is None or self._wanted is None:
            return
        self._busy = True
        request = self._wanted
        future = self._pool.scan(request.path, request.frame)
        self._courier.follow(future, partial(self._scan_landed, request))

    def _scan_landed(self, request: Request, future: Future[Scan]) -> None:
        if request is not self._wanted:
            self._finish()
            return
        error = future.exception()
        if error is not None:
            self._wanted = None
            self.reading_made.emit(request, failed(request, error))
            self._finish()
            return
        self.scan_read.emit(request, future.result())
        assert self._pool is not None
        self._courier.follow(self._pool.read(request), partial(self._reading_landed, request))

    def _reading_landed(self, request: Request, future: Future[Reading]) -> None:
        if request is self._wanted:
            self._wanted = None
            error = future.exception()
            reading = future.result() if error is None else failed(request, error)
            self.reading_made.emit(request, reading)
        self._finish()

    def _finish(self) -> None:
        self._busy = False
        self._next()


class Backlog(QObject):
    """Reads the worklist in the background, a few tasks ahead of the workers and no more.

    Signals:
        started: (path): a worker has it.
        finished: (path, Reading).
        idle: nothing is left to do.
    """

    started = Signal(object)
    finished = Signal(object, object)
    idle = Signal()

    def __init__(self, courier: Courier, workers: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._ahead = workers * 2
        self._pool: ReaderPool | None = None
        self._waiting: OrderedDict[Path, Request] = OrderedDict()
        self._running: set[Path] = set()
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether the reader has stopped the run."""
        return self._stopped

    @property
    def has_waiting(self) -> bool:
        """Whether any path waits for a worker."""
        return bool(self._waiting)

    @property
    def waiting(self) -> tuple[Path, ...]:
        """Paths that no worker has yet."""
        return tuple(self._waiting)

    def start(self, pool: ReaderPool) -> None:
        """Begin to work, with whatever was added before."""
        self._pool = pool
        self._fill()

    def add(self, requests: list[Request]) -> None:
        """Put requests at the end of the queue."""
        for request in requests:
            self._waiting[request.path] = request
        self._fill()

    def put_back(self, request: Request) -> None:
        """Put a request at the head of the queue, unless a worker has it."""
        if request.path not in self._running:
            self._waiting[request.path] = request
            self._waiting.move_to_end(request.path, last=False)
            self._fill()

    def skip(self, path: Path) -> None:
        """Leave out one that is read already; no effect when a worker has it."""
        if self._waiting.pop(path, None) is not None:
            self._report_idle()

    def stop(self) -> None:
        """Give out no more tasks; those with a worker are finished."""
        self._stopped = True

    def resume(self) -> None:
        """Go on."""
        self._stopped = False
        self._fill()

    def _fill(self) -> None:
        while (
            self._pool is not None
            and not self._stopped
            and self._waiting
            and len(self._running) < self._ahead
        ):
            path, request = self._waiting.popitem(last=False)
            self._running.add(path)
            self.started.emit(path)
            future = self._pool.read(request, pictures=False)
            self._courier.follow(future, partial(self._landed, request))

    def _landed(self, request: Request, future: Future[Reading]) -> None:
        self._running.discard(request.path)
        error = future.exception()
        reading = future.result() if error is None else failed(request, error)
        self.finished.emit(request.path, reading)
        self._fill()
        self._report_idle()

    def _report_idle(self) -> None:
        if not self._running and not self._waiting:
            self.idle.emit()


def failed(request: Request, error: BaseException) -> Reading:
    """Return the failed reading of an error; a fault of ours is logged and said in plain words."""
    from app.services.reading import Reading

    if isinstance(error, LightboxError):
        return Reading(request, Notice(error.code, error.message))
    log.error("reading a scan failed unexpectedly", exc_info=error)
    message = QCoreApplication.translate(
        "Workers",
        "Lightbox made a mistake while reading this file. The scan was left as it is; please "
        "report it with the log.",
    )
    return Reading(request, Notice("internal", message))
