"""Maps of the frozen trunk for several views of every scan, kept on disk.

The trunk does not change while the top is trained, so it is run once per view
and an epoch costs a fraction of a pass over the pictures. Float16: half the
disk, and an error far below the noise that the views differ by. Figures that
end up in a bundle are never computed from these maps but by the whole network.

Where the disk has no room for them, `LiveViews` computes them for every batch.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from model_training.augment import Augmentation, view
from model_training.job import Rows
from model_training.room import array_on_disk

Maps = NDArray[np.float16]
_BATCH = 32


class Views(Protocol):
    """Trunk maps of several views of every scan; ``len`` is the number of views."""

    def __len__(self) -> int: ...

    def fetch(self, views: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Maps (n, rows, columns, channels) of view ``views[i]`` of scan ``rows[i]``."""


class CachedViews:
    """Views from the disk: an array (scans, rows, columns, channels) each."""

    def __init__(self, maps: Sequence[Maps]) -> None:
        self._maps = maps

    def __len__(self) -> int:
        return len(self._maps)

    def fetch(self, views: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        found = [self._maps[v][r] for v, r in zip(views, rows, strict=True)]
        return np.stack(found).astype(np.float32)


class LiveViews:
    """Views computed when they are asked for: the same views as the cached ones."""

    def __init__(
        self, trunk: Any, pictures: Rows, count: int, how: Augmentation, seed: int
    ) -> None:
        self._trunk, self._pictures, self._count = trunk, pictures, count
        self._how, self._seed = how, seed

    def __len__(self) -> int:
        return self._count

    def fetch(self, views: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        pairs = zip(views.tolist(), rows.tolist(), strict=True)
        seen = [look(self._pictures[r], r, v, self._how, self._seed) for v, r in pairs]
        return np.asarray(self._trunk.predict_on_batch(np.stack(seen)), dtype=np.float32)


def rows_of_view(
    views: Views, number: int, rows: NDArray[np.int64], where: slice
) -> NDArray[np.float32]:
    """Maps of view ``number`` of the scans ``rows[where]``."""
    chosen = rows[where]
    return views.fetch(np.full(len(chosen), number), chosen)


def run_batches(
    model: Any,
    count: int,
    batch: Callable[[slice], NDArray[np.float32]],
    output: str | None = None,
) -> NDArray[np.float32]:
    """``model`` over ``count`` rows that ``batch`` fetches, concatenated.

    Of a model with several outputs, the one called ``output``. A part of it as a model of its own
    would have to be traced anew, which takes longer than it saves.
    """
    parts = []
    for i in range(0, count, _BATCH):
        found = model.predict_on_batch(batch(slice(i, min(i + _BATCH, count))))
        parts.append(np.asarray(found if output is None else found[output]))
    return np.concatenate(parts)


def cached_maps(
    trunk: Any,
    pictures: NDArray[np.float32] | Rows,
    number: int,
    how: Augmentation,
    seed: int,
    folder: Path,
    key: str,
    progress: Callable[[int], None] = lambda _: None,
) -> Maps:
    """Trunk maps (scans, rows, columns, channels) of view ``number``; view 0 is the scan itself.

    A finished view is read back from ``folder`` when the run is repeated with the same ``key``.
    """
    path = folder / f"maps-{number}.npy"
    note = path.with_suffix(".json")
    name = hashlib.sha256(json.dumps([key, number, seed, asdict(how)]).encode()).hexdigest()
    if note.is_file() and json.loads(note.read_text(encoding="utf-8")) == name:
        progress(len(pictures))
        return np.asarray(np.load(path, mmap_mode="r"))
    folder.mkdir(parents=True, exist_ok=True)
    shape = (len(pictures), *trunk.output_shape[1:])
    maps = array_on_disk(path, np.float16, shape)
    for start in range(0, len(pictures), _BATCH):
        rows = range(start, min(start + _BATCH, len(pictures)))
        batch = np.stack([look(pictures[i], i, number, how, seed) for i in rows])
        maps[rows.start : rows.stop] = trunk.predict_on_batch(batch)
        progress(len(rows))
    maps.flush()
    note.write_text(json.dumps(name), encoding="utf-8")
    return np.asarray(np.load(path, mmap_mode="r"))


def look(
    picture: NDArray[np.float32], row: int, number: int, how: Augmentation, seed: int
) -> NDArray[np.float32]:
    """View ``number`` of the picture in ``row``: the same whenever and in whatever order."""
    if number == 0:
        return picture
    return view(picture, np.random.default_rng([seed, number, row]), how)
