"""How a file's elements and frames are encoded: what it states, outvoted by its bytes."""

from __future__ import annotations

from typing import BinaryIO

from app.domain.notice import Notice
from app.errors import ScanError
from app.imaging.codestreams import BadStreamError, syntax_of
from app.imaging.detect import bare_encoding
from app.imaging.fragments import first_fragment

IMPLICIT = "1.2.840.10008.1.2"
EXPLICIT = "1.2.840.10008.1.2.1"
DEFLATED = "1.2.840.10008.1.2.1.99"
BIG_ENDIAN = "1.2.840.10008.1.2.2"
NATIVE = (IMPLICIT, EXPLICIT, DEFLATED, BIG_ENDIAN)


def is_deflated(fp: BinaryIO, start: int) -> bool:
    """Tell whether a data set that is stated to be deflated is, and go to its first byte.

    Plain elements cannot pass for it. What begins like a zlib stream (RFC 1950) is deflated too:
    some writers put that format's two bytes before, which are skipped.
    """
    fp.seek(start)
    head = fp.read(8)
    fp.seek(start)
    if bare_encoding(head) == (False, True) and head[4:6].isalpha():
        return False
    if head[:1] == b"\x78" and int.from_bytes(head[:2], "big") % 31 == 0:
        fp.seek(start + 2)
    return True


def encoding(
    fp: BinaryIO, start: int, stated: str, notices: list[Notice]
) -> tuple[bool, bool, str]:
    """Return implicit VR, little endian, and the transfer syntax; the bytes outvote the header."""
    implicit, little = stated == IMPLICIT, stated != BIG_ENDIAN
    fp.seek(start)
    seen = bare_encoding(fp.read(8))
    if seen is None or (stated and seen == (implicit, little)):
        return implicit, little, stated or IMPLICIT
    implicit, little = seen
    native = BIG_ENDIAN if not little else IMPLICIT if implicit else EXPLICIT
    if not stated:
        notices.append(
            Notice(
                "missing_transfer_syntax",
                "The file does not state how it is encoded; it was recognised from its content.",
            )
        )
        return implicit, little, native
    notices.append(
        Notice(
            "wrong_transfer_syntax",
            "The file is encoded otherwise than it states; it was read by its content.",
        )
    )
    return implicit, little, native if stated in NATIVE else stated


def encapsulated_syntax(fp: BinaryIO, start: int, size: int, notices: list[Notice]) -> str:
    """Recognise the codec of encapsulated frames whose file does not name it.

    Args:
        fp: the bytes that hold the pixels.
        start: of the pixel data element's value.
        size: of ``fp`` in bytes.
        notices: gets what was recovered.

    Raises:
        ScanError: "unsupported_transfer_syntax".
    """
    frame = first_fragment(fp, start, size)
    try:
        syntax = syntax_of(frame)
    except BadStreamError:
        syntax = None
    if syntax is not None:
        if not any(notice.code == "wrong_transfer_syntax" for notice in notices):
            notices.append(
                Notice(
                    "wrong_transfer_syntax",
                    "The image is compressed although the file does not say so; "
                    "the kind of compression was recognised from its content.",
                )
            )
        return syntax
    raise ScanError(
        "unsupported_transfer_syntax",
        "The image is compressed, but the file does not say how. Export it again, uncompressed.",
    )
