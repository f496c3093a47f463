"""Decoded samples of colour into RGB, whatever they were stored as (PS3.3 C.7.6.3.1.2)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Levels of 255 by which the channels of a grey scan may part: JPEG does it by up to 8, and a film's
# tinge or a dark blue edge by up to 30 (seen in public brain scans); a coloured overlay by more.
_TOLERANCE = 32
_SHARE = 0.001  # of the pixels that must hold colour: a logo's worth, not a stray pixel

_STRIP = 1 << 18  # pixels converted at a time

# PS3.3 C.7.6.3.1.2: full-range YCbCr of ITU-R BT.601.
_FROM_YBR = np.array([[1.0, 0.0, 1.402], [1.0, -0.344136, -0.714136], [1.0, 1.772, 0.0]])
_SWING = np.array([255.0 / 219.0, 255.0 / 224.0, 255.0 / 224.0])  # YBR_PARTIAL: 16-235, 16-240


def to_rgb(array: NDArray[Any], photometric: str, bits: int) -> NDArray[Any]:
    """Convert samples of colour to RGB that spans its whole type.

    Args:
        array: ``(rows, columns, 3)``, unsigned; four channels for CMYK.
        photometric: of the array: RGB, one of the YBR family, HSV or CMYK.
        bits: significant bits of a sample.

    Returns:
        uint8 for up to 8 bits, else uint16, 0 to the type's highest value.
    """
    top = 2.0**bits - 1.0
    if photometric.startswith("YBR"):
        array = _from_ybr(array, top, partial="PARTIAL" in photometric)
    elif photometric in _RETIRED:
        array = _RETIRED[photometric](array, top)
    target = np.dtype("u1") if bits <= 8 else np.dtype("u2")
    if bits == 8 * target.itemsize:
        return np.ascontiguousarray(array.astype(target, copy=False))
    return np.rint(np.clip(array / top, 0.0, 1.0) * np.iinfo(target).max).astype(target)


def _from_ybr(array: NDArray[Any], top: float, *, partial: bool) -> NDArray[Any]:
    half = (top + 1.0) / 2.0
    offset = np.array([top * 16.0 / 255.0 if partial else 0.0, half, half])
    matrix = _FROM_YBR * _SWING if partial else _FROM_YBR
    offset, matrix = offset.astype(np.float32), matrix.T.astype(np.float32)
    result = np.empty_like(array)
    step = max(1, _STRIP // array.shape[1])
    for row in range(0, len(array), step):  # as floats, the whole would take four times the memory
        rgb = (array[row : row + step] - offset) @ matrix
        result[row : row + step] = np.clip(np.rint(rgb, out=rgb), 0.0, top, out=rgb)
    return result


def _from_hsv(array: NDArray[Any], top: float) -> NDArray[Any]:
    """Hue round the whole circle, saturation, value; of old standards, up to PS3.3-2001."""
    hue, saturation, value = np.moveaxis(array / top, -1, 0)
    sixth = (np.array([5.0, 3.0, 1.0]) + hue[..., np.newaxis] * 6.0) % 6.0
    missing = np.clip(np.minimum(sixth, 4.0 - sixth), 0.0, 1.0)
    rgb = value[..., np.newaxis] * (1.0 - saturation[..., np.newaxis] * missing)
    result: NDArray[Any] = np.rint(rgb * top).astype(array.dtype)
    return result


def _from_cmyk(array: NDArray[Any], top: float) -> NDArray[Any]:
    """The lowest sample is the least ink; inks multiply. Retired with PS3.3-2001 too."""
    white = 1.0 - array / top
    result: NDArray[Any] = np.rint(white[..., :3] * white[..., 3:] * top).astype(array.dtype)
    return result


_RETIRED = {"HSV": _from_hsv, "CMYK": _from_cmyk}


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

    They do when more than one pixel in a thousand parts by more than 32 of 255 levels.
    """
    if rgb.ndim == 2:
        return False
    shift = 8 * (rgb.dtype.itemsize - 1)
    small = (rgb >> shift).astype(np.uint8) if shift else rgb
    red, green, blue = small[..., 0], small[..., 1], small[..., 2]
    # Channel by channel: NumPy is ten times slower at reducing an axis of three.
    spread = np.maximum(np.maximum(red, green), blue)
    spread -= np.minimum(np.minimum(red, green), blue)
    return bool(np.count_nonzero(spread > _TOLERANCE) > _SHARE * spread.size)
