"""Filters of planes, as products with narrow matrices.

Each value of the result is a weighted mean of values near its place, along one axis and then along
the other. NumPy and Pillow go through a picture value by value; several columns of the result at a
time, it is a product of two matrices, which takes a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

# Columns of one product. More of them, and most factors are nought; fewer, and there are many
# products, each with a cost of its own.
_TOGETHER = 16

# Multiplications of one product: OpenBLAS begins to divide larger ones among threads, which wait
# for each other for longer than it takes, most of all beside other workers.
_MOST = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """The weights of some columns of the result.

    Attributes:
        taken: the columns that they are made of.
        made: the columns of the result.
        weights: float32 ``(taken, made)``; each column adds up to 1.
        rows: that are filtered at a time.
    """

    taken: slice
    made: slice
    weights: NDArray[np.float32]
    rows: int


_Filter = tuple[_Block, ...]


def resize(strips: Iterable[NDArray[np.float32]], rows: int, columns: int) -> NDArray[np.float32]:
    """Resize a plane by an antialiased bilinear filter.

    A triangle lies over the place of each value; where the plane shrinks, it is wider by as much.
    That is Pillow's bilinear filter on float images, to a millionth of the grey scale or so.

    Args:
        strips: the plane's rows from the top, some at a time, float32 ``(some, width)``: each is
            used and dropped before the next is asked for.
        rows: of the result.
        columns: of the result.
    """
    narrow = np.concatenate([_resized(strip, columns) for strip in strips])
    return _resized(narrow.T, rows).T


def smooth(plane: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Convolve with a Gaussian cut at three standard deviations; edges are mirrored."""
    if sigma == 0.0:
        return plane
    reach = min(int(np.ceil(3.0 * sigma)), min(plane.shape) - 1)
    for _ in range(2):
        plane = _filtered(plane, _gaussian(plane.shape[1], sigma, reach)).T
    return plane


def _resized(plane: NDArray[np.float32], columns: int) -> NDArray[np.float32]:
    """Resize each row of a plane by itself."""
    width = plane.shape[1]
    return plane if width == columns else _filtered(plane, _triangles(width, columns))


def _filtered(plane: NDArray[np.float32], blocks: _Filter) -> NDArray[np.float32]:
    """Filter each row of a plane by itself."""
    result = np.empty((len(plane), blocks[-1].made.stop), np.float32)
    for block in blocks:
        for top in range(0, len(plane), block.rows):
            part = slice(top, top + block.rows)
            np.matmul(plane[part, block.taken], block.weights, out=result[part, block.made])
    return result


@lru_cache(maxsize=64)
def _triangles(width: int, columns: int) -> _Filter:
    """Return what resizes rows of ``width`` values to ``columns``."""
    scale = width / columns
    reach = max(1.0, scale)
    centres = (np.arange(columns) + 0.5) * scale
    blocks = []
    for start in range(0, columns, _TOGETHER):
        some = centres[start : start + _TOGETHER]
        first, last = max(0, int(some[0] - reach)), min(width, int(some[-1] + reach) + 1)
        places = np.arange(first, last)[:, np.newaxis] + 0.5
        weights = np.maximum(0.0, 1.0 - np.abs(places - some) / reach)
        taken, made = slice(first, last), slice(start, start + len(some))
        blocks.append(_block(taken, made, weights / weights.sum(axis=0)))
    return tuple(blocks)


@lru_cache(maxsize=64)
def _gaussian(width: int, sigma: float, reach: int) -> _Filter:
    """Return what smooths rows of ``width`` values; ``reach`` is less than that."""
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    # Which value each tap of each column falls on, a row of mirrored values on either side.
    places = np.pad(np.arange(width), reach, mode="symmetric")
    weights = np.zeros((width, width))
    for tap, weight in enumerate(taps / taps.sum()):
        np.add.at(weights, (places[tap : tap + width], np.arange(width)), weight)
    blocks = []
    for start in range(0, width, _TOGETHER):
        end = min(start + _TOGETHER, width)
        taken, made = slice(max(0, start - reach), min(end + reach, width)), slice(start, end)
        blocks.append(_block(taken, made, weights[taken, made]))
    return tuple(blocks)


def _block(taken: slice, made: slice, weights: NDArray[np.float64]) -> _Block:
    return _Block(taken, made, weights.astype(np.float32), max(1, _MOST // weights.size))
