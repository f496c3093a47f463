"""What is done on threads of the window's process: imports and looking through folders."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.domain.placement import Placement
    from app.services.library import Library
    from app.services.listing import Ask
    from app.services.pool import ReaderPool

log = logging.getLogger(__name__)


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


def prepare(started: ReaderPool | None = None) -> tuple[ReaderPool, Library]:
    """Import the services while the first worker starts, then let it read the library.

    Manifests may be a stranger's: this process sees what a worker has made of them.

    Args:
        started: the pool of the first worker, where that was started already.
    """
    from app.services.pool import first_pool

    pool = started or first_pool()
    import app.services.listing  # noqa: F401 - its import is the point
    from app.errors import BundleError, LightboxError
    from app.paths import clear_temporary
    from app.services.library import Library
    from app.services.mishaps import models_unknown

    clear_temporary()
    # Only now: to unpickle it imports the same modules on the pool's thread, and two threads amid
    # one circle of imports see modules that are half made.
    listed = pool.library()
    try:
        return pool, listed.result()
    except LightboxError as error:  # no worker can be started; every scan will say so too
        return pool, Library((), (BundleError(error.code, error.message),))
    except CancelledError:  # the window was closed meanwhile
        return pool, Library(())
    except Exception:  # of ours; a window that waited for ever would say nothing at all
        log.exception("the models could not be listed")
        return pool, Library((), (models_unknown(),))


def look_up(paths: Sequence[Path], ask: Ask) -> tuple[Placement, ...]:
    """Look up where scans belong; workers look into the files."""
    from app.services import listing

    return listing.placements(paths, ask)
