"""Very many of something small in a DICOM file, where no single one is wrong."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable


def great_many(content: bytearray, rng: random.Random) -> str:
    """Put in very many of something small, each of them right, before the pixels or behind them."""
    name = rng.choice(sorted(_SMALL))
    count = rng.choice((100, 5000, 50_000))
    if name == "fragments":
        end = content.rfind(struct.pack("<HHL", 0xFFFE, 0xE0DD, 0))
        place = end if end >= 0 else len(content)
    else:
        place = max(0, content.find(b"\xe0\x7f\x10\x00"))
    explicit = content[place + 4 : place + 6].isalpha()
    content[place:place] = _SMALL[name](count, explicit)
    return f"{count} {name}"


def _element(tag: tuple[int, int], vr: bytes, value: bytes, explicit: bool) -> bytes:
    """Write an element; explicit ones with a length of 32 bits, whatever their VR."""
    head = struct.pack("<HH", *tag) + (vr + b"\x00\x00" if explicit else b"")
    return head + struct.pack("<L", len(value)) + value


def _nested(count: int, explicit: bool) -> bytes:
    inner = _element((0x0028, 0x9145), b"SQ", _EMPTY_ITEM * count, explicit)
    start = _element((0x5200, 0x9229), b"SQ", b"", explicit)[:-4] + b"\xff" * 4
    item = struct.pack("<HHL", 0xFFFE, 0xE000, 0xFFFFFFFF)
    return start + item + inner + struct.pack("<HHLHHL", 0xFFFE, 0xE00D, 0, 0xFFFE, 0xE0DD, 0)


def _crowded(count: int, explicit: bool) -> bytes:
    vr = b"US\x00\x00" if explicit else bytes(4)  # a length of 0 either way
    elements = (struct.pack("<HH", 0x0018, 0x0009) + vr) * count
    item = struct.pack("<HHL", 0xFFFE, 0xE000, len(elements)) + elements
    return _element((0x5200, 0x9229), b"SQ", item, explicit)


def _centres(count: int, explicit: bool) -> bytes:
    if explicit:  # a length of 16 bits is all there is
        value = b"1\\" * min(count, 32_000)
        return struct.pack("<HH2sH", 0x0028, 0x1050, b"DS", len(value)) + value
    return _element((0x0028, 0x1050), b"DS", b"1\\" * count * 20, explicit)


def _palette(count: int, explicit: bool) -> bytes:
    """Describe a palette of linear segments of 65,535 entries each (PS3.3 C.7.9.2)."""
    segments = struct.pack("<HHH", 0, 1, 0) + struct.pack("<HHH", 1, 65535, 65535) * count
    words = struct.pack("<HHH", 0, 0, 16)
    head = b"US\x06\x00" if explicit else struct.pack("<L", 6)
    elements = b"".join(struct.pack("<HH", 0x0028, 0x1101 + i) + head + words for i in range(3))
    colour = b"PALETTE COLOR "
    head = b"CS" + struct.pack("<H", 14) if explicit else struct.pack("<L", 14)
    elements += struct.pack("<HH", 0x0028, 0x0004) + head + colour
    return elements + b"".join(
        _element((0x0028, 0x1221 + i), b"OW", segments, explicit) for i in range(3)
    )


_EMPTY_ITEM = struct.pack("<HHL", 0xFFFE, 0xE000, 0)
_SMALL: dict[str, Callable[[int, bool], bytes]] = {
    "fragments": lambda count, _explicit: _EMPTY_ITEM * count,
    "items of nested sequences": _nested,
    "elements of an item": _crowded,
    "window centres": _centres,
    "palette segments": _palette,
}
