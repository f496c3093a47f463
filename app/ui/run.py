"""The window's way from the command to the event loop."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import resources
from app.services.caps import leave_no_core_dump
from app.ui import faults, language, settings
from app.ui.look.theme import apply_theme
from app.ui.main_window import MainWindow
from app.ui.signals import close_on_signals


def run(paths: Sequence[Path]) -> int:
    """Open the window with these scans; returns the exit status.

    The window is painted before the workers start and before anything heavy is imported.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Lightbox")
    app.setApplicationDisplayName("Lightbox")
    app.setDesktopFileName("lightbox")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "lightbox.svg")))
    faults.start_log()
    leave_no_core_dump()
    remembered = settings.load()
    language.speak(app, remembered.language)
    apply_theme(app, remembered.theme)
    window = MainWindow(remembered)
    faults.install(window.say)
    painted = _FirstPaint(window, lambda: window.start(paths))
    window.installEventFilter(painted)
    window.show()
    close_on_signals(window)
    return app.exec()


class _FirstPaint(QObject):
    """Calls a function once, after the first paint has reached the screen."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._then is not None:
            QTimer.singleShot(0, self._then)  # fires when this event has been handled
            self._then = None
        return False
