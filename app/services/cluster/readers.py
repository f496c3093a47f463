"""What runs in a Dask worker: the readers of one run, each in a process of its own.

A worker's Dask process opens no scan. Its readers are those of the window and the command line
(`app.services.pool`), with the same limits on memory and time: a file that takes its reader down
costs that file, and the Dask process, which the scheduler would give up after three of them, lives.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import platform
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from distributed import WorkerPlugin, get_worker

from app import __version__
from app.domain.notice import Notice
from app.domain.reading import Reading, Request
from app.errors import LightboxError
from app.inference.engine import EngineName
from app.services import mishaps
from app.services.cluster.fetching import files_of, no_room
from app.services.cluster.items import Item, Outcome
from app.services.cluster.shipping import Shipped, unpack
from app.services.library import Library
from app.services.listing import look_at_content, look_at_frames
from app.services.pool import Job, ReaderPool
from app.services.records import to_record

if TYPE_CHECKING:
    from app.network.nodes import WebNode
    from app.services.shapes import RecordShape

_IDLE_S = 300.0  # a run that was killed says no goodbye; its readers hold half a gigabyte
_PAUSE_S = 5.0  # before what this machine may be to blame for is tried again
_FOLDER = "lightbox-bundles"
_ONE_THREAD = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS",
)  # fmt: skip
"""Of libraries that would take every core, though each core has a reader already."""


@dataclass(frozen=True, slots=True)
class Order:
    """How a run reads.

    Attributes:
        bundles: of the run, and no others.
        model: id of the one that is asked, None to let each scan choose, see `routing`.
        operating_point: name of the one to decide at; None for the bundle's default.
        engine: that runs the bundles.
        node: that addresses lead to; its authorization goes to every worker.
        program: version of Lightbox that gave the order.
    """

    bundles: tuple[Shipped, ...]
    model: str | None = None
    operating_point: str | None = None
    engine: EngineName = "litert"
    node: WebNode | None = None
    program: str = __version__


class Readers(WorkerPlugin):  # type: ignore[misc]
    """The readers of one run in one Dask worker, as many as it has threads."""

    def __init__(self, name: str, order: Order) -> None:
        """Prepare it where the run is ordered; `setup` is where it is carried out.

        Args:
            name: of the run.
            order: how it reads.
        """
        self.name = name
        self._order = order
        self._fault: LightboxError | None = None
        self._count = 1
        self._library = Library(())

    async def setup(self, worker: Any) -> None:
        """Unpack the bundles. Raises: LightboxError where this worker is not fit for the run."""
        self._lock = threading.Lock()  # over what follows
        self._pool: ReaderPool | None = None
        self._busy = 0
        self._rest: threading.Timer | None = None
        self._count = max(1, worker.state.nthreads)
        _let_readers_start()
        try:
            if self._order.program != __version__:
                raise LightboxError(
                    "other_program",
                    f"Lightbox {__version__} is installed there, and {self._order.program} here. "
                    "Install the same version everywhere.",
                )
            folder = Path(worker.local_directory) / _FOLDER
            self._library = await asyncio.to_thread(unpack, self._order.bundles, folder)
        except OSError as error:
            self._fault = no_room(error, worker.address)
            raise self._fault from error
        except LightboxError as error:
            self._fault = LightboxError(error.code, f"Worker {worker.address}: {error.message}")
            raise self._fault from error

    async def teardown(self, worker: Any) -> None:
        await asyncio.to_thread(self._close)

    def read(self, items: Sequence[Item]) -> Outcome:
        """Read items; what a file holds is never raised. Raises: LightboxError, see `setup`."""
        if self._fault is not None:
            raise self._fault
        left_out: list[tuple[str, Notice]] = []
        jobs: list[tuple[Item, Job[Reading] | Reading]] = []
        with self._readers() as pool, files_of(items, self._order.node) as files:
            for item, file in files:
                if isinstance(file, Notice):
                    failed = Request(Path(item.path), item.frame or 1)
                    jobs.append((item, Reading(failed, reason=file)))
                elif (reason := _why_no_scan(item, file, pool)) is not None:
                    left_out.append((item.path, reason))
                else:
                    for frame in _frames(item, file, pool):
                        request = Request(
                            file, frame, self._order.model, self._order.operating_point
                        )
                        jobs.append((item, pool.brief(request)))
            records = [_record(item, self._read(job, pool)) for item, job in jobs]
        return Outcome(tuple(records), tuple(left_out))

    def _read(self, job: Job[Reading] | Reading, pool: ReaderPool) -> Reading:
        """Wait for a reading; what may be this machine's fault is tried again after a while.

        Raises:
            LightboxError: code ``no_reader``.
        """
        if isinstance(job, Reading):
            return job
        reading = job.result()
        if reading.reason is not None and reading.reason.code in mishaps.PERHAPS_ITS_FAULT | {
            mishaps.NEVER_ITS_FAULT
        }:
            time.sleep(_PAUSE_S)
            reading = pool.brief(reading.request).result()
        if reading.reason is not None and reading.reason.code == mishaps.NEVER_ITS_FAULT:
            raise _no_readers()
        return reading

    @contextlib.contextmanager
    def _readers(self) -> Iterator[ReaderPool]:
        """Lend the readers, which start with the first task and end some minutes after the last."""
        with self._lock:
            if self._rest is not None:
                self._rest.cancel()
            if self._pool is None:
                self._pool = ReaderPool(
                    self._count, self._order.engine, threads=1, library=self._library
                )
            self._busy += 1
            pool = self._pool
        try:
            yield pool
        finally:
            with self._lock:
                self._busy -= 1
                if not self._busy:
                    self._rest = threading.Timer(_IDLE_S, self._close, (True,))
                    self._rest.daemon = True
                    self._rest.start()

    def _close(self, only_idle: bool = False) -> None:
        with self._lock:
            if only_idle and self._busy:
                return
            if self._rest is not None:
                self._rest.cancel()
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()


def read_items(run: str, items: tuple[Item, ...]) -> Outcome:
    """The task: read items with the readers of a run. Raises: LightboxError."""
    readers = get_worker().plugins.get(run)
    if not isinstance(readers, Readers):
        raise LightboxError(
            "run_unknown",
            f"Worker {get_worker().address} knows nothing of this run. Start it again.",
        )
    return readers.read(items)


def _why_no_scan(item: Item, file: Path, pool: ReaderPool) -> Notice | None:
    """Look into a file whose name does not say what it is. Raises: as `Readers._read`."""
    if item.sure:
        return None
    try:
        (reason,) = pool.look(look_at_content, (file,)).result()
    except LightboxError as error:  # reading it will say what is wrong
        if error.code == mishaps.NEVER_ITS_FAULT:
            raise _no_readers() from error
        return None
    found: Notice | None = reason
    return found


def _frames(item: Item, file: Path, pool: ReaderPool) -> Sequence[int]:
    """Return the frames to read of an item. Raises: as `Readers._read`."""
    if item.frame is not None:
        return (item.frame,)
    try:
        count = int(pool.look(look_at_frames, file).result())
    except LightboxError as error:
        if error.code == mishaps.NEVER_ITS_FAULT:
            raise _no_readers() from error
        return (1,)
    return [frame for frame in range(1, count + 1) if frame not in item.have]


def _no_readers() -> LightboxError:
    return LightboxError(
        mishaps.NEVER_ITS_FAULT,
        f"Worker {platform.node()} cannot start its readers, which need half a gigabyte each. "
        "Start it with fewer threads, or where there is more memory, and the same command with "
        "--resume.",
    )


def _record(item: Item, reading: Reading) -> RecordShape:
    return {**to_record(reading), "path": item.path}  # not where it lay while it was read


def _let_readers_start() -> None:
    """Make this process one that may have readers, which use one core each."""
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    # Dask's nanny starts workers as daemons, which Python lets have no processes of their own lest
    # they be left behind. Ours end by themselves with the pipe to this one.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
