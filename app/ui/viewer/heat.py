"""The activation map as a coloured veil over the picture, and where it lies.

The colours are those of `app.services.picture`, so the window, saved pictures and the command line
agree. What is without influence stays untouched.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.domain.analysis import ActivationMap
from app.domain.recipe import Recipe
from app.ui.viewer.view_transform import Size

_FINE = 256  # pixels on a side after smoothing: finer than any feature map


def veil(
    activation: ActivationMap, rows: int = _FINE, columns: int = _FINE, floor: float = 0.0
) -> QImage:
    """Return the map as an image with alpha, smoothly enlarged; it owns its memory.

    What is below ``floor`` is not drawn.
    """
    from app.services.picture import heat_colours  # Pillow is not wanted before the first paint

    rgba = np.ascontiguousarray(heat_colours(activation, (rows, columns), 1.0, floor))
    image = QImage(rgba.data, columns, rows, columns * 4, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@cache
def legend(width: int = 96, height: int = 6) -> QImage:
    """Return the colour scale from no influence to the most, as it looks over a mid grey."""
    ramp = np.broadcast_to(np.linspace(0.0, 1.0, width, dtype=np.float32), (height, width))
    return veil(ActivationMap("", np.ascontiguousarray(ramp)), height, width)


def covered(recipe: Recipe | None, picture: Size) -> QRectF:
    """Return the part of picture space that the network's input covers, see `Recipe.covered`."""
    if recipe is None:
        return QRectF(0.0, 0.0, picture.width, picture.height)
    return QRectF(*recipe.covered(picture.height, picture.width))
