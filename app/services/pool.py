"""Worker processes that read scans: spawned, capped in memory and time, replaced when they die."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.notice import Notice
from app.domain.scan import Scan
from app.errors import LightboxError, ScanError
from app.inference.engine import EngineName

if TYPE_CHECKING:  # imported where they are used: the workers start while the caller imports them
    from app.services.reading import Reader, Reading, Request

TIME_LIMIT_S = 60.0
MEMORY_LIMIT_BYTES = 4 << 30  # of address space; the largest scan we accept needs a third of it


class ReaderPool:
    """Runs `Reader` in worker processes.

    Every future ends: with a result, or with a `LightboxError` that says what happened to the
    worker. Futures' callbacks run on a thread of the pool.
    """

    def __init__(self, workers: int = 1, engine: EngineName = "litert") -> None:
        """Prepare the pool; processes start with the first task.

        Args:
            workers: processes.
            engine: TensorFlow reserves far more address space than it uses, so workers with the
                Keras engine run without the memory cap.
        """
        from pebble import ProcessPool

        capped = engine == "litert"
        self._pool = ProcessPool(
            max_workers=workers,
            initializer=_start_worker,
            initargs=(engine, MEMORY_LIMIT_BYTES if capped else None),
            context=multiprocessing.get_context("spawn"),
        )

    def start(self) -> None:
        """Start the workers, without waiting."""
        self._pool.schedule(_nothing)

    def warm_up(self) -> None:
        """Start a worker and let it import and open what a first scan needs, without waiting."""
        self._pool.schedule(_warm_up)

    def scan(self, path: Path, frame: int = 1) -> Future[Scan]:
        """Read a scan; its pixels come back through shared memory."""
        return self._submit(_read_scan, (path, frame), lambda shared: shared.open())

    def read(self, request: Request, *, pictures: bool = True) -> Future[Reading]:
        """Read and analyse; ``pictures=False`` leaves out maps and network input.

        The future of a worker that died or ran out of time holds a failed `Reading`.
        """
        future: Future[Reading] = Future()

        def settle(outcome: Future[Reading]) -> None:
            from app.services.reading import Reading

            if outcome.cancelled():
                future.cancel()
                return
            error = outcome.exception()
            if isinstance(error, LightboxError):
                future.set_result(Reading(request, reason=Notice(error.code, error.message)))
            elif error is not None:
                future.set_exception(error)
            else:
                future.set_result(outcome.result())

        self._submit(_read, (request, pictures), lambda reading: reading).add_done_callback(settle)
        return future

    def close(self) -> None:
        """Stop the workers at once; waiting tasks are cancelled."""
        self._pool.stop()
        self._pool.join(timeout=5)

    def _submit(
        self, task: Callable[..., Any], args: tuple[Any, ...], unpack: Callable[[Any], Any]
    ) -> Future[Any]:
        future: Future[Any] = Future()

        def settle(outcome: Any) -> None:
            try:
                result = unpack(outcome.result())
            except CancelledError:
                future.cancel()
            except Exception as error:
                future.set_exception(_explained(error))
            else:
                future.set_result(result)

        self._pool.schedule(task, args=args, timeout=TIME_LIMIT_S).add_done_callback(settle)
        return future


def _explained(error: Exception) -> Exception:
    """Turn a worker's death into a sentence; faults of ours stay what they are."""
    from pebble import ProcessExpired

    if isinstance(error, TimeoutError):
        return ScanError(
            "took_too_long",
            f"Reading this file was stopped after {TIME_LIMIT_S:.0f} seconds. It may be damaged; "
            "export it again from its source.",
        )
    if isinstance(error, ProcessExpired):
        return ScanError(
            "reader_died",
            "The process that read this file came to a sudden end. The file may be damaged; "
            "try it once more, or export it again from its source.",
        )
    if isinstance(error, MemoryError):
        return ScanError(
            "out_of_memory",
            "Reading this file would take more memory than Lightbox allows one file.",
        )
    return error


@dataclass(frozen=True, slots=True, eq=False)
class _SharedScan:
    """A scan whose pixels travel in shared memory."""

    rest: Scan  # with a pixel array of size 1
    block: str
    shape: tuple[int, ...]
    dtype: str

    @classmethod
    def share(cls, scan: Scan) -> _SharedScan:
        memory = SharedMemory(create=True, size=scan.pixels.nbytes)
        np.ndarray(scan.pixels.shape, scan.pixels.dtype, memory.buf)[:] = scan.pixels
        memory.close()
        rest = replace(scan, pixels=np.zeros((1, 1), scan.pixels.dtype))
        return cls(rest, memory.name, scan.pixels.shape, scan.pixels.dtype.str)

    def open(self) -> Scan:
        """Copy the pixels out and free the block."""
        memory = SharedMemory(self.block)
        try:
            pixels = np.ndarray(self.shape, np.dtype(self.dtype), memory.buf).copy()
        finally:
            memory.close()
            memory.unlink()
        return replace(self.rest, pixels=pixels)


# --- In the worker ------------------------------------------------------------------------

_reader: Reader | None = None


def _start_worker(engine: EngineName, memory_limit: int | None) -> None:
    global _reader  # noqa: PLW0603 - a worker process has one reader for its lifetime
    if memory_limit is not None and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))
    from app.services.reading import Reader

    _reader = Reader(engine=engine)


def _nothing() -> None:
    return None


def _warm_up() -> None:
    import pydicom.pixels  # noqa: F401 - the longest import that a first scan waits for

    assert _reader is not None
    for entry in _reader.library.entries[:1]:
        with contextlib.suppress(LightboxError):  # whoever asks for the bundle is told
            _reader.open(str(entry.origin))


def _read_scan(path: Path, frame: int) -> _SharedScan:
    assert _reader is not None
    return _SharedScan.share(_reader.scan(path, frame))


def _read(request: Request, pictures: bool) -> Reading:
    from app.services.reading import without_pictures

    assert _reader is not None
    reading = _reader.read(request)
    return reading if pictures else without_pictures(reading)
