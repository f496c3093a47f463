"""What tells the classes apart without a look at a finding, painted as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.audited import Shortcut
from app.ui.look.theme import GRID, colour, font

_ROW = GRID * 4
_RIGHT = GRID * 18
_LOW, _HIGH = 0.4, 1.0
_SEPARATES = 0.7  # as the audit has it

translate = QCoreApplication.translate


class ShortcutChart(QWidget):
    """Shows AUCs with their intervals; 0.5 is chance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Shortcut, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shortcuts(self, shown: Sequence[Shortcut]) -> None:
        """Show these."""
        self._shown = tuple(shown)
        self.setAccessibleName(", ".join(f"{_title(s)}: {_figures(s)}" for s in self._shown))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, (len(self._shown) + 1) * _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font())
        metrics = painter.fontMetrics()
        names = max((metrics.horizontalAdvance(_title(s)) for s in self._shown), default=0)
        left = names + GRID * 2
        area = QRectF(left, 0, max(80, self.width() - left - _RIGHT), len(self._shown) * _ROW)

        def x_of(auc: float) -> float:
            share = (min(max(auc, _LOW), _HIGH) - _LOW) / (_HIGH - _LOW)
            return area.left() + share * area.width()

        for tick in (0.5, 0.7, 0.9, 1.0):
            x = x_of(tick)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, area.bottom()))
            painter.setPen(colour("quiet"))
            text = translate("Audit", "0.5 chance") if tick == 0.5 else f"{tick:.1f}"
            below = QRectF(x - 50, area.bottom() + 2, 100, 20)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), text)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for number, shortcut in enumerate(self._shown):
            top = number * _ROW
            centre = top + _ROW / 2
            ink = "positive" if shortcut.auc >= _SEPARATES else "accent"
            painter.setPen(colour("text"))
            painter.drawText(QRectF(0, top, names, _ROW), middle, _title(shortcut))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ink))
            start = x_of(0.5)
            painter.drawRect(QRectF(start, centre - 5, x_of(shortcut.auc) - start, 10))
            painter.setPen(QPen(colour("text"), 1.5))
            low, high = x_of(shortcut.low), x_of(shortcut.high)
            painter.drawLine(QPointF(low, centre), QPointF(high, centre))
            for x in (low, high):
                painter.drawLine(QPointF(x, centre - 3), QPointF(x, centre + 3))
            painter.setPen(colour("quiet"))
            beside = QRectF(area.right() + GRID * 2, top, _RIGHT - GRID * 2, _ROW)
            painter.drawText(beside, middle, _figures(shortcut))


def _title(shortcut: Shortcut) -> str:
    return {
        "border": translate("Audit", "The border alone"),
        "histogram": translate("Audit", "Brightness alone"),
        "file": translate("Audit", "The file's format and size"),
        "split": translate("Audit", "Training against test"),
    }.get(shortcut.code, shortcut.title)


def _figures(shortcut: Shortcut) -> str:
    return f"{shortcut.auc:.2f} ({shortcut.low:.2f}–{shortcut.high:.2f})"
