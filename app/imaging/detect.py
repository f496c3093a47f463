"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import string
import struct
from typing import Literal

Content = Literal["dicom", "dicom_bare", "png", "jpeg", "other"]

HEAD = 512
"""Bytes from the start of a file that :func:`sniff` wants to see."""

_VRS = frozenset(
    b"AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR"
    b" US UT UV".split()
)

_SHORT_VRS = frozenset(b"CS DA LO SH TM UI UL US".split())  # of what starts group 0008
_PREFIX = b"DICM"

# (offset, magic, name): only so that a refusal can say what the file is instead.
_FOREIGN: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF document"),
    (0, b"PK\x03\x04", "a zip archive (or an Office document)"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"7z\xbc\xaf", "a 7-Zip archive"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"BM", "a BMP picture"),
    (0, b"RIFF", "a WebP picture or a film"),
    (0, b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (0, b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (0, b"NRRD", "an NRRD volume"),
    (0, b"\x89HDF", "an HDF5 file"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
    (4, b"ftyp", "a film or a HEIC picture"),
    (344, b"n+1\x00", "a NIfTI volume"),
)


def sniff(head: bytes) -> Content:
    """Tell the kind of a file from its first :data:`HEAD` bytes.

    "dicom" has the prefix of PS3.10 section 7.1, "dicom_bare" not, but begins with what can only be
    data elements.
    """
    if head[128:132] == _PREFIX or head.startswith(_PREFIX):
        return "dicom"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if bare_encoding(head) is not None or _after_stray_bytes(head):
        return "dicom_bare"
    return "other"


def start_of_elements(head: bytes) -> int:
    """Return where the first data element of a DICOM file starts, by its first :data:`HEAD` bytes.

    Behind preamble and prefix where there are both (132), behind the prefix alone (4), at once (0),
    or behind some bytes that belong to nothing.
    """
    if head[128:132] == _PREFIX:
        return 132
    if head.startswith(_PREFIX):
        return 4
    return 0 if bare_encoding(head) is not None else _after_stray_bytes(head)


def _after_stray_bytes(head: bytes) -> int:
    """Return where a data set begins that something stands before; 0 where none does.

    Found by two elements of group 0008 in a row, each with a value representation it may have, so
    that chance and other kinds of files do not pass for one.
    """
    if any(head[at : at + len(magic)] == magic for at, magic, _ in _FOREIGN):
        return 0
    for start in range(1, min(len(head), 256)):
        first = _short_element(head, start)
        second = _short_element(head, first[1]) if first is not None else None
        if first is not None and second is not None and first[0] < second[0]:
            return start
    return 0


def _short_element(head: bytes, start: int) -> tuple[int, int] | None:
    """Return number and end of an explicit little endian element of group 0008, None if none."""
    if len(head) < start + 8 or head[start : start + 2] != b"\x08\x00":
        return None
    element, vr, length = struct.unpack_from("<H2sH", head, start + 2)
    return (element, start + 8 + length) if vr in _SHORT_VRS else None


def bare_encoding(head: bytes) -> tuple[bool, bool] | None:
    """Guess ``(implicit VR, little endian)`` of a data set from its first element.

    Returns:
        None when the bytes are no plausible first element: a group of 0002 (file meta information)
        or 0008 (where every image's data set starts), with a known VR or a sensible length.
    """
    if len(head) < 8:
        return None
    for little in (True, False):
        order = "<" if little else ">"
        group, element, length = struct.unpack(f"{order}HHL", head[:8])
        if group not in (0x0002, 0x0008):
            continue
        if head[4:6] in _VRS:
            return False, little
        # Text never gets here: its first two bytes are printable, a group's are not.
        if element <= 0x0070 and length <= 0x1000:
            return True, little
    return None


def describe(head: bytes) -> str:
    """Name content that is no scan, as in "this is ... "."""
    if not head:
        return "an empty file"
    for offset, magic, name in _FOREIGN:
        if head[offset : offset + len(magic)] == magic:
            return name
    return "a text file" if _is_text(head) else "a file of unknown kind"


def _is_text(head: bytes) -> bool:
    try:
        text = head[: HEAD - 4].decode("utf-8")  # the cut may fall inside a character
    except UnicodeDecodeError as error:
        if error.start < len(head[: HEAD - 4]) - 4:
            return False
        text = head[: error.start].decode("utf-8")
    return all(c.isprintable() or c in string.whitespace for c in text)
