"""Looks into strangers' files for a command, taken by a worker within its limits."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.recipe import Recipe
from app.errors import UsageError
from app.imaging.inside import Inside
from app.services import worker
from app.services.listing import Asked, look_at_frames
from app.services.pool import ReaderPool

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.scan import Scan
    from app.services.reading import Reader


class Looker(Asked):
    """Asks a worker, which starts when something is first asked of it; close it afterwards.

    Every question raises a `LightboxError` for what the file holds, and for what became of the
    worker.
    """

    def __init__(self) -> None:
        super().__init__(self._look)
        self._pool: ReaderPool | None = None

    def is_archive(self, path: Path) -> bool:
        return Inside.is_archive(self, path)  # four bytes: a process would cost more than it saves

    def frames(self, path: Path) -> int:
        """Count the frames of a file by its header."""
        return int(self._look(look_at_frames, path).result())

    def scan(self, path: Path, frame: int) -> Scan:
        """Read a scan."""
        return self._started().scan(path, frame).result()

    def model_input(self, path: Path, frame: int, model: str | None) -> NDArray[np.float32]:
        """Prepare a scan for a model: what its network sees, ``(rows, columns, channels)``.

        Args:
            path: of the scan.
            frame: from 1.
            model: a bundle's id, folder or file; None for the first that its facts leave.
        """
        found: NDArray[np.float32] = self._look(prepare, path, frame, model).result()
        return found

    def recipe(self, model: str) -> Recipe:
        """Return the recipe of a bundle, given by id, folder or file."""
        found: Recipe = self._look(recipe_of, model).result()
        return found

    def check_bundle(self, origin: Path) -> None:
        """Read every file of a bundle, and see that each is whole."""
        self._look(check, origin).result()

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()

    def _started(self) -> ReaderPool:
        self._pool = self._pool or ReaderPool(fork=True)
        return self._pool

    def _look(self, task: worker.Task, *args: Any) -> Future[Any]:
        return self._started().look(task, *args)


# --- Tasks, which run in the worker ---------------------------------------------------------


def prepare(reader: Reader, path: Path, frame: int, model: str | None) -> NDArray[np.float32]:
    from app.preprocessing import apply
    from app.services.routing import candidates

    scan = reader.scan(path, frame)
    entries = (reader.library.find(model),) if model is not None else reader.library.entries
    entry = next(iter(candidates(entries, scan.facts) or entries), None)
    if entry is None:
        raise UsageError("no_model", "There is no model in the library to prepare it for.")
    return apply(entry.manifest.recipe, scan)


def recipe_of(reader: Reader, model: str) -> Recipe:
    return reader.library.find(model).manifest.recipe


def check(_reader: Reader, origin: Path) -> None:
    from app.bundle import read_bundle

    read_bundle(origin).reference()
