"""Native frames: samples side by side, without a codec (PS3.5 section 8.1 and Annex D)."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from app.imaging.codestreams import BadStreamError
from app.imaging.layout import Layout

Decoded = tuple[NDArray[Any], str]
"""Array ``(rows, columns[, samples])`` and its photometric interpretation."""

_FLOATS = {"FloatPixelData": "f4", "DoubleFloatPixelData": "f8"}
_BLOCK = 1 << 22  # values of an odd width unpacked at a time: each takes a byte for every bit


def read_native(
    fp: BinaryIO, offset: int, index: int, layout: Layout, *, keyword: str, vr: str, big: bool
) -> Decoded:
    """Read one frame, and no other byte of the file.

    Args:
        fp: the bytes that hold the pixels.
        offset: of the pixel data element's value.
        index: of the frame, from 0.
        layout: of the frame.
        keyword: of the pixel data element.
        vr: its value representation; OW decides the byte order of 8-bit big endian data.
        big: True for big endian.

    Raises:
        BadStreamError: the layout is one that nobody writes.
    """
    raw: bytes | memoryview
    first = index * layout.frame_bits
    start, end = first // 8, (first + layout.frame_bits + 7) // 8
    if big and vr == "OW" and layout.bits_allocated not in (16, 32):
        start, end = start // 2 * 2, (end + 1) // 2 * 2  # words of two bytes, each turned round
        fp.seek(offset + start)
        raw = fp.read(end - start)
        raw = np.frombuffer(raw + b"\x00" * (len(raw) % 2), "<u2").byteswap().tobytes()
    else:
        fp.seek(offset + start)
        raw = _read(fp, end - start)
    order = ">" if big else "<"
    if keyword in _FLOATS:
        flat = np.frombuffer(raw, f"{order}{_FLOATS[keyword]}")
        return shaped(flat.astype(flat.dtype.newbyteorder("=")), layout), layout.photometric
    return from_bytes(raw, layout, order=order, skip=first - 8 * start)


def _read(fp: BinaryIO, size: int) -> memoryview:
    """Read bytes that may be changed in place, so that dropping unused bits takes no copy."""
    data = np.empty(size, np.uint8).data
    return data[: cast("io.BufferedIOBase", fp).readinto(data)]


def from_bytes(
    raw: bytes | memoryview, layout: Layout, *, order: str = "<", skip: int = 0
) -> Decoded:
    """Turn the bytes of one native frame into samples.

    Args:
        raw: the bytes.
        layout: of the frame.
        order: byte order of samples of 16 and 32 bits, "<" or ">".
        skip: bits before the frame's first.

    Raises:
        BadStreamError: the layout is one that nobody writes.
    """
    count = layout.frame_bits // layout.bits_allocated
    if layout.bits_allocated in (8, 16, 32):
        width = layout.bits_allocated // 8
        samples = np.frombuffer(raw, layout.dtype(order), count, offset=skip // 8)
        if width > 1:
            samples = samples.astype(layout.dtype("="), copy=False)
    else:
        samples = _unpacked(raw, layout, count, skip)
    if layout.halved_chroma:
        return layout.significant(_with_whole_chroma(samples, layout)), layout.photometric
    return layout.significant(shaped(samples, layout)), layout.photometric


def _unpacked(raw: bytes | memoryview, layout: Layout, count: int, skip: int) -> NDArray[Any]:
    """Cut a stream of bits, lowest first, into samples of any width (PS3.5 Annex D)."""
    width, target = layout.bits_allocated, layout.dtype("=")
    data = np.frombuffer(raw, np.uint8)
    if width == 1:
        return np.unpackbits(data, count=skip + count, bitorder="little")[skip:]
    result = np.zeros(count, f"u{target.itemsize}")
    for first in range(0, count, _BLOCK):
        last = min(first + _BLOCK, count)
        at = skip + first * width
        part = data[at // 8 : (skip + last * width + 7) // 8]
        bits = np.unpackbits(part, bitorder="little")[at % 8 :][: (last - first) * width]
        for place, column in enumerate(bits.reshape(-1, width).T):
            result[first:last] |= column.astype(result.dtype) << result.dtype.type(place)
    return result.view(target)


def _with_whole_chroma(samples: NDArray[Any], layout: Layout) -> NDArray[Any]:
    """Give each of two neighbours the chroma they share: Y1 Y2 Cb Cr (PS3.3 C.7.6.3.1.2)."""
    if layout.columns % 2:
        raise BadStreamError("an odd number of columns cannot share its chroma")
    pairs = samples.reshape(-1, 4)
    whole = np.empty((len(pairs), 2, 3), samples.dtype)
    whole[:, :, 0] = pairs[:, :2]
    whole[:, :, 1:] = pairs[:, np.newaxis, 2:]
    return whole.reshape(layout.rows, layout.columns, 3)


def shaped(flat: NDArray[Any], layout: Layout, *, planar: bool | None = None) -> NDArray[Any]:
    """Give a decoded buffer its shape, plane after plane or sample after sample."""
    if layout.samples == 1:
        return flat.reshape(layout.rows, layout.columns)
    if bool(layout.planar) if planar is None else planar:
        return flat.reshape(layout.samples, layout.rows, layout.columns).transpose(1, 2, 0)
    return flat.reshape(layout.rows, layout.columns, layout.samples)
