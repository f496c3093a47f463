"""The parts of a JPEG or JPEG-LS stream that make its picture (ITU-T T.81 Annex B, T.87)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from app.errors import ScanError

SOI, EOI = b"\xff\xd8", b"\xff\xd9"
APP0, APP14, APP15, COM = 0xE0, 0xEE, 0xEF, 0xFE
_APP2, _APP8 = 0xE2, 0xE8
_END, _SOS, _DNL, _JPEG_LS = 0xD9, 0xDA, 0xDC, 0xF7
_DECODING = frozenset(
    (*range(0xC0, 0xD0), *range(0xDA, 0xE0), _JPEG_LS, 0xF8)
)  # frames, tables, scans; JPEG-LS parameters
_ORIENTATION = 0x0112  # EXIF tag
_ADOBE = 12  # bytes of the Adobe segment, which says how its colours are coded


class UnwalkableError(ValueError):
    """A stream's parts do not lead from its start to its end."""


def parts(data: bytes, *, strict: bool = False) -> Iterator[tuple[int, bytes]]:
    """Yield marker and bytes of each segment, a scan's with its coded data, up to EOI with it.

    Args:
        data: the stream.
        strict: refuse bytes that belong to no segment, which are passed over otherwise.

    Raises:
        ScanError: "truncated".
        UnwalkableError: see ``strict``.
    """
    at = 2
    first_high = 0x01  # what may stand behind FF within a scan is below
    while at + 2 <= len(data):
        marker = data[at + 1]
        if data[at] != 0xFF and strict:
            raise UnwalkableError
        if data[at] != 0xFF or marker == 0xFF:
            at += 1  # bytes between segments, and fill bytes, belong to nothing
        elif marker == _END:
            yield marker, EOI
            return
        elif marker in (0x00, 0x01) or 0xD0 <= marker <= 0xD8:  # without a length
            at += 2
        else:
            start, length = at, int.from_bytes(data[at + 2 : at + 4], "big")
            at += 2 + length
            if length < 2 or at > len(data):
                raise _cut()
            if marker == _JPEG_LS:
                first_high = 0x80  # a bit is stuffed there, not a byte
            elif marker == _SOS:
                at = _end_of_scan(data, at, first_high)
            yield marker, data[start:at]


def _end_of_scan(data: bytes, at: int, first_high: int) -> int:
    """Return where the coded data that begin here end: at a marker that is none of their own."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        behind = data[at + 1]
        if behind < first_high or 0xD0 <= behind <= 0xD7:
            at += 2
        elif behind == 0xFF:
            at += 1
        else:
            return at
    raise _cut()


def _cut() -> ScanError:
    return ScanError(
        "truncated", "The JPEG data end before the picture does. Copy or export the file again."
    )


def exif_of(orientation: int) -> bytes:
    """Return a TIFF structure with an orientation alone (EXIF 2.3 section 4.6.2)."""
    entry = struct.pack(">HHLHH", _ORIENTATION, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">L", 8) + struct.pack(">H", 1) + entry + struct.pack(">L", 0)


def cleaned(data: bytes) -> bytes:
    """Return a frame of a DICOM file without comments and what applications wrote into it.

    Of the latter what a decoder goes by is written anew: that it is JFIF, how Adobe and HP code
    colours. Colour profiles stay. Damage is not mended on the way: what was refused before must
    not become a picture.

    Raises:
        ScanError: "truncated".
        UnwalkableError: it holds what the standard does not know.
    """
    out, marker = [SOI], 0
    for marker, whole in parts(data, strict=True):
        out.append(EOI if marker == _END else kept(marker, whole, profile=True))
    if marker != _END:
        raise _cut()
    return b"".join(out)


def kept(marker: int, whole: bytes, *, profile: bool) -> bytes:
    """Return what is kept of a segment.

    Args:
        marker: its kind.
        whole: its bytes, with the marker.
        profile: whether colour profiles stay.

    Raises:
        UnwalkableError: the standard does not know it.
    """
    value = whole[4:]
    if marker == APP0 and value.startswith(b"JFIF"):
        return b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    if marker == APP14 and value.startswith(b"Adobe") and len(value) >= _ADOBE:
        return b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + value[_ADOBE - 1 : _ADOBE]
    if marker == _DNL:
        return b"\xff\xdc\0\4" + value[:2]
    of_hp = marker == _APP8 and value.startswith(b"mrfx") and len(value) == 5
    of_colours = profile and marker == _APP2 and value.startswith(b"ICC_PROFILE\0")
    if marker in _DECODING or of_hp or of_colours:
        return whole
    if APP0 <= marker <= APP15 or marker == COM:
        return b""
    raise UnwalkableError
