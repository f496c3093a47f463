"""Keys that belong to whatever has the keyboard, although a command of the window has them too.

Filters, since ``event`` of a widget in Python would make a crash of every mistake in another of its
handlers: PySide cannot carry an error through two of them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class KeyKeeper(QObject):
    """Lets a widget have keys before they start a command."""

    def __init__(self, parent: QWidget, wanted: Callable[[QKeyEvent], bool]) -> None:
        """Make it; `QObject.installEventFilter` lets a widget use it.

        Args:
            parent: in Qt's sense.
            wanted: tells whether a key is the widget's own.
        """
        super().__init__(parent)
        self._wanted = wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not self._wanted(event):
            return False
        event.accept()
        return True


def keep_keys(widget: QWidget, wanted: Callable[[QKeyEvent], bool]) -> None:
    """Let a widget have the keys it wants, and those of its children that they do not take."""
    widget.installEventFilter(KeyKeeper(widget, wanted))


def bare(event: QKeyEvent) -> bool:
    """Tell whether a key is pressed alone; it may stand in the number pad."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return modifiers == Qt.KeyboardModifier.NoModifier
