"""Reading what arrives, once: from a listener or a watched folder, in worker processes.

Each arrival has a key, and goes through three steps, each of which is on the disk before the next:
its reading is entered in the ledger, its record is written, its answers are sent. Whatever is
killed in between goes on there at the next start.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import LightboxError, ScanError
from app.network.ledger import Entry, Ledger
from app.services import mishaps
from app.services.answering import Answered, Kind, read_and_answer
from app.services.reading import Request
from app.services.record_files import drop_half_line
from app.services.records import to_json, to_record

if TYPE_CHECKING:
    from app.services.pool import ReaderPool
    from app.services.shapes import RecordShape

_AHEAD = 2  # tasks of each worker that wait in its pool
_PAUSE_S = 5.0  # between attempts to write what cannot be written


@dataclass(frozen=True, slots=True)
class How:
    """How arrivals are read.

    Attributes:
        model: a bundle's id, folder or file; None lets each scan choose.
        operating_point: name of the one to decide at; None for the bundle's default.
        answers: what is made of each answer.
        folder: where that lies until it was sent.
    """

    model: str | None = None
    operating_point: str | None = None
    answers: tuple[Kind, ...] = ()
    folder: Path = Path()


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
        """
        self._pool = pool
        self._most = workers * _AHEAD
        self._ledger = ledger
        self._how = how
        self._tell = tell
        self._say = say
        self._answered = answered
        self._stopped = threading.Event()
        self._events: queue.SimpleQueue[tuple[str, Path, Any] | None] = queue.SimpleQueue()
        self._backlog: deque[tuple[str, Path]] = deque()
        self._offered: set[str] = set()
        self._reading = 0
        self._lock = threading.Lock()

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
        while (event := self._events.get()) is not None:
            key, path, job = event
            if job is None:
                self._backlog.append((key, path))
            else:
                self._reading -= 1
                self._finish(key, path, job)
            while self._backlog and self._reading < self._most:
                self._begin(*self._backlog.popleft())

    def _begin(self, key: str, path: Path) -> None:
        how = self._how
        request = Request(path, 1, how.model, how.operating_point)
        job = self._pool.look(read_and_answer, request, how.answers, how.folder, key)
        self._reading += 1
        job.add_done_callback(lambda done: self._events.put((key, path, done)))

    def _finish(self, key: str, path: Path, job: Any) -> None:
        if job.cancelled():
            return
        answered = self._outcome(path, job)
        if answered is None:
            return
        record = to_record(answered.reading)
        entry = Entry(key, to_json(record), answered.files)
        if not self._insist(lambda: self._ledger.enter(entry)):
            return
        with self._lock:
            self._offered.discard(key)
        if self._insist(lambda: self._tell(record, entry.record)):
            self._insist(lambda: self._ledger.mark_written(key))
        if entry.answers:
            self._answered()

    def _outcome(self, path: Path, job: Any) -> Answered | None:
        """Return what came of a task; None where it is to be done again at the next start."""
        try:
            answered: Answered = job.result()
            return answered
        except LightboxError as error:
            fault = error
        except OSError as error:
            self._say(
                f"The answers for an object cannot be written ({error.strerror}); it is read again "
                "at the next start."
            )
            return None
        except Exception as error:  # a fault of ours must not end what goes on day and night
            self._say(
                f"An object could not be read, by a fault of Lightbox ({type(error).__name__})."
            )
            fault = ScanError("fault", "This could not be read, by a fault of Lightbox.")
        request = Request(path, 1, self._how.model, self._how.operating_point)
        return Answered(mishaps.unread(request, fault), ())

    def _insist(self, work: Callable[[], None]) -> bool:
        """Do something until the disk allows it; False where it was stopped before."""
        said = False
        while True:
            try:
                work()
                return True
            except (LightboxError, OSError) as error:
                if not said:
                    self._say(f"Reading waits. {error}")
                said = True
            if self._stopped.wait(_PAUSE_S):
                return False


class LinesFile:
    """A file of JSON lines that holds each record once, however often the process was killed."""

    def __init__(self, path: Path, ledger: Ledger) -> None:
        """Go on after the last whole line, with what was entered and not written.

        Raises:
            OSError: it cannot be written.
        """
        if path.exists():
            drop_half_line(path)
        # Without a buffer: what failed to be written must not be written after all, later.
        self._stream = path.open("ab", buffering=0)
        self._whole: int | None = None  # bytes of whole lines, where a half one may follow them
        missing = ledger.unwritten()
        if missing:
            there = set(path.read_bytes().splitlines())
            for entry in missing:
                if entry.record.encode() not in there:
                    self.write(entry.record)
                ledger.mark_written(entry.key)

    def write(self, line: str) -> None:
        """Write a line as a whole or, as far as the disk lets us, not at all. Raises: OSError."""
        self._drop_half()
        handle = self._stream.fileno()
        self._whole = os.fstat(handle).st_size
        left = memoryview(line.encode() + b"\n")
        try:
            while left:
                left = left[self._stream.write(left) :]
            os.fsync(handle)
        except OSError:
            with contextlib.suppress(OSError):
                self._drop_half()
            raise
        self._whole = None

    def _drop_half(self) -> None:
        if self._whole is not None:
            os.ftruncate(self._stream.fileno(), self._whole)
            self._whole = None

    def close(self) -> None:
        self._stream.close()


def left_over(ledger: Ledger, tell: Callable[[RecordShape, str], None]) -> None:
    """Tell the records that a killed process had entered and not told."""
    for entry in ledger.unwritten():
        with contextlib.suppress(ValueError):
            tell(json.loads(entry.record), entry.record)
        ledger.mark_written(entry.key)
