"""Damage to a file: blind edits, and edits that know where a format keeps its sizes."""

from __future__ import annotations

import json
import random
import re
import struct
import zlib
from collections.abc import Callable
from typing import Any

from tests.fuzzing.great_many import great_many
from tests.fuzzing.sources import Source

Edit = Callable[[bytearray, random.Random], str]
"""Changes the content in place and says in a few words how."""

_ODD = (0, 1, 2, 3, 7, 8, 9, 12, 16, 17, 31, 32, 64, 127, 255, 256, 1023, 4096, 32767, 32768, 65535)
_ODD_LONG = (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, 0x10000, 0xFFFF)


def mutate(source: Source, rng: random.Random, others: tuple[Source, ...]) -> tuple[bytes, str]:
    """Damage a file by one to three edits; returns it and what was done."""
    content = bytearray(source.data)
    edits = _BLIND + _KNOWING.get(source.kind, ()) * 2
    done = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        edit = rng.choice((*edits, None))
        done.append(_splice(content, rng, others) if edit is None else edit(content, rng))
    return bytes(content), ", ".join(done)


# --- Blind ----------------------------------------------------------------------------------


def _somewhere(content: bytearray, rng: random.Random) -> int:
    """Choose a place, half of the time near the start, where headers are."""
    end = max(1, len(content))
    return rng.randrange(min(end, 2048)) if rng.random() < 0.5 else rng.randrange(end)


def _flip(content: bytearray, rng: random.Random) -> str:
    count = rng.choice((1, 1, 2, 8, 64))
    for _ in range(count if content else 0):
        content[_somewhere(content, rng)] ^= 1 << rng.randrange(8)
    return f"{count} bits flipped"


def _overwrite(content: bytearray, rng: random.Random) -> str:
    start, length = _somewhere(content, rng), rng.choice((1, 2, 4, 16, 256))
    fill = rng.choice((b"\x00", b"\xff", b"\x7f", b"\x20"))
    new = fill * length if rng.random() < 0.5 else rng.randbytes(length)
    content[start : start + length] = new
    return f"{length} bytes overwritten at {start}"


def _truncate(content: bytearray, rng: random.Random) -> str:
    end = _somewhere(content, rng)
    del content[end:]
    return f"cut at {end}"


def _delete(content: bytearray, rng: random.Random) -> str:
    start, length = _somewhere(content, rng), rng.choice((1, 2, 8, 100, 5000))
    del content[start : start + length]
    return f"{length} bytes deleted at {start}"


def _repeat(content: bytearray, rng: random.Random) -> str:
    start, length = _somewhere(content, rng), rng.choice((1, 8, 64, 1000))
    times = rng.choice((1, 2, 50))
    content[start:start] = content[start : start + length] * times
    return f"{length} bytes at {start} repeated {times} times"


def _splice(content: bytearray, rng: random.Random, others: tuple[Source, ...]) -> str:
    other = rng.choice(others)
    start, cut = _somewhere(content, rng), rng.randrange(max(1, len(other.data)))
    content[start:] = other.data[cut : cut + 500_000]
    return f"from {start} on {other.name} from {cut} on"


_BLIND: tuple[Edit, ...] = (_flip, _flip, _overwrite, _overwrite, _truncate, _delete, _repeat)


# --- DICOM ----------------------------------------------------------------------------------

_SHORTS = {  # of the Image Pixel module, and what reading goes by besides (PS3.3 C.7.6.3)
    "SamplesPerPixel": (0x0028, 0x0002),
    "PlanarConfiguration": (0x0028, 0x0006),
    "Rows": (0x0028, 0x0010),
    "Columns": (0x0028, 0x0011),
    "BitsAllocated": (0x0028, 0x0100),
    "BitsStored": (0x0028, 0x0101),
    "HighBit": (0x0028, 0x0102),
    "PixelRepresentation": (0x0028, 0x0103),
    "PixelPaddingValue": (0x0028, 0x0120),
}
_TEXTS = {
    "NumberOfFrames": ((0x0028, 0x0008), ("0", "-1", "2", "999999999", "1e9", "x", "")),
    "PhotometricInterpretation": (
        (0x0028, 0x0004),
        ("MONOCHROME1", "MONOCHROME2", "RGB", "YBR_FULL", "YBR_FULL_422", "PALETTE COLOR", "CMYK"),
    ),
    "TransferSyntaxUID": (
        (0x0002, 0x0010),
        tuple(
            f"1.2.840.10008.1.2{tail}"
            for tail in ("", ".1", ".1.99", ".2", ".5", ".4.50", ".4.51", ".4.57", ".4.70")
        )
        + tuple(f"1.2.840.10008.1.2{tail}" for tail in (".4.80", ".4.90", ".4.201", ".8.1", ".9")),
    ),
    "WindowWidth": ((0x0028, 0x1051), ("0", "-1", "1e308", "nan", "1\\2\\3")),
    "RescaleSlope": ((0x0028, 0x1053), ("0", "1e300", "-1e-300", "inf")),
    "PixelAspectRatio": ((0x0028, 0x0034), ("0\\1", "1\\99999999")),
}
_VR = re.compile(rb"(?:AE|AS|AT|CS|DA|DS|DT|FD|FL|IS|LO|LT|OB|OD|OF|OL|OV|OW|PN|SH|SL|SQ|SS|ST)")


