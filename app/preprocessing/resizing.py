"""Resizing with an antialiased bilinear filter, as products with narrow matrices.

Each value of the result is the weighted mean of the values that a triangle over it covers; where
the picture shrinks, the triangle is wider by as much. That is what Pillow's bilinear filter makes
of float images, to a millionth of the grey scale or so. Pillow goes through a picture value by
value; several columns of the result at a time, it is a product of two matrices, which takes a third
of the time.
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
    """

    taken: slice
    made: slice
    weights: NDArray[np.float32]


def resize(strips: Iterable[NDArray[np.float32]], rows: int, columns: int) -> NDArray[np.float32]:
    """Resize a plane.

    Args:
        strips: its rows from the top, some at a time, float32 ``(some, width)``: each is used and
            dropped before the next is asked for.
        rows: of the result.
        columns: of the result.
    """
    narrow = np.concatenate([_to_columns(strip, columns) for strip in strips])
    return _to_columns(narrow.T, rows).T


def _to_columns(plane: NDArray[np.float32], columns: int) -> NDArray[np.float32]:
    """Resize each row of a plane by itself."""
    if plane.shape[1] == columns:
        return plane
    result = np.empty((len(plane), columns), np.float32)
    for block in _blocks(plane.shape[1], columns):
        some = max(1, _MOST // block.weights.size)
        for top in range(0, len(plane), some):
            part = slice(top, top + some)
            np.matmul(plane[part, block.taken], block.weights, out=result[part, block.made])
    return result


@lru_cache(maxsize=64)
def _blocks(width: int, columns: int) -> tuple[_Block, ...]:
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
        weights = (weights / weights.sum(axis=0)).astype(np.float32)
        blocks.append(_Block(slice(first, last), slice(start, start + len(some)), weights))
    return tuple(blocks)
