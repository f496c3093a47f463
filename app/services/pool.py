"""Worker processes that read scans: spawned, capped in memory and time, replaced when they die."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import LightboxError
from app.paths import normal
from app.services import caps, mishaps, worker
from app.services.cores import cores
from app.services.keeper import Job, Keeper, Task
from app.services.worker import Setting

if TYPE_CHECKING:  # imported where they are used: the workers start while the caller imports them
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.reading import Reading, Request
    from app.domain.scan import Scan
    from app.inference.engine import EngineName
    from app.services.library import Library

__all__ = ["Job", "ReaderPool", "first_pool"]

_PATIENCE_S = 5.0  # with a file that nobody has asked for yet


class ReaderPool:
    """Runs `Reader` in worker processes.

    Every future ends: with a result, with a `LightboxError` that says what happened to the worker,
    or cancelled. Futures' callbacks run on a thread of the pool.
    """

    def __init__(
        self,
        workers: int = 1,
        engine: EngineName = "litert",
        *,
        threads: int = 1,
        fork: bool = False,
        library: Library | None = None,
    ) -> None:
        """Prepare the pool; processes start with the first task.

        Args:
            workers: how many processes.
            engine: that runs the models.
            threads: for one picture, in each process.
            library: of bundles, see `Setting`.
            fork: let the first processes begin as copies of this one, which is quicker, where that
                is safe: on Linux, while this process has one thread. Those that replace them never
                do.
        """
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        setting = Setting(engine, threads, library)
        self._keepers = [Keeper(self._tasks, setting) for _ in range(workers)]
        self._fork = fork
        self._lock = threading.Lock()
        self._open: set[Task] = set()
        self._closed = False

    def start(self) -> None:
        """Start the workers, without waiting."""
        with self._lock:
            if self._closed:
                return
            if self._fork and threading.active_count() == 1 and caps.may_fork():
                for keeper in self._keepers:
                    keeper.fork()
            self._fork = False
            for keeper in self._keepers:
                keeper.start()

    def warm_up(self, path: Path | None = None) -> None:
        """Start a worker and let it import and open what a first scan needs, without waiting.

        Args:
            path: that is likely to be asked for first; a worker that hangs at it is replaced soon.
        """
        self._submit(Task(worker.warm_up, (path,), seconds=None if path is None else _PATIENCE_S))

    def scan(self, path: Path, frame: int = 1) -> Job[Scan]:
        """Read a scan."""
        # A copy of the scan makes its pixels read-only again, which pickling does not keep.
        return self._submit(Task(worker.read_scan, (path, frame), unpack=replace))

    def read(self, request: Request, *, pictures: bool = True) -> Job[Reading]:
        """Read and analyse; ``pictures=False`` leaves out maps and network input.

        The future of a worker that died or ran out of time holds a failed `Reading`.
        """
        return self._read(request, worker.read, request, pictures)

    def brief(self, request: Request) -> Job[Reading]:
        """`read` for a record: no picture comes back, nor a thumbnail."""
        return self._read(request, worker.read_briefly, request)

    def _read(self, request: Request, work: worker.Task, *args: Any) -> Job[Reading]:
        def instead(error: LightboxError) -> Reading:
            return mishaps.unread(request, error)

        return self._submit(Task(work, args, instead=instead))

    def thumbnail(self, path: Path) -> Job[NDArray[np.uint8]]:
        """Make the thumbnail of a scan's first frame once more."""
        return self._submit(Task(worker.make_thumbnail, (path,)))

    def library(self) -> Job[Library]:
        """List the bundles: a stranger's manifest is as little to be trusted as a scan."""
        return self._submit(Task(worker.library, ()))

    def look(self, task: worker.Task, *args: Any, seconds: float | None = None) -> Job[Any]:
        """Let a worker do another module's task, as those of `app.services.listing`."""
        return self._submit(Task(task, args, seconds=seconds))

    def close(self) -> None:
        """Stop the workers at once; waiting tasks are cancelled."""
        with self._lock:
            self._closed = True
            left = list(self._open)
        for task in left:
            task.job.cancel()
        for keeper in self._keepers:
            keeper.close()
        for _ in self._keepers:
            self._tasks.put(None)
        deadline = time.monotonic() + 5
        for keeper in self._keepers:
            keeper.join(max(0.0, deadline - time.monotonic()))

    def _submit(self, task: Task) -> Job[Any]:
        self.start()
        with self._lock:
            closed = self._closed
            if not closed:
                self._open.add(task)
        if closed:
            task.job.cancel()
        else:
            task.job.add_done_callback(lambda _job: self._ended(task))
            self._tasks.put(task)
        return task.job

    def _ended(self, task: Task) -> None:
        with self._lock:
            self._open.discard(task)
        if task.job.cancelled():
            for keeper in self._keepers:
                keeper.leave(task)


def first_pool(paths: Sequence[Path] = ()) -> ReaderPool:
    """Start the window's first worker: it imports what it needs while the window does the same.

    Called before the window has any thread, and before it holds a lock, it begins as a copy of this
    process; that saves the start of a Python.

    Args:
        paths: to be opened; the first is read meanwhile.
    """
    # Somebody waits for each of its pictures, so it has every processor for one.
    pool = ReaderPool(workers=1, threads=cores(), fork=True)
    if paths:
        pool.warm_up(normal(paths[0]))
    pool.start()
    return pool
