"""How windows beside the main one are closed by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget


def close_dialogs_by_key(main: QWidget) -> None:
    """Let the system's key for it (Ctrl+W) close the window beside the main one that is in front.

    Escape closes them too. The main window, with its worklist, is left alone.
    """
    shortcut = QShortcut(main)
    shortcut.setKeys(QKeySequence.StandardKey.Close)
    shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
    shortcut.activated.connect(_close_front)


def _close_front() -> None:
    front = QApplication.activeWindow()
    if isinstance(front, QDialog):
        front.close()
