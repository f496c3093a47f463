"""The commands of the Window menu, whose entries are those of the scan that is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

COUNT = 9
"""How many of the windows on offer have a key."""


def menu() -> Menu:
    """Declare them."""
    text = translate("Actions", "Window preset {number}")
    tip = translate("Actions", "Set the window that stands at this place in the menu")
    specs = tuple(
        Spec(f"preset-{number}", text.format(number=number), (str(number),), tip, needs="scan")
        for number in range(1, COUNT + 1)
    )
    return Menu(translate("Actions", "&Window"), specs, by_scan=True)


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    return {
        f"preset-{number}": partial(window.choose_preset, number - 1)
        for number in range(1, COUNT + 1)
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name: none of them can be."""
    return {}
