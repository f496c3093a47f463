"""The commands of the View menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui import areas
from app.ui.commands.spec import Menu, Spec, Switches, Works, translate

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def menu() -> Menu:
    """Declare them."""
    tr = translate
    return Menu(
        tr("Actions", "&View"),
        (
            Spec("heat-map", tr("Actions", "&Heat map|Heat map"), ("H",),
                 tr("Actions", "Show what influenced the answer; it does not outline a lesion"),
                 "heat-map", checkable=True),
            Spec("identity", tr("Actions", "Patient &identity|Identity"), ("N",),
                 tr("Actions", "Show or hide the patient's name and number on the picture"),
                 "identity", checkable=True),
            Spec("corners", tr("Actions", "&Corner texts"), ("C",),
                 tr("Actions", "Show or hide all texts on the picture"), checkable=True),
            Spec("overlays", tr("Actions", "&Overlays"), ("V",),
                 tr("Actions", "Show or hide what the file draws over the picture"),
                 "overlays", checkable=True),
            Spec("tags", tr("Actions", "&Tags of the file|Tags"), ("T",),
                 tr("Actions", "List and search everything the file states"), "tags",
                 needs="rows"),
            Spec("probe", tr("Actions", "Pi&xel values"), ("Q",),
                 tr("Actions", "Show where the pointer is and what its pixel holds"),
                 checkable=True),
            Spec("panels", tr("Actions", "&Panels|Panels"), ("Tab",),
                 tr("Actions", "Fold or unfold both panels"), "panels",
                 checkable=True, line_above=True),
            Spec("full-screen", tr("Actions", "F&ull screen|Full screen"), ("F11",),
                 tr("Actions", "Only the picture (double click)"), "full-screen",
                 checkable=True),
            Spec("light", tr("Actions", "&Light theme"), ("Ctrl+L",),
                 tr("Actions", "For bright rooms; the picture keeps its black ground"),
                 "theme", checkable=True, line_above=True),
            Spec("next-area", tr("Actions", "Next &area"), ("F6",),
                 tr("Actions", "Move the keyboard to the worklist, the picture, the findings")),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    return {
        "next-area": partial(areas.next_area, window),
        "tags": window.tags.open,
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name."""
    return {
        "heat-map": lambda on: window.set_show(heat=on),
        "identity": window.set_identity,
        "corners": lambda on: window.set_show(corners=on),
        "overlays": lambda on: window.set_show(overlays=on),
        "probe": lambda on: window.set_show(probe=on),
        "panels": partial(areas.set_panels, window),
        "full-screen": partial(areas.set_full_screen, window),
        "light": partial(areas.set_light, window),
    }
