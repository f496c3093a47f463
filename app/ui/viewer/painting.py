"""Painting the parts of the viewer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.domain.display import Voi
from app.ui.look.theme import GRID, colour, font
from app.ui.viewer import corners
from app.ui.viewer.heat import legend
from app.ui.viewer.picture import Picture
from app.ui.viewer.view_transform import Point, Size, ViewTransform
from app.ui.words import capitalised

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

translate = QCoreApplication.translate
_Align = Qt.AlignmentFlag
_MARGIN = GRID * 2
_SHADE = QColor(0, 0, 0, 235)  # under texts, so that they can be read on a white lung


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
    level = picture.level_for(transform.scale * ratio)
    rows, columns = picture.shape(level)
    across, down = picture.size.width / columns, picture.size.height / rows  # size of its pixels
    first = transform.to_picture(Point(0, 0), view)
    last = transform.to_picture(Point(view.width, view.height), view)
    # One pixel more on each side, for the smoothing at the edges of the view.
    left, right = _range(first.x / across, last.x / across, columns)
    top, bottom = _range(first.y / down, last.y / down, rows)
    if left >= right or top >= bottom:
        return
    image = picture.render(level, slice(top, bottom), slice(left, right), voi, invert=inverted)
    origin = transform.to_view(Point(left * across, top * down), view)
    width = (right - left) * across * transform.scale
    height = (bottom - top) * down * transform.scale
    painter.setRenderHint(
        QPainter.RenderHint.SmoothPixmapTransform,
        not math.isclose(across * transform.scale * ratio, 1.0),
    )
    painter.drawImage(QRectF(origin.x, origin.y, width, height), image)


def _range(first: float, last: float, count: int) -> tuple[int, int]:
    return max(0, math.floor(first) - 1), min(count, math.ceil(last) + 1)


def paint_heat(
    painter: QPainter, veil: QImage, area: QRectF, picture: QRectF, opacity: float
) -> None:
    """Paint the veil over ``area``, clipped to the picture (both in the view)."""
    painter.save()
    painter.setClipRect(picture)
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


def paint_corners(painter: QPainter, view: ScanView) -> None:
    """Paint identity, series, window, frame, directions, scale bar and the heat map's legend."""
    scan = view.scan
    if scan is None:
        return
    painter.setFont(font())
    area = QRectF(view.rect()).adjusted(_MARGIN, _MARGIN - 4, -_MARGIN, -_MARGIN + 4)
    show = view.show_what
    if show.identity:
        _text(painter, area, "\n".join(corners.identity(scan)), _Align.AlignLeft | _Align.AlignTop)
    _text(painter, area, "\n".join(corners.series(scan)), _Align.AlignRight | _Align.AlignTop)
    zoom = view.transform.scale
    shown = corners.display(scan, view.voi, zoom * view.devicePixelRatioF(), inverted=view.inverted)
    _text(painter, area, "\n".join(shown), _Align.AlignLeft | _Align.AlignBottom)
    _text(painter, area, "\n".join(corners.extent(scan)), _Align.AlignRight | _Align.AlignBottom)
    explained = view.heat is not None and show.heat
    # The legend takes the two lowest lines; the letter at the lower edge moves above them.
    above_legend = -2.4 * painter.fontMetrics().lineSpacing() if explained else 0.0
    _edges(painter, area.adjusted(0, 0, 0, above_legend), corners.edges(scan))
    bar = corners.scale_bar(scan, zoom, view.width() / 5)
    if bar is not None:
        _bar(painter, area, bar, len(corners.extent(scan)))
    if view.heat is not None and explained:
        _legend(painter, area, view.heat.finding)


def _text(painter: QPainter, area: QRectF, text: str, where: _Align) -> None:
    """Draw a text with a soft shade behind it."""
    painter.setPen(_SHADE)
    for dx, dy in ((1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (1, 0), (-1, 0), (0, -1)):
        painter.drawText(area.translated(dx, dy), int(where), text)
    painter.setPen(colour("on_viewer"))
    painter.drawText(area, int(where), text)


def _edges(painter: QPainter, area: QRectF, letters: corners.Edges) -> None:
    for text, where in (
        (letters.left, _Align.AlignLeft | _Align.AlignVCenter),
        (letters.right, _Align.AlignRight | _Align.AlignVCenter),
        (letters.top, _Align.AlignHCenter | _Align.AlignTop),
        (letters.bottom, _Align.AlignHCenter | _Align.AlignBottom),
    ):
        if text:
            _text(painter, area, text, where)


def _bar(painter: QPainter, area: QRectF, bar: corners.ScaleBar, lines_below: int) -> None:
    height = painter.fontMetrics().lineSpacing()
    y = area.bottom() - lines_below * height - GRID
    right, left = area.right(), area.right() - bar.pixels
    for ink, dy in ((_SHADE, 1.0), (colour("on_viewer"), 0.0)):
        painter.setPen(ink)
        painter.drawLine(QPointF(left, y + dy), QPointF(right, y + dy))
        painter.drawLine(QPointF(left, y - 4 + dy), QPointF(left, y + dy))
        painter.drawLine(QPointF(right, y - 4 + dy), QPointF(right, y + dy))
    room = QRectF(area.left(), y - height - 6, area.width(), height)
    _text(painter, room, bar.label, _Align.AlignRight | _Align.AlignBottom)


def _legend(painter: QPainter, area: QRectF, finding: str) -> None:
    """Say what the colours mean, at the bottom of the picture."""
    text = translate("Viewer", "Influence on “{finding}”, not lesion outline").format(
        finding=capitalised(finding)
    )
    metrics = painter.fontMetrics()
    height = metrics.lineSpacing()
    scale_width = 96.0
    words = (translate("Viewer", "less"), translate("Viewer", "more"))
    half = scale_width / 2 + GRID + max(map(metrics.horizontalAdvance, words))
    top = area.bottom() - 2 * height - 2
    line = QRectF(area.center().x() - half, top, 2 * half, height)
    ground = QRectF(line.center().x() - scale_width / 2, line.center().y() - 3, scale_width, 6)
    painter.fillRect(ground, QColor(64, 64, 64))
    painter.drawImage(ground, legend())
    _text(painter, line, words[0], _Align.AlignLeft | _Align.AlignVCenter)
    _text(painter, line, words[1], _Align.AlignRight | _Align.AlignVCenter)
    below = QRectF(area.left(), area.bottom() - height, area.width(), height)
    _text(painter, below, text, _Align.AlignHCenter | _Align.AlignVCenter)
