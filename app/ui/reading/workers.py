"""The two pools of worker processes, behind Qt signals.

`ShownReader` serves the scan on screen: first its picture, then its analysis, from the same worker
so that it is decoded once. `Backlog` reads the rest of the worklist meanwhile.
"""

from __future__ import annotations

import logging
import math
import time
from collections import OrderedDict
from collections.abc import Set
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.domain.notice import Notice
from app.domain.reading import Reading, Request
from app.domain.scan import Scan
from app.errors import LightboxError
from app.ui.reading.courier import Courier

if TYPE_CHECKING:
    from app.services.pool import Job, ReaderPool

log = logging.getLogger(__name__)

_PATIENCE_S = 2.0  # with a task nobody waits for; a new worker takes about as long to start


class ShownReader(QObject):
    """Reads the scan on screen; the newest wish wins and stale answers are dropped.

    One scan is with the worker at a time: its picture, and its analysis behind it, so that the
    worker goes on while the picture is on its way and drawn. Wishes that come meanwhile replace one
    another, so wheeling through a hundred scans costs the first and the last. A task that nobody
    waits for any more may finish, which is quicker than a new worker; one that has run for long is
    ended.

    Signals:
        scan_read: (request, Scan).
        reading_made: (request, Reading); failed ones too. One that failed after its scan was read
            has an analysis, which says so.
    """

    scan_read = Signal(object, object)
    reading_made = Signal(object, object)

    def __init__(self, courier: Courier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._pool: ReaderPool | None = None
        self._wanted: Request | None = None
        self._asked: Request | None = None  # that the task belongs to
        self._job: Job[Any] | None = None  # the task with the worker
        self._after: Job[Reading] | None = None  # the one behind it
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._leave_stale)

    def start(self, pool: ReaderPool) -> None:
        """Begin to work, with whatever was asked for before."""
        self._pool = pool
        self._next()

    def ask(self, request: Request | None) -> None:
        """Ask for a scan; None asks for nothing more."""
        self._wanted = request
        self._leave_stale()
        self._next()

    def _next(self) -> None:
        if self._job is not None or self._pool is None or self._wanted is None:
            return
        request = self._asked = self._wanted
        self._job = self._pool.scan(request.path, request.frame)
        self._after = self._pool.read(request)
        self._courier.follow(self._job, partial(self._scan_landed, request))

    def _leave_stale(self) -> None:
        """Cancel a task that nobody waits for, once it has run for long."""
        if self._job is None or self._asked is self._wanted:
            return
        begun = self._job.begun
        left = 0.0 if begun is None else begun + _PATIENCE_S - time.monotonic()
        if left > 0:
            self._patience.start(math.ceil(left * 1000))
        elif self._job.cancel():  # else it has ended, and its answer is on the way
            self._go_on_without()

    def _go_on_without(self) -> None:
        """Drop the task behind one that has come to nothing."""
        self._job, self._after = self._after, None
        if self._job is None or (self._job.begun is None and self._job.cancel()):
            self._finish()
        else:  # it is with the worker, and may finish
            self._courier.follow(self._job, lambda _ended: self._finish())

    def _scan_landed(self, request: Request, future: Future[Scan]) -> None:
        if request is not self._wanted:
            self._go_on_without()
            return
        error = future.exception()
        if error is not None:
            self._wanted = None
            self.reading_made.emit(request, failed(request, error))
            self._go_on_without()
            return
        scan = future.result()
        self._job, self._after = self._after, None
        assert self._job is not None
        self._courier.follow(self._job, partial(self._reading_landed, request, scan))
        self.scan_read.emit(request, scan)

    def _reading_landed(self, request: Request, scan: Scan, future: Future[Reading]) -> None:
        from app.services.mishaps import unanswered

        if request is self._wanted:
            self._wanted = None
            error = future.exception()
            reading = future.result() if error is None else failed(request, error)
            if reading.analysis is None:
                reading = unanswered(reading, scan)
            self.reading_made.emit(request, reading)
        self._finish()

    def _finish(self) -> None:
        self._patience.stop()
        self._job = None
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

    def leave_out(self, paths: Set[Path]) -> None:
        """Leave out many that nobody wants read any more, as `skip`."""
        for path in [path for path in self._waiting if path in paths]:
            del self._waiting[path]
        self._report_idle()

    def clear(self) -> dict[Path, Request]:
        """Take back what no worker has; what is added from now on is read."""
        taken = dict(self._waiting)
        self._waiting.clear()
        self._stopped = False
        self._report_idle()
        return taken

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
            future = self._pool.read(request, pictures=False)
            self._running.add(path)
            self.started.emit(path)
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
    if isinstance(error, LightboxError):
        return Reading(request, Notice(error.code, error.message))
    log.error("reading a scan failed unexpectedly", exc_info=error)
    message = QCoreApplication.translate(
        "Workers",
        "Lightbox made a mistake while reading this file. The scan was left as it is; please "
        "report it with the log.",
    )
    return Reading(request, Notice("internal", message))
