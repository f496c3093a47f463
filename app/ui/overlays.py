"""What lies over the window for a moment: the drop hint, the sheet of keys, a sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

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
    """A sentence at the foot of the viewer that goes away by itself, or when clicked.

    Attributes:
        button: for what can be done about it; hidden where there is nothing.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setObjectName("message")
        self.setTextFormat(Qt.TextFormat.PlainText)  # it may quote what a file says
        self.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setObjectName("flat")
        self.button.clicked.connect(self._do)
        self._work: Callable[[], None] = lambda: None
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)

    def say(self, text: str, action: tuple[str, Callable[[], None]] | None = None) -> None:
        """Show a sentence for some seconds, with a button of this title that does this."""
        self.setText(text)
        self.button.setVisible(action is not None)
        if action is not None:
            title, self._work = action
            self.button.setText(title)
            self.button.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_MESSAGE_MS if action is None else 2 * _MESSAGE_MS)

    def _do(self) -> None:
        self.hide()
        self._work()

    def _place(self) -> None:
        room = self._under.rect()
        margin = GRID * 6
        beside = 0 if self.button.isHidden() else self.button.width() + GRID
        self.setContentsMargins(2 * GRID, GRID, 2 * GRID + beside, GRID)
        self.setMaximumWidth(max(200, min(720, room.width() - 2 * margin)))
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + 5 * GRID + beside
        width = min(self.maximumWidth(), wanted)
        height = max(self.heightForWidth(width), self.button.height() + GRID if beside else 0)
        self.resize(width, max(height, 0))
        self.move((room.width() - width) // 2, room.height() - self.height() - margin)
        self.button.move(
            width - self.button.width() - 2 * GRID, (self.height() - self.button.height()) // 2
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()
