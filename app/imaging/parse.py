"""The elements of a DICOM file up to its pixels (PS3.10 section 7, PS3.5 section 7).

``pydicom`` reads the elements; this module decides where they start and how they are encoded, since
many files are wrong about one or the other, and stops before the pixel data so that one frame of
many can be read alone.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Any, BinaryIO

from app.domain.notice import Notice
from app.errors import ScanError
from app.imaging import values
from app.imaging.detect import HEAD, start_of_elements
from app.imaging.encoding import (
    DEFLATED,
    EXPLICIT,
    NATIVE,
    encapsulated_syntax,
    encoding,
    is_deflated,
)
from app.imaging.ration import overlong, read_elements

MOST_INFLATED = 1 << 29
"""Largest deflated data set read, in bytes after inflation."""

# What is larger than the first of these may not shrink more than the second says: images shrink to
# a tenth at best, but for blank ones and masks; deflate itself goes to a thousandth.
_SMALL_INFLATED = 1 << 27
_MOST_RATIO = 200

_MOST_FRAGMENTS = 1 << 20  # followed in search of the end; a slide of a million tiles has that many

_PIXELS = {
    0x7FE00008: "FloatPixelData",
    0x7FE00009: "DoubleFloatPixelData",
    0x7FE00010: "PixelData",
}
_UNDEFINED = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class PixelElement:
    """Where the pixel data lie.

    Attributes:
        keyword: PixelData, FloatPixelData or DoubleFloatPixelData.
        vr: value representation; "OW" for implicit VR.
        offset: of the value's first byte in ``Parsed.fp``.
        length: of the value in bytes, None where it is undefined (encapsulated).
    """

    keyword: str
    vr: str
    offset: int
    length: int | None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A DICOM file, read up to its pixels.

    Attributes:
        fp: the bytes that hold the pixels: the file, or the inflated data set.
        size: of ``fp`` in bytes.
        meta: file meta information, empty where the file has none.
        ds: the data set without pixel data.
        syntax: transfer syntax UID, as stated, or as recognised where that was missing or wrong.
        pixels: None where the file holds none.
        notices: what was missing or recovered.
    """

    fp: BinaryIO
    size: int
    meta: Any
    ds: Any
    syntax: str
    pixels: PixelElement | None
    notices: tuple[Notice, ...]


def parse(fp: BinaryIO, last: int = 0xFFFFFFFF) -> Parsed:
    """Read a DICOM file up to its pixels.

    Args:
        fp: the whole file, seekable; stays open.
        last: tag of the last element wanted, for whoever needs the first groups only.

    Raises:
        ScanError: "truncated", "damaged_header", "too_large".
        Exception: of any kind, from ``pydicom``, for damaged elements; the caller translates it.
    """
    size = fp.seek(0, io.SEEK_END)
    fp.seek(0)
    notices: list[Notice] = []
    start = start_of_elements(fp.read(HEAD))
    if start != 132:
        notices.append(
            Notice("missing_preamble", "The file lacks the DICOM file header; it was read anyway.")
        )
    fp.seek(start)
    meta = _meta(fp)
    start = fp.tell()
    stated = values.text(meta, "TransferSyntaxUID")
    if stated == DEFLATED and not is_deflated(fp, start):
        stated = EXPLICIT
        notices.append(
            Notice(
                "wrong_transfer_syntax",
                "The file states that it is compressed as a whole, and is not; it was read as it "
                "is.",
            )
        )
    elif stated == DEFLATED:
        fp, start = io.BytesIO(_inflate(fp)), 0
        size = len(fp.getbuffer())
    implicit, little, syntax = encoding(fp, start, stated, notices)
    fp.seek(start)
    ds = read_elements(fp, implicit, little, lambda tag, _vr, _length: tag > last or tag in _PIXELS)
    if overlong(ds):
        notices.append(
            Notice(
                "overlong_element",
                "The file's header has values far longer than any that are right; they were left "
                "out.",
            )
        )
    pixels = _pixel_element(fp, size, implicit=ds.original_encoding[0], little=little)
    if pixels is not None and pixels.length is None and syntax in NATIVE:
        syntax = encapsulated_syntax(fp, pixels.offset, size, notices)
    return Parsed(fp, size, meta, ds, syntax, pixels, tuple(notices))


def _meta(fp: BinaryIO) -> Any:
    """Read the elements of group 0002, always explicit little endian (PS3.10 section 7.1)."""
    from pydicom.dataset import Dataset

    here = fp.tell()
    group = fp.read(2)
    fp.seek(here)
    if group != b"\x02\x00":
        return Dataset()
    return read_elements(fp, False, True, lambda tag, _vr, _length: tag.group != 2)


def _inflate(fp: BinaryIO) -> bytes:
    """Inflate a deflated data set (PS3.5 section A.5), up to :data:`MOST_INFLATED`."""
    packed = fp.read()
    most = min(MOST_INFLATED, max(_SMALL_INFLATED, _MOST_RATIO * len(packed)))
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflater.decompress(packed, most)
    except zlib.error:
        raise ScanError(
            "damaged_header", "The file's compressed content is damaged. Export the image again."
        ) from None
    if inflater.unconsumed_tail:
        raise ScanError(
            "too_large",
            f"The file's compressed content exceeds {most >> 20} MB once unpacked. "
            "Export the image without compression.",
        )
    if not inflater.eof:
        raise truncated()
    return data


def _pixel_element(
    fp: BinaryIO, size: int, *, implicit: bool | None, little: bool
) -> PixelElement | None:
    """Read the header of the pixel data element, where parsing stopped at one."""
    order = "<" if little else ">"
    head = fp.read(12)
    if len(head) < 8:
        return None
    group, element = struct.unpack(f"{order}HH", head[:4])
    keyword = _PIXELS.get(group << 16 | element)
    if keyword is None:
        return None
    offset = fp.tell() - len(head) + 8
    if implicit or not head[4:6].isalpha():
        vr, length = "OW", struct.unpack(f"{order}L", head[4:8])[0]
    elif len(head) < 12:
        raise truncated()
    else:
        vr, length = head[4:6].decode("ascii"), struct.unpack(f"{order}L", head[8:12])[0]
        offset += 4
    if offset >= size or length == 0:
        raise (
            truncated()
            if length
            else ScanError("no_pixels", "The file's pixel data are empty. Export the image again.")
        )
    return PixelElement(keyword, vr, offset, None if length == _UNDEFINED else length)


def is_cut(file: Parsed, pixels: PixelElement) -> bool:
    """Tell whether the file ends before its pixel data element does.

    Of more than a million fragments the end is not looked for, and taken to be there.
    """
    if pixels.length is not None:
        return pixels.offset + pixels.length > file.size
    position = pixels.offset
    for _ in range(_MOST_FRAGMENTS):  # from item to item (PS3.5 A.4), always little endian
        if position + 8 > file.size:
            return True
        file.fp.seek(position)
        group, element, length = struct.unpack("<HHL", file.fp.read(8))
        if (group, element) != (0xFFFE, 0xE000):
            return False  # the sequence delimiter; or damage, which is another matter
        position += 8 + length
    return False


def truncated() -> ScanError:
    """Say that a file ends early."""
    return ScanError(
        "truncated",
        "The file ends before the image does; the copy was probably interrupted. "
        "Copy or export it again.",
    )
