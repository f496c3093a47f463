"""Overlays: drawings of one bit for each pixel that lie over the picture (PS3.3 C.9.2).

They stand in groups 6000 to 601E, in an element of their own, or, in files of before 2004, in bits
of the pixels that the picture does not use.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.scan import Overlay
from app.imaging import native
from app.imaging.encoding import BIG_ENDIAN, NATIVE
from app.imaging.layout import Layout
from app.imaging.parse import Parsed, PixelElement

_GROUPS = range(0x6000, 0x6020, 2)
_ROWS, _COLUMNS, _FRAMES, _DESCRIPTION = 0x0010, 0x0011, 0x0015, 0x0022
_TYPE, _ORIGIN, _FIRST_FRAME = 0x0040, 0x0050, 0x0051
_BITS_ALLOCATED, _BIT_POSITION, _LABEL, _DATA = 0x0100, 0x0102, 0x1500, 0x3000


def of_frame(file: Parsed, layout: Layout, frame: int) -> tuple[Overlay, ...]:
    """Collect the overlays of a frame; damaged ones are left out.

    Args:
        file: parsed.
        layout: of its frames.
        frame: counted from 1.
    """
    found = []
    for group in _GROUPS:
        try:
            overlay = _overlay(file, layout, group, frame)
        except Exception:  # noqa: S112 - it informs; the picture is worth more
            continue
        if overlay is not None:
            found.append(overlay)
    return tuple(found)


def _overlay(file: Parsed, layout: Layout, group: int, frame: int) -> Overlay | None:
    ds = file.ds
    if (group, _BIT_POSITION) not in ds and (group, _DATA) not in ds:
        return None
    data = _value(ds, group, _DATA)
    if isinstance(data, bytes):
        mask = _of_its_own(ds, data, group, frame)
    else:
        mask = _in_the_pixels(file, layout, _integer(ds, group, _BIT_POSITION, 0), frame)
    if mask is None:
        return None
    origin = [int(value) for value in _value(ds, group, _ORIGIN) or (1, 1)]
    return Overlay(
        mask=mask,
        origin=(origin[0], origin[1]),
        label=_text(ds, group, _LABEL) or _text(ds, group, _DESCRIPTION),
        region=_text(ds, group, _TYPE).upper() == "R",
    )


def _of_its_own(ds: Any, data: bytes, group: int, frame: int) -> NDArray[np.bool_] | None:
    """Unpack an overlay's element: a bit for each pixel, lowest first, frame after frame."""
    rows, columns = _integer(ds, group, _ROWS, 0), _integer(ds, group, _COLUMNS, 0)
    count = _integer(ds, group, _FRAMES, 0)
    # Without a number of frames (PS3.3 C.9.3) there is one plane, for every frame.
    number = frame - _integer(ds, group, _FIRST_FRAME, 1) if count else 0
    start, size = number * rows * columns, rows * columns
    if size < 1 or not 0 <= number < max(1, count) or len(data) * 8 < start + size:
        return None
    if ds.original_encoding[1] is False and ds[group, _DATA].VR == "OW":
        data = np.frombuffer(data, "<u2").byteswap().tobytes()
    part = np.frombuffer(data, np.uint8)[start // 8 : (start + size + 7) // 8]
    bits = np.unpackbits(part, bitorder="little")[start % 8 :][:size]
    return bits.reshape(rows, columns).astype(bool)


def _in_the_pixels(
    file: Parsed, layout: Layout, position: int, frame: int
) -> NDArray[np.bool_] | None:
    """Read one bit of every native pixel, where the picture itself leaves it unused."""
    lowest = layout.high_bit - layout.bits_stored + 1
    used = range(lowest, layout.high_bit + 1)
    pixels = file.pixels
    if (
        pixels is None
        or pixels.length is None
        or file.syntax not in NATIVE
        or layout.samples != 1
        or position in used
        or not 0 < position < layout.bits_allocated
    ):
        return None
    cells = _cells(file, pixels, layout, frame)
    mask: NDArray[np.bool_] = (cells >> cells.dtype.type(position)) & 1 == 1
    return mask


def _cells(file: Parsed, pixels: PixelElement, layout: Layout, frame: int) -> NDArray[Any]:
    """Return whole pixel cells of a frame, unsigned, with every bit."""
    whole = replace(
        layout, bits_stored=layout.bits_allocated, high_bit=layout.bits_allocated - 1, signed=False
    )
    cells, _ = native.read_native(
        file.fp,
        pixels.offset,
        frame - 1,
        whole,
        keyword=pixels.keyword,
        vr=pixels.vr,
        big=file.syntax == BIG_ENDIAN,
    )
    return cells


def _value(ds: Any, group: int, element: int) -> Any:
    return ds[group, element].value if (group, element) in ds else None


def _integer(ds: Any, group: int, element: int, default: int) -> int:
    value = _value(ds, group, element)
    return default if value is None or value == "" else int(value)


def _text(ds: Any, group: int, element: int) -> str:
    return str(_value(ds, group, element) or "").replace("\\x00", "").strip()[:64]
