"""Overlays: drawings of one bit for each pixel that lie over the picture (PS3.3 C.9.2).

They stand in groups 6000 to 601E, in an element of their own, or, in files of before 2004, in bits
of the pixels that the picture does not use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.scan import Overlay
from app.imaging.frames import Frame, read_frame
from app.imaging.layout import MOST_SAMPLES, Layout
from app.imaging.parse import Parsed

_GROUPS = range(0x6000, 0x6020, 2)
_ROWS, _COLUMNS, _FRAMES, _DESCRIPTION = 0x0010, 0x0011, 0x0015, 0x0022
_TYPE, _ORIGIN, _FIRST_FRAME = 0x0040, 0x0050, 0x0051
_BITS_ALLOCATED, _BIT_POSITION, _LABEL, _DATA = 0x0100, 0x0102, 0x1500, 0x3000


class _UnreadableError(ValueError):
    """The overlay is described and cannot be had."""


def of_frame(file: Parsed, layout: Layout, frame: int) -> tuple[tuple[Overlay, ...], int]:
    """Collect the overlays of a frame.

    Args:
        file: parsed.
        layout: of its frames.
        frame: counted from 1.

    Returns:
        The overlays, and how many more there are that cannot be read.
    """
    found: list[Overlay] = []
    unread = 0
    room = MOST_SAMPLES
    cells = cache(lambda: _whole_cells(file, layout, frame))
    for group in _GROUPS:
        try:
            overlay = _overlay(file, layout, group, frame, cells, room)
            room -= 0 if overlay is None else overlay.mask.size
        except Exception:  # it informs; the picture is worth more
            unread += 1
            continue
        if overlay is not None:
            found.append(overlay)
    return tuple(found), unread


def _overlay(
    file: Parsed, layout: Layout, group: int, frame: int, cells: Callable[[], Frame], room: int
) -> Overlay | None:
    ds = file.ds
    if (group, _BIT_POSITION) not in ds and (group, _DATA) not in ds:
        return None
    data = _value(ds, group, _DATA)
    if isinstance(data, bytes):
        mask = _of_its_own(ds, data, group, frame, room)
    else:
        position = _integer(ds, group, _BIT_POSITION, 0)
        if position == 0 and _integer(ds, group, _BITS_ALLOCATED, 1) <= 1:
            return None  # described, and nothing was drawn
        mask = _in_the_pixels(file, layout, position, cells, room)
    if mask is None:
        return None
    origin = [int(value) for value in _value(ds, group, _ORIGIN) or (1, 1)]
    return Overlay(
        mask=mask,
        origin=(origin[0], origin[1]),
        label=_text(ds, group, _LABEL) or _text(ds, group, _DESCRIPTION),
        region=_text(ds, group, _TYPE).upper() == "R",
    )


def _of_its_own(
    ds: Any, data: bytes, group: int, frame: int, room: int
) -> NDArray[np.bool_] | None:
    """Unpack an overlay's element: a bit for each pixel, lowest first, frame after frame."""
    rows, columns = _integer(ds, group, _ROWS, 0), _integer(ds, group, _COLUMNS, 0)
    count = _integer(ds, group, _FRAMES, 0)
    # Without a number of frames (PS3.3 C.9.3) there is one plane, for every frame.
    number = frame - _integer(ds, group, _FIRST_FRAME, 1) if count else 0
    start, size = number * rows * columns, rows * columns
    if not 0 <= number < max(1, count):
        return None  # it belongs to other frames
    if not 1 <= size <= room or len(data) * 8 < start + size:
        raise _UnreadableError("its rows and columns do not fit its data")
    if ds.original_encoding[1] is False and ds[group, _DATA].VR == "OW":
        data = np.frombuffer(data, "<u2").byteswap().tobytes()
    part = np.frombuffer(data, np.uint8)[start // 8 : (start + size + 7) // 8]
    bits = np.unpackbits(part, bitorder="little")[start % 8 :][:size]
    return bits.reshape(rows, columns).astype(bool)


def _in_the_pixels(
    file: Parsed, layout: Layout, position: int, whole: Callable[[], Frame], room: int
) -> NDArray[np.bool_]:
    """Read one bit of every pixel cell, where the picture itself leaves it unused.

    After a loss, or where the writer encoded fewer bits than a cell has, the bit is gone.
    """
    lowest = layout.high_bit - layout.bits_stored + 1
    used = range(lowest, layout.high_bit + 1)
    if (
        file.pixels is None
        or layout.samples != 1
        or position in used
        or not 0 <= position < layout.bits_allocated
        or layout.rows * layout.columns > room
    ):
        raise _UnreadableError("there is no such unused bit")
    cells = whole()
    if cells.lossy or (cells.stream is not None and position >= cells.stream.precision):
        raise _UnreadableError("the image was compressed without it")
    mask: NDArray[np.bool_] = (cells.values >> cells.values.dtype.type(position)) & 1 == 1
    return mask


def _whole_cells(file: Parsed, layout: Layout, frame: int) -> Frame:
    """Decode the frame once more, with every bit of its cells."""
    assert file.pixels is not None
    highest = layout.bits_allocated - 1
    whole = replace(layout, bits_stored=highest + 1, high_bit=highest, signed=False)
    return read_frame(file, file.pixels, whole, frame - 1)


def _value(ds: Any, group: int, element: int) -> Any:
    return ds[group, element].value if (group, element) in ds else None


def _integer(ds: Any, group: int, element: int, default: int) -> int:
    value = _value(ds, group, element)
    return default if value is None or value == "" else int(value)


def _text(ds: Any, group: int, element: int) -> str:
    return str(_value(ds, group, element) or "").replace("\\x00", "").strip()[:64]
