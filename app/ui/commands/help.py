"""The commands of the Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def menu() -> Menu:
    """Declare them."""
    tr = translate
    return Menu(
        tr("Actions", "&Help"),
        (
            Spec("keys", tr("Actions", "&Keys and mouse|Keys"), ("F1",),
                 tr("Actions", "Show every key and what the mouse does"), "keys"),
            Spec("card", tr("Actions", "&About the model|About"), ("Ctrl+I",),
                 tr("Actions", "Read the model's card: what it is for, and how well it does"),
                 "card"),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    return {
        "keys": window.keys_sheet.toggle,
        "card": lambda: window.card.open_for(window.session.model_that_spoke()),
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name: none of them can be."""
    return {}
