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
            Spec("find", tr("Actions", "&Search …"), ("Ctrl+F",),
                 tr("Actions", "Search the worklist; Escape ends it"), "search",
                 needs="rows", line_above=True),
            Spec("sort", tr("Actions", "S&ort"), ("Ctrl+Shift+S",),
                 tr("Actions", "Choose how the worklist is sorted"), "sort", needs="rows"),
            Spec("filter", tr("Actions", "Sho&w"), ("Ctrl+Shift+F",),
                 tr("Actions", "Choose which scans the worklist shows"), "filter", needs="rows"),
            Spec("suspicion", tr("Actions", "&Most suspicious first"), ("Ctrl+T",),
                 tr("Actions", "Sort by how far above the threshold, or as found again"),
                 needs="rows"),
            Spec("renew", tr("Actions", "R&enew the order"), ("Ctrl+R",),
                 tr("Actions", "Sort and filter by the answers that have come since"),
                 needs="rows"),
            Spec("fold", tr("Actions", "Fol&d the study"), ("Ctrl+G",),
                 tr("Actions", "Fold or unfold the study of the shown scan"), needs="rows"),
            Spec("fold-all", tr("Actions", "Fold a&ll studies"), ("Ctrl+Shift+G",),
                 tr("Actions", "Fold or unfold all studies"), needs="rows"),
            Spec("select-all", tr("Actions", "Select &all"), ("Ctrl+A",),
                 tr("Actions", "Select every scan of the worklist (Shift or Ctrl+click: some)"),
                 needs="rows", line_above=True),
            Spec("copy-rows", tr("Actions", "Cop&y as text"), ("Ctrl+Shift+C",),
                 tr("Actions", "Copy the selected scans' answers as text"), needs="rows"),
            Spec("export-list", tr("Actions", "E&xport answers …"), ("Ctrl+Shift+E",),
                 tr("Actions", "Write the answers to the selected scans, or all, to a file"),
                 needs="rows"),
            Spec("remove", tr("Actions", "Remo&ve from the list"), ("Ctrl+Del",),
                 tr("Actions", "Take the selected scans off the list; their files stay"),
                 needs="rows"),
            Spec("pause", tr("Actions", "Pa&use or continue"), ("Ctrl+P",),
                 tr("Actions", "Stop reading the worklist for now, or go on"),
                 needs="rows", line_above=True),
            Spec("cancel", tr("Actions", "&Cancel reading"), ("Ctrl+.",),
                 tr("Actions", "Look for no more scans and read no more; what is read stays"),
                 needs="rows"),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    choosing = window.worklist.choosing
    return {
        "next": partial(window.session.step, 1),
        "previous": partial(window.session.step, -1),
        "read-again": window.session.read_again,
        "first": partial(window.session.show_end, last=False),
        "last": partial(window.session.show_end, last=True),
        "find": choosing.begin_search,
        "sort": partial(choosing.pop_up, choosing.orders),
        "filter": partial(choosing.pop_up, choosing.keeps),
        "suspicion": window.worklist.toggle_suspicion,
        "renew": window.worklist.renew,
        "fold": window.worklist.fold_shown,
        "fold-all": window.worklist.fold_all,
        "select-all": window.worklist.select_all,
        "copy-rows": window.worklist.copy,
        "export-list": window.worklist.export,
        "remove": window.worklist.remove,
        "pause": window.worklist.head.hold_or_go_on,
        "cancel": window.session.cancel,
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name: none of them can be."""
    return {}
