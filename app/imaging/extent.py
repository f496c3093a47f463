"""How much of what its header describes a DICOM file really holds."""

from __future__ import annotations

import struct
from typing import BinaryIO

from app.imaging.layout import Layout
from app.imaging.parse import NATIVE, parse

_UNDEFINED = 0xFFFFFFFF
_ITEM = (0xFFFE, 0xE000)


def frames_held(fp: BinaryIO) -> int:
    """Count the frames a file has room for, whatever number its header states.

    Compressed frames take a fragment each at least (PS3.5 A.4), so there are no more than those.

    Raises:
        Exception: of any kind for damaged files; the caller translates it.
    """
    file = parse(fp)
    if file.pixels is None:
        return 0
    start, length = file.pixels.offset, file.pixels.length
    if length is not None:
        layout = Layout.of(file.ds, file.pixels.keyword)
        held = min(length, file.size - start)
        if file.syntax in NATIVE:
            return max(0, held) * 8 // max(1, layout.frame_bits)
        return max(0, held)
    fragments = -1  # the first item is the offset table
    position = start
    while position + 8 <= file.size:
        file.fp.seek(position)
        group, element, size = struct.unpack("<HHL", file.fp.read(8))
        if (group, element) != _ITEM:
            break
        fragments += 1
        position += 8 + size
    return max(0, fragments)


def ends_inside_an_element(fp: BinaryIO) -> bool:
    """Tell whether a file without pixels breaks off in the middle of an element.

    False too where the cut cannot be seen: it fell between two elements.

    Raises:
        Exception: of any kind for damaged files; the caller translates it.
    """
    file = parse(fp)
    ends = []
    for tag in file.ds.keys():  # noqa: SIM118 - iterating a data set would convert every value
        raw = file.ds.get_item(tag)
        length, start = getattr(raw, "length", None), getattr(raw, "value_tell", None)
        if start is None:
            start = getattr(raw, "file_tell", None)
        if length is None or start is None or length == _UNDEFINED:
            ends.append(-1)
        else:
            ends.append(start + length)
    # Where the last element's end is unknown (a sequence), the cut is not seen.
    return bool(ends) and ends[-1] >= 0 and ends[-1] != file.size
