"""Encoded frames as they are, without what their streams carry beside the picture.

Each is taken apart as its standard says, and what the picture needs is put together again; nothing
is encoded anew but deflated frames, which tell nothing of where they end. A stream whose parts do
not lead to its end is refused.
"""

from __future__ import annotations

import struct
import zlib

from app.errors import ScanError
from app.export.deidentify import jpeg, jpeg_2000
from app.imaging.decoders import Kind
from app.imaging.frames import coded_frames
from app.imaging.layout import Layout
from app.imaging.parse import Parsed, PixelElement

_ITEM = (0xFFFE, 0xE000)
_MOST_OFFSET = 0xFFFFFFFF
_RLE_HEADER = 64


def cleaned_frames(file: Parsed, pixels: PixelElement) -> bytes:
    """Return the items of encapsulated pixel data, one for each frame that the header states.

    Raises:
        ScanError: "not_cleanable", "truncated", "unsupported_transfer_syntax".
        BadStreamError: no rule tells the frames apart.
    """
    layout = Layout.of(file.ds, pixels.keyword)
    items, offsets, at = [], [], 0
    for data, kind in coded_frames(file, pixels, layout):
        frame = _cleaned(data, kind, layout)
        item = _item(frame + b"\0" * (len(frame) % 2))
        items.append(item)
        offsets.append(at)
        at += len(item)
    # Beyond what an offset can say the table stays empty, as it may.
    known = offsets if at <= _MOST_OFFSET else []
    return b"".join([_item(struct.pack(f"<{len(known)}L", *known)), *items])


def _item(value: bytes) -> bytes:
    return struct.pack("<HHL", *_ITEM, len(value)) + value


def _cleaned(data: bytes, kind: Kind, layout: Layout) -> bytes:
    size = (layout.frame_bits + 7) // 8
    try:
        if kind in ("jpeg", "jpeg_ls"):
            return jpeg.cleaned(data)
        if kind == "jpeg_2000":
            return jpeg_2000.cleaned(data)
        if kind == "rle":
            return _rle(data, layout)
        if kind == "deflate":
            return _deflated(data, size)
    except (jpeg.UnwalkableError, struct.error, zlib.error, IndexError):
        raise _not_cleanable() from None
    if len(data) < size:
        raise _not_cleanable()
    return data[:size]


def _not_cleanable() -> ScanError:
    return ScanError(
        "not_cleanable",
        "The compressed image is built otherwise than its standard says, and may carry text that "
        "cannot be found. Export it uncompressed, or mask a part: a masked copy is uncompressed.",
    )


def _deflated(data: bytes, size: int) -> bytes:
    plain = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, size)
    if len(plain) < size:
        raise _not_cleanable()
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(plain) + packer.flush()


def _rle(data: bytes, layout: Layout) -> bytes:
    """Cut each segment behind the run that completes its plane (PS3.5 Annex G)."""
    count, *starts = struct.unpack_from("<16L", data)
    if not 1 <= count <= 15:
        raise _not_cleanable()
    pixels = layout.rows * layout.columns
    ends = [*starts[1:count], len(data)]
    segments = []
    for start, end in zip(starts[:count], ends, strict=True):
        segment = data[start:end]
        length = _runs(segment, pixels)
        if length is None and layout.bits_allocated == 1:  # eight to a byte, as most write them
            length = _runs(segment, (pixels + 7) // 8)
        if length is None:
            raise _not_cleanable()
        segments.append(segment[:length] + b"\0" * (length % 2))
    offsets = [_RLE_HEADER + sum(map(len, segments[:n])) for n in range(count)]
    head = struct.pack("<16L", count, *offsets, *[0] * (15 - count))
    return head + b"".join(segments)


def _runs(segment: bytes, size: int) -> int | None:
    """Return how many bytes of runs give ``size`` bytes, None where there are too few."""
    at = plain = 0
    while plain < size and at < len(segment):
        code = segment[at]
        if code < 128:
            at, plain = at + 2 + code, plain + 1 + code
        elif code > 128:
            at, plain = at + 2, plain + 257 - code
        else:
            at += 1  # says nothing
    return at if plain >= size and at <= len(segment) else None
