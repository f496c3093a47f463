"""Palettes: indices into RGB, and whatever else a file hides behind a table (PS3.3 C.7.9)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.imaging import values


def apply_palette(indices: NDArray[Any], ds: Any) -> NDArray[np.uint8]:
    """Map palette indices to RGB (PS3.3 C.7.6.3.1.5, C.7.9).

    Args:
        indices: ``(rows, columns)``, integers.
        ds: data set with the palette, plain or segmented.

    Returns:
        uint8 ``(rows, columns, 3)``; 16-bit palettes keep their upper byte.

    Raises:
        ValueError: the data set has no usable palette.
    """
    descriptor = values.numbers(ds, "RedPaletteColorLookupTableDescriptor")
    if len(descriptor) != 3:
        raise ValueError("no colour palette")
    count, first, bits = (int(number) for number in descriptor)
    count = count % 65536 or 65536  # 0 stands for 65,536
    if indices.dtype.kind == "u" and first < 0:
        first += 65536  # an unsigned first value that was read as signed
    table = np.stack(
        [_channel(ds, name, count, first, bits) for name in ("Red", "Green", "Blue")], axis=1
    )
    position = np.clip(indices.astype(np.int64) - first, 0, len(table) - 1)
    rgb: NDArray[np.uint8] = table[position]
    return rgb


def _channel(ds: Any, name: str, count: int, first: int, bits: int) -> NDArray[np.uint8]:
    data = values.element(ds, f"{name}PaletteColorLookupTableData")
    if not isinstance(data, bytes):
        return _segmented(ds, name, count, first)
    order = ">" if ds.original_encoding[1] is False else "<"
    words = np.frombuffer(data[: len(data) // 2 * 2], dtype=f"{order}u2").astype("<u2")
    if len(words) >= count:
        wide = words[:count]
        # Some writers put 8-bit entries into 16-bit words, whatever the descriptor says.
        narrow = bits == 8 or int(wide.max()) <= 255
        return (wide & 0xFF if narrow else wide >> 8).astype(np.uint8)
    return words.view(np.uint8)[:count]  # two entries to a word, the first one low


def _segmented(ds: Any, name: str, count: int, first: int) -> NDArray[np.uint8]:
    from pydicom.pixels.processing import apply_color_lut

    every = np.arange(first, first + count, dtype=np.int64)[np.newaxis]
    table = apply_color_lut(every, ds)[0, :, ("Red", "Green", "Blue").index(name)]
    narrow: NDArray[np.uint8] = (table >> 8 if table.itemsize == 2 else table).astype(np.uint8)
    return narrow


def over_colours(argb: NDArray[Any], ds: Any) -> NDArray[Any]:
    """Turn ARGB into RGB: where the first channel is not 0, the palette's colour of it counts.

    Retired with PS3.3-2001 (C.7.6.3.1.2), where this is said.

    Args:
        argb: ``(rows, columns, 4)``, uint8.
        ds: data set with the palette; without one the channels stand as they are.
    """
    marked, rgb = argb[..., 0], np.ascontiguousarray(argb[..., 1:])
    if marked.any() and rgb.dtype == np.uint8:
        painted = apply_palette(marked, ds)
        rgb = np.where((marked > 0)[..., np.newaxis], painted, rgb)
    return rgb
