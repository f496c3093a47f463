"""Decoded samples into what a Scan holds: grey as stored, colour as RGB."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.imaging import values

_TOLERANCE = 8  # grey levels of 255 by which JPEG alone may part the channels of a grey picture
_SHARE = 0.001  # of the pixels that must hold colour: a logo's worth, not a stray pixel

# PS3.3 C.7.6.3.1.2: full-range YCbCr of ITU-R BT.601.
_FROM_YBR = np.array([[1.0, 0.0, 1.402], [1.0, -0.344136, -0.714136], [1.0, 1.772, 0.0]])
_SWING = np.array([255.0 / 219.0, 255.0 / 224.0, 255.0 / 224.0])  # YBR_PARTIAL: 16-235, 16-240


def to_rgb(array: NDArray[Any], photometric: str, bits: int) -> NDArray[Any]:
    """Convert three-channel samples to RGB that spans its whole type.

    Args:
        array: ``(rows, columns, 3)``, unsigned.
        photometric: of the array: RGB, or one of the YBR family.
        bits: significant bits of a sample.

    Returns:
        uint8 for up to 8 bits, else uint16, 0 to the type's highest value.
    """
    top = 2.0**bits - 1.0
    if photometric.startswith("YBR"):
        array = _from_ybr(array, top, partial="PARTIAL" in photometric)
    target = np.dtype("u1") if bits <= 8 else np.dtype("u2")
    if bits == 8 * target.itemsize:
        return np.ascontiguousarray(array.astype(target, copy=False))
    return np.rint(np.clip(array / top, 0.0, 1.0) * np.iinfo(target).max).astype(target)


def _from_ybr(array: NDArray[Any], top: float, *, partial: bool) -> NDArray[Any]:
    half = (top + 1.0) / 2.0
    offset = np.array([top * 16.0 / 255.0 if partial else 0.0, half, half])
    matrix = _FROM_YBR * _SWING if partial else _FROM_YBR
    rgb = (array - offset.astype(np.float32)) @ matrix.T.astype(np.float32)
    result: NDArray[Any] = np.clip(np.rint(rgb), 0.0, top).astype(array.dtype)
    return result


def without_equal_channels(rgb: NDArray[Any]) -> NDArray[Any]:
    """Return the one channel of a grey picture stored as RGB, or the picture as it is.

    Nothing is lost where all three are equal in every pixel, and a grey picture can be windowed.
    """
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    if np.array_equal(red, green) and np.array_equal(green, blue):
        return np.ascontiguousarray(red)
    return rgb


def holds_colour(rgb: NDArray[Any]) -> bool:
    """Tell whether a picture is RGB and its channels really differ.

    They do when more than one pixel in a thousand parts by more than 8 of 255 levels.
    """
    if rgb.ndim == 2:
        return False
    shift = 8 * (rgb.dtype.itemsize - 1)
    small = (rgb >> shift).astype(np.uint8) if shift else rgb
    spread = small.max(axis=2) - small.min(axis=2)
    return bool(np.count_nonzero(spread > _TOLERANCE) > _SHARE * spread.size)


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
