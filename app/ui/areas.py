"""The window's areas: which of them stand, in which light, and which has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.look.icons import icon
from app.ui.look.theme import apply_theme

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def set_panels(window: MainWindow, shown: bool) -> None:
    """Unfold both panels, or fold them."""
    window.worklist.setVisible(shown)
    window.findings.setVisible(shown)


def set_full_screen(window: MainWindow, full: bool) -> None:
    """Show the picture alone on the whole screen; the two standing lines stay."""
    window.menuBar().setVisible(not full)
    window.toolbar.setVisible(not full)
    set_panels(window, not full and window.actions_["panels"].isChecked())
    state, whole = window.windowState(), Qt.WindowState.WindowFullScreen
    window.setWindowState(state | whole if full else state & ~whole)


def set_light(window: MainWindow, light: bool) -> None:
    """Change to the light theme or back."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light" if light else "dark")
    renew_icons(window)


def renew_icons(window: MainWindow) -> None:
    """Draw the icons anew, in the theme in force and for the screens there are."""
    window.actions_.renew_icons()
    for menu, name in ((window.presets, "presets"), (window.models_menu, "model")):
        menu.menuAction().setIcon(icon(name))
    chooser = window.worklist.choosing
    for part in (window.footer, window.empty, window.findings, chooser, window.training):
        part.renew_icons()


def next_area(window: MainWindow) -> None:
    """Move the keyboard from worklist to picture to findings and round again."""
    areas = [window.worklist.view, *window.comparison.views(), window.findings]
    focused = window.focusWidget()
    holds = [focused is not None and (a is focused or a.isAncestorOf(focused)) for a in areas]
    area = areas[(holds.index(True) + 1) % len(areas)] if any(holds) else window.view
    window.findings.focus_first() if area is window.findings else area.setFocus()
