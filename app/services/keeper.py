"""Who keeps a worker: gives it tasks one at a time, and replaces it when it dies."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.errors import LightboxError
from app.services import mishaps, worker
from app.services.worker import Ended, Setting, Worker

TIME_LIMIT_S = 60.0
START_LIMIT_S = 180.0  # for the imports of a worker, on a machine that does much else
_DEATHS = 2  # of workers that had a task, until the task is to blame: one may be an accident
_FALSE_STARTS = 3  # of workers that never got as far as a task, until one gives up

T = TypeVar("T")


class Job(Future[T]):
    """A future of the pool. Cancelling it stops the worker that has it.

    Attributes:
        begun: when a worker got it, by `time.monotonic`; None while it waits for one. To cancel it
            then costs nothing; afterwards it costs the start of a new worker.
    """

    begun: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What a worker is to do, and whom to tell.

    Attributes:
        unpack: makes the answer of what the worker sent.
        instead: makes the answer of an error that the user can do something about.
        seconds: that it may take; None for what any task may.
    """

    work: worker.Task
    args: tuple[Any, ...]
    unpack: Callable[[Any], Any] = lambda answer: answer
    instead: Callable[[LightboxError], Any] | None = None
    seconds: float | None = None
    job: Job[Any] = field(default_factory=Job)

    def finish(self, answer: Any) -> None:
        with contextlib.suppress(InvalidStateError):  # cancelled meanwhile
            self.job.set_result(self.unpack(answer))

    def fail(self, error: Exception) -> None:
        error = mishaps.out_of_memory() if isinstance(error, MemoryError) else error
        with contextlib.suppress(InvalidStateError):
            if self.instead is not None and isinstance(error, LightboxError):
                self.job.set_result(self.instead(error))
            else:
                self.job.set_exception(error)


class Keeper:
    """Keeps one worker: a thread that gives it tasks and replaces it when it dies.

    Nothing it waits for is without a limit, so neither a dead nor a stuck worker keeps a future
    open or takes the place of a working one.
    """

    def __init__(self, tasks: queue.SimpleQueue[Task | None], setting: Setting) -> None:
        self._tasks = tasks
        self._setting = setting
        self._thread = threading.Thread(target=self._run, daemon=True, name="lightbox-worker")
        self._started = False
        self._lock = threading.Lock()  # over what follows, which other threads look at
        self._closed = False
        self._worker: Worker | None = None
        self._task: Task | None = None  # that the worker has

    def fork(self) -> None:
        """Start the worker as a copy of this process, before there is any thread."""
        with contextlib.suppress(OSError):  # then the thread tries, and says so
            self._worker = Worker(self._setting, fork=True)

    def start(self) -> None:
        if not self._started:
            self._started = True
            self._thread.start()

    def leave(self, task: Task) -> None:
        """Stop the worker if it has this task."""
        with self._lock:
            if self._task is task and self._worker is not None:
                self._worker.stop()

    def close(self) -> None:
        """Stop the worker and start no other."""
        with self._lock:
            self._closed = True
            if self._worker is not None:
                self._worker.stop()

    def join(self, seconds: float) -> None:
        if self._started and self._thread is not threading.current_thread():
            self._thread.join(seconds)

    def _run(self) -> None:
        with contextlib.suppress(Exception):  # the first task is told
            self._living()  # at once: it starts while its first task is being prepared
        while (task := self._tasks.get()) is not None:
            try:
                self._do(task)
            except Exception as error:  # of ours; neither this future nor the others may hang
                self._drop()
                task.fail(error)
        self._drop()

    def _do(self, task: Task) -> None:
        """Bring a task to its end, with another worker when one dies."""
        deaths = false_starts = 0
        while not task.job.done():
            try:
                living = self._living()
                living.get_ready(START_LIMIT_S)
            except Ended:
                false_starts += 1
                if false_starts == _FALSE_STARTS:
                    task.fail(mishaps.no_reader())
                continue
            try:
                self._ask(living, task)
            except Ended as end:
                deaths += 1
                if end.why == "late":
                    task.fail(mishaps.took_too_long(self._limit(task)))
                elif end.why == "greedy":
                    task.fail(mishaps.out_of_memory())
                elif deaths == _DEATHS:
                    task.fail(mishaps.reader_died())

    def _ask(self, living: Worker, task: Task) -> None:
        with self._lock:
            if task.job.done():  # cancelled while the worker got ready: it is left alone
                return
            task.job.begun = time.monotonic()
            self._task = task
        try:
            worked, answer = living.ask(task.work, task.args, self._limit(task))
        finally:
            with self._lock:
                self._task = None
        if worked:
            task.finish(answer)
        else:
            task.fail(answer)

    @staticmethod
    def _limit(task: Task) -> float:
        return TIME_LIMIT_S if task.seconds is None else task.seconds

    def _living(self) -> Worker:
        """Return the worker, a new one if it has died. Raises: Ended."""
        if self._worker is not None and self._worker.alive:
            return self._worker
        self._drop()
        with self._lock:
            if self._closed:
                raise Ended("stopped")
            try:
                self._worker = Worker(self._setting)
            except OSError:  # the system is out of memory or processes
                raise Ended("died") from None
            return self._worker

    def _drop(self) -> None:
        with self._lock:
            dropped, self._worker = self._worker, None
        if dropped is not None:
            dropped.close()
