"""Palettes: indices into RGB, and whatever else a file hides behind a table (PS3.3 C.7.9)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.imaging import values

_MOST_ENTRIES = 65_536
_MOST_COPIED = 1 << 26  # values that pydicom copies to look up what indirect segments point at


def apply_palette(indices: NDArray[Any], ds: Any) -> NDArray[np.uint8]:
    """Map palette indices to RGB (PS3.3 C.7.6.3.1.5, C.7.9).

    Args:
        indices: ``(rows, columns)``, integers.
        ds: data set with the palette, plain or segmented.

    Returns:
        uint8 ``(rows, columns, 3)``; 16-bit palettes keep their upper byte.

    Raises:
        ValueError: the data set has no usable palette.
    """
    descriptor = values.numbers(ds, "RedPaletteColorLookupTableDescriptor")
    if len(descriptor) != 3:
        raise ValueError("no colour palette")
    count, first, bits = (int(number) for number in descriptor)
    count = count % 65536 or 65536  # 0 stands for 65,536
    if indices.dtype.kind == "u" and first < 0:
        first += 65536  # an unsigned first value that was read as signed
    table = np.stack(
        [_channel(ds, name, count, first, bits) for name in ("Red", "Green", "Blue")], axis=1
    )
    position = np.clip(indices.astype(np.int64) - first, 0, len(table) - 1)
    rgb: NDArray[np.uint8] = table[position]
    return rgb


def _channel(ds: Any, name: str, count: int, first: int, bits: int) -> NDArray[np.uint8]:
    data = values.element(ds, f"{name}PaletteColorLookupTableData")
    if not isinstance(data, bytes):
        return _segmented(ds, name, count, first)
    order = ">" if ds.original_encoding[1] is False else "<"
    words = np.frombuffer(data[: len(data) // 2 * 2], dtype=f"{order}u2").astype("<u2")
    if len(words) >= count:
        wide = words[:count]
        # Some writers put 8-bit entries into 16-bit words, whatever the descriptor says.
        narrow = bits == 8 or int(wide.max()) <= 255
        return (wide & 0xFF if narrow else wide >> 8).astype(np.uint8)
    return words.view(np.uint8)[:count]  # two entries to a word, the first one low


def _segmented(ds: Any, name: str, count: int, first: int) -> NDArray[np.uint8]:
    from pydicom.pixels.processing import apply_color_lut

    wide = values.numbers(ds, "RedPaletteColorLookupTableDescriptor")[2] > 8
    for channel in ("Red", "Green", "Blue"):
        data = values.element(ds, f"Segmented{channel}PaletteColorLookupTableData")
        if isinstance(data, bytes):
            _check_segments(data, wide=wide, big=ds.original_encoding[1] is False)
    every = np.arange(first, first + count, dtype=np.int64)[np.newaxis]
    table = apply_color_lut(every, ds)[0, :, ("Red", "Green", "Blue").index(name)]
    narrow: NDArray[np.uint8] = (table >> 8 if table.itemsize == 2 else table).astype(np.uint8)
    return narrow


def _check_segments(data: bytes, *, wide: bool, big: bool) -> None:
    """Refuse segments that expand to more entries than a palette may have (PS3.3 C.7.9.2).

    Raises:
        ValueError: more than 65,536 entries or segments; a segment points at one that points on.
    """
    width = 2 if wide else 1
    words = np.frombuffer(
        data[: len(data) // width * width], dtype=f"{'>' if big else '<'}u{width}"
    ).tolist()
    entries = segments = copied = 0
    # Where to read on and how many segments more, None for all; the last is read first.
    pending: list[tuple[int, int | None]] = [(0, None)]
    while pending:
        at, left = pending.pop()
        pointed_at = bool(pending)
        if at + 1 >= len(words) or left == 0:
            continue
        kind, count = words[at], words[at + 1]
        segments += 1
        after = at + 2 + ((count, 1, 2 if wide else 4)[kind] if kind < 3 else len(words))
        pending.append((after, None if left is None else left - 1))
        if kind == 2:
            if pointed_at:
                raise ValueError("an indirect segment that points at another")
            copied += len(words)
            pending.append((_pointed_at(words[at + 2 : after], wide=wide, big=big), count or None))
        elif kind < 2:
            entries += count
        if max(entries, segments) > _MOST_ENTRIES or copied > _MOST_COPIED:
            raise ValueError("a segmented palette of far too many entries")


def _pointed_at(words: list[int], *, wide: bool, big: bool) -> int:
    """Return the offset in an indirect segment, as pydicom reads it: in entries."""
    if wide:
        return words[1] << 16 | words[0] if len(words) == 2 else 0
    one, two, three, four = (words[i] for i in ((2, 3, 0, 1) if big else (3, 2, 1, 0)))
    return one << 24 | two << 16 | three << 8 | four


def over_colours(argb: NDArray[Any], ds: Any) -> NDArray[Any]:
    """Turn ARGB into RGB: where the first channel is not 0, the palette's colour of it counts.

    Retired with PS3.3-2001 (C.7.6.3.1.2), where this is said.

    Args:
        argb: ``(rows, columns, 4)``, uint8.
        ds: data set with the palette; without one the channels stand as they are.
    """
    marked, rgb = argb[..., 0], np.ascontiguousarray(argb[..., 1:])
    if marked.any() and rgb.dtype == np.uint8:
        painted = apply_palette(marked, ds)
        rgb = np.where((marked > 0)[..., np.newaxis], painted, rgb)
    return rgb
