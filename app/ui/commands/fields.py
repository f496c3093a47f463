"""Keys that belong to a text field while somebody types in it.

Qt lets letters, Home and End reach a field before they start a command of the window, but not the
keys that move up and down: they would show another scan in the middle of a comment.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_MOVES = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))


def keep_moves(window: QWidget, *, but: QLineEdit) -> None:
    """Keep up and down from starting commands in every field of a window.

    Args:
        window: with all its fields.
        but: the search of the worklist, where they go through what is found.
    """
    keeper = _Keeper(window)
    for field in window.findChildren(QLineEdit):
        if field is not but:
            field.installEventFilter(keeper)


class _Keeper(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _MOVES or bare != Qt.KeyboardModifier.NoModifier:
            return False
        event.accept()
        return True
