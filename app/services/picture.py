"""Pictures for people: a scan as the screen shows it, with or without its activation map."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.domain import planes
from app.domain.analysis import ActivationMap
from app.domain.recipe import Recipe
from app.domain.scan import Scan

Rectangle = tuple[int, int, int, int]
"""Column and row of the left upper corner from 0, columns and rows."""

# Anchors (value, red, green, blue) of the colour scale: dark violet over red and orange to pale
# yellow, lightness rising all the way, so that it reads the same in grey and to the colour-blind.
_SCALE = np.array(
    [
        (0.00, 40, 11, 84),
        (0.25, 101, 21, 110),
        (0.50, 187, 55, 84),
        (0.75, 249, 142, 9),
        (1.00, 252, 255, 164),
    ]
)


def grey_levels(scan: Scan) -> NDArray[np.uint8]:
    """Render as the viewer does at first: uint8 ``(rows, columns[, 3])``."""
    levels: NDArray[np.uint8] = np.rint(scan.display.present(scan.pixels) * 255.0).astype(np.uint8)
    return levels


def with_overlays(scan: Scan) -> NDArray[np.uint8]:
    """Render as the viewer does at first, with what the file draws over the picture.

    Returns:
        uint8 ``(rows, columns, 3)`` where there is an overlay, else as `grey_levels`.
    """
    levels = grey_levels(scan)
    if not scan.overlays:
        return levels
    rows, columns = levels.shape[:2]
    return planes.laid_over(levels, planes.drawn(scan.overlays, rows, columns))


def heat_colours(
    activation: ActivationMap, shape: tuple[int, int], opacity: float = 0.5, floor: float = 0.0
) -> NDArray[np.uint8]:
    """Render an activation map as an overlay.

    Args:
        activation: values in [0, 1].
        shape: (rows, columns) of the overlay; the map is enlarged smoothly.
        opacity: of the strongest influence, in [0, 1]; weaker influence is more transparent, so
            that the anatomy under it stays readable.
        floor: influence below it, in [0, 1], is not drawn.

    Returns:
        uint8 RGBA ``(rows, columns, 4)``, alpha not premultiplied.
    """
    rows, columns = shape
    enlarged = Image.fromarray(np.ascontiguousarray(activation.values, np.float32)).resize(
        (columns, rows), Image.Resampling.BICUBIC
    )
    values = np.clip(np.asarray(enlarged), 0.0, 1.0)
    channels = [np.interp(values, _SCALE[:, 0], _SCALE[:, i]) for i in (1, 2, 3)]
    alpha = np.where(values < floor, 0.0, 255.0 * opacity * np.sqrt(values))
    rgba: NDArray[np.uint8] = np.rint(np.stack([*channels, alpha], axis=-1)).astype(np.uint8)
    return rgba


def with_heat(
    scan: Scan, activation: ActivationMap, recipe: Recipe, opacity: float = 0.5
) -> NDArray[np.uint8]:
    """Lay an activation map over the scan; uint8 ``(rows, columns, 3)``.

    ``recipe`` is the one the map's network saw the scan through: it says where the map lies.
    """
    grey = Image.fromarray(grey_levels(scan)).convert("RGBA")
    aspect = scan.geometry.pixel_aspect
    left, top, width, height = recipe.covered(grey.height * aspect, grey.width)
    overlay = Image.fromarray(
        heat_colours(activation, (round(height / aspect), round(width)), opacity)
    )
    # Cropping beyond the overlay's edges is impossible here: it covers at least the picture.
    corner = round(-left), round(-top / aspect)
    part = overlay.crop((*corner, corner[0] + grey.width, corner[1] + grey.height))
    return np.asarray(Image.alpha_composite(grey, part).convert("RGB"))


def blackened(picture: NDArray[np.uint8], areas: Sequence[Rectangle]) -> NDArray[np.uint8]:
    """Return a copy of a picture, uint8 ``(rows, columns[, 3])``, with some areas black."""
    found = picture.copy()
    for left, top, columns, rows in areas:
        found[top : top + rows, left : left + columns] = 0
    return found
