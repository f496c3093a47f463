"""What is done on threads of the window's process: imports and looking through folders."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.imaging import Found
    from app.services.library import Library
    from app.services.pool import ReaderPool


def in_background(work: Callable[[], Any]) -> Future[Any]:
    """Run a function on a thread of its own."""
    future: Future[Any] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # it belongs to whoever follows the future
            future.set_exception(error)

    threading.Thread(target=run, daemon=True, name="lightbox-background").start()
    return future


def prepare() -> tuple[ReaderPool, Library]:
    """Start the first worker; import the services and read the library meanwhile."""
    from app.services.pool import ReaderPool

    pool = ReaderPool(workers=1)
    pool.start()
    import app.services.reading  # noqa: F401 - its import is the point
    from app.services.library import open_library

    return pool, open_library()


def find(paths: Sequence[Path]) -> Found:
    """Find the scans in files and folders."""
    from app.imaging import find_scans

    return find_scans(paths)
