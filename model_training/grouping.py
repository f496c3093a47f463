"""Which scans must stay on one side of a split, and the splits that keep them there.

A group is everything connected by "same patient", "same pixels" or "nearly the
same picture". The last is a 256-bit difference hash (16 x 16 signs of
horizontal differences, the `dhash` of the ImageHash package) at a small Hamming
distance. Chests resemble one another, so the limit matters: among the 5,216
training scans of Kermany et al. no two different scans lie within 12 bits (all
28 pairs there are exact duplicates), 11 pairs of different patients appear at
16, and at 20 chance resemblance chains 87 scans of both classes into one
"group". The default limit, 8, leaves a margin on either side.
"""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_ROWS_AT_ONCE = 1024


def pixel_digest(picture: NDArray[np.float32]) -> str:
    """SHA-256 of a prepared picture: equal for equal pixels, whatever the file."""
    shape = repr(picture.shape).encode()
    return hashlib.sha256(shape + np.ascontiguousarray(picture).tobytes()).hexdigest()


def difference_hash(picture: NDArray[np.float32]) -> NDArray[np.bool_]:
    """256 bits of a prepared picture (rows, columns, channels) in [0, 1]."""
    import imagehash

    grey = np.uint8(np.clip(picture.mean(axis=-1), 0, 1) * 255 + 0.5)
    bits = imagehash.dhash(Image.fromarray(grey), hash_size=16).hash.ravel()
    return np.asarray(bits, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Prints:
    """What copies are found by: SHA-256 per picture, and hash bits (pictures, 256)."""

    digests: tuple[str, ...]
    hashes: NDArray[np.bool_]

    def exact(self) -> list[tuple[int, int]]:
        return equal_pairs(self.digests)

    def near(self, distance: int) -> list[tuple[int, int]]:
        return near_pairs(self.hashes, distance)


def prints_of(
    pictures: Iterable[NDArray[np.float32]], progress: Callable[[], None] = lambda: None
) -> Prints:
    """The prints of prepared pictures, one after the other."""
    digests, hashes = [], []
    for picture in pictures:
        digests.append(pixel_digest(picture))
        hashes.append(difference_hash(picture))
        progress()
    return Prints(tuple(digests), np.stack(hashes))


def touching(train: Prints, test: Prints, distance: int) -> NDArray[np.bool_]:
    """Which test pictures belong to a group of exact or near duplicates with a training picture.

    Groups are transitive: the near duplicate of a training picture's near duplicate counts too.
    """
    both = Prints(train.digests + test.digests, np.concatenate([train.hashes, test.hashes]))
    groups = connect(len(both.digests), [*both.exact(), *both.near(distance)])
    known = len(train.digests)
    return np.asarray(np.isin(groups[known:], groups[:known]))


def near_pairs(hashes: NDArray[np.bool_], distance: int) -> list[tuple[int, int]]:
    """Pairs of rows of ``hashes`` (scans, bits) that differ in at most ``distance`` bits."""
    signs = np.where(hashes, 1, -1).astype(np.float32)
    bits, pairs = signs.shape[1], []
    for start in range(0, len(signs), _ROWS_AT_ONCE):
        # For signs, dot product = bits - 2 x Hamming distance.
        apart = (bits - signs[start : start + _ROWS_AT_ONCE] @ signs.T) / 2
        first, second = np.nonzero(apart <= distance)
        first += start
        pairs += [(int(a), int(b)) for a, b in zip(first, second, strict=True) if a < b]
    return pairs


def connect(count: int, pairs: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    """Union-find (Tarjan 1975): the smallest member of each of ``count`` items' component."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return np.array([root(i) for i in range(count)], dtype=np.int64)


def equal_pairs(keys: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs (first position of a key, later position of the same key)."""
    first: dict[Hashable, int] = {}
    pairs = [(first.setdefault(key, i), i) for i, key in enumerate(keys)]
    return [(a, b) for a, b in pairs if a != b]


def grouped_folds(
    labels: NDArray[np.int64], groups: NDArray[np.int64], folds: int, seed: int
) -> NDArray[np.int64]:
    """A fold number per scan; groups are whole, classes spread evenly.

    Groups come largest first, equal sizes in random order, each to the fold that keeps the class
    counts most even (greedy, as in scikit-learn's StratifiedGroupKFold).
    """
    rng = np.random.default_rng(seed)
    names, inverse = np.unique(groups, return_inverse=True)
    counts = np.zeros((len(names), int(labels.max()) + 1))
    np.add.at(counts, (inverse, labels), 1)
    shuffled = rng.permutation(len(names))
    order = shuffled[np.argsort(-counts[shuffled].sum(axis=1), kind="stable")]
    share = np.maximum(counts.sum(axis=0), 1)  # a class may have lost all of its scans
    filled = np.zeros((folds, counts.shape[1]))
    fold_of = np.zeros(len(names), dtype=np.int64)
    for group in order:
        # Each candidate's cost: the spread over the folds of each class's share, were it chosen.
        cost = [
            np.std(
                (filled + (np.arange(folds) == f)[:, None] * counts[group]) / share, axis=0
            ).mean()
            for f in range(folds)
        ]
        best = int(np.argmin(cost))
        fold_of[group] = best
        filled[best] += counts[group]
    return np.asarray(fold_of[inverse], dtype=np.int64)


def held_out(
    labels: NDArray[np.int64], groups: NDArray[np.int64], share: float, seed: int
) -> NDArray[np.bool_]:
    """True for about ``share`` of the scans, in whole groups, stratified by class."""
    folds = max(2, round(1 / share))
    return np.asarray(grouped_folds(labels, groups, folds, seed) == 0)
