"""Golden scans: pictures with known answers, by which a reader checks its engine.

Real scans have no place in a bundle, so these are synthetic: a random mixture of
the main components of a class (mean, and singular vectors scaled by their
spread). Some drawn outliers are added, since a twin should agree there too.
"""

import numpy as np
from numpy.typing import NDArray

from app.inference.finite import products
from model_training.job import Rows
from model_training.outliers import drawn

_SCANS = 300
_COMPONENTS = 30


def golden_pictures(
    pictures: NDArray[np.float32] | Rows, targets: NDArray[np.float32], per_class: int, seed: int
) -> NDArray[np.uint8]:
    """8-bit pictures (G, rows, columns, channels): ``per_class`` of each class, and two drawn.

    Args:
        pictures: to mix them from.
        targets: (scans, classes); 1 where a class is present.
        per_class: at least 1; classes without a scan give none.
        seed: of the mixtures.
    """
    rng = np.random.default_rng(seed)
    parts = [
        _mixtures(pictures, np.flatnonzero(targets[:, c] == 1), per_class, rng)
        for c in range(targets.shape[1])
        if (targets[:, c] == 1).any()
    ]
    shape = (int(pictures.shape[1]), int(pictures.shape[2]), int(pictures.shape[3]))
    parts.append(np.stack([drawn(kind, rng, shape) for kind in ("shapes", "noise")]))
    return np.asarray(np.concatenate(parts) * 255 + 0.5, dtype=np.uint8)


@products()
def _mixtures(
    pictures: NDArray[np.float32] | Rows,
    rows: NDArray[np.int64],
    count: int,
    rng: np.random.Generator,
) -> NDArray[np.float32]:
    chosen = np.sort(rng.permutation(rows)[:_SCANS])
    x = np.stack([np.asarray(pictures[i]).ravel() for i in chosen])
    mean = x.mean(axis=0)
    # With few scans of many pixels, the eigenvectors of the small Gram matrix give the large ones.
    values, vectors = np.linalg.eigh((x - mean) @ (x - mean).T)
    kept = np.argsort(values)[::-1][: max(1, min(_COMPONENTS, len(x) // 4))]
    mixing = rng.normal(0, 0.7, (count, len(kept))) / np.sqrt(len(x))
    mixed = mean + mixing @ vectors[:, kept].T @ (x - mean)
    return np.asarray(np.clip(mixed, 0, 1).reshape(count, *pictures.shape[1:]), dtype=np.float32)
