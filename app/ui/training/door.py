"""The way from the main window to the training window, which is made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.settings import Settings
    from app.ui.training.window import TrainingWindow


class TrainingDoor:
    """Opens the training window, and remembers how it stood.

    Attributes:
        window: the training window, None before it was first opened.
    """

    def __init__(self, main: MainWindow) -> None:
        self._main = main
        self.window: TrainingWindow | None = None

    def open(self) -> None:
        """Show the training window."""
        if self.window is None:
            from app.ui.training.window import TrainingWindow

            self.window = TrainingWindow(self._main.session, self._main.settings, self._main)
            self.window.restore(self._main.settings.training_geometry)
            self.window.runs.installed.connect(lambda _name: self._main.session.renew_models())
            self.window.runs.acceptance_wanted.connect(self._main.library.open_test)
            self.window.runs.card_wanted.connect(self._main.card.open_file)
        self.window.open()

    def remember(self, kept: Settings) -> None:
        """Keep how the window stands, where it was opened at all."""
        if self.window is not None:
            kept.training_geometry = QByteArray(self.window.saveGeometry())

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        if self.window is not None:
            self.window.renew_icons()

    def close(self) -> None:
        """Wait for nothing any more; the main window closes."""
        if self.window is not None:
            self.window.close_for_good()
