"""RLE Lossless frames (PS3.5 Annex G): a header of segments, each run-length coded.

The runs are those of PackBits, so imagecodecs' decoder for that does the work: several times faster
than pylibjpeg-rle, and where that one panics on damaged runs, this one says no.
"""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.imaging.codestreams import BadStreamError
from app.imaging.layout import Layout

_HEADER = 64  # bytes: the number of segments, and fifteen offsets
_SPARE = 128  # bytes that a segment's last run may exceed its plane by


def decode_rle(data: bytes, layout: Layout) -> NDArray[Any]:
    """Decode one frame.

    Args:
        data: the frame.
        layout: of the frame.

    Returns:
        ``(rows, columns[, samples])`` of the layout's type; 1-bit pixels as 0 and 1 in uint8.

    Raises:
        BadStreamError: the segments are not what the layout asks for.
    """
    pixels = layout.rows * layout.columns
    if layout.bits_allocated == 1:
        return _bits(data, pixels).reshape(layout.rows, layout.columns)
    width = layout.bits_allocated // 8
    planes = np.empty((layout.samples, pixels, width), dtype=np.uint8)
    for number, segment in enumerate(_segments(data, layout.samples * width)):
        sample, byte = divmod(number, width)
        planes[sample, :, width - 1 - byte] = _unpack(segment, pixels)  # highest byte first
    values = planes.view(layout.dtype("<")).reshape(layout.samples, layout.rows, layout.columns)
    return values[0] if layout.samples == 1 else values.transpose(1, 2, 0)


def _bits(data: bytes, pixels: int) -> NDArray[np.uint8]:
    """Decode 1-bit pixels: eight to a byte, as most write them, or each in its own."""
    (segment,) = _segments(data, 1)
    try:
        return _unpack(segment, pixels)
    except BadStreamError:
        packed = _unpack(segment, (pixels + 7) // 8)
        return np.unpackbits(packed, count=pixels, bitorder="little")


def _segments(data: bytes, expected: int) -> list[bytes]:
    if len(data) < _HEADER:
        raise BadStreamError("no RLE header")
    count, *offsets = struct.unpack("<16L", data[:_HEADER])
    if count != expected or expected > 15:
        raise BadStreamError(f"{count} RLE segments instead of {expected}")
    ends = [*offsets[1:count], len(data)]
    return [data[start:end] for start, end in zip(offsets[:count], ends, strict=True)]


def _unpack(segment: bytes, size: int) -> NDArray[np.uint8]:
    """Undo the runs of one segment, which must give at least ``size`` bytes."""
    from imagecodecs import packbits_decode

    # Segments are padded to an even length, and the padding looks like a run without its bytes.
    for runs in (segment, segment[:-1]):
        try:
            plain = packbits_decode(runs, out=size + _SPARE)
        except RuntimeError:  # imagecodecs' own error
            continue
        if len(plain) >= size:
            return np.frombuffer(plain, dtype=np.uint8, count=size)
    raise BadStreamError("damaged RLE segment")
