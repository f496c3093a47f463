"""Where the encoded frames of a file lie among its fragments (PS3.5 section A.4).

Encapsulated pixel data are a list of items: first a table of offsets, often empty, then fragments.
A frame is one fragment or several. The tables are believed where they point at items; else the
fragments are counted, and last it is seen where the codestreams begin.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from app.imaging.codestreams import BadStreamError, starts_stream

_ITEM = (0xFFFE, 0xE000)
_HEADER = 8  # bytes of an item's tag and length
_MOST = 1 << 20  # fragments; a slide of a million tiles has that many


@dataclass(frozen=True, slots=True)
class Fragment:
    """One item behind the offset table: where its value starts in the file, and its length."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Encapsulated:
    """Encapsulated pixel data.

    Attributes:
        table: the Basic Offset Table, empty where there is none.
        fragments: in the file's order; the last may reach beyond the file's end.
    """

    table: bytes
    fragments: tuple[Fragment, ...]


def walk(fp: BinaryIO, start: int, size: int) -> Encapsulated:
    """Read the items' headers, which are little endian always, and none of their content.

    Args:
        fp: the bytes that hold the pixels.
        start: of the pixel data element's value.
        size: of ``fp`` in bytes.
    """
    items: list[Fragment] = []
    position = start
    while position + _HEADER <= size and len(items) <= _MOST:
        fp.seek(position)
        group, element, length = struct.unpack("<HHL", fp.read(_HEADER))
        if (group, element) != _ITEM:
            break
        items.append(Fragment(position + _HEADER, length))
        position += _HEADER + length
    if not items:
        return Encapsulated(b"", ())
    if starts_stream(_read(fp, items[0], 4)):  # the writer left the table out
        return Encapsulated(b"", tuple(items))
    return Encapsulated(_read(fp, items[0]), tuple(items[1:]))


def read_frame(
    fp: BinaryIO, data: Encapsulated, index: int, frames: int, extended: bytes = b""
) -> bytes:
    """Return the codestream of one frame.

    Args:
        fp: the bytes that hold the pixels.
        data: of :func:`walk`.
        index: of the frame, from 0.
        frames: that the header states.
        extended: the Extended Offset Table, where there is one.

    Raises:
        BadStreamError: no rule tells which fragments the frame is made of.
    """
    return _joined(fp, data, _starts(fp, data, frames, extended), index)


def read_frames(
    fp: BinaryIO, data: Encapsulated, frames: int, extended: bytes = b""
) -> Iterator[bytes]:
    """Yield the codestream of each frame; arguments and errors as :func:`read_frame`."""
    starts = _starts(fp, data, frames, extended)
    for index in range(frames):
        yield _joined(fp, data, starts, index)


def _starts(fp: BinaryIO, data: Encapsulated, frames: int, extended: bytes) -> Sequence[int]:
    return (
        _by_table(data, extended, "<Q", frames)
        or _by_table(data, data.table, "<L", frames)
        or _by_count(data, frames)
        or _by_streams(fp, data)
    )


def _joined(fp: BinaryIO, data: Encapsulated, starts: Sequence[int], index: int) -> bytes:
    if index >= len(starts):
        raise BadStreamError("there are fewer frames than the header states")
    end = starts[index + 1] if index + 1 < len(starts) else len(data.fragments)
    return b"".join(_read(fp, fragment) for fragment in data.fragments[starts[index] : end])


def first_fragment(fp: BinaryIO, start: int, size: int) -> bytes:
    """Return the first fragment, empty where there is none; arguments as :func:`walk`."""
    data = walk(fp, start, size)
    return _read(fp, data.fragments[0]) if data.fragments else b""


def _by_table(data: Encapsulated, table: bytes, item: str, frames: int) -> Sequence[int]:
    """Return the first fragment of each frame by a table of offsets, () where it is wrong."""
    width = struct.calcsize(item)
    offsets = [value for (value,) in struct.iter_unpack(item, table[: len(table) // width * width])]
    if not data.fragments or len(offsets) < frames:
        return ()
    base = data.fragments[0].offset
    numbers = {fragment.offset - base: n for n, fragment in enumerate(data.fragments)}
    starts = [numbers.get(offset, -1) for offset in offsets]
    ascending = all(one < other for one, other in pairwise(starts))
    return starts if starts[0] == 0 and ascending else ()


def _by_count(data: Encapsulated, frames: int) -> Sequence[int]:
    if frames == 1:
        return [0] if data.fragments else ()
    return range(frames) if len(data.fragments) == frames else ()


def _by_streams(fp: BinaryIO, data: Encapsulated) -> Sequence[int]:
    return [n for n, part in enumerate(data.fragments) if starts_stream(_read(fp, part, 4))]


def _read(fp: BinaryIO, fragment: Fragment, most: int | None = None) -> bytes:
    fp.seek(fragment.offset)
    return fp.read(fragment.length if most is None else min(most, fragment.length))
