"""Prepared pictures of a data set, kept on disk so that a run can be resumed.

Preparation is ``app.preprocessing.apply`` of what ``app.imaging`` reads: the
very code that reads a clinician's scan. The cache holds its float32 result
unchanged.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.recipe import Recipe
from app.errors import ScanError
from app.imaging import read_scan
from app.preprocessing import apply
from model_training.items import Item

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Prepared pictures (scans, rows, columns, channels) and the items they are of.

    ``failed`` are the files that could not be read, with the sentence that says why; they are
    reported, never silently skipped.
    """

    values: NDArray[np.float32]
    items: tuple[Item, ...]
    failed: tuple[tuple[Path, str], ...]

    @property
    def targets(self) -> NDArray[np.float32]:
        """What is known, float32 (scans, classes): 1 present, 0 absent, NaN not known."""
        return np.array([item.targets for item in self.items], dtype=np.float32)

    @property
    def labels(self) -> NDArray[np.int64]:
        return np.array([item.label for item in self.items], dtype=np.int64)

    @property
    def patients(self) -> list[str]:
        return [item.patient for item in self.items]


def prepare(
    items: Sequence[Item], recipe: Recipe, cache: Path, progress: Progress = lambda _: None
) -> Pictures:
    """Read and prepare ``items``, or take them from ``cache`` (an ``.npy`` beside a ``.json``)."""
    key = _fingerprint(items, recipe)
    note = cache.with_suffix(".json")
    if note.is_file() and (kept := json.loads(note.read_text(encoding="utf-8")))["key"] == key:
        failed = dict(kept["failed"])
        progress(len(items))
    else:
        failed = _fill(items, recipe, cache, progress)
        note.write_text(json.dumps({"key": key, "failed": list(failed.items())}), encoding="utf-8")
    good = [item for item in items if str(item.path) not in failed]
    return Pictures(
        np.load(cache, mmap_mode="r")[: len(good)],
        tuple(good),
        tuple((Path(path), why) for path, why in failed.items()),
    )


def _fill(items: Sequence[Item], recipe: Recipe, cache: Path, progress: Progress) -> dict[str, str]:
    """Write the pictures that can be read one after the other, so that the file's start is them."""
    failed: dict[str, str] = {}
    cache.parent.mkdir(parents=True, exist_ok=True)
    shape = (len(items), *recipe.shape)
    values = np.lib.format.open_memmap(cache, mode="w+", dtype=np.float32, shape=shape)
    row = 0
    for item in items:
        try:
            values[row] = apply(recipe, read_scan(item.path))
            row += 1
        except ScanError as error:
            failed[str(item.path)] = error.message
        progress(1)
    values.flush()
    return failed


def _fingerprint(items: Sequence[Item], recipe: Recipe) -> str:
    """Changes when a file, its size or the recipe does."""
    files = [[str(item.path), item.path.stat().st_size] for item in items]
    return hashlib.sha256(json.dumps([files, asdict(recipe)]).encode()).hexdigest()
