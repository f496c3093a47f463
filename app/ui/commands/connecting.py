"""From every declared command to the part of the window that carries it out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.ui.closing import close_dialogs_by_key
from app.ui.commands import (
    compare,
    file,
    help,  # noqa: A004 - named as its menu
    image,
    presets,
    review,
    view,
    worklist,
)
from app.ui.commands.fields import keep_moves

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def connect_commands(window: MainWindow) -> None:
    """Connect every declared command to what it does."""
    for each in (file, worklist, image, presets, review, view, compare, help):
        for name, work in each.works(window).items():
            # Qt sends along whether the action is checked, which none of these wants to know.
            window.actions_[name].triggered.connect(lambda _checked=False, work=work: work())
        for name, switch in each.switches(window).items():
            window.actions_[name].toggled.connect(switch)
    _connect_keys(window)


def _connect_keys(window: MainWindow) -> None:
    """Connect keys that need more than a shortcut in the window."""
    # Tab moves between the controls of the findings; on the picture and the list it folds panels.
    panels = window.actions_["panels"]
    panels.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    # Ctrl+Delete takes a word out of a text, and a scan off the list.
    remove = window.actions_["remove"]
    remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    for part in (*window.comparison.both(), window.worklist.view):
        part.addActions([panels, remove])
    keep_moves(window, but=window.worklist.choosing.search)
    # Space and arrows belong to whatever control has the keyboard; here they are for frames.
    for name in ("play", "next-frame", "previous-frame"):
        window.actions_[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        window.view.addAction(window.actions_[name])
    # One goes from any window to any other.
    for name in ("history", "library", "pacs", "train", "keys"):
        window.actions_[name].setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    close_dialogs_by_key(window)
    leave = QShortcut(QKeySequence("Escape"), window)
    leave.activated.connect(partial(_leave, window))


def _leave(window: MainWindow) -> None:
    """Let go of what is in hand: a drag, a measure, a tool, the full screen; one at a time."""
    actions = window.actions_
    if window.view.cancel():
        return
    if not actions["window-level"].isChecked():
        actions["window-level"].trigger()
    else:
        actions["full-screen"].setChecked(False)