def _find(content: bytearray, tag: tuple[int, int]) -> int:
    return content.find(struct.pack("<HH", *tag))


def _short(content: bytearray, rng: random.Random) -> str:
    name = rng.choice(sorted(_SHORTS))
    place = _find(content, _SHORTS[name])
    value = rng.choice((*_ODD, rng.randrange(65536)))
    if place >= 0:  # explicit or implicit, a short's value stands at the same place
        content[place + 8 : place + 10] = struct.pack("<H", value)
    return f"{name} = {value}"


def _text(content: bytearray, rng: random.Random) -> str:
    name = rng.choice(sorted(_TEXTS))
    tag, choices = _TEXTS[name]
    value, place = rng.choice(choices), _find(content, tag)
    if place < 0 or place + 8 > len(content):
        return f"no {name}"
    explicit = content[place + 4 : place + 6].isalpha()
    form, at = ("<H", place + 6) if explicit else ("<L", place + 4)
    (length,) = struct.unpack_from(form, content, at)
    raw = value.encode() + b"\x00" * (len(value) % 2)
    content[place + 8 : place + 8 + min(length, 256)] = raw
    struct.pack_into(form, content, at, len(raw))
    return f"{name} = {value}"


def _length(content: bytearray, rng: random.Random) -> str:
    places = [match.start() for match in _VR.finditer(content, 0, 4096)]
    if not places:
        return _overwrite(content, rng)
    place = rng.choice(places)
    if content[place : place + 2] in (b"OB", b"OW", b"SQ", b"OF", b"OD", b"OL"):
        content[place + 4 : place + 8] = struct.pack("<L", rng.choice(_ODD_LONG))
    else:
        content[place + 2 : place + 4] = struct.pack("<H", rng.choice(_ODD))
    return f"length at {place}"


def _item(content: bytearray, rng: random.Random) -> str:
    """Change the length of an item, of a fragment or of a sequence."""
    places = [match.start() for match in re.finditer(rb"\xfe\xff[\x00\x0d\xdd]\xe0", content)]
    if not places:
        return _length(content, rng)
    place = rng.choice(places)
    content[place + 4 : place + 8] = struct.pack("<L", rng.choice((*_ODD_LONG, 8, 100)))
    return f"item at {place}"


def _agreeing(content: bytearray, rng: random.Random) -> str:
    """Let the data set and its codestream agree on a size that is not there."""
    rows, columns = rng.choice(_ODD[6:]), rng.choice(_ODD[6:])
    for name, value in (("Rows", rows), ("Columns", columns)):
        place = _find(content, _SHORTS[name])
        if place >= 0:
            content[place + 8 : place + 10] = struct.pack("<H", value)
    _set_frame_header(content, rows, columns)
    return f"size {columns} × {rows} throughout"


# --- Codestreams and pictures ---------------------------------------------------------------


def _set_frame_header(content: bytearray, rows: int, columns: int) -> None:
    """Set the size in the header of a JPEG (T.81 B.2.2) or JPEG 2000 (15444-1 A.5.1) stream."""
    for marker in (b"\xff\xc0", b"\xff\xc1", b"\xff\xc2", b"\xff\xc3", b"\xff\xf7"):
        place = content.find(marker)
        if place >= 0 and place + 9 <= len(content):
            struct.pack_into(">HH", content, place + 5, rows, columns)
            return
    place = content.find(b"\xff\x4f\xff\x51")
    if place >= 0 and place + 32 <= len(content):
        struct.pack_into(">LL", content, place + 8, columns, rows)
        struct.pack_into(">LL", content, place + 24, columns, rows)


