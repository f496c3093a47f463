"""Reading many scans in worker processes: one when there are few, one per core when many."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from app.domain.reading import Reading, Request
from app.inference.engine import EngineName
from app.services.cores import cores
from app.services.library import Library
from app.services.reading import Reader

_FEW = 8  # starting a second worker costs about as much as reading this many scans
_AHEAD = 4  # tasks waiting per worker: enough to keep it busy, little enough to cancel quickly


def read_all(
    requests: Iterable[Request],
    library: Library,
    *,
    engine: EngineName = "litert",
    workers: int | None = None,
) -> Iterator[Reading]:
    """Read and analyse, yielding in the order of the requests, one reading for each.

    Args:
        requests: what to read.
        library: of models.
        engine: that runs them.
        workers: processes; 0 reads in this process, without their limits. None chooses: one for a
            few scans and for the Keras engine, which uses all cores by itself, and one per core for
            many. Where a worker cannot begin as a copy of this process (outside Linux), its start
            takes longer than a few scans do, and they are read in this process.
    """
    waiting = list(requests)
    if workers is None:
        few = len(waiting) <= _FEW
        workers = cores() if not few and engine == "litert" else 1
        if few and sys.platform != "linux" and engine == "litert":
            workers = 0
    if workers == 0:
        reader = Reader(library, engine, threads=cores())
        for request in waiting:
            yield reader.brief(request)
        return
    yield from _in_workers(waiting, engine, workers)


def _in_workers(requests: list[Request], engine: EngineName, workers: int) -> Iterator[Reading]:
    from app.services.pool import ReaderPool

    pool = ReaderPool(workers, engine, threads=cores() if workers == 1 else 1, fork=True)
    under_way: deque[Future[Reading]] = deque()
    try:
        for request in requests:
            under_way.append(pool.brief(request))
            if len(under_way) > workers * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.close()
