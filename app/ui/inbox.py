"""Scans that a later start of the program hands to this window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.services import inbox

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class Inbox(QObject):
    """Takes what is handed over, opens it as what is dropped, and brings the window to the front.

    Only one window may have one: that of the process that has claimed the inbox.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._watcher = QFileSystemWatcher([str(inbox.folder())], self)
        self._watcher.directoryChanged.connect(self._look)
        QTimer.singleShot(0, self._look)  # what came while the window was made

    def _look(self) -> None:
        for paths in inbox.take():
            self._come_to_front()
            self._window.take(paths)

    def _come_to_front(self) -> None:
        window = self._window
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)  # where the desktop does not let windows come by themselves
