"""What lies over the window for a moment: the drop hint, the sheet of keys, a sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.empty import paint_zone
from app.ui.look.theme import GRID, HEADING, colour, font

_MESSAGE_MS = 9000


class Overlay(QWidget):
    """Covers its parent and follows its size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.hide()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.cover()
        return False

    def cover(self) -> None:
        """Take the parent's whole area."""
        self.setGeometry(self._under.rect())

    def appear(self) -> None:
        """Show over everything else."""
        self.cover()
        self.show()
        self.raise_()


class DropOverlay(Overlay):
    """Says, while something is dragged over the window, what dropping it will do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = ""

    def say(self, text: str) -> None:
        """Show with a sentence."""
        self._text = text
        self.setAccessibleName(text)
        self.appear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(8, 12, 16, 244))
        inset = GRID * 3
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        paint_zone(painter, area, "accent", QColor(107, 164, 220, 18))
        painter.setFont(font(HEADING, strong=True))
        painter.setPen(colour("on_viewer"))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area.adjusted(inset, inset, -inset, -inset), flags, self._text)


class Message(QLabel):
    """A sentence at the foot of the viewer that goes away by itself, or when clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setObjectName("message")
        self.setTextFormat(Qt.TextFormat.PlainText)  # it may quote what a file says
        self.setWordWrap(True)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)

    def say(self, text: str) -> None:
        """Show a sentence for some seconds."""
        self.setText(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_MESSAGE_MS)

    def _place(self) -> None:
        room = self._under.rect()
        margin = GRID * 6
        self.setMaximumWidth(max(200, min(720, room.width() - 2 * margin)))
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + 5 * GRID
        width = min(self.maximumWidth(), wanted)
        self.resize(width, max(self.heightForWidth(width), 0))
        self.move((room.width() - width) // 2, room.height() - self.height() - margin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()
