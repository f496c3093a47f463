"""Reading what arrives, once: from a listener or a watched folder, in worker processes.

Each arrival has a key, and goes through three steps, each of which is on the disk before the next:
its reading is entered in the ledger, its record is written, its answers are sent. Whatever is
killed in between goes on there at the next start.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.reading import Request
from app.errors import LightboxError, ScanError
from app.network.ledger import Entry, Ledger
from app.services import mishaps
from app.services.answering import Answered, Answers, Kind, read_and_answer
from app.services.records import to_json, to_record

if TYPE_CHECKING:
    from app.services.pool import ReaderPool
    from app.services.shapes import RecordShape

_AHEAD = 2  # tasks of each worker that wait in its pool
_PAUSE_S = 5.0  # until what this computer would not do is tried again
_MANY_S = 600.0  # that a worker may take with all frames of an object
_GOES_ON = "Reading goes on."
_MOST_READINGS = 3  # of an object at which workers die or take too long, until it is to blame


@dataclass(frozen=True, slots=True)
class How:
    """How arrivals are read.

    Attributes:
        model: a bundle's id, folder or file; None lets each scan choose.
        operating_point: name of the one to decide at; None for the bundle's default.
        answers: what is made of each answer.
        folder: where that lies until it was sent.
        frame: to read, from 1; None for every one.
    """

    model: str | None = None
    operating_point: str | None = None
    answers: tuple[Kind, ...] = ()
    folder: Path = Path()
    frame: int | None = 1


class Arrivals:
    """The queue of what is to be read; `offer` from any thread, `run` on one."""

    def __init__(
        self,
        pool: ReaderPool,
        workers: int,
        ledger: Ledger,
        how: How,
        tell: Callable[[RecordShape, str], None],
        say: Callable[[str], None],
        answered: Callable[[], None] = lambda: None,
        pause: float = _PAUSE_S,
    ) -> None:
        """Prepare it.

        Args:
            pool: that reads.
            workers: of the pool.
            ledger: that knows what was read.
            how: to read.
            tell: takes each record, and its line of JSON, once.
            say: takes a line for people.
            answered: called when there is something new to send.
            pause: seconds until what this computer would not do is tried again.
        """
        self._pool = pool
        self._most = workers * _AHEAD
        self._ledger = ledger
        self._how = how
        self._tell = tell
        self._say = say
        self._answered = answered
        self._pause = pause
        self._goes_on = 0.0  # when it does, by `time.monotonic`
        self._waits = False  # and this was said
        self._failures: dict[str, int] = {}
        self._stopped = threading.Event()
        self._events: queue.SimpleQueue[tuple[str, Path, Any] | None] = queue.SimpleQueue()
        self._backlog: deque[tuple[str, Path]] = deque()
        self._offered: set[str] = set()
        self._reading = 0
        self._lock = threading.Lock()

    @property
    def ledger(self) -> Ledger:
        """What knows what was read."""
        return self._ledger

    @property
    def waiting(self) -> int:
        """How many have arrived and have not been read."""
        return len(self._offered)

    def offer(self, key: str, path: Path) -> bool:
        """Have an arrival read, unless it was or will be. Tells whether it will be now."""
        with self._lock:
            if key in self._ledger or key in self._offered:
                return False
            self._offered.add(key)
        self._events.put((key, path, None))
        return True

    def stop(self) -> None:
        """Let `run` return; what is under way is read again at the next start."""
        self._stopped.set()
        self._events.put(None)

    def run(self) -> None:
        """Read until it is stopped."""
        while not self._stopped.is_set():
            with contextlib.suppress(queue.Empty):
                self._heed(self._events.get(timeout=self._rest()))
            while self._backlog and self._reading < self._most and not self._rest():
                self._begin(*self._backlog.popleft())

    def _rest(self) -> float | None:
        """Return the seconds until what waits may be read; None where nothing has to pass first."""
        left = self._goes_on - time.monotonic()
        return left if left > 0 and self._backlog else None

    def _heed(self, event: tuple[str, Path, Any] | None) -> None:
        if event is None:
            return
        key, path, job = event
        if job is None:
            self._backlog.append((key, path))
        else:
            self._reading -= 1
            self._finish(key, path, job)

    def _again(self, key: str, path: Path) -> bool:
        """Have an object read again, after those that wait, once what is wrong may have passed.

        Tells whether this is news.
        """
        self._backlog.append((key, path))
        self._goes_on = time.monotonic() + self._pause
        news, self._waits = not self._waits, True
        return news

    def _begin(self, key: str, path: Path) -> None:
        how = self._how
        answers = Answers(how.answers, how.folder, key)
        every = how.frame is None
        job = self._pool.look(
            read_and_answer, self._request(path), answers, every, seconds=_MANY_S if every else None
        )
        self._reading += 1
        job.add_done_callback(lambda done: self._events.put((key, path, done)))

    def _finish(self, key: str, path: Path, job: Any) -> None:
        if job.cancelled():
            return
        answered = self._outcome(key, path, job)
        if answered is None:
            return
        if self._waits:
            self._say(_GOES_ON)
        self._waits = False
        self._failures.pop(key, None)
        records = [to_record(reading) for reading in answered.readings]
        entry = Entry(key, "\n".join(map(to_json, records)), answered.files)
        if not self._insist(lambda: self._ledger.enter(entry)):
            return
        with self._lock:
            self._offered.discard(key)
        for record, line in zip(records, entry.lines, strict=True):
            if not self._insist(partial(self._tell, record, line)):
                return
        self._insist(lambda: self._ledger.mark_written(key))
        if entry.answers:
            self._answered()

    def _outcome(self, key: str, path: Path, job: Any) -> Answered | None:
        """Return what came of a task; None where it will be done again."""
        try:
            answered: Answered = job.result()
            return answered
        except LightboxError as error:
            if self._may_pass(key, error):
                if self._again(key, path):
                    self._say(f"An object is read again soon. {error.message}")
                return None
            fault = error
        except OSError as error:
            if self._again(key, path):
                self._say(
                    f"The answers for an object cannot be written ({error.strerror}). Is there "
                    f"room for “{self._how.folder}”? It is read again soon."
                )
            return None
        except Exception as error:  # a fault of ours must not end what goes on day and night
            self._say(
                f"An object could not be read, by a fault of Lightbox ({type(error).__name__})."
            )
            fault = ScanError("fault", "This could not be read, by a fault of Lightbox.")
        return Answered((mishaps.unread(self._request(path), fault),), ())

    def _request(self, path: Path) -> Request:
        how = self._how
        return Request(path, how.frame or 1, how.model, how.operating_point)

    def _may_pass(self, key: str, error: LightboxError) -> bool:
        """Tell whether this computer may be at fault, not the object, and it be read again."""
        if error.code in mishaps.PERHAPS_ITS_FAULT:
            self._failures[key] = self._failures.get(key, 0) + 1
            return self._failures[key] < _MOST_READINGS
        return error.code == mishaps.NEVER_ITS_FAULT

    def _insist(self, work: Callable[[], None]) -> bool:
        """Do something until the disk allows it; False where it was stopped before."""
        said = False
        while True:
            try:
                work()
            except (LightboxError, OSError) as error:
                if not said:
                    self._say(f"Reading waits. {error}")
                said = True
            else:
                if said:
                    self._say(_GOES_ON)
                return True
            if self._stopped.wait(self._pause):
                return False
