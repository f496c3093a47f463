"""A network as the gate sees through it: pictures in, looks out (see `app.inference.looks`)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.inference.finite import products
from app.inference.looks import cells, looks

Floats = NDArray[np.float32]
_BATCH = 32
_DIRECTIONS = 64  # that the cells of the last maps are projected on


@dataclass(frozen=True, slots=True)
class Eyes:
    """A network with the outputs that the gate uses, and the projection of its last maps (F, P)."""

    network: Any
    projection: Floats

    def see(
        self, pictures: Iterable[Floats], progress: Callable[[int], None] = lambda _: None
    ) -> Floats:
        """Looks (scans, D + 9 P) of prepared pictures; ``progress`` hears of each batch."""
        parts = []
        for out in _outputs(self.network, pictures):
            parts.append(looks(out["embedding"], out["feature_maps"], self.projection))
            progress(len(parts[-1]))
        return np.concatenate(parts)


def open_eyes(model: Any, pictures: Iterable[Floats]) -> Eyes:
    """Project on the principal directions of the cells of ``pictures``, right and wrong ones.

    Each direction is scaled to unit variance, so that rounding, not taste, limits what the router
    can use of it.
    """
    found = np.concatenate([cells(out["feature_maps"]) for out in _outputs(model, pictures)])
    flat = found.reshape(-1, found.shape[-1]).astype(np.float64)
    with products():
        values, vectors = np.linalg.eigh(np.cov(flat.T))
    kept = np.argsort(values)[::-1][: min(_DIRECTIONS, flat.shape[1])]
    scale = np.sqrt(np.maximum(values[kept], 0) + 1e-6 * values.max() + 1e-12)
    return Eyes(model, (vectors[:, kept] / scale).astype(np.float32))


def _outputs(network: Any, pictures: Iterable[Floats]) -> Iterator[dict[str, Floats]]:
    waiting = iter(pictures)
    while batch := list(islice(waiting, _BATCH)):
        found = network.predict_on_batch(np.stack(batch))
        yield {name: np.asarray(value) for name, value in found.items()}
