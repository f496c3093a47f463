"""A limit on the time of tasks that follow each other."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator


class Deadline:
    """Calls somebody when a task takes too long.

    A thread for each task would cost a batch more than what is left of handing it over; so one
    waits for the end of the first one's time, and sees then how long the task of that moment has.
    """

    def __init__(self, late: Callable[[], None]) -> None:
        """Prepare it; ``late`` is called on a thread of its own, while the task goes on."""
        self._late = late
        self._lock = threading.Lock()
        self._due: float | None = None  # of the task under way, by `time.monotonic`
        self._timer: threading.Timer | None = None
        self._rings = 0.0  # when the timer does

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Do a task within a time; one at a time."""
        with self._lock:
            self._due = time.monotonic() + seconds
            if self._timer is None or self._rings > self._due:
                self._set(self._due)
        try:
            yield
        finally:
            with self._lock:
                self._due = None

    def close(self) -> None:
        """Let no thread wait any longer."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()

    def _set(self, due: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._rings = due
        self._timer = threading.Timer(max(0.0, due - time.monotonic()), self._ring, args=(due,))
        self._timer.daemon = True
        self._timer.start()

    def _ring(self, due: float) -> None:
        with self._lock:
            if due != self._rings:  # cancelled a moment too late
                return
            self._timer = None
            if self._due is None:
                return
            if time.monotonic() < self._due:
                self._set(self._due)
                return
        self._late()
