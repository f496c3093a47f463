"""Painting the texts round the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.ui.look.theme import GRID, colour, font
from app.ui.viewer import corners
from app.ui.viewer.figures import pixel
from app.ui.viewer.heat import legend
from app.ui.viewer.texts import SHADE, paint_text
from app.ui.words import titled

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

translate = QCoreApplication.translate
_Align = Qt.AlignmentFlag
_MARGIN = GRID * 2
_SCALE = 96.0  # width of the legend's colours


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
    if show.probe and view.pointed is not None:  # above the others, which stay where they are
        shown = (pixel(scan, view.pointed), *shown)
    for lines, where in (
        (who, _Align.AlignLeft | _Align.AlignTop),
        (corners.series(scan, named=show.identity), _Align.AlignRight | _Align.AlignTop),
        (shown, _Align.AlignLeft | _Align.AlignBottom),
        (extent, _Align.AlignRight | _Align.AlignBottom),
    ):
        paint_text(painter, area, _cut(painter, lines, area.width() / 2 - GRID), where)
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
            paint_text(painter, within, text, where)


def _bar(painter: QPainter, area: QRectF, bar: corners.ScaleBar, lines_below: int) -> None:
    height = painter.fontMetrics().lineSpacing()
    y = area.bottom() - lines_below * height - GRID
    right, left = area.right(), area.right() - bar.pixels
    for ink, dy in ((SHADE, 1.0), (colour("on_viewer"), 0.0)):
        painter.setPen(ink)
        painter.drawLine(QPointF(left, y + dy), QPointF(right, y + dy))
        painter.drawLine(QPointF(left, y - 4 + dy), QPointF(left, y + dy))
        painter.drawLine(QPointF(right, y - 4 + dy), QPointF(right, y + dy))
    room = QRectF(area.left(), y - height - 6, area.width(), height)
    paint_text(painter, room, bar.label, _Align.AlignRight | _Align.AlignBottom)


@dataclass(frozen=True, slots=True)
class _Legend:
    """What the heat map's colours mean: a scale between two words, and a sentence below."""

    text: str
    words: tuple[str, str]
    half: float  # of the scale with its words

    @classmethod
    def of(cls, painter: QPainter, area: QRectF, finding: str) -> _Legend:
        text = translate("Viewer", "Influence on “{finding}”, not lesion outline").format(
            finding=titled(finding)
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
        paint_text(painter, line, self.words[0], _Align.AlignLeft | _Align.AlignVCenter)
        paint_text(painter, line, self.words[1], _Align.AlignRight | _Align.AlignVCenter)
        below = QRectF(area.left(), area.bottom() - height, area.width(), height)
        paint_text(painter, below, self.text, _Align.AlignHCenter | _Align.AlignVCenter)
