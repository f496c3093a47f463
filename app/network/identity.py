"""What goes before a data set in its file, and which instance it says it is.

That is read without a parser: it is a stranger's bytes.
"""

from __future__ import annotations

import struct
from typing import Any

_SOP_INSTANCE_UID = 0x00080018
_UNDEFINED = 0xFFFFFFFF
_LONG = frozenset(
    (b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV")
)  # value representations with a length of four bytes, PS3.5 section 7.1.2

_IMPLICIT, _BIG = "1.2.840.10008.1.2", "1.2.840.10008.1.2.2"
_DEFLATED = frozenset(
    ("1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.4.95", "1.2.840.10008.1.2.4.205")
)


def head(meta: Any) -> bytes:
    """Return what goes before a data set in its file, so that the set itself is not copied."""
    from pynetdicom.dsutils import encode_file_meta

    return b"".join((b"\0" * 128, b"DICM", encode_file_meta(meta)))


def own_uid(content: bytes, syntax: str) -> str | None:
    """Return the SOP Instance UID that a data set states.

    Tags have to ascend and lengths to be stated up to there, so that whatever the bytes are, this
    ends soon.

    Args:
        content: the data set as it is sent, without a file's header.
        syntax: transfer syntax UID it is encoded in.

    Returns:
        None where it cannot be found in so simple a way.
    """
    if syntax in _DEFLATED:
        return None
    order = ">" if syntax == _BIG else "<"
    at, before = 0, -1
    while at + 12 <= len(content):
        group, element, length = struct.unpack_from(f"{order}HHL", content, at)
        tag, start = group << 16 | element, at + 8
        if not before < tag <= _SOP_INSTANCE_UID:
            return None
        if syntax != _IMPLICIT:
            kind = content[at + 4 : at + 6]
            if kind in _LONG:
                (length,) = struct.unpack_from(f"{order}L", content, start)
                start += 4
            else:
                (length,) = struct.unpack_from(f"{order}H", content, at + 6)
        if length == _UNDEFINED:
            return None
        if tag == _SOP_INSTANCE_UID:
            return content[start : start + length].decode("ascii", "replace").strip(" \0")
        at, before = start + length, tag
    return None