def _frame_header(content: bytearray, rng: random.Random) -> str:
    rows, columns = rng.choice(_ODD), rng.choice(_ODD)
    _set_frame_header(content, rows, columns)
    return f"stream of {columns} × {rows}"


def _marker(content: bytearray, rng: random.Random) -> str:
    places = [match.start() for match in re.finditer(rb"\xff[\xc0-\xfe]", content)]
    if not places:
        return _flip(content, rng)
    place = rng.choice(places)
    if rng.random() < 0.5:
        content[place + 1 : place + 2] = bytes([rng.randrange(0xC0, 0xFF)])
        return f"marker at {place}"
    content[place + 2 : place + 4] = struct.pack(">H", rng.choice(_ODD))
    return f"segment length at {place}"


def _chunk(content: bytearray, rng: random.Random) -> str:
    """Change a PNG chunk and, mostly, mend its checksum (ISO/IEC 15948 5.3)."""
    places, position = [], 8
    while position + 12 <= len(content):
        (length,) = struct.unpack_from(">L", content, position)
        if position + 12 + length > len(content):
            break
        places.append((position, length))
        position += 12 + length
    if not places:
        return _overwrite(content, rng)
    start, length = places[0] if rng.random() < 0.5 else rng.choice(places)
    if rng.random() < 0.2:
        struct.pack_into(">L", content, start, rng.choice(_ODD_LONG))
        return f"chunk length at {start}"
    if length and rng.random() < 0.5 and start == places[0][0]:
        struct.pack_into(">L", content, start + 8 + 4 * rng.randrange(2), rng.choice(_ODD))
    elif length:
        content[start + 8 + rng.randrange(length)] = rng.randrange(256)
    end = start + 8 + length
    struct.pack_into(">L", content, end, zlib.crc32(content[start + 4 : end]))
    return f"chunk at {start}"


# --- Bundles --------------------------------------------------------------------------------

_STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, 10**30, "", "x" * 5000, "../../etc/passwd", "\x00", [], {}, [[]],
    [1] * 500, {"a": 1}, "NaN",
)  # fmt: skip


def _json(content: bytearray, rng: random.Random) -> str:
    """Put something strange at a random place of a JSON document."""
    try:
        root = json.loads(bytes(content))
    except ValueError:
        return _overwrite(content, rng)
    places: list[tuple[Any, Any]] = []
    pending = [root]
    while pending:
        node = pending.pop()
        keys = node if isinstance(node, dict) else range(len(node))
        for key in keys:
            places.append((node, key))
            if isinstance(node[key], dict | list):
                pending.append(node[key])
    if not places:
        return _overwrite(content, rng)
    node, key = rng.choice(places)
    strange = rng.choice(_STRANGE)
    node[key] = strange
    content[:] = json.dumps(root).encode()
    return f"{key} = {str(strange)[:20]!r}"


def _directory(content: bytearray, rng: random.Random) -> str:
    """Change a field of a zip archive's headers (APPNOTE 4.3.7 and 4.3.12)."""
    places = [match.start() for match in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", content)]
    if not places:
        return _overwrite(content, rng)
    place = rng.choice(places)
    at = place + rng.randrange(4, 46)
    content[at : at + 4] = struct.pack("<L", rng.choice(_ODD_LONG))
    return f"zip header at {at}"


def _word(content: bytearray, rng: random.Random) -> str:
    """Change a word of a FlatBuffer: an offset, a length, a shape."""
    end = len(content) // 4
    if not end:
        return _overwrite(content, rng)
    # The tables stand at the start and the end, the weights between them.
    near, far = rng.randrange(min(end, 4096)), end - 1 - rng.randrange(min(end, 5000))
    at = 4 * rng.choice((near, far))
    struct.pack_into("<L", content, at, rng.choice((*_ODD_LONG, *_ODD)))
    return f"word at {at}"


_KNOWING: dict[str, tuple[Edit, ...]] = {
    "dicom": (_short, great_many, _text, _length, _item, _agreeing, _frame_header, _marker),
    "png": (_chunk, _chunk),
    "jpeg": (_frame_header, _marker),
    "manifest": (_json, _json, _json),
    "reference": (_directory,),
    "keras": (_directory,),
    "archive": (_directory,),
    "twin": (_word, _word, _word),
}
