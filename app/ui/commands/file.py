"""The commands of the File menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def menu() -> Menu:
    """Declare them."""
    tr = translate
    return Menu(
        tr("Actions", "&File"),
        (
            Spec("open-files", tr("Actions", "Open &files …|Open"), ("Ctrl+O",),
                 tr("Actions", "Open scans: DICOM, PNG or JPEG"), "open-files"),
            Spec("open-folder", tr("Actions", "Open f&older …|Folder"), ("Ctrl+Shift+O",),
                 tr("Actions", "Open every scan in a folder and below it"), "open-folder"),
            Spec("quit", tr("Actions", "&Quit"), ("Ctrl+Q",),
                 tr("Actions", "Close Lightbox"), "quit", line_above=True),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    return {
        "open-files": window.open_files,
        "open-folder": window.open_folder,
        "quit": window.close,
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name: none of them can be."""
    return {}
