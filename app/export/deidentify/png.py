"""The parts of a PNG file that make its picture (ISO/IEC 15948 section 11), and nothing else.

A reader takes no offence at bytes behind a part's own, so each is cut to what its kind and the
picture ask for.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from app.export.deidentify.jpeg import exif_of

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB, _PALETTE, _GREY_ALPHA, _RGB_ALPHA = 0, 2, 3, 4, 6
_CHANNELS = {_GREY: 1, _RGB: 3, _PALETTE: 1, _GREY_ALPHA: 2, _RGB_ALPHA: 4}
_TRANSPARENT = {_GREY: 2, _RGB: 6}  # bytes of the one value that is transparent
_WHOLE = ((0, 0, 1, 1),)
# First column, first row, and the steps of each of Adam7's passes.
_ADAM7 = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)


@dataclass(frozen=True, slots=True)
class _Header:
    columns: int
    rows: int
    depth: int
    colour: int
    interlaced: bool

    @classmethod
    def of(cls, value: bytes) -> _Header:
        columns, rows, depth, colour, _, _, interlaced = struct.unpack(">LLBBBBB", value[:13])
        return cls(columns, rows, depth, colour, bool(interlaced))

    @property
    def written(self) -> bytes:
        return struct.pack(
            ">LLBBBBB", self.columns, self.rows, self.depth, self.colour, 0, 0, self.interlaced
        )

    @property
    def size(self) -> int:
        """Bytes of all lines, each with the byte before it that names its filter."""
        bits = self.depth * _CHANNELS[self.colour]
        return sum(
            rows * (1 + (columns * bits + 7) // 8)
            for x, y, across, down in (_ADAM7 if self.interlaced else _WHOLE)
            if (columns := -((x - self.columns) // across)) > 0
            and (rows := -((y - self.rows) // down)) > 0
        )

    def length(self, kind: bytes) -> int:
        """Return the most bytes that a part may have; 0 for what the picture does without."""
        palette = 1 << self.depth if self.colour == _PALETTE else 0
        return {
            b"PLTE": 3 * palette,
            b"tRNS": palette or _TRANSPARENT.get(self.colour, 0),
            b"gAMA": 4,
            b"sRGB": 1,
            b"sBIT": 3 if self.colour == _PALETTE else _CHANNELS[self.colour],
        }.get(kind, 0)


def cleaned(data: bytes, orientation: int) -> bytes:
    """Return a PNG file that holds the picture alone.

    Args:
        data: of a file that can be read.
        orientation: EXIF's, that it is to state; 1 states none.

    Raises:
        struct.error, zlib.error, KeyError: it cannot be read.
    """
    parts: dict[bytes, bytes] = {}
    for kind, value in _chunks(data):
        if kind == b"IDAT":
            parts[kind] = parts.get(kind, b"") + value
        else:
            parts.setdefault(kind, value)
    header = _Header.of(parts.pop(b"IHDR"))
    lines = zlib.decompressobj().decompress(parts.pop(b"IDAT"), header.size)
    kept = [(kind, value[: header.length(kind)]) for kind, value in parts.items()]
    if orientation != 1:
        kept.append((b"eXIf", exif_of(orientation)))
    return _SIGNATURE + b"".join(
        _chunk(kind, value)
        for kind, value in (
            (b"IHDR", header.written),
            *((kind, value) for kind, value in kept if value),
            (b"IDAT", zlib.compress(lines)),
            (b"IEND", b""),
        )
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and value of each part up to the end, or to where the file is cut."""
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">L", data, at)
        kind = data[at + 4 : at + 8]
        if kind == b"IEND" or at + 12 + length > len(data):
            return
        yield kind, data[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(kind: bytes, value: bytes) -> bytes:
    return (
        struct.pack(">L", len(value)) + kind + value + struct.pack(">L", zlib.crc32(kind + value))
    )
