"""What an encoded frame says of itself, read before any decoder allocates a byte.

A frame of 146 bytes can declare a picture of gigabytes. The sizes here come from the codestream's
own header, are compared with the data set's, and a frame that disagrees never reaches its decoder.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_J2K_START = b"\xff\x4f\xff\x51"  # SOC and SIZ (ISO/IEC 15444-1 Annex A)
_MOST_TILES = 16_384  # openjpeg keeps some kilobytes for each


class BadStreamError(ValueError):
    """The codestream's header cannot be used; the text says why, in a few words."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The header of a JPEG, JPEG-LS or JPEG 2000 codestream.

    Attributes:
        rows, columns, samples: of the picture.
        precision: bits of a sample.
        signed: True for signed samples (JPEG 2000 only; the others have no sign).
        lossless: True for JPEG's lossless process (SOF3) and JPEG-LS.
        colour: "RGB" or "YBR" where the stream itself tells, else None.
    """

    rows: int
    columns: int
    samples: int
    precision: int
    signed: bool = False
    lossless: bool = False
    colour: str | None = None


def read_jpeg(data: bytes) -> Stream:
    """Read the frame header of a JPEG or JPEG-LS codestream (ITU-T T.81 B.2, T.87 C.2).

    Raises:
        BadStreamError: there is no frame header.
    """
    adobe: int | None = None
    jfif = False
    position = 2
    if data[:2] != b"\xff\xd8":
        raise BadStreamError("no JPEG start marker")
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            raise BadStreamError("damaged JPEG header")
        marker = data[position + 1]
        if marker == 0xFF or 0xD0 <= marker <= 0xD8 or marker == 0x01:  # fill bytes, no segment
            position += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, position + 2)
        segment = data[position + 4 : position + 2 + length]
        if marker == 0xEE and segment[:5] == b"Adobe" and len(segment) >= 12:
            adobe = segment[11]
        elif marker == 0xE0 and segment[:4] == b"JFIF":
            jfif = True
        elif marker == 0xF7 or (0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)):
            return _frame_header(segment, marker, adobe=adobe, jfif=jfif)
        elif marker in (0xDA, 0xD9):
            break
        position += 2 + max(length, 2)
    raise BadStreamError("no JPEG frame header")


def _frame_header(segment: bytes, marker: int, *, adobe: int | None, jfif: bool) -> Stream:
    if len(segment) < 6 or len(segment) < 6 + 3 * segment[5]:
        raise BadStreamError("damaged JPEG frame header")
    precision, rows, columns, samples = struct.unpack_from(">BHHB", segment)
    lossless = marker in (0xC3, 0xF7)
    ids = bytes(segment[6 + 3 * i] for i in range(samples))
    colour = None
    if ids.upper() == b"RGB":
        colour = "RGB"
    elif adobe is not None and samples == 3:
        colour = "YBR" if adobe else "RGB"
    elif jfif and samples == 3 and not lossless:  # JFIF means YCbCr; lossless coders ignore that
        colour = "YBR"
    return Stream(rows, columns, samples, precision, lossless=lossless, colour=colour)


def read_jpeg2000(data: bytes) -> Stream:
    """Read the SIZ marker segment of a JPEG 2000 codestream, raw or in a JP2 box.

    Raises:
        BadStreamError: there is none, or it declares what no decoder should be given.
    """
    start = data.find(_J2K_START, 0, 4096)
    if start < 0 or len(data) < start + 45:
        raise BadStreamError("no JPEG 2000 header")
    x1, y1, x0, y0, tile_w, tile_h, tile_x, tile_y, samples = struct.unpack_from(
        ">8LH", data, start + 8
    )
    if not (x0 < x1 and y0 < y1 and tile_w and tile_h and tile_x <= x0 and tile_y <= y0):
        raise BadStreamError("damaged JPEG 2000 header")
    tiles = -(-(x1 - tile_x) // tile_w) * -(-(y1 - tile_y) // tile_h)
    if tiles > _MOST_TILES:
        raise BadStreamError("too many JPEG 2000 tiles")
    if not 1 <= samples <= 4 or len(data) < start + 42 + 3 * samples:
        raise BadStreamError("damaged JPEG 2000 header")
    depths = {data[start + 42 + 3 * i] for i in range(samples)}
    if len(depths) != 1:
        raise BadStreamError("JPEG 2000 components of different depth")
    (depth,) = depths
    return Stream(y1 - y0, x1 - x0, samples, (depth & 0x7F) + 1, signed=bool(depth & 0x80))
