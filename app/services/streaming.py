"""Reading scans as they are named: each answer comes as soon as it is there, in the same order."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from app.domain.reading import Reading, Request
from app.inference.engine import EngineName
from app.services.cores import cores
from app.services.library import Library
from app.services.pool import ReaderPool
from app.services.reading import Reader

_AHEAD = 4  # scans per worker that are taken on before the first of them is read


@dataclass(frozen=True, slots=True)
class _Raised:
    error: BaseException


_Item = Future[Reading] | Reading | _Raised | None


def read_as_named(
    named: Iterator[Request | Reading],
    library: Library,
    *,
    engine: EngineName = "litert",
    workers: int | None = None,
) -> Iterator[Reading]:
    """Read and analyse, yielding one reading for each item, while the next are still awaited.

    Args:
        named: requests, and readings of what needs no reading. It may wait for its next item as
            long as it likes: it runs on a thread of its own, and is asked no further than the
            workers need. What it raises is raised here, after the readings before it.
        library: of models.
        engine: that runs them.
        workers: processes; 0 reads in this process, without their limits. None is one per core,
            and one for the Keras engine.
    """
    if workers == 0:
        reader = Reader(library, engine, threads=cores())
        for item in named:
            yield item if isinstance(item, Reading) else reader.brief(item)
        return
    count = workers or (cores() if engine == "litert" else 1)
    pool = ReaderPool(count, engine, threads=cores() if count == 1 else 1, fork=True)
    pool.start()  # while this process has one thread
    taken: queue.Queue[_Item] = queue.Queue(count * _AHEAD)
    threading.Thread(target=_feed, args=(named, pool, taken), daemon=True).start()
    try:
        while (got := taken.get()) is not None:
            if isinstance(got, _Raised):
                raise got.error
            yield got if isinstance(got, Reading) else got.result()
    finally:
        pool.close()


def _feed(named: Iterator[Any], pool: ReaderPool, taken: queue.Queue[_Item]) -> None:
    try:
        for item in named:
            taken.put(item if isinstance(item, Reading) else pool.brief(item))
    except BaseException as error:  # it belongs to whoever takes
        taken.put(_Raised(error))
    else:
        taken.put(None)
