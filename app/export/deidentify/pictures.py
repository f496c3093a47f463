"""A PNG or JPEG file without what it carries beside its picture, whose pixels stay bit for bit.

No pixel is encoded anew: the parts that make the picture are copied, all others left out. Of an
EXIF block the orientation alone is written anew, or the picture would lie on its side.
Colour profiles go too: their texts name devices and people. Grey pictures lose nothing by it.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from app.domain.notice import Notice
from app.export.deidentify import jpeg, png
from app.export.deidentify.instance import Copy
from app.export.deidentify.masking import Mask, blacken, check_inside
from app.export.deidentify.pseudonyms import Pseudonyms
from app.imaging import read_scan

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
    stripped = png.cleaned(data, orientation) if kind == "png" else _jpeg(data, orientation)
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
    return png.cleaned(bytes(encoded), 1)


def _about(data: bytes, kind: str) -> tuple[int, bool]:
    """Return the EXIF orientation, 1 where there is none, and whether there is a colour profile."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=(kind.upper(),)) as picture:
        orientation = picture.getexif().get(_ORIENTATION, 1)
        profiled = bool(picture.info.get("icc_profile"))
    valid = isinstance(orientation, int) and 1 <= orientation <= 8
    return (orientation if valid else 1), profiled


def _jpeg(data: bytes, orientation: int) -> bytes:
    """Copy the segments that make the picture."""
    out = [jpeg.SOI]
    if orientation != 1:
        exif = b"Exif\0\0" + jpeg.exif_of(orientation)
        out.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    for marker, whole in jpeg.parts(data):
        if whole != jpeg.EOI:
            out.append(jpeg.kept(marker, whole, profile=False))
    return b"".join([*out, jpeg.EOI])
