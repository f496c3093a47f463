"""How much of what its header describes a DICOM file really holds."""

from __future__ import annotations

from typing import BinaryIO

from app.imaging.encoding import NATIVE
from app.imaging.fragments import walk
from app.imaging.layout import Layout
from app.imaging.parse import parse

_UNDEFINED = 0xFFFFFFFF


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
    return len(walk(file.fp, start, file.size).fragments)


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
