"""A small plot, painted: lines and points in a frame with labelled axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look.theme import GRID, colour, font

_LEFT = GRID * 6
_BELOW = GRID * 5
_ABOVE = GRID * 4
_TEXT = 20  # pixels, a line's height

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``low`` to ``high``, with what is written at some values.

    Attributes:
        title: what the values are.
        ticks: (value, text) in rising order.
    """

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Points in the axes' values, joined.

    Attributes:
        ink: token of its colour.
        dots: whether each point is marked too.
        dashed: as what is only there to compare with.
    """

    points: tuple[Place, ...]
    ink: str = "accent"
    dots: bool = False
    dashed: bool = False


class Plot(QWidget):
    """Shows lines; keeps its place while there are none."""

    def __init__(self, *, square: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._square = square
        self._title = ""
        self._x = self._y = Axis("", 0.0, 1.0, ())
        self._lines: tuple[Line, ...] = ()
        self._empty = ""
        across = QSizePolicy.Policy.Fixed if square else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def show_lines(
        self,
        title: str,
        axes: tuple[Axis, Axis],
        lines: Sequence[Line],
        *,
        said: str = "",
        empty: str = "",
    ) -> None:
        """Show these.

        Args:
            title: stands above them.
            axes: across and up.
            lines: the last one on top.
            said: the same in words, for who cannot see them.
            empty: what stands there without any point.
        """
        self._title, (self._x, self._y), self._lines = title, axes, tuple(lines)
        self._empty = empty
        self.setAccessibleName(f"{title}. {said or empty}")
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(288, 280) if self._square else QSize(320, 176)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(_LEFT, _ABOVE, -GRID, -_BELOW)
        painter.setFont(font(strong=True))
        painter.setPen(colour("quiet"))
        head = QRectF(0, 0, self.width(), _TEXT)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft), self._title)
        painter.setFont(font())
        self._paint_axes(painter, area)
        painter.setClipRect(area.adjusted(-GRID / 2, -GRID / 2, GRID / 2, GRID / 2))
        for line in self._lines:
            self._paint_line(painter, area, line)
        painter.setClipping(False)
        if self._empty and not any(line.points for line in self._lines if not line.dashed):
            painter.setPen(colour("quiet"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area.adjusted(GRID, 0, -GRID, 0), int(flags), self._empty)

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        for value, text in self._y.ticks:
            y = self._at(area, (self._x.low, value)).y()
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colour("quiet"))
            place = QRectF(0, y - _TEXT / 2, _LEFT - GRID, _TEXT)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), text)
        painter.setPen(colour("quiet"))
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for value, text in self._x.ticks:
            x = self._at(area, (value, self._y.low)).x()
            painter.drawText(QRectF(x - 40, area.bottom() + 2, 80, _TEXT), middle, text)
        below = QRectF(area.left(), area.bottom() + _TEXT - 2, area.width(), _TEXT)
        painter.drawText(below, middle, self._x.title)

    def _paint_line(self, painter: QPainter, area: QRectF, line: Line) -> None:
        places = [self._at(area, point) for point in line.points]
        pen = QPen(colour(line.ink), 1 if line.dashed else 2)
        if line.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        if line.dots or len(places) == 1:
            painter.setBrush(colour(line.ink))
            for place in places:
                painter.drawEllipse(place, 3.0, 3.0)

    def _at(self, area: QRectF, point: Place) -> QPointF:
        across = (point[0] - self._x.low) / max(self._x.high - self._x.low, 1e-9)
        up = (point[1] - self._y.low) / max(self._y.high - self._y.low, 1e-9)
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())


def shares(title: str, low: float = 0.0) -> Axis:
    """Return an axis of shares, from ``low`` to 1."""
    values = (low, (low + 1) / 2, 1.0)
    return Axis(title, low, 1.0, tuple((value, f"{value:.2g}") for value in values))
