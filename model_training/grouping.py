"""Which scans must stay on one side of a split, and the splits that keep them there.

A group is everything connected by "same patient", "same pixels" or "nearly the
same picture". The last is a 256-bit difference hash (16 x 16 signs of
horizontal differences, the `dhash` of the ImageHash package) at a small Hamming
distance, of the other picture as it is or of a mirror image of it: public sets
hold flipped copies (of the 6,384 brain slices of Nickparvar's set more than
half have one).

Chests resemble one another, so the limit matters: among the 5,216 training
scans of Kermany et al. no two different scans lie within 12 bits, mirrored or
not (all 28 pairs there are exact duplicates), 11 pairs of different patients
appear at 16 and 3 mirrored ones, and at 20 chance resemblance chains 87 scans
of both classes into one "group". The default limit, 8, leaves a margin on
either side. Brain slices differ more: within 16 bits all of 43 pairs looked at,
mirrored or not, were one slice or its neighbour, no two upright ones within 24
are of different classes, and no group is larger than 53 of 5,708: their config
sets 16. No mirrored pair is within 20 among the adults' chests and the breasts.
"""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.inference.finite import products

_ROWS_AT_ONCE = 1024

MIRRORS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"left to right": (1, -1), "upside down": (-1, 1), "by half a turn": (-1, -1)}
)
"""Mirror images by how they are mirrored: the steps through rows and columns."""

Pair = tuple[int, int]


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


def mirrored_hashes(picture: NDArray[np.float32]) -> NDArray[np.bool_]:
    """`difference_hash` (3, 256) of the mirror images of a picture, in the order of `MIRRORS`."""
    flipped = (picture[::down, ::across] for down, across in MIRRORS.values())
    return np.stack([difference_hash(image) for image in flipped])


@dataclass(frozen=True, slots=True)
class Prints:
    """What copies are found by.

    Attributes:
        digests: SHA-256 per picture.
        hashes: (pictures, 256), `difference_hash`.
        mirrored: (3, pictures, 256), `mirrored_hashes`.
    """

    digests: tuple[str, ...]
    hashes: NDArray[np.bool_]
    mirrored: NDArray[np.bool_]

    def exact(self) -> list[Pair]:
        """Equal pictures, as `equal_pairs`."""
        return equal_pairs(self.digests)

    def near(self, distance: int, mirrored: bool = True) -> list[Pair]:
        """Pairs (a < b) nearly alike, as they are or, if ``mirrored``, one of them mirrored."""
        pairs = near_pairs(self.hashes, distance)
        if mirrored:
            pairs = sorted({*pairs, *mirrored_pairs(self.hashes, self.mirrored, distance)})
        return pairs


def prints_of(
    pictures: Iterable[NDArray[np.float32]], progress: Callable[[], None] = lambda: None
) -> Prints:
    """The prints of prepared pictures, one after the other."""
    digests, hashes, mirrored = [], [], []
    for picture in pictures:
        digests.append(pixel_digest(picture))
        hashes.append(difference_hash(picture))
        mirrored.append(mirrored_hashes(picture))
        progress()
    return Prints(tuple(digests), np.stack(hashes), np.stack(mirrored, axis=1))


def touching(
    train: Prints, test: Prints, distance: int, mirrored: bool = True
) -> NDArray[np.bool_]:
    """Which test pictures belong to a group of exact or near duplicates with a training picture.

    Groups are transitive: the near duplicate of a training picture's near duplicate counts too, and
    so do mirrored ones unless ``mirrored`` is False.
    """
    both = Prints(
        train.digests + test.digests,
        np.concatenate([train.hashes, test.hashes]),
        np.concatenate([train.mirrored, test.mirrored], axis=1),
    )
    groups = connect(len(both.digests), [*both.exact(), *both.near(distance, mirrored)])
    known = len(train.digests)
    return np.asarray(np.isin(groups[known:], groups[:known]))


def near_pairs(hashes: NDArray[np.bool_], distance: int) -> list[Pair]:
    """Pairs (a < b) of rows of ``hashes`` (scans, bits) at most ``distance`` bits apart."""
    return [(a, b) for a, b, _ in _within(hashes, hashes, distance) if a < b]


def mirrored_pairs(
    hashes: NDArray[np.bool_], mirrored: NDArray[np.bool_], distance: int
) -> dict[Pair, tuple[int, str]]:
    """Pairs (a < b) of scans of which one is nearly a mirror image of the other.

    With the bits by which they differ, and the one of `MIRRORS` that they differ least by.

    Args:
        hashes: (scans, bits), `difference_hash`.
        mirrored: (3, scans, bits), `mirrored_hashes`.
        distance: at most so many bits may differ.
    """
    found: dict[Pair, tuple[int, str]] = {}
    for name, images in zip(MIRRORS, mirrored, strict=True):
        for a, b, apart in _within(images, hashes, distance):
            pair = (a, b) if a < b else (b, a)
            # A picture may be its own mirror image.
            if a != b and (pair not in found or apart < found[pair][0]):
                found[pair] = (apart, name)
    return found


def _within(
    first: NDArray[np.bool_], second: NDArray[np.bool_], distance: int
) -> Iterator[tuple[int, int, int]]:
    """(row of ``first``, row of ``second``, bits they differ in), of at most ``distance`` bits."""
    ones, others = (np.where(bits, 1, -1).astype(np.float32) for bits in (first, second))
    for start in range(0, len(ones), _ROWS_AT_ONCE):
        # For signs, dot product = bits - 2 x Hamming distance.
        with products():
            apart = (ones.shape[1] - ones[start : start + _ROWS_AT_ONCE] @ others.T) / 2
        rows, columns = np.nonzero(apart <= distance)
        bits = apart[rows, columns].astype(np.int64)
        yield from zip((rows + start).tolist(), columns.tolist(), bits.tolist(), strict=True)


def connect(count: int, pairs: Iterable[Pair]) -> NDArray[np.int64]:
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


def equal_pairs(keys: Sequence[Hashable]) -> list[Pair]:
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
