"""Painting the parts of the viewer."""

from __future__ import annotations

import math
from dataclasses import dataclass
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
_SCALE = 96.0  # width of the legend's colours
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
    show, zoom = view.show_what, view.transform.scale
    who = corners.identity(scan) if show.identity else ()
    shown = corners.display(scan, view.voi, zoom * view.devicePixelRatioF(), inverted=view.inverted)
    extent = corners.extent(scan)
    for lines, where in (
        (who, _Align.AlignLeft | _Align.AlignTop),
        (corners.series(scan, named=show.identity), _Align.AlignRight | _Align.AlignTop),
        (shown, _Align.AlignLeft | _Align.AlignBottom),
        (extent, _Align.AlignRight | _Align.AlignBottom),
    ):
        _text(painter, area, _cut(painter, lines, area.width() / 2 - GRID), where)
    bar = corners.scale_bar(scan, zoom, view.width() / 5)
    if bar is not None:
        _bar(painter, area, bar, len(extent))
    lowest = area.bottom()
    if view.heat is not None and show.heat:
        said = _Legend.of(painter, area, view.heat.finding)
        height = painter.fontMetrics().lineSpacing()
        if not said.fits_between(painter, area.width(), shown + extent):
            lines_below = max(len(shown), len(extent) + (2 if bar is not None else 0))
            lowest -= (lines_below + 0.5) * height
        said.paint(painter, area, lowest)
        lowest -= 2.4 * height  # the letter stands above the legend
    _edges(painter, area, lowest, corners.edges(scan))


def _cut(painter: QPainter, lines: tuple[str, ...], width: float) -> str:
    """Cut what is too long for its corner; two corners share the width."""
    metrics, mode = painter.fontMetrics(), Qt.TextElideMode.ElideRight
    return "\n".join(metrics.elidedText(line, mode, int(width)) for line in lines)


def _text(painter: QPainter, area: QRectF, text: str, where: _Align) -> None:
    """Draw a text with a soft shade behind it."""
    painter.setPen(_SHADE)
    for dx, dy in ((1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (1, 0), (-1, 0), (0, -1)):
        painter.drawText(area.translated(dx, dy), int(where), text)
    painter.setPen(colour("on_viewer"))
    painter.drawText(area, int(where), text)


def _edges(painter: QPainter, area: QRectF, lowest: float, letters: corners.Edges) -> None:
    higher = QRectF(area)
    higher.setBottom(lowest)
    for text, where, within in (
        (letters.left, _Align.AlignLeft | _Align.AlignVCenter, area),
        (letters.right, _Align.AlignRight | _Align.AlignVCenter, area),
        (letters.top, _Align.AlignHCenter | _Align.AlignTop, area),
        (letters.bottom, _Align.AlignHCenter | _Align.AlignBottom, higher),
    ):
        if text:
            _text(painter, within, text, where)


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


@dataclass(frozen=True, slots=True)
class _Legend:
    """What the heat map's colours mean: a scale between two words, and a sentence below."""

    text: str
    words: tuple[str, str]
    half: float  # of the scale with its words

    @classmethod
    def of(cls, painter: QPainter, area: QRectF, finding: str) -> _Legend:
        text = translate("Viewer", "Influence on “{finding}”, not lesion outline").format(
            finding=capitalised(finding)
        )
        words = (translate("Viewer", "less"), translate("Viewer", "more"))
        half = _SCALE / 2 + GRID + max(map(painter.fontMetrics().horizontalAdvance, words))
        return cls(_cut(painter, (text,), area.width()), words, half)

    def fits_between(self, painter: QPainter, room: float, corners_: tuple[str, ...]) -> bool:
        """Tell whether the corners leave it room at the middle of the lower edge."""
        advance = painter.fontMetrics().horizontalAdvance
        own = max(advance(self.text), 2 * self.half)
        corner = max(map(advance, corners_), default=0)
        return own + 2 * corner + 4 * GRID <= room

    def paint(self, painter: QPainter, whole: QRectF, lowest: float) -> None:
        """Paint it at the middle of an area, so that it ends at a height."""
        area = QRectF(whole)
        area.setBottom(lowest)
        height = painter.fontMetrics().lineSpacing()
        top = area.bottom() - 2 * height - 2
        line = QRectF(area.center().x() - self.half, top, 2 * self.half, height)
        ground = QRectF(line.center().x() - _SCALE / 2, line.center().y() - 3, _SCALE, 6)
        painter.fillRect(ground, QColor(64, 64, 64))
        painter.drawImage(ground, legend())
        _text(painter, line, self.words[0], _Align.AlignLeft | _Align.AlignVCenter)
        _text(painter, line, self.words[1], _Align.AlignRight | _Align.AlignVCenter)
        below = QRectF(area.left(), area.bottom() - height, area.width(), height)
        _text(painter, below, self.text, _Align.AlignHCenter | _Align.AlignVCenter)
