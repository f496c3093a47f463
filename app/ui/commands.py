"""What each declared command does in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.ui.viewer.gestures import Tool

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_PRESET_KEYS = 9


def connect_commands(window: MainWindow) -> None:
    """Connect every command of `app.ui.actions` to the part that carries it out."""
    view, session = window.view, window.session
    pressed: dict[str, Callable[[], Any]] = {
        "open-files": window.open_files,
        "open-folder": window.open_folder,
        "quit": window.close,
        "next": partial(session.step, 1),
        "previous": partial(session.step, -1),
        "read-again": session.read_again,
        "first": partial(session.show, 0),
        "last": lambda: session.show(len(session.rows) - 1),
        "fit": view.fit,
        "one-to-one": view.one_to_one,
        "zoom-in": partial(view.zoom_by, 1.25),
        "zoom-out": partial(view.zoom_by, 0.8),
        "reset": view.reset,
        "window-level": partial(view.set_tool, Tool.WINDOW),
        "pan": partial(view.set_tool, Tool.PAN),
        "zoom": partial(view.set_tool, Tool.ZOOM),
        "next-area": window.next_area,
        "keys": window.keys_sheet.toggle,
    }
    switched: dict[str, Callable[[bool], Any]] = {
        "invert": view.set_inverted,
        "heat-map": lambda on: window.set_show(heat=on),
        "identity": window.set_identity,
        "corners": lambda on: window.set_show(corners=on),
        "panels": window.set_panels,
        "full-screen": window.set_full_screen,
        "light": window.set_light,
    }
    for name, work in pressed.items():
        # Qt sends along whether the action is checked, which none of these wants to know.
        window.actions_[name].triggered.connect(lambda _checked=False, work=work: work())
    for name, switch in switched.items():
        window.actions_[name].toggled.connect(switch)
    _connect_keys(window)


def _connect_keys(window: MainWindow) -> None:
    """Connect keys that need more than a shortcut in the window."""
    # Tab moves between the controls of the findings; on the picture and the list it folds panels.
    panels = window.actions_["panels"]
    panels.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    for part in (window.view, window.worklist.view):
        part.addAction(panels)
    for number in range(_PRESET_KEYS):
        key = QShortcut(QKeySequence(str(number + 1)), window)
        key.activated.connect(partial(window.choose_preset, number))
    leave = QShortcut(QKeySequence("Escape"), window)
    leave.activated.connect(lambda: window.actions_["full-screen"].setChecked(False))
