"""A JPEG 2000 stream without its comments, raw or in the boxes of a JP2 file (ISO/IEC 15444-1).

Comments are overwritten where they stand: the lengths that other markers count by stay true.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from app.export.deidentify.jpeg import UnwalkableError

_SOT, _SOD, _COM = 0xFF90, 0xFF93, 0xFF64
_EOC = b"\xff\xd9"
_SEGMENTS = range(0xFF50, 0xFF80)  # of headers (Annex A, and part 2): all have a length
_SIGNATURE = b"\r\n\x87\n"
_BRAND = b"jp2 \0\0\0\0jp2 "
_DESCRIBING = (b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef")  # how samples become colours


def cleaned(data: bytes) -> bytes:
    """Return a frame without comments, boxes of text, and what stands behind its end.

    Raises:
        UnwalkableError: see there.
    """
    try:
        return _boxed(data) if data[4:8] == b"jP  " else _codestream(data)
    except struct.error:
        raise UnwalkableError from None


def _codestream(data: bytes) -> bytes:
    out = bytearray(data)
    at = _header(out, 2, _SOT)
    while out[at : at + 2] == b"\xff\x90":
        (length,) = struct.unpack_from(">L", out, at + 6)
        body = _header(out, at + 12, _SOD) + 2
        end = at + length if length else out.find(_EOC, body)  # 0 is: to the end
        if not body <= end <= len(out):
            raise UnwalkableError
        at = end
    if out[at : at + 2] != _EOC and any(out[at:]):  # some writers leave the end mark out
        raise UnwalkableError
    return bytes(out[:at]) + _EOC


def _header(out: bytearray, at: int, until: int) -> int:
    """Overwrite the comments of a header, and return where the marker is that ends it."""
    while (marker := struct.unpack_from(">H", out, at)[0]) != until:
        (length,) = struct.unpack_from(">H", out, at + 2)
        end = at + 2 + length
        if marker not in _SEGMENTS or length < 2 or end > len(out):
            raise UnwalkableError
        if marker == _COM:
            out[at + 4 : end] = bytes(end - at - 4)  # 0: binary data, of no one's
        at = end
    return at


def _boxed(data: bytes) -> bytes:
    out = [_box(b"jP  ", _SIGNATURE), _box(b"ftyp", _BRAND)]
    for kind, value in _boxes(data):
        if kind == b"jp2h":
            described = (_box(*inner) for inner in _boxes(value) if inner[0] in _DESCRIBING)
            out.append(_box(kind, b"".join(described)))
        elif kind == b"jp2c":
            return b"".join([*out, _box(kind, _codestream(value))])
    raise UnwalkableError


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">L4s", data, at)
        head = 8
        if length == 1:
            head, (length,) = 16, struct.unpack_from(">Q", data, at + 8)
        end = at + length if length else len(data)  # 0 is: to the end
        if not at + head <= end <= len(data):
            raise UnwalkableError
        yield kind, data[at + head : end]
        at = end


def _box(kind: bytes, value: bytes) -> bytes:
    return struct.pack(">L4s", 8 + len(value), kind) + value
