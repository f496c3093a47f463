"""The life of the worker processes: prepared on a thread, stopped all at once."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from app.ui.reading.background import in_background, prepare
from app.ui.reading.courier import Courier

if TYPE_CHECKING:
    from app.services.library import Library
    from app.services.pool import ReaderPool


class Pools:
    """Every pool of workers of the window."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._preparing: Future[tuple[ReaderPool, Library]] | None = None
        self._pools: list[ReaderPool] = []

    def prepare(
        self, ready: Callable[[ReaderPool, Library], None], pool: ReaderPool | None = None
    ) -> None:
        """Import what the workers need and start the first, then call ``ready``.

        Args:
            ready: gets the pool with the first worker, and the library.
            pool: that was started already.
        """

        def landed(future: Future[tuple[ReaderPool, Library]]) -> None:
            pool, library = future.result()
            self._pools.append(pool)
            ready(pool, library)

        self._preparing = in_background(partial(prepare, pool))
        self._courier.follow(self._preparing, landed)

    def add(self, workers: int) -> ReaderPool:
        """Make another pool; call it after ``ready``."""
        from app.services.pool import ReaderPool

        pool = ReaderPool(workers=workers)
        self._pools.append(pool)
        return pool

    def close(self) -> None:
        """Stop every worker at once."""
        self._courier.close()
        if not self._pools and self._preparing is not None:  # closed before it was ready
            with contextlib.suppress(Exception):
                self._pools.append(self._preparing.result()[0])
        closing = [threading.Thread(target=pool.close) for pool in self._pools]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()
        self._pools.clear()
