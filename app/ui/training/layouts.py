"""A small drawing of how labelled scans may lie: in folders, or named by a table."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.theme import BODY, GRID, colour, font, theme

_LINE = GRID * 3
_STEP = 22  # a level of the tree further in
_ICON = 16

Line = tuple[int, str, str]
"""Level, icon, text."""


class Layouts(QWidget):
    """Draws one layout as a tree or a table; its name tells the same to a screen reader."""

    def __init__(self, title: str, lines: tuple[Line, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._lines = title, lines
        said = "; ".join(text.replace("   ", ", ") for _level, _icon, text in lines)
        self.setAccessibleName(f"{title}: {said}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(
            level * _STEP + _ICON + GRID + metrics.horizontalAdvance(text)
            for level, _icon, text in self._lines
        )
        width = max(widest, metrics.horizontalAdvance(self._title)) + 4 * GRID
        return QSize(width, (len(self._lines) + 1) * _LINE + 3 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left, middle = GRID * 2, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(BODY, strong=True))
        painter.setPen(colour("quiet"))
        painter.drawText(QRectF(left, GRID, self.width(), _LINE), int(middle), self._title)
        painter.setFont(font())
        for number, (level, icon, text) in enumerate(self._lines, start=1):
            top = GRID + number * _LINE
            x = left + level * _STEP
            if level:
                painter.setPen(QPen(colour("faint"), 1))
                corner = QPointF(x - _STEP + _ICON / 2, top + _LINE / 2)
                above = GRID + self._parent(number) * _LINE + _LINE / 2 + _ICON / 2 + 2
                painter.drawLine(QPointF(corner.x(), above), corner)
                painter.drawLine(corner, QPointF(x - 4, corner.y()))
            drawn = pixmap(icon, theme().quiet, _ICON, self.devicePixelRatioF()) if icon else None
            if drawn is not None:
                painter.drawPixmap(QPointF(x, top + (_LINE - _ICON) / 2), drawn)
                x += _ICON + GRID
            painter.setPen(colour("text"))
            painter.drawText(QRectF(x, top, self.width() - x, _LINE), int(middle), text)

    def _parent(self, number: int) -> int:
        """The line, from 1, that the line with this number hangs from."""
        level = self._lines[number - 1][0]
        return max(n for n in range(1, number) if self._lines[n - 1][0] < level)
