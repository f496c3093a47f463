"""The commands of the Image menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate
from app.ui.viewer.gestures import Tool

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def menu() -> Menu:
    """Declare them."""
    tr = translate
    return Menu(
        tr("Actions", "&Image"),
        (
            Spec("window-level", tr("Actions", "Drag: &window/level|W/L"), ("W",),
                 tr("Actions", "Left drag sets window and level: right is wider, up brighter"),
                 "window-level", checkable=True, group="tool"),
            Spec("pan", tr("Actions", "Drag: &pan|Pan"), ("P",),
                 tr("Actions", "Left drag moves the picture (always: middle drag)"),
                 "pan", checkable=True, group="tool"),
            Spec("zoom", tr("Actions", "Drag: &zoom|Zoom"), ("Z",),
                 tr("Actions", "Left drag zooms (always: right drag, Ctrl+wheel)"),
                 "zoom", checkable=True, group="tool"),
            Spec("fit", tr("Actions", "&Fit to window|Fit"), ("F",),
                 tr("Actions", "Show the whole scan"), "fit", needs="scan", line_above=True),
            Spec("one-to-one", tr("Actions", "&Original size|1:1"), ("O",),
                 tr("Actions", "Show one stored pixel on one pixel of the screen"),
                 "one-to-one", needs="scan"),
            Spec("zoom-in", tr("Actions", "Zoom &in"), ("+", "="),
                 tr("Actions", "Zoom in about the middle"), needs="scan"),
            Spec("zoom-out", tr("Actions", "Zoom o&ut"), ("-",),
                 tr("Actions", "Zoom out about the middle"), needs="scan"),
            Spec("invert", tr("Actions", "In&vert|Invert"), ("I",),
                 tr("Actions", "Turn black and white round"), "invert", checkable=True,
                 needs="scan", line_above=True),
            Spec("turn-right", tr("Actions", "Turn ri&ght"), ("Shift+R",),
                 tr("Actions", "Turn the picture a quarter to the right"), needs="scan",
                 line_above=True),
            Spec("turn-left", tr("Actions", "Turn &left"), ("Shift+L",),
                 tr("Actions", "Turn the picture a quarter to the left"), needs="scan"),
            Spec("flip-across", tr("Actions", "&Mirror left to right"), ("Shift+H",),
                 tr("Actions", "Let left and right change places; the corner says so"),
                 needs="scan"),
            Spec("flip-down", tr("Actions", "Mirror &top to bottom"), ("Shift+V",),
                 tr("Actions", "Let top and bottom change places; the corner says so"),
                 needs="scan"),
            Spec("reset", tr("Actions", "&Reset|Reset"), ("R",),
                 tr("Actions", "Show the scan as it was first shown"), "reset",
                 needs="scan"),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    view = window.view
    return {
        "window-level": partial(view.set_tool, Tool.WINDOW),
        "pan": partial(view.set_tool, Tool.PAN),
        "zoom": partial(view.set_tool, Tool.ZOOM),
        "fit": view.fit,
        "one-to-one": view.one_to_one,
        "zoom-in": partial(view.zoom_by, 1.25),
        "zoom-out": partial(view.zoom_by, 0.8),
        "turn-right": lambda: view.turn(view.transform.turn.clockwise()),
        "turn-left": lambda: view.turn(view.transform.turn.clockwise(-1)),
        "flip-across": lambda: view.turn(view.transform.turn.flipped_across()),
        "flip-down": lambda: view.turn(view.transform.turn.flipped_down()),
        "reset": view.reset,
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name."""
    return {
        "invert": window.view.set_inverted,
    }
