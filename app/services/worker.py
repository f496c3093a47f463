"""One worker process: what it does, and the caller's hold on it.

A worker has a pipe of its own and shares nothing with other workers, so its death is seen by its
caller (the pipe ends) and by nobody else.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.errors import LightboxError
from app.services.parcel import Parcel, receive

if TYPE_CHECKING:  # imported where they are used: the workers start while the caller imports them
    from app.domain.scan import Scan
    from app.inference.engine import EngineName
    from app.services.reading import Reader, Reading, Request

log = logging.getLogger(__name__)

MEMORY_LIMIT_BYTES = 4 << 30  # of address space; the largest scan we accept needs a third of it
_GLANCE_S = 0.25  # how often a caller looks whether it still wants to wait

Task = Callable[..., Any]  # called with a `Reader` and arguments
Why = Literal["died", "late", "stopped"]


class Ended(Exception):  # noqa: N818 - no error: workers do end
    """The process is gone and has not answered."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Worker:
    """One process from its start to its end; after `Ended` it is of no more use.

    One thread asks; `stop` may be called from any.
    """

    def __init__(self, engine: EngineName) -> None:
        """Start the process, without waiting for it."""
        context = multiprocessing.get_context("spawn")
        self._channel, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, engine), daemon=True)
        self._why: Why | None = None
        self._ready = False
        try:
            self._process.start()
        finally:
            theirs.close()  # else the pipe would not end with the process

    @property
    def alive(self) -> bool:
        return self._why is None and not wait([self._process.sentinel], 0)

    def get_ready(self, seconds: float) -> None:
        """Wait until the process can take tasks. Raises: Ended, and what its start raised."""
        if not self._ready:
            worked, error = self._answer(seconds)
            if not worked:
                raise error
            self._ready = True

    def ask(self, task: Task, args: tuple[Any, ...], seconds: float) -> tuple[bool, Any]:
        """Let the process do a task: (True, result) or (False, exception). Raises: Ended."""
        try:
            self._channel.send((task, args))
        except OSError:
            raise Ended(self._why or "died") from None
        return self._answer(seconds)

    def stop(self, why: Why = "stopped") -> None:
        """End the process at once, whatever it does."""
        self._why = self._why or why
        with contextlib.suppress(OSError, ValueError):  # it has ended by itself
            self._process.kill()

    def close(self) -> None:
        """End the process and wait for its end, but not for long: the kernel may hold it."""
        self.stop("died" if not self.alive else "stopped")
        self._process.join(1.0)
        self._channel.close()
        log.info("a worker has ended (%s, exit code %s)", self._why, self._process.exitcode)

    def _answer(self, seconds: float) -> tuple[bool, Any]:
        # The watch ends whatever hangs: a task, and a process that stopped amid its answer.
        watch = threading.Timer(seconds, self.stop, args=("late",))
        watch.daemon = True
        watch.start()
        try:
            # A process that waits in the kernel for a lost network share does not even die when it
            # is killed; its caller must not wait for that.
            while not wait([self._channel, self._process.sentinel], _GLANCE_S):
                if self._why is not None:
                    raise EOFError
            if not self._channel.poll():
                raise EOFError
            worked, answer = receive(self._channel)
        except (EOFError, OSError):
            raise Ended(self._why or "died") from None
        finally:
            watch.cancel()
        return worked, answer


# --- In the process -----------------------------------------------------------------------


def _serve(channel: Connection, engine: EngineName) -> None:
    """Answer until the caller is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the caller, who ends us
    with contextlib.suppress(EOFError, ConnectionError):  # the caller is gone
        try:
            reader = _start(engine)
        except Exception as error:
            _reply(channel, False, _told(error))
            return
        _reply(channel, True, None)
        while True:
            task, args = channel.recv()
            try:
                worked, answer = True, task(reader, *args)
            except Exception as error:
                worked, answer = False, _told(error)
            _reply(channel, worked, answer)


def _start(engine: EngineName) -> Reader:
    # TensorFlow reserves far more address space than it uses, so the Keras engine runs uncapped.
    if engine == "litert" and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    from app.services.reading import Reader

    return Reader(engine=engine)


def _told(error: Exception) -> Exception:
    """Add where it happened, which is lost on the way."""
    if not isinstance(error, LightboxError):
        error.add_note(traceback.format_exc())
    return error


def _reply(channel: Connection, worked: bool, answer: Any) -> None:
    try:
        parcel = Parcel((worked, answer))
    except MemoryError:
        parcel = Parcel((False, MemoryError()))
    except Exception as error:
        parcel = Parcel((False, RuntimeError(f"{type(answer).__name__} cannot be sent: {error}")))
    parcel.send(channel)


# --- Tasks ----------------------------------------------------------------------------------


def warm_up(reader: Reader) -> None:
    import pydicom.pixels  # noqa: F401 - the longest import that a first scan waits for

    for entry in reader.library.entries[:1]:
        with contextlib.suppress(LightboxError):  # whoever asks for the bundle is told
            reader.open(str(entry.origin))


def read_scan(reader: Reader, path: Path, frame: int) -> Scan:
    return reader.scan(path, frame)


def read(reader: Reader, request: Request, pictures: bool) -> Reading:
    from app.services.reading import without_pictures

    reading = reader.read(request)
    return reading if pictures else without_pictures(reading)
