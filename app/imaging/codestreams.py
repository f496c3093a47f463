"""What an encoded frame says of itself, read before any decoder allocates a byte.

A frame of 146 bytes can declare a picture of gigabytes. The sizes here come from the codestream's
own header, are compared with the data set's, and a frame that disagrees never reaches its decoder.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_J2K_START = b"\xff\x4f\xff\x51"  # SOC and SIZ (ISO/IEC 15444-1 Annex A)
_JP2_START = b"\x00\x00\x00\x0cjP  "  # the signature box of a file around it (Annex I)
_JPEG_START = b"\xff\xd8\xff"
_RLE_HEADER = 64  # bytes: the number of segments, and fifteen offsets (PS3.5 Annex G)

_SYNTAX = "1.2.840.10008.1.2.4."
# By the frame header's marker (ITU-T T.81 table B.1): what DICOM calls the process.
_PROCESSES = {0xC0: "50", 0xC1: "51", 0xC2: "55", 0xC3: "57"}
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
        marker: of the frame header (JPEG and JPEG-LS only).
    """

    rows: int
    columns: int
    samples: int
    precision: int
    signed: bool = False
    lossless: bool = False
    colour: str | None = None
    marker: int = 0


def starts_stream(head: bytes) -> bool:
    """Tell whether bytes are the start of a JPEG, JPEG-LS or JPEG 2000 codestream."""
    return head.startswith((_JPEG_START, _J2K_START, _JP2_START[:4]))


def syntax_of(data: bytes) -> str | None:
    """Name the transfer syntax of a frame by its content, None where it cannot be told.

    Raises:
        BadStreamError: the frame begins like one and goes on like none.
    """
    if data.startswith(_JPEG_START):
        stream = read_jpeg(data)
        if stream.marker == 0xF7:
            return _SYNTAX + ("81" if _nearness(data) else "80")
        process = _PROCESSES.get(stream.marker)
        return _SYNTAX + process if process else None
    if data.startswith((_J2K_START, _JP2_START)):
        read_jpeg2000(data)
        reversible, high_throughput = _coding_style(data)
        if high_throughput:
            return _SYNTAX + ("201" if reversible else "203")
        return _SYNTAX + ("90" if reversible else "91")
    return "1.2.840.10008.1.2.5" if _is_rle(data) else None


def _is_rle(data: bytes) -> bool:
    if len(data) < _RLE_HEADER:
        return False
    count, *offsets = struct.unpack_from("<16L", data)
    used, unused = offsets[:count], offsets[count:]
    return (
        1 <= count <= 15
        and offsets[0] == _RLE_HEADER
        and not any(unused)
        and all(one < other for one, other in zip(used, [*used[1:], len(data)], strict=True))
    )


def _nearness(data: bytes) -> int:
    """Return the NEAR parameter of a JPEG-LS stream's first scan (ITU-T T.87 C.2.3)."""
    at = data.find(b"\xff\xda")
    return data[at + 5 + 2 * data[at + 4]] if 0 <= at < len(data) - 15 else 0


def _coding_style(data: bytes) -> tuple[bool, bool]:
    """Return whether a JPEG 2000 stream is reversible, and whether it is high-throughput.

    By COD's transformation (ISO/IEC 15444-1 A.6.1) and the presence of CAP (15444-15 A.3).
    """
    position = data.find(_J2K_START, 0, 4096) + 2
    high_throughput = False
    while 2 <= position <= len(data) - 14:
        marker, length = struct.unpack_from(">HH", data, position)
        if marker == 0xFF50:
            high_throughput = True
        elif marker == 0xFF52:
            return data[position + 13] == 1, high_throughput
        elif marker == 0xFF90:  # the first tile: the main header is over
            break
        position += 2 + max(length, 2)
    return False, high_throughput


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
    return Stream(
        rows, columns, samples, precision, lossless=lossless, colour=colour, marker=marker
    )


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
