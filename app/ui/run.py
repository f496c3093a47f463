"""The window's way from the command to the event loop."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import settings
from app.ui.look.theme import lay_ground
from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from app.services.pool import ReaderPool

_LONGEST_MS = 1000  # to wait for the first paint


def run(paths: Sequence[Path], pool: ReaderPool | None = None, *, takes: bool = False) -> int:
    """Open the window with these scans; returns the exit status.

    It is painted as an empty frame first: that takes hardly longer than it takes Qt. Everything
    else is imported, made and started after that.

    Args:
        paths: to open.
        pool: with the first worker, where that was started already.
        takes: whether this process has claimed the inbox, and takes what later starts hand over.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Lightbox")
    app.setApplicationDisplayName("Lightbox")
    app.setDesktopFileName("lightbox")
    settings.silence_qt()
    remembered = settings.load()
    lay_ground(app, remembered.theme)
    window = MainWindow(remembered, whole=False)
    painted = _FirstPaint(window, lambda: _fill(app, window, paths, pool, takes))
    window.installEventFilter(painted)
    window.show()
    return app.exec()


def _fill(
    app: QApplication,
    window: MainWindow,
    paths: Sequence[Path],
    pool: ReaderPool | None,
    takes: bool,
) -> None:
    """Make a whole window of the empty frame that is on the screen."""
    from PySide6.QtGui import QIcon

    from app.paths import resources
    from app.services.caps import leave_no_core_dump
    from app.services.collecting import settle
    from app.ui import faults, language
    from app.ui.look.theme import choose_font, dress
    from app.ui.signals import close_on_signals

    faults.start_log()
    leave_no_core_dump()
    language.speak(app, window.settings.language)
    choose_font(app)
    window.assemble()
    dress(app)
    faults.install(window.say)
    close_on_signals(window)
    window.session.models_ready.connect(settle)
    window.start(paths, pool)
    app.setWindowIcon(QIcon(str(resources() / "icons" / "lightbox.svg")))
    if takes:
        from app.ui.inbox import Inbox

        Inbox(window)


class _FirstPaint(QObject):
    """Calls a function once, after the first paint has reached the screen.

    A window that is covered or minimised is not painted: then it is called after a while.
    """

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        QTimer.singleShot(_LONGEST_MS, self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._then is not None:
            QTimer.singleShot(0, self._go_on)  # fires when this event has been handled
        return False

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
