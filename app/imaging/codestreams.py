"""What an encoded frame says of itself, read before any decoder allocates a byte.

A frame of 146 bytes can declare a picture of gigabytes. The sizes here come from the codestream's
own header, are compared with the data set's, and a frame that disagrees never reaches its decoder.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

_J2K_START = b"\xff\x4f\xff\x51"  # SOC and SIZ (ISO/IEC 15444-1 Annex A)
_JP2_START = b"\x00\x00\x00\x0cjP  "  # the signature box of a file around it (Annex I)
_JPEG_START = b"\xff\xd8\xff"
_RLE_HEADER = 64  # bytes: the number of segments, and fifteen offsets (PS3.5 Annex G)

_SYNTAX = "1.2.840.10008.1.2.4."
# By the frame header's marker (ITU-T T.81 table B.1): what DICOM calls the process.
_PROCESSES = {0xC0: "50", 0xC1: "51", 0xC2: "55", 0xC3: "57"}
_MOST_TILES = 16_384  # openjpeg keeps some kilobytes for each
_MOST_SEGMENTS = 1 << 16  # passed one by one, fill bytes too; a hundred are many


class BadStreamError(ValueError):
    """The codestream's header cannot be used; the text says why, in a few words."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The header of a JPEG, JPEG-LS or JPEG 2000 codestream.

    Attributes:
        rows, columns, samples: of the picture.
        precision: bits of a sample.
        signed: True for signed samples (JPEG 2000 only; the others have no sign).
        lossless: True where it gives back what was put in: JPEG's lossless process (SOF3), JPEG-LS
            without NEAR. For JPEG 2000 the reversible wavelet, of which a writer may still have
            left out the finest part: no header tells.
        colour: "RGB" or "YBR" where the stream itself tells, else None.
        marker: of the frame header (JPEG and JPEG-LS only).
        scan: of the byte where the coded samples begin, or shortly before (JPEG and JPEG-LS only).
        high_throughput: True for the block coder of ISO/IEC 15444-15 (JPEG 2000 only).
        boxed: True where it lies in the boxes of a JP2 file (JPEG 2000 only).
    """

    rows: int
    columns: int
    samples: int
    precision: int
    signed: bool = False
    lossless: bool = False
    colour: str | None = None
    marker: int = 0
    scan: int = 0
    high_throughput: bool = False
    boxed: bool = False

    @property
    def syntax(self) -> str | None:
        """The transfer syntax UID it belongs under, None where DICOM has none."""
        if self.marker == 0xF7:
            return _SYNTAX + ("80" if self.lossless else "81")
        if self.marker:
            process = _PROCESSES.get(self.marker)
            return _SYNTAX + process if process else None
        if self.high_throughput:
            return _SYNTAX + ("201" if self.lossless else "203")
        return _SYNTAX + ("90" if self.lossless else "91")


def starts_stream(head: bytes) -> bool:
    """Tell whether bytes are the start of a JPEG, JPEG-LS or JPEG 2000 codestream."""
    return head.startswith((_JPEG_START, _J2K_START, _JP2_START[:4]))


def syntax_of(data: bytes) -> str | None:
    """Name the transfer syntax of a frame by its content, None where it cannot be told.

    Raises:
        BadStreamError: the frame begins like one and goes on like none.
    """
    stream = read_stream(data)
    if stream is not None:
        return stream.syntax
    return "1.2.840.10008.1.2.5" if _is_rle(data) else None


def read_stream(data: bytes) -> Stream | None:
    """Read the header of a codestream, None for what does not begin like one.

    Raises:
        BadStreamError: the frame begins like one and goes on like none.
    """
    if data.startswith(_JPEG_START):
        return read_jpeg(data)
    if data.startswith((_J2K_START, _JP2_START)):
        return read_jpeg2000(data)
    return None


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


def _coding_style(data: bytes, start: int) -> tuple[bool, bool]:
    """Return whether a JPEG 2000 stream is reversible, and whether it is high-throughput.

    By COD's transformation (ISO/IEC 15444-1 A.6.1) and the presence of CAP (15444-15 A.3).
    """
    position = start + 2
    high_throughput = False
    for _ in range(_MOST_SEGMENTS):
        if position > len(data) - 14:
            break
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
    for _ in range(_MOST_SEGMENTS):
        if position + 4 > len(data):
            break
        if data[position] != 0xFF:
            raise BadStreamError("damaged JPEG header")
        marker = data[position + 1]
        if marker == 0xFF or 0xD0 <= marker <= 0xD8 or marker == 0x01:  # fill bytes, no segment
            position += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, position + 2)
        segment = data[position + 4 : position + 2 + length]
        position += 2 + max(length, 2)
        if marker == 0xEE and segment[:5] == b"Adobe" and len(segment) >= 12:
            adobe = segment[11]
        elif marker == 0xE0 and segment[:4] == b"JFIF":
            jfif = True
        elif marker == 0xF7 or (0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)):
            scan = _first_scan(data, position)
            lossless = marker == 0xC3 or (marker == 0xF7 and _nearness(data, scan) == 0)
            found = _frame_header(segment, marker, adobe=adobe, jfif=jfif)
            return replace(found, lossless=lossless, scan=scan)
        elif marker in (0xDA, 0xD9):
            break
    raise BadStreamError("no JPEG frame header")


def _first_scan(data: bytes, start: int) -> int:
    """Return where the first scan's header is, or ``start`` where the segments do not lead there.

    Segments may hold marker-like bytes (the thumbnail of a camera is a JPEG of its own), so they
    are passed one by one.
    """
    position = start
    for _ in range(_MOST_SEGMENTS):
        if position + 4 > len(data) or data[position] != 0xFF:
            break
        marker = data[position + 1]
        if marker == 0xDA:
            return position
        if marker == 0xFF:
            position += 1
            continue
        position += 2 + max(int.from_bytes(data[position + 2 : position + 4], "big"), 2)
    return start


def _nearness(data: bytes, scan: int) -> int:
    """Return the NEAR parameter of a JPEG-LS scan header (ITU-T T.87 C.2.3), 0 without one."""
    if data[scan : scan + 2] != b"\xff\xda" or scan + 4 >= len(data):
        return 0
    at = scan + 5 + 2 * data[scan + 4]
    return data[at] if at < len(data) else 0


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
    return Stream(rows, columns, samples, precision, colour=colour, marker=marker)


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
    reversible, high_throughput = _coding_style(data, start)
    return Stream(
        rows=y1 - y0,
        columns=x1 - x0,
        samples=samples,
        precision=(depth & 0x7F) + 1,
        signed=bool(depth & 0x80),
        lossless=reversible,
        high_throughput=high_throughput,
        boxed=start > 0,
    )
