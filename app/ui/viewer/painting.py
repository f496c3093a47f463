"""Painting the parts of the viewer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

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
_HALO = 1  # pixels of shade round a letter
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


def paint_corners(painter: QPainter, view: ScanView) -> None:
    """Paint identity, series, window, frame, directions, scale bar and the heat map's legend."""
    scan = view.scan
    if scan is None:
        return
    painter.setFont(font())
    area = QRectF(view.rect()).adjusted(_MARGIN, _MARGIN - 4, -_MARGIN, -_MARGIN + 4)
    show = view.show_what
    who = corners.identity(scan) if show.identity else ()
    shown = corners.display(
        scan, view.voi, view.transform, view.devicePixelRatioF(), inverted=view.inverted
    )
    extent = corners.extent(scan)
    for lines, where in (
        (who, _Align.AlignLeft | _Align.AlignTop),
        (corners.series(scan, named=show.identity), _Align.AlignRight | _Align.AlignTop),
        (shown, _Align.AlignLeft | _Align.AlignBottom),
        (extent, _Align.AlignRight | _Align.AlignBottom),
    ):
        _text(painter, area, _cut(painter, lines, area.width() / 2 - GRID), where)
    bar = corners.scale_bar(scan, view.transform, view.width() / 5)
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
    _edges(painter, area, lowest, corners.edges(scan, view.transform.turn))


def _cut(painter: QPainter, lines: tuple[str, ...], width: float) -> str:
    """Cut what is too long for its corner; two corners share the width."""
    metrics, mode = painter.fontMetrics(), Qt.TextElideMode.ElideRight
    return "\n".join(metrics.elidedText(line, mode, int(width)) for line in lines)


def _text(painter: QPainter, area: QRectF, text: str, where: _Align) -> None:
    """Draw a text with a soft shade behind it."""
    if not text:
        return
    lines = text.split("\n")
    metrics = painter.fontMetrics()
    width = max(map(metrics.horizontalAdvance, lines)) + 2 * _HALO
    height = metrics.lineSpacing() * len(lines) + 2 * _HALO
    box = QRectF(0.0, 0.0, width, height)
    if where & _Align.AlignRight:
        box.moveRight(area.right() + _HALO)
    elif where & _Align.AlignHCenter:
        box.moveLeft(round(area.center().x() - width / 2))
    else:
        box.moveLeft(area.left() - _HALO)
    if where & _Align.AlignBottom:
        box.moveBottom(area.bottom() + _HALO)
    elif where & _Align.AlignVCenter:
        box.moveTop(round(area.center().y() - height / 2))
    else:
        box.moveTop(area.top() - _HALO)
    ratio = painter.device().devicePixelRatioF()
    across = where & _Align.AlignHorizontal_Mask
    image = _shaded(text, int(across.value), width, height, ratio, painter.font().key())
    painter.drawImage(box.topLeft().toPoint(), image)


@lru_cache(maxsize=64)
def _shaded(text: str, across: int, width: int, height: int, ratio: float, _font: str) -> QImage:
    """Return a text with its shade: it is drawn nine times, and mostly the same as before."""
    size = QSize(math.ceil(width * ratio), math.ceil(height * ratio))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setFont(font())
    area = QRectF(_HALO, _HALO, width - 2 * _HALO, height - 2 * _HALO)
    flags = across | int(_Align.AlignTop) | int(Qt.TextFlag.TextDontClip)
    painter.setPen(_SHADE)
    for dx, dy in ((1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (1, 0), (-1, 0), (0, -1)):
        painter.drawText(area.translated(dx, dy), flags, text)
    painter.setPen(colour("on_viewer"))
    painter.drawText(area, flags, text)
    painter.end()
    return image


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
