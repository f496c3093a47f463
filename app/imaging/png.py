"""What Pillow leaves out of PNG pictures: colours of 16 bits, and a word where rows are missing.

Chunks and passes are those of the PNG specification (ISO/IEC 15948): sections 5 and 8.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type (section 11.2.2)
_COLOUR_OR_ALPHA = (2, 4, 6)
# Adam7 (section 8.2): first column and row of a pass, and the steps between its pixels.
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
_HEADER = 33  # bytes: the signature, and the IHDR chunk
_PART = 1 << 20  # bytes inflated at a time, and thrown away
_AROUND = 1 << 24  # bytes that profiles, texts and poor packing may add to the samples' own


@dataclass(frozen=True, slots=True)
class Header:
    """The IHDR chunk (section 11.2.2)."""

    width: int
    height: int
    depth: int
    colour_type: int
    interlaced: bool

    @property
    def deep(self) -> bool:
        """True for colour or transparency of 16 bits, which Pillow cuts to 8."""
        return self.depth == 16 and self.colour_type in _COLOUR_OR_ALPHA

    @property
    def size(self) -> int:
        """Bytes of all rows once inflated: each has one more, which names its filter."""
        passes = _PASSES if self.interlaced else ((0, 0, 1, 1),)
        bits = self.depth * _CHANNELS.get(self.colour_type, 0)
        total = 0
        for column, row, across, down in passes:
            width = -(-(self.width - column) // across)
            height = -(-(self.height - row) // down)
            if width > 0 and height > 0:
                total += height * (1 + (width * bits + 7) // 8)
        return total


def read_header(fp: BinaryIO) -> Header | None:
    """Read the header of a PNG file, None where it does not begin with one."""
    fp.seek(0)
    head = fp.read(_HEADER)
    if len(head) < _HEADER or head[12:16] != b"IHDR":
        return None
    width, height, depth, kind, _, _, interlace = struct.unpack(">LLBBBBB", head[16:29])
    return Header(width, height, depth, kind, bool(interlace))


def lacks_rows(fp: BinaryIO, header: Header) -> bool:
    """Tell whether a PNG file's data end before its rows do; Pillow fills those with zeros.

    The data are inflated and counted, never kept. Damage is for the decoder to judge.
    """
    inflater = zlib.decompressobj()
    missing = header.size
    try:
        for part in _image_data(fp):
            packed = part
            while packed and missing > 0 and not inflater.eof:
                missing -= len(inflater.decompress(packed, _PART))
                packed = inflater.unconsumed_tail
            if missing <= 0 or inflater.eof:
                break
    except zlib.error:
        return False
    return missing > 0


def _image_data(fp: BinaryIO) -> Iterator[bytes]:
    fp.seek(8)
    while len(head := fp.read(8)) == 8:
        length, kind = struct.unpack(">L4s", head)
        if kind == b"IEND":
            return
        end = fp.tell() + length + 4
        if kind == b"IDAT":
            while (left := end - 4 - fp.tell()) > 0 and (part := fp.read(min(left, _PART))):
                yield part
        fp.seek(end)


def read_deep(fp: BinaryIO, header: Header) -> tuple[NDArray[Any], bool]:
    """Decode colour or transparency of 16 bits, with libpng.

    Args:
        fp: the whole file, whose size was found bearable.
        header: of the file; ``deep``.

    Returns:
        ``(rows, columns[, 3])`` of uint16, put on black, and whether any of that shines through.

    Raises:
        ValueError: another size than the header's.
        Exception: of imagecodecs, for damaged files and such as end early.
    """
    import imagecodecs

    fp.seek(0)
    array: NDArray[Any] = imagecodecs.png_decode(fp.read(header.size + _AROUND))
    if array.shape[:2] != (header.height, header.width) or array.dtype != np.uint16:
        raise ValueError("not the picture that the header describes")
    if array.shape[2] == 3:
        return array, False
    alpha = array[..., -1:]
    if alpha.min() == 65535:
        flat = array[..., :-1]
    else:
        share = alpha.astype(np.float32) / 65535
        flat = np.rint(array[..., :-1] * share).astype(np.uint16)
    shone = bool(alpha.min() < 65535)
    return np.ascontiguousarray(flat[..., 0] if flat.shape[2] == 1 else flat), shone
