"""Painting the picture, and what lies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from app.domain.display import Voi
from app.ui.look.theme import colour, font
from app.ui.viewer.picture import Picture
from app.ui.viewer.planes import paint_planes
from app.ui.viewer.view_transform import Point, Size, ViewTransform

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

translate = QCoreApplication.translate
_Align = Qt.AlignmentFlag


def paint_content(painter: QPainter, view: ScanView, transform: ViewTransform) -> None:
    """Paint a view's picture and what lies on it at a pan and zoom, over the whole view."""
    picture, show, size = view.picture, view.show_what, view.view_size
    if picture is None:
        return
    paint_picture(painter, picture, transform, size, view.voi, inverted=view.inverted)
    onto_view = placed(transform, size)
    if show.overlays:
        paint_planes(painter, picture.planes, picture.size, onto_view)
    if view.heat is not None and show.heat:
        painter.save()
        painter.setTransform(onto_view, combine=True)
        paint_heat(painter, view.heat.image, view.heat.area, picture.size, show.heat_opacity)
        painter.restore()


def paint_picture(
    painter: QPainter,
    picture: Picture,
    transform: ViewTransform,
    view: Size,
    voi: Voi,
    *,
    inverted: bool,
) -> None:
    """Paint the visible part of the scan."""
    ratio = painter.device().devicePixelRatioF()
    found = picture.render(transform, view, ratio, voi, invert=inverted)
    if found is None:
        return
    left, top, image = found
    painter.save()
    if ratio != 1.0:
        painter.scale(1.0 / ratio, 1.0 / ratio)  # it is as fine as the screen: nothing is scaled
    painter.drawImage(left, top, image)
    painter.restore()


def placed(transform: ViewTransform, view: Size) -> QTransform:
    """Return Qt's transform from picture space to the view."""
    right = transform.turn.to_screen(transform.scale, 0.0)
    down = transform.turn.to_screen(0.0, transform.scale)
    origin = transform.to_view(Point(0.0, 0.0), view)
    return QTransform(*right, *down, *origin)


def paint_heat(
    painter: QPainter, veil: QImage, area: QRectF, picture: Size, opacity: float
) -> None:
    """Paint the veil over ``area``, clipped to the picture; the painter is in picture space."""
    painter.save()
    painter.setClipRect(QRectF(0.0, 0.0, picture.width, picture.height))
    painter.setOpacity(opacity)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(area, veil)
    painter.restore()


def paint_message(painter: QPainter, area: QRect, message: str) -> None:
    """Paint a quiet sentence in the middle of an empty viewer."""
    painter.setFont(font())
    painter.setPen(colour("on_viewer_quiet"))
    middle = area.adjusted(area.width() // 6, 0, -area.width() // 6, 0)
    painter.drawText(middle, int(_Align.AlignCenter) | int(Qt.TextFlag.TextWordWrap), message)
