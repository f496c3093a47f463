"""What is painted while a drag lasts: the magnifier, and the rectangle to zoom to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.look.theme import colour
from app.ui.viewer import view_transform as vt
from app.ui.viewer.painting import paint_content
from app.ui.viewer.texts import CHOSEN
from app.ui.viewer.view_transform import Point

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

_RADIUS = 120.0  # view pixels
_POWER = 2.5


def paint_lens(painter: QPainter, view: ScanView, at: Point) -> None:
    """Paint a round part of the view nearer, about a place of it."""
    painter.save()
    outline = QPainterPath()
    outline.addEllipse(QPointF(*at), _RADIUS, _RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)
    painter.fillPath(outline, colour("viewer"))
    paint_content(painter, view, vt.zoomed(view.transform, _POWER, at, view.view_size))
    painter.setClipping(False)
    painter.setPen(QPen(colour("on_viewer"), 1.0))
    painter.drawPath(outline)
    painter.restore()


def paint_region(painter: QPainter, region: QRectF) -> None:
    """Paint the rectangle that will fill the view."""
    painter.save()
    for ink, style in (
        (QColor(0, 0, 0, 200), Qt.PenStyle.SolidLine),
        (CHOSEN, Qt.PenStyle.DashLine),
    ):
        painter.setPen(QPen(ink, 1.0, style))
        painter.drawRect(region)
    painter.restore()
