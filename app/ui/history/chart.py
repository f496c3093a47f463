"""Agreement over time, painted: a point for each month, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.finding import Estimate
from app.ui.look.theme import GRID, colour, font

_LEFT = GRID * 6
_BELOW = GRID * 5
_MOST = 24  # months; more would not be read


@dataclass(frozen=True, slots=True)
class Point:
    """A month, such as "2026-11": the share that agrees, and of how many."""

    month: str
    share: Estimate
    count: int


class AgreementChart(QWidget):
    """Shows shares from 0 to 100 %, the latest months."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, title: str, points: Sequence[Point]) -> None:
        """Show these, in the order of time."""
        self._points = tuple(points)[-_MOST:]
        said = ", ".join(
            f"{p.month}: {p.share.value * 100:.0f} % ({p.count})" for p in self._points
        )
        self.setAccessibleName(f"{title}. {said}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 176)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font())
        area = QRectF(self.rect()).adjusted(_LEFT, GRID, -GRID, -_BELOW)
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colour("quiet"))
            place = QRectF(0, y - 10, _LEFT - GRID, 20)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), f"{share * 100:.0f} %")
        before: QPointF | None = None
        step = area.width() / max(len(self._points), 1)
        for number, point in enumerate(self._points):
            x = area.left() + (number + 0.5) * step
            at = QPointF(x, area.bottom() - point.share.value * area.height())
            if before is not None:
                painter.setPen(QPen(colour("line"), 1))
                painter.drawLine(before, at)
            before = at
            self._paint_point(painter, area, at, point)
            if number % max(1, round(64 / step)) == 0:
                painter.setPen(colour("quiet"))
                below = QRectF(x - 40, area.bottom() + 4, 80, 36)
                flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                painter.drawText(below, int(flags), f"{point.month}\n{point.count}")

    def _paint_point(self, painter: QPainter, area: QRectF, at: QPointF, point: Point) -> None:
        painter.setPen(QPen(colour("accent"), 1.5))
        low, high = (area.bottom() - s * area.height() for s in (point.share.low, point.share.high))
        painter.drawLine(QPointF(at.x(), low), QPointF(at.x(), high))
        for y in (low, high):
            painter.drawLine(QPointF(at.x() - 3, y), QPointF(at.x() + 3, y))
        painter.setBrush(colour("accent"))
        painter.drawEllipse(at, 3.5, 3.5)
