"""One worker process: what it does, and the caller's hold on it.

A worker has a pipe of its own and shares nothing with other workers, so its death is seen by its
caller (the pipe ends) and by nobody else.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import traceback
import warnings
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.domain.reading import Reading, Request, without_pictures
from app.errors import LightboxError
from app.services import caps, collecting
from app.services.deadline import Deadline
from app.services.parcel import Parcel, receive

if TYPE_CHECKING:  # imported where they are used: the workers start while the caller imports them
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.scan import Scan
    from app.inference.engine import EngineName
    from app.services.library import Library
    from app.services.reading import Reader

log = logging.getLogger(__name__)

_GLANCE_S = 0.25  # how often a caller looks whether it still wants to wait

Task = Callable[..., Any]  # called with a `Reader` and arguments
Why = Literal["died", "late", "greedy", "stopped"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a worker is to be.

    Attributes:
        engine: that runs the models.
        threads: for one picture, of its decoder and of the engine.
        library: of bundles; None for that of the program and its user, as it is at every moment.
    """

    engine: EngineName = "litert"
    threads: int = 1
    library: Library | None = None


class Ended(Exception):  # noqa: N818 - no error: workers do end
    """The process is gone and has not answered."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Worker:
    """One process from its start to its end; after `Ended` it is of no more use.

    One thread asks; `stop` may be called from any.
    """

    def __init__(self, setting: Setting, *, fork: bool = False) -> None:
        """Start the process, without waiting for it.

        Args:
            setting: of the worker.
            fork: let it begin as a copy of this process, which has imported already what it needs.
                Only while this process has one thread: what others hold is locked for ever in it.
        """
        method: Literal["fork", "spawn"] = "fork" if fork else "spawn"
        context: Any = multiprocessing.get_context(method)
        self._channel, theirs = multiprocessing.Pipe()
        _channels.add(self._channel)
        self._process = context.Process(target=_begin, args=(theirs, setting, fork), daemon=True)
        self._deadline = Deadline(partial(self.stop, "late"))
        self._why: Why | None = None
        self._ready = False
        try:
            with warnings.catch_warnings():
                if fork:  # Python warns of threads of NumPy's, which look after themselves
                    warnings.simplefilter("ignore", DeprecationWarning)
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
            raise self._ended() from None
        return self._answer(seconds)

    def stop(self, why: Why = "stopped") -> None:
        """End the process at once, whatever it does."""
        self._why = self._why or why
        with contextlib.suppress(OSError, ValueError):  # it has ended by itself
            self._process.kill()

    def close(self) -> None:
        """End the process and wait for its end, but not for long: the kernel may hold it."""
        self.stop("died" if not self.alive else "stopped")
        self._deadline.close()
        self._process.join(1.0)
        self._channel.close()
        log.info("a worker has ended (%s, exit code %s)", self._why, self._process.exitcode)

    def _answer(self, seconds: float) -> tuple[bool, Any]:
        # The deadline ends whatever hangs: a task, and a process that stopped amid its answer.
        with self._deadline.within(seconds):
            try:
                # A process that waits in the kernel for a lost network share does not even die when
                # it is killed; its caller must not wait for that.
                while not wait([self._channel, self._process.sentinel], _GLANCE_S):
                    resident = caps.resident_bytes(self._process.pid or 0) or 0
                    if resident > caps.RESIDENT_LIMIT_BYTES:
                        self.stop("greedy")
                    if self._why is not None:
                        raise EOFError
                if not self._channel.poll():
                    raise EOFError
                worked, answer = receive(self._channel)
            except (EOFError, OSError):
                raise self._ended() from None
        return worked, answer

    def _ended(self) -> Ended:
        # A dying process closes its channel a moment before its sentinel: without this it would
        # pass for alive in between, and be given one task after the other.
        self._why = self._why or "died"
        return Ended(self._why)


# --- In the process -----------------------------------------------------------------------


_channels: weakref.WeakSet[Connection] = weakref.WeakSet()  # of all workers, this end


def _begin(channel: Connection, setting: Setting, forked: bool) -> None:
    if forked:  # it has copies of its caller's ends too, and would not see them close
        for theirs in list(_channels):
            theirs.close()
    _serve(channel, setting)


def _serve(channel: Connection, setting: Setting) -> None:
    """Answer until the caller is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the caller, who ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a forked worker has its caller's handler
    with contextlib.suppress(EOFError, ConnectionError):  # the caller is gone
        try:
            reader = _start(setting)
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


def _start(setting: Setting) -> Reader:
    collecting.pause()
    # TensorFlow reserves far more address space than it uses.
    caps.cap_this_process(caps.SPACE_LIMIT_BYTES if setting.engine == "litert" else None)
    from app.imaging.decoders import use_threads
    from app.services.reading import Reader

    use_threads(setting.threads)
    if setting.engine == "keras":  # its import is no part of the time that a scan may take
        from app.inference.keras_engine import import_tensorflow

        with contextlib.suppress(LightboxError):  # whoever asks for a bundle is told
            import_tensorflow()
    reader = Reader(setting.library, setting.engine, setting.threads)
    collecting.settle()
    return reader


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


def warm_up(reader: Reader, path: Path | None) -> None:
    """Import and open what a scan needs that will be asked for: of this file, if it is one."""
    from app.imaging.offline import import_pydicom

    import_pydicom()  # the longest import that a first scan waits for
    if path is not None and reader.read(Request(path)).status != "failed":
        return  # it stays decoded, and its bundle open
    for entry in reader.library.entries[:1]:
        with contextlib.suppress(LightboxError):  # whoever asks for the bundle is told
            reader.open(str(entry.origin))


def read_scan(reader: Reader, path: Path, frame: int) -> Scan:
    return reader.scan(path, frame)


def make_thumbnail(reader: Reader, path: Path) -> NDArray[np.uint8]:
    from app.services.reading import thumbnail

    return thumbnail(reader.scan(path))


def library(reader: Reader) -> Library:
    return reader.library


def read_briefly(reader: Reader, request: Request) -> Reading:
    return reader.brief(request)


def read(reader: Reader, request: Request, pictures: bool) -> Reading:
    reading = reader.read(request)
    return reading if pictures else without_pictures(reading)
