"""``apply(recipe, scan)``: pure, NumPy only, no state that shows.

Training and reading call this same function, so the two can never drift apart. The bilinear filter
is Pillow's on float images: it widens its support when it shrinks (it is antialiased), which makes
a full-size scan and its small export nearly the same picture; most other libraries' "bilinear"
aliases here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.recipe import Recipe
from app.domain.scan import Scan
from app.preprocessing.filters import resize, smooth

# Luma of ITU-R BT.601, as in JPEG: what a grey picture stored as RGB decodes back to.
_LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


def apply(recipe: Recipe, scan: Scan) -> NDArray[np.float32]:
    """Prepare a scan for a network.

    Args:
        recipe: the bundle's preprocessing.
        scan: any scan; it is not changed.

    Returns:
        float32 array of ``recipe.shape``, values in [0, 1], C-contiguous.
    """
    planes = _resized(scan, _target_size(recipe, scan), colour=recipe.colour)
    resized = np.stack([smooth(plane, recipe.smoothing) for plane in planes], axis=-1)
    if recipe.contrast == "percentile":
        resized = _stretch(resized, recipe.percentiles)
    canvas = _centre(np.clip(resized, 0.0, 1.0), recipe.rows, recipe.columns)
    channels = np.broadcast_to(canvas, recipe.shape)
    return np.ascontiguousarray(channels, dtype=np.float32)


def _resized(scan: Scan, size: tuple[int, int], *, colour: bool) -> list[NDArray[np.float32]]:
    """Resize what the screen shows to (rows, columns): three planes of colour, else one of luma."""
    if scan.pixels.ndim == 2:
        return [resize(scan.display.in_strips(scan.pixels), *size)] * (3 if colour else 1)
    planes = _planes(scan.display.present(scan.pixels), colour=colour)
    return [resize([plane], *size) for plane in planes]


def _planes(grey_levels: NDArray[np.float32], *, colour: bool) -> list[NDArray[np.float32]]:
    """Split ``(rows, columns, 3)`` into the planes to resize."""
    if colour:
        return [grey_levels[..., i] for i in range(3)]
    if np.array_equal(grey_levels[..., 0], grey_levels[..., 1]) and np.array_equal(
        grey_levels[..., 1], grey_levels[..., 2]
    ):
        return [grey_levels[..., 0]]  # grey stored as RGB: the very values, no rounding by luma
    return [grey_levels @ _LUMA]


def _target_size(recipe: Recipe, scan: Scan) -> tuple[int, int]:
    """Return (rows, columns) the picture itself takes on the canvas."""
    if recipe.fit == "stretch":
        return recipe.rows, recipe.columns
    height = scan.geometry.rows * scan.geometry.pixel_aspect
    scale = min(recipe.rows / height, recipe.columns / scan.geometry.columns)
    return (
        max(1, min(recipe.rows, round(height * scale))),
        max(1, min(recipe.columns, round(scan.geometry.columns * scale))),
    )


def _stretch(picture: NDArray[np.float32], percentiles: tuple[float, float]) -> NDArray[np.float32]:
    low, high = np.percentile(picture, percentiles)
    if high - low < 1e-6:  # a blank picture has no contrast to stretch
        return picture
    stretched: NDArray[np.float32] = ((picture - low) / (high - low)).astype(np.float32)
    return stretched


def _centre(picture: NDArray[np.float32], rows: int, columns: int) -> NDArray[Any]:
    """Place the picture in the middle of a black canvas."""
    height, width, planes = picture.shape
    if (height, width) == (rows, columns):
        return picture
    canvas = np.zeros((rows, columns, planes), dtype=np.float32)
    top, left = (rows - height) // 2, (columns - width) // 2
    canvas[top : top + height, left : left + width] = picture
    return canvas
