"""A training run in a folder that the program looks at: a journal is written, a control is read.

The other side is `app.services.training_runs`. Between two parts of its work the process looks at
what the program wants, and rests or ends. However it ends, it leaves a last word if it can: room
for one is kept on the disk from the start.
"""

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from app.domain import training as domain
from app.domain.training import Event, Wanted
from app.errors import UsageError
from app.paths import hold

_EVERY_S: Final = 0.5  # between two lines on how far the step is, and two looks at the control
_RESTING_S: Final = 0.3
_PATIENCE_S: Final = 2.0  # others look for an instant whether the folder is held
_RESERVE: Final = "reserve"
_RESERVED: Final = 1 << 16

_NAMES: Final = (
    ("Reading", "reading"),
    ("Looking for duplicates", "duplicates"),
    ("Frozen features", "features"),
    ("Features for the linear head", "head"),
    ("Training the upper blocks", "upper"),
    ("Scoring", "scoring"),
    ("Would more scans help", "more"),
    ("Looking at scans and outliers", "gate"),
    ("Measuring the gate", "measuring"),
    ("Compiling and writing", "writing"),
)


class RunCancelledError(Exception):
    """The program wants the process to end."""


class RunFolder:
    """A `model_training.job.Reporter` that writes the journal and heeds the control."""

    def __init__(self, folder: Path, heard: Callable[[str], None] = lambda _: None) -> None:
        """Take the folder. ``heard`` gets every sentence too.

        Raises:
            UsageError: code ``run_in_use``: another process has it.
            OSError: it cannot be written to.
        """
        self._folder, self._heard = folder, heard
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = _taken(folder / domain.LOCK_NAME)
        self._done, self._written, self._looked = 0, 0.0, 0.0
        self._began, self._rested = time.monotonic(), 0.0
        self._earlier = _worked_before(folder / domain.JOURNAL_NAME)
        self.notes: list[str] = []
        with contextlib.suppress(OSError):
            (folder / _RESERVE).write_bytes(bytes(_RESERVED))
        with contextlib.suppress(OSError), (folder / domain.JOURNAL_NAME).open("ab") as stream:
            stream.write(b"\n")  # what a kill cut off must not spoil the next line
        self.tell(domain.Began(time.time(), os.getpid()))

    @property
    def seconds(self) -> float:
        """Of work on the run, in this process and those before it, without pauses."""
        return self._earlier + time.monotonic() - self._began - self._rested

    def stage(self, title: str, total: int) -> None:
        name = next((name for start, name in _NAMES if title.startswith(start)), "")
        self._done, self._written = 0, 0.0
        self.tell(domain.Stage(time.time(), name, title, total))
        self._heed()

    def advance(self, parts: int = 1) -> None:
        self._done += parts
        if time.monotonic() - self._written >= _EVERY_S:
            self._written = time.monotonic()
            self._tell_parts()
        self._heed()

    def say(self, text: str) -> None:
        self.notes.append(text)
        self._heard(text)
        self.tell(domain.Said(time.time(), text))

    def detail(self, text: str) -> None:
        self._heard(text)

    def epoch(self, number: int, of: int, loss: float, held_out: float | None) -> None:
        self._heard(f"epoch {number} of {of}: mean loss {loss:.4f}")
        self._tell_parts()
        self.tell(domain.Epoch(time.time(), number, of, loss, held_out))

    def tell(self, event: Event) -> None:
        """Write a line. What cannot be written is lost: the work matters more."""
        with contextlib.suppress(OSError):
            self._append(event)

    def last_word(self, event: Event) -> None:
        """Write the line that ends the journal, with the room that was kept for it."""
        with contextlib.suppress(OSError):
            (self._folder / _RESERVE).unlink(missing_ok=True)
        self.tell(event)

    def close(self) -> None:
        """Give the folder up."""
        with contextlib.suppress(OSError):
            (self._folder / _RESERVE).unlink(missing_ok=True)
        self._lock.close()

    def _append(self, event: Event) -> None:
        with (self._folder / domain.JOURNAL_NAME).open("a", encoding="utf-8") as stream:
            stream.write(domain.line_of(event))
            stream.flush()
            if isinstance(event, domain.Finished | domain.Failed | domain.Epoch):
                os.fsync(stream.fileno())

    def _tell_parts(self) -> None:
        self.tell(domain.Parts(time.time(), self._done))

    def _heed(self) -> None:
        """Rest while the program wants it. Raises: RunCancelledError."""
        if time.monotonic() - self._looked < _EVERY_S:
            return
        wanted = self._wanted()
        if wanted is Wanted.PAUSE:
            started = time.monotonic()
            self._tell_parts()
            self.tell(domain.Paused(time.time()))
            while (wanted := self._wanted()) is Wanted.PAUSE:
                time.sleep(_RESTING_S)
            self._rested += time.monotonic() - started
            self.tell(domain.Resumed(time.time()))
        self._looked = time.monotonic()
        if wanted is Wanted.CANCEL:
            raise RunCancelledError

    def _wanted(self) -> Wanted:
        try:
            told = json.loads((self._folder / domain.CONTROL_NAME).read_text(encoding="utf-8"))
            return Wanted(told["wanted"])
        except (OSError, ValueError, KeyError, TypeError):
            return Wanted.RUN


@contextlib.contextmanager
def run_in(
    folder: Path,
    sentence: Callable[[Exception], tuple[str, str]],
    heard: Callable[[str], None] = lambda _: None,
) -> Iterator[RunFolder]:
    """Take a run's folder for as long as it is trained in, and leave a last word.

    Args:
        folder: of the run.
        sentence: what to say of an error: its code and what is wrong.
        heard: gets every sentence too.

    Raises:
        UsageError: code ``run_in_use``: another process has it.
        Exception: whatever ended the run, but a cancellation.
    """
    run = RunFolder(folder, heard)
    try:
        yield run
    except RunCancelledError:
        run.last_word(domain.Cancelled(time.time()))
    except Exception as error:
        run.last_word(domain.Failed(time.time(), *sentence(error)))
        raise
    finally:
        run.close()


def _worked_before(journal: Path) -> float:
    try:
        lines = journal.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return 0.0
    events = [event for line in lines if (event := domain.event_of(line)) is not None]
    return domain.worked_seconds(events)


def _taken(path: Path) -> IO[bytes]:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return hold(path)
        except OSError as error:
            if not isinstance(error, BlockingIOError | PermissionError):
                raise
            if time.monotonic() > until:
                raise UsageError(
                    "run_in_use", "Another process is training in this run's folder already."
                ) from error
            time.sleep(0.05)
