"""Keys that belong to a control while it has the keyboard.

Qt lets letters, Home and End reach a field before they start a command of the window, but not the
keys that move up and down: they would show another scan in the middle of a comment, or where an
operating point was to be chosen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QComboBox, QLineEdit, QScrollBar, QWidget

from app.ui.keeping_keys import KeyKeeper, bare

_MOVES = frozenset(
    (
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        Qt.Key.Key_Home, Qt.Key.Key_End,
    )
)  # fmt: skip
_CONTROLS = (QLineEdit, QComboBox, QAbstractSlider)


def keep_moves(window: QWidget, *, but: QLineEdit) -> None:
    """Keep up, down, Home and End from starting commands in every control that they change.

    Args:
        window: with all its controls.
        but: the search of the worklist, where they go through what is found.
    """
    keeper = KeyKeeper(window, _moves)
    for kind in _CONTROLS:
        for control in window.findChildren(kind):
            if control is not but and not isinstance(control, QScrollBar):
                control.installEventFilter(keeper)


def _moves(event: QKeyEvent) -> bool:
    return event.key() in _MOVES and bare(event)
