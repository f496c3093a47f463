"""From a scan's stored values to a `QImage`, fast enough to follow the mouse.

Every pixel is an index into a table of grey levels, so a new window costs one small table and one
look-up per pixel of the screen. What stands on each of those is sampled from the level of a pyramid
that is just finer than the screen, and kept until the picture moves: the cost follows the screen,
not the scan, and windowing scales nothing.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.domain.display import Voi
from app.domain.scan import Scan
from app.ui.viewer.planes import Planes
from app.ui.viewer.sampling import grid, sample
from app.ui.viewer.view_transform import Size, ViewTransform

_STRIP = 64  # rows at a time: NumPy widens what it works on, and a strip stays in cache
_KEPT = 2  # what was sampled last: the view, and a lens on it
_SMALLEST_LEVEL = 64  # pixels; a pyramid goes no further down


class Picture:
    """A scan prepared for painting.

    Attributes:
        scan: the scan itself.
        planes: its overlays.
        size: in picture space.
    """

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.planes = Planes(scan)
        rows, columns = scan.pixels.shape[:2]
        self.size = Size(columns, rows * scan.geometry.pixel_aspect)
        self._stored, indices = _indexed(scan.pixels)
        self._levels = [indices]
        self._table_for: tuple[Voi, bool] | None = None
        self._table: NDArray[Any] = np.zeros(1, np.uint8)
        self._buffer: NDArray[np.uint8] = np.zeros(0, np.uint8)
        self._padding = _padded(self._stored, scan)
        self._sampled: dict[object, tuple[int, int, NDArray[Any]] | None] = {}

    def level_for(self, scale: float) -> int:
        """Return the coarsest level that still has a pixel for each pixel of the screen.

        Args:
            scale: physical screen pixels per column.
        """
        wanted = 0 if scale >= 1.0 else math.floor(-math.log2(max(scale, 1e-6)) + 1e-9)
        while len(self._levels) <= wanted and min(self._levels[-1].shape[:2]) > _SMALLEST_LEVEL:
            self._levels.append(self._halved(self._levels[-1]))
        return min(wanted, len(self._levels) - 1)

    def shape(self, level: int) -> tuple[int, int]:
        """Return (rows, columns) of a level."""
        rows, columns = self._levels[level].shape[:2]
        return rows, columns

    def render(
        self, transform: ViewTransform, view: Size, ratio: float, voi: Voi, *, invert: bool
    ) -> tuple[int, int, QImage] | None:
        """Make what the view shows.

        Args:
            transform: pan, zoom and turn.
            view: its size in logical pixels.
            ratio: physical pixels per logical pixel.
            voi: the window.
            invert: whether the reader has turned black and white round.

        Returns:
            (left, top, image) in physical pixels of the view, None where it shows nothing. The
            image shares a buffer with the next one: paint it before rendering again.
        """
        where = transform, view, ratio
        if where not in self._sampled:
            while len(self._sampled) >= _KEPT:
                del self._sampled[next(iter(self._sampled))]
            self._sampled[where] = self._sample(transform, view, ratio)
        found = self._sampled[where]
        if found is None:
            return None
        left, top, indices = found
        return left, top, self._look_up(indices, self._grey_levels(voi, invert))

    def _sample(
        self, transform: ViewTransform, view: Size, ratio: float
    ) -> tuple[int, int, NDArray[Any]] | None:
        seen = grid(transform, self.size, view, ratio)
        if seen is None:
            return None
        level = self._levels[self.level_for(transform.scale * ratio)]
        return seen.left, seen.top, sample(level, seen, self.size, self._padding)

    def _look_up(self, indices: NDArray[Any], table: NDArray[Any]) -> QImage:
        height, width = indices.shape[:2]
        stride = (indices[0].size * table.itemsize + 3) // 4 * 4  # lines of whole 32-bit words
        if self._buffer.size < height * stride:
            self._buffer = np.empty(height * stride, np.uint8)
        lines = self._buffer[: height * stride].reshape(height, stride)
        out = lines[:, : indices[0].size * table.itemsize].view(table.dtype)
        out = out.reshape(indices.shape, copy=False)
        for top in range(0, height, _STRIP):
            strip = slice(top, top + _STRIP)
            # mode="clip" writes straight into ``out``; every index is in range anyway
            np.take(table, indices[strip], out=out[strip], mode="clip")
        kind = QImage.Format.Format_RGB32 if indices.ndim == 2 else QImage.Format.Format_RGB888
        return QImage(self._buffer.data, width, height, stride, kind)

    def _grey_levels(self, voi: Voi, invert: bool) -> NDArray[Any]:
        """Return what the screen shows for each index: a grey as 0xffRRGGBB, or one of a colour."""
        if self._table_for != (voi, invert):
            levels = np.rint(self._present(voi, invert) * 255.0).astype(np.uint8)
            grey = self.scan.pixels.ndim == 2
            self._table = levels * np.uint32(0x010101) + np.uint32(0xFF000000) if grey else levels
            self._table_for = (voi, invert)
        return self._table

    def _present(self, voi: Voi, invert: bool) -> NDArray[Any]:
        """Return the level in [0, 1] of each index."""
        if self.scan.pixels.ndim == 3:  # DICOM defines VOI for grey only; here it is brightness
            levels = voi.apply(self._stored.astype(np.float64))
            return 1.0 - levels if invert else levels
        display = self.scan.display
        if invert:
            display = replace(display, inverse=not display.inverse)
        return display.present(self._stored, voi)

    def _halved(self, level: NDArray[Any]) -> NDArray[Any]:
        """Average 2 x 2 pixels; where one of them is padding, take the first instead."""
        rows, columns = (side // 2 for side in level.shape[:2])
        out = np.empty((rows, columns, *level.shape[2:]), level.dtype)
        for top in range(0, rows, _STRIP):
            strip = level[2 * top : 2 * min(top + _STRIP, rows), : 2 * columns]
            out[top : top + _STRIP] = _averaged(strip, self._padding)
        return out


def _averaged(pixels: NDArray[Any], padding: tuple[int, int] | None) -> NDArray[Any]:
    pairs = np.add(pixels[0::2], pixels[1::2], dtype=np.int32)
    sums: NDArray[Any] = pairs[:, 0::2] + pairs[:, 1::2]
    sums >>= 2
    if padding is None:
        return sums
    low, high = padding
    padded = (pixels >= low) & (pixels <= high)
    rows = padded[0::2] | padded[1::2]
    first: NDArray[Any] = np.where(rows[:, 0::2] | rows[:, 1::2], pixels[0::2, 0::2], sums)
    return first


def _padded(stored: NDArray[Any], scan: Scan) -> tuple[int, int] | None:
    """Return the first and last index that mean padding, None where none does."""
    if scan.display.padding is None or scan.pixels.ndim == 3:
        return None
    low, high = scan.display.padding
    found = np.flatnonzero((stored >= low) & (stored <= high))
    return (int(found[0]), int(found[-1])) if found.size else None


def _indexed(pixels: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the stored value of each index, and the pixels as indices that sort like values.

    8- and 16-bit integers are exact. Others are spread over 65,536 steps between their lowest and
    highest value, finer than any screen shows.
    """
    kind = pixels.dtype
    if kind.kind == "u" and kind.itemsize <= 2:
        return np.arange(2 ** (8 * kind.itemsize), dtype=kind), pixels
    if kind.kind == "i" and kind.itemsize <= 2:
        lowest = np.iinfo(kind).min
        unsigned = np.dtype(f"u{kind.itemsize}")
        # Flipping the sign bit moves the lowest value to 0, so averages of indices stay true.
        flipped = pixels.view(unsigned) ^ unsigned.type(-int(lowest))
        return np.arange(lowest, -lowest, dtype=np.int32).astype(kind), flipped
    finite = pixels[np.isfinite(pixels)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    step = (high - low) / 65535.0 or 1.0
    spread = np.nan_to_num((pixels.astype(np.float64) - low) / step, posinf=65535.0, neginf=0.0)
    stored = (low + np.arange(65536) * step).astype(np.float64)
    if kind.kind in "ui":
        stored = np.rint(stored)
    return stored, np.clip(np.rint(spread), 0.0, 65535.0).astype(np.uint16)
