"""A PNG or JPEG file without what it carries beside its picture, whose pixels stay bit for bit.

Nothing is decoded: the parts that make the picture are copied, all others left out. Of an EXIF
block the orientation alone is written anew, since without it the picture would lie on its side.
Colour profiles go too: their texts name devices and people. Grey pictures lose nothing by it.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from app.domain.notice import Notice
from app.export.deidentify import jpeg
from app.export.deidentify.instance import Copy
from app.export.deidentify.masking import Mask, blacken, check_inside
from app.export.deidentify.pseudonyms import Pseudonyms
from app.imaging import read_scan

# Chunks of a PNG file (ISO/IEC 15948 section 11) that make the picture, or say what a value means.
_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT")
)
_PNG = b"\x89PNG\r\n\x1a\n"
_ORIENTATION = 0x0112  # EXIF tag

_LOOK = Notice(
    "may_have_text",
    "Pictures that were exported often have names burnt in. Look at the copy, and mask what names "
    "the patient.",
)
_PROFILE = Notice(
    "colour_profile",
    "The picture's colour profile was left out, since it may name a device or a person; colours "
    "may look slightly different.",
)


def deidentified_picture(
    fp: BinaryIO, path: Path, kind: str, run: Pseudonyms, masks: Sequence[Mask] = ()
) -> Copy:
    """Return a copy of a PNG or JPEG file.

    Args:
        fp: the open file.
        path: of it, which its new name is derived from.
        kind: "png" or "jpeg".
        run: what stands for what.
        masks: to be blacked out in the picture as it is shown; the copy is a PNG file then.

    Raises:
        ScanError: for what cannot be read as a picture.
        UsageError: "bad_mask".
    """
    scan = read_scan(path)  # a file that is no picture is not passed on
    name = run.file(str(path))
    key = (("file", str(path), name),)
    if masks:
        return Copy(_masked(path, masks), ".png", name, (), key)
    fp.seek(0)
    data = fp.read()
    orientation, profiled = _about(data, kind)
    stripped = _png(data, orientation) if kind == "png" else _jpeg(data, orientation)
    colour = profiled and scan.facts.colour
    suffix = ".png" if kind == "png" else ".jpg"
    return Copy(stripped, suffix, name, (_LOOK, _PROFILE) if colour else (_LOOK,), key)


def _masked(path: Path, masks: Sequence[Mask]) -> bytes:
    import imagecodecs

    scan = read_scan(path)
    check_inside(masks, *scan.pixels.shape[:2])
    encoded = imagecodecs.png_encode(
        np.ascontiguousarray(
            blacken(scan.pixels, masks, "MONOCHROME2" if scan.pixels.ndim == 2 else "RGB")
        )
    )
    return _png(bytes(encoded), 1)


def _about(data: bytes, kind: str) -> tuple[int, bool]:
    """Return the EXIF orientation, 1 where there is none, and whether there is a colour profile."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=(kind.upper(),)) as picture:
        orientation = picture.getexif().get(_ORIENTATION, 1)
        profiled = bool(picture.info.get("icc_profile"))
    valid = isinstance(orientation, int) and 1 <= orientation <= 8
    return (orientation if valid else 1), profiled


def _exif(orientation: int) -> bytes:
    """Return a TIFF structure with an orientation alone (EXIF 2.3 section 4.6.2)."""
    entry = struct.pack(">HHLHH", _ORIENTATION, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">L", 8) + struct.pack(">H", 1) + entry + struct.pack(">L", 0)


# --- PNG ------------------------------------------------------------------------------------


def _png(data: bytes, orientation: int) -> bytes:
    out = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">L", data, at)
        kind = data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            break
        if kind == b"IDAT" and orientation != 1:
            out.append(_chunk(b"eXIf", _exif(orientation)))
            orientation = 1
        if kind in _CHUNKS:
            out.append(data[at:end])
        if kind == b"IEND":
            return b"".join(out)
        at = end
    return b"".join([*out, _chunk(b"IEND", b"")])  # cut behind the picture, which was read


def _chunk(kind: bytes, value: bytes) -> bytes:
    return (
        struct.pack(">L", len(value)) + kind + value + struct.pack(">L", zlib.crc32(kind + value))
    )


# --- JPEG -----------------------------------------------------------------------------------

_JFIF, _ADOBE = 12, 12  # bytes of their segments: of size and density, of how colours are coded


def _jpeg(data: bytes, orientation: int) -> bytes:
    """Copy the segments that make the picture."""
    out = [jpeg.SOI]
    if orientation != 1:
        exif = b"Exif\0\0" + _exif(orientation)
        out.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    out += [_segment(marker, whole) for marker, whole in jpeg.parts(data) if whole != jpeg.EOI]
    return b"".join([*out, jpeg.EOI])


def _segment(marker: int, whole: bytes) -> bytes:
    """Return what is kept of a segment."""
    value = whole[4:]
    if marker == jpeg.APP14 and value.startswith(b"Adobe") and len(value) >= _ADOBE:
        return b"\xff\xee" + struct.pack(">H", _ADOBE + 2) + value[:_ADOBE]
    if marker == jpeg.APP0 and value.startswith(b"JFIF\0") and len(value) >= _JFIF + 2:
        without_thumbnail = value[:_JFIF] + b"\0\0"
        return b"\xff\xe0" + struct.pack(">H", 2 + len(without_thumbnail)) + without_thumbnail
    return b"" if jpeg.APP0 <= marker <= jpeg.APP15 or marker == jpeg.COM else whole
