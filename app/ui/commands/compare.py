"""The commands of the Compare menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def menu() -> Menu:
    """Declare them."""
    tr = translate
    return Menu(
        tr("Actions", "&Compare"),
        (
            Spec("compare", tr("Actions", "&Compare|Compare"), ("B",),
                 tr("Actions", "Put the patient's earlier scan beside this one, or its heat map"),
                 "compare", checkable=True, needs="rows"),
            Spec("compare-choose", tr("Actions", "Compare &with …|Choose …"), ("Ctrl+B",),
                 tr("Actions", "Choose what stands beside the scan"), "choose", needs="rows"),
            Spec("compare-heat", tr("Actions", "Compare with &heat map"), ("Shift+B",),
                 tr("Actions", "Put the scan under its heat map beside it"), needs="scan"),
            Spec("compare-seen", tr("Actions", "Compare with &network's input"), ("Shift+N",),
                 tr("Actions", "Put what the network saw beside the scan, as large"),
                 needs="scan"),
            Spec("link", tr("Actions", "&Link both pictures|Link"), ("K",),
                 tr("Actions", "Let both pictures follow one another: zoom, pan and window"),
                 "link", checkable=True, line_above=True),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    comparison = window.comparison
    return {
        "compare-choose": comparison.pick,
        "compare-heat": comparison.show_heat,
        "compare-seen": comparison.show_seen,
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name."""
    return {
        "compare": window.comparison.set_comparing,
        "link": window.comparison.link.set_on,
    }
