"""The commands of the Worklist menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def menu() -> Menu:
    """Declare them."""
    tr = translate
    return Menu(
        tr("Actions", "&Worklist"),
        (
            Spec("next", tr("Actions", "&Next scan"), ("Down", "PgDown"),
                 tr("Actions", "Show the next scan (wheel)"), "next", needs="rows"),
            Spec("previous", tr("Actions", "&Previous scan"), ("Up", "PgUp"),
                 tr("Actions", "Show the previous scan (wheel)"), "previous", needs="rows"),
            Spec("read-again", tr("Actions", "Read &again"), ("F5",),
                 tr("Actions", "Read the shown scan anew, as its file is now"), "read-again",
                 needs="rows"),
            Spec("first", tr("Actions", "&First scan"), ("Home",),
                 tr("Actions", "Show the first scan of the worklist"), needs="rows"),
            Spec("last", tr("Actions", "&Last scan"), ("End",),
                 tr("Actions", "Show the last scan of the worklist"), needs="rows"),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    return {
        "next": partial(window.session.step, 1),
        "previous": partial(window.session.step, -1),
        "read-again": window.session.read_again,
        "first": partial(window.session.show_end, last=False),
        "last": partial(window.session.show_end, last=True),
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name: none of them can be."""
    return {}
