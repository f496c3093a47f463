"""The way from the main window to that of the PACS, which is made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.pacs.taking import CatchingUp

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.pacs.window import PacsWindow


class PacsDoor:
    """Opens the window.

    Attributes:
        window: None before it was first opened.
        catching_up: with what came while nobody looked.
    """

    def __init__(self, main: MainWindow) -> None:
        self._main = main
        self.window: PacsWindow | None = None
        self.catching_up = CatchingUp(main)

    def open(self, page: str = "") -> None:
        """Show the window, with one of its pages."""
        if self.window is None:
            from app.ui.pacs.window import PacsWindow

            self.window = PacsWindow(self._main)
            self.window.listen.state.connect(self._main.footer.say_listening)
        self.window.open(page)

    def open_sending(self) -> None:
        """Show the page that sends the answer."""
        self.open("send")

    def close(self) -> None:
        """Wait for nothing any more; the main window closes."""
        self.catching_up.end()
        if self.window is not None:
            self.window.close_for_good()
