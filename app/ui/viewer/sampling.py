"""Which pixel of the picture stands on which pixel of the screen. Pure NumPy.

Pixels are looked up *before* they are windowed: what is cached are stored values (as indices into a
table), one for each pixel of the screen, so a new window costs one look-up each and nothing else.
Between two pixels the value lies between theirs, except beside padding, which is no value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.ui.viewer.view_transform import Point, Size, ViewTransform

_STRIP = 32  # rows at a time, so that what is between stays in the processor's cache
_ONE = 256  # steps between two pixels


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The screen pixels that the picture covers, and the places in the picture at their middles.

    Attributes:
        left, top: the first of them, in physical pixels of the view.
        xs, ys: places along the picture's own axes, in picture space, float64.
        swaps: True where ``xs`` run down the screen.
    """

    left: int
    top: int
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    swaps: bool


def grid(transform: ViewTransform, picture: Size, view: Size, ratio: float) -> Grid | None:
    """Return what is seen of a picture, None where nothing is.

    Args:
        transform: pan, zoom and turn.
        picture: its size in picture space.
        view: the size of the view in logical pixels.
        ratio: physical pixels per logical pixel.
    """
    one = transform.to_view(Point(0.0, 0.0), view)
    other = transform.to_view(Point(picture.width, picture.height), view)
    columns = _seen(one.x, other.x, view.width, ratio)
    rows = _seen(one.y, other.y, view.height, ratio)
    if columns.size == 0 or rows.size == 0:
        return None
    # Along either axis of the screen only one of the picture's coordinates changes.
    across, down = (columns + 0.5) / ratio, (rows + 0.5) / ratio
    first = transform.to_picture(Point(across[0], down[0]), view)
    last = transform.to_picture(Point(across[-1], down[-1]), view)
    count = (rows.size, columns.size) if transform.turn.swaps else (columns.size, rows.size)
    return Grid(
        int(columns[0]),
        int(rows[0]),
        np.linspace(first.x, last.x, count[0]),
        np.linspace(first.y, last.y, count[1]),
        transform.turn.swaps,
    )


def _seen(one: float, other: float, most: float, ratio: float) -> NDArray[np.int64]:
    """Return the physical pixels whose middles lie between two places of the view."""
    low, high = sorted((one * ratio, other * ratio))
    first = max(0, math.ceil(low - 0.5))
    last = min(math.ceil(most * ratio) - 1, math.ceil(high - 0.5) - 1)
    return np.arange(first, last + 1)


def sample(
    level: NDArray[Any], seen: Grid, picture: Size, padding: tuple[int, int] | None = None
) -> NDArray[Any]:
    """Return the value on each pixel of the screen.

    Args:
        level: ``(rows, columns[, 3])``, unsigned, of up to 16 bits, all of the picture.
        seen: where.
        picture: its size in picture space.
        padding: (lowest, highest) value that is none; nothing is taken between it and another.

    Returns:
        ``(rows, columns[, 3])`` of the screen, same type, contiguous.
    """
    rows, columns = level.shape[:2]
    x, x_part = _between(seen.xs * (columns / picture.width) - 0.5, columns)
    y, y_part = _between(seen.ys * (rows / picture.height) - 0.5, rows)
    out = np.empty((y.size, x.size, *level.shape[2:]), level.dtype)
    whole = not (x_part.any() or y_part.any())
    for start in range(0, y.size, _STRIP):
        at = slice(start, start + _STRIP)
        if whole:
            out[at] = level[y[at]][:, x]
        else:
            out[at] = _blended(level, (y[at], y_part[at]), (x, x_part), padding)
    return np.ascontiguousarray(out.swapaxes(0, 1)) if seen.swaps else out


def _between(places: NDArray[np.float64], count: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the pixel before each place, and the way to the next in steps."""
    steps = np.rint(np.clip(places, 0.0, count - 1.0) * _ONE).astype(np.int64)
    return steps // _ONE, (steps % _ONE).astype(np.int32)


def _blended(
    level: NDArray[Any],
    rows: tuple[NDArray[Any], NDArray[Any]],
    columns: tuple[NDArray[Any], NDArray[Any]],
    padding: tuple[int, int] | None,
) -> NDArray[Any]:
    """Return values between four pixels each."""
    (y, down), (x, right) = rows, columns
    below, after = np.minimum(y + 1, len(level) - 1), np.minimum(x + 1, level.shape[1] - 1)
    planes = (1,) * (level.ndim - 2)
    down, right = down.reshape(-1, 1, *planes), right.reshape(-1, *planes)
    upper, lower = np.take(level, y, axis=0), np.take(level, below, axis=0)
    lines = _towards(upper.astype(np.int32), lower.astype(np.int32), down)
    mixed = _towards(np.take(lines, x, axis=1), np.take(lines, after, axis=1), right)
    if padding is None:
        return mixed.astype(level.dtype)
    four = [part[:, at] for part in (upper, lower) for at in (x, after)]
    padded = np.zeros(mixed.shape, np.bool_)
    for each in four:
        padded |= (each >= padding[0]) & (each <= padding[1])
    near = np.where(down * 2 < _ONE, upper, lower)
    nearest = np.where(right * 2 < _ONE, near[:, x], near[:, after])
    chosen: NDArray[Any] = np.where(padded, nearest, mixed).astype(level.dtype)
    return chosen


def _towards(
    one: NDArray[np.int32], other: NDArray[np.int32], part: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Go a part of the way from one to the other; works in the other's memory."""
    other -= one
    other *= part
    other >>= 8
    other += one
    return other
