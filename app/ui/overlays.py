"""What lies over the window for a moment: the drop hint, the sheet of keys, a sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.actions import Actions
from app.ui.commands import menus
from app.ui.commands.mouse import mouse
from app.ui.empty import paint_zone
from app.ui.findings.parts import label
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


class KeysSheet(Overlay):
    """One sheet with every key and what the mouse does; any key or click closes it."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Keys and mouse"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet = QFrame()
        sheet.setObjectName("sheet")
        whole = QVBoxLayout(self)
        whole.addWidget(sheet, 0, Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
        inside.setSpacing(GRID * 2)
        inside.addWidget(label(self.tr("Keys and mouse"), "heading"))
        columns = QHBoxLayout()
        columns.setSpacing(GRID * 5)
        inside.addLayout(columns)
        groups = [
            (menu.title.replace("&", ""), [_row(actions, spec.name) for spec in menu.commands])
            for menu in menus()
        ]
        groups.append((self.tr("Mouse on the picture"), list(mouse())))
        for chosen in ((0, 1, 6), (2,), (3, 4), (5, 7)):
            column = QVBoxLayout()
            column.setSpacing(GRID)
            for number in chosen:
                title, rows = groups[number]
                column.addWidget(label(title, "section"))
                column.addLayout(_grid(rows))
                column.addSpacing(GRID)
            column.addStretch()
            columns.addLayout(column)

    def appear(self) -> None:
        super().appear()
        self.setFocus()

    def toggle(self) -> None:
        """Show the sheet, or put it away."""
        if self.isVisible():
            self.hide()
        else:
            self.appear()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # the key comes here and starts no command
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 170))


def _row(actions: Actions, name: str) -> tuple[str, str]:
    action = actions[name]
    keys = " / ".join(key.toString(key.SequenceFormat.NativeText) for key in action.shortcuts())
    text = action.text().replace("&", "").replace(" …", "")
    return keys, text


def _grid(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GRID * 2)
    grid.setVerticalSpacing(6)
    for number, (key, text) in enumerate(rows):
        grid.addWidget(label(key, "quiet"), number, 0)
        grid.addWidget(label(text), number, 1)
    grid.setColumnMinimumWidth(0, GRID * 11)
    grid.setColumnStretch(1, 1)
    return grid


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
