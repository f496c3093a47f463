"""How the overlays of a scan are drawn: as lines with a dark edge, readable on black and on white.

A region of interest is drawn as its outline, since its area is what one wants to look at.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.scan import Overlay

NOTHING, EDGE, LINE = 0, 1, 2

COLOUR = (0x8F, 0xE3, 0xC8)
"""Red, green and blue of a line: none of those that the window gives a meaning to."""

EDGE_LIGHT = 0.5
"""What an edge leaves of the picture's grey level."""

Layer = NDArray[np.uint8]


def drawn(overlays: Sequence[Overlay], rows: int, columns: int) -> Layer:
    """Draw overlays on a picture.

    Args:
        overlays: what lies outside the picture is left out.
        rows: of the picture.
        columns: of the picture.

    Returns:
        uint8 ``(rows, columns)`` of `NOTHING`, `EDGE` and `LINE`.
    """
    lines = np.zeros((rows, columns), bool)
    for overlay in overlays:
        mask = outline(overlay.mask) if overlay.region else overlay.mask
        top, left = overlay.origin[0] - 1, overlay.origin[1] - 1
        bottom, right = min(top + mask.shape[0], rows), min(left + mask.shape[1], columns)
        if top < rows and left < columns and bottom > 0 and right > 0:
            there = lines[max(top, 0) : bottom, max(left, 0) : right]
            there |= mask[max(-top, 0) : bottom - top, max(-left, 0) : right - left]
    layer = np.where(_grown(lines), np.uint8(EDGE), np.uint8(NOTHING))
    layer[lines] = LINE
    return layer


def outline(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Keep the pixels of an area that have a neighbour (of four) outside it."""
    inner = mask.copy()
    inner[1:] &= mask[:-1]
    inner[:-1] &= mask[1:]
    inner[:, 1:] &= mask[:, :-1]
    inner[:, :-1] &= mask[:, 1:]
    inner[[0, -1]] = False
    inner[:, [0, -1]] = False
    found: NDArray[np.bool_] = mask & ~inner
    return found


def reduced(layer: Layer, step: int) -> Layer:
    """Shrink a layer to every ``step``-th row and column, without losing any line."""
    if step == 1:
        return layer
    rows, columns = layer.shape
    whole = np.pad(layer, ((0, -rows % step), (0, -columns % step)))
    blocks = whole.reshape(whole.shape[0] // step, step, whole.shape[1] // step, step)
    smaller: Layer = blocks.max(axis=(1, 3))
    return smaller


def laid_over(levels: NDArray[np.uint8], layer: Layer) -> NDArray[np.uint8]:
    """Lay a layer over a picture.

    Args:
        levels: ``(rows, columns[, 3])``, grey levels or RGB.
        layer: ``(rows, columns)``.

    Returns:
        RGB, uint8 ``(rows, columns, 3)``.
    """
    colours = np.repeat(levels[..., np.newaxis], 3, axis=-1) if levels.ndim == 2 else levels.copy()
    edge = layer == EDGE
    colours[edge] = (colours[edge] * EDGE_LIGHT).astype(np.uint8)
    colours[layer == LINE] = COLOUR
    return colours


def _grown(lines: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Add the eight neighbours of each pixel."""
    wide = lines.copy()
    wide[:, 1:] |= lines[:, :-1]
    wide[:, :-1] |= lines[:, 1:]
    high = wide.copy()
    high[1:] |= wide[:-1]
    high[:-1] |= wide[1:]
    return high
