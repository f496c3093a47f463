"""The overlays of a scan, painted over its picture."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from app.domain import planes
from app.domain.scan import Scan
from app.ui.viewer.view_transform import Size

_MOST_PIXELS = 1 << 24  # of an image, which takes four bytes for each

_COLOURS = [
    QColor(0, 0, 0, 0).rgba(),
    QColor(0, 0, 0, round(255 * (1.0 - planes.EDGE_LIGHT))).rgba(),
    QColor(*planes.COLOUR).rgba(),
]  # of NOTHING, EDGE and LINE


class Planes:
    """A scan's overlays as an image; made when it is first painted, and anew for another zoom."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._layer: planes.Layer | None = None
        self._step = 0
        self._image = QImage()

    def __bool__(self) -> bool:
        return bool(self._scan.overlays)

    def image(self, scale: float) -> QImage:
        """Return the image to paint over the whole picture.

        Args:
            scale: physical pixels of the screen per column; a line is kept however small it is.
        """
        rows, columns = self._scan.pixels.shape[:2]
        fewest = math.ceil(math.sqrt(rows * columns / _MOST_PIXELS))
        step = max(1, fewest, math.floor(1.0 / max(scale, 1e-3)))
        if step != self._step:
            if self._layer is None:
                self._layer = planes.drawn(self._scan.overlays, rows, columns)
            self._image = _image(planes.reduced(self._layer, step))
            self._step = step
        return self._image


def paint_planes(painter: QPainter, drawn: Planes, picture: Size, onto_view: QTransform) -> None:
    """Paint overlays over the picture.

    Args:
        painter: in the view.
        drawn: the overlays.
        picture: its size, in picture space.
        onto_view: from picture space to the view.
    """
    if not drawn:
        return
    scale = math.sqrt(abs(onto_view.determinant()))
    image = drawn.image(scale * painter.device().devicePixelRatioF())
    painter.save()
    painter.setTransform(onto_view, combine=True)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0.0, 0.0, picture.width, picture.height), image)
    painter.restore()


def _image(layer: planes.Layer) -> QImage:
    layer = np.ascontiguousarray(layer)
    rows, columns = layer.shape
    indexed = QImage(layer.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    indexed.setColorTable(_COLOURS)
    return indexed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # of its own memory
