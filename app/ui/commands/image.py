"""The commands of the Image menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate
from app.ui.viewer import measure_commands
from app.ui.viewer.mouse import Tool

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
            Spec("region", tr("Actions", "Drag: zoom to re&gion"), ("Shift+Z",),
                 tr("Actions", "Left drag draws a rectangle that then fills the view"),
                 checkable=True, group="tool"),
            Spec("magnify", tr("Actions", "Drag: &magnifier"), ("M",),
                 tr("Actions", "Left drag shows a lens under the pointer"),
                 checkable=True, group="tool"),
            Spec("distance", tr("Actions", "Drag: &distance|Distance"), ("L",),
                 tr("Actions", "Left drag measures a distance: in millimetres where the file "
                    "tells the size of a pixel"),
                 "distance", checkable=True, group="tool"),
            Spec("angle", tr("Actions", "Drag: &angle|Angle"), ("G",),
                 tr("Actions", "Left drag draws one arm of an angle, a click the other"),
                 "angle", checkable=True, group="tool"),
            Spec("mask", tr("Actions", "Drag: mas&k"), ("Shift+K",),
                 tr("Actions", "Left drag draws a rectangle that is black in de-identified copies: "
                    "over names that are burnt into the image"),
                 checkable=True, group="tool"),
            Spec("place-measure", tr("Actions", "Measure in the middle"), ("Shift+M",),
                 tr("Actions", "Put a distance, or an angle or a mask where that is the tool, in "
                    "the middle of the view; Alt and the arrows move its end"),
                 needs="scan", line_above=True),
            Spec("next-end", tr("Actions", "Other end of the measure"), ("Shift+E",),
                 tr("Actions", "Let Alt and the arrows move the next end of the selected measure"),
                 needs="scan"),
            Spec("next-measure", tr("Actions", "&Select next measure"), ("Ctrl+M",),
                 tr("Actions", "Select the next distance, angle or mask on this scan"),
                 needs="scan"),
            Spec("delete-measure", tr("Actions", "D&elete measure"), ("Del",),
                 tr("Actions", "Delete the selected distance, angle or mask"), needs="scan"),
            Spec("delete-measures", tr("Actions", "Delete all meas&ures"), ("Shift+Del",),
                 tr("Actions", "Delete every distance, angle and mask on this scan"), needs="scan"),
            Spec("play", tr("Actions", "Pla&y frames|Play"), ("Space",),
                 tr("Actions", "Play the frames of this file one after the other, or stop"),
                 "play", checkable=True, needs="scan", line_above=True),
            Spec("next-frame", tr("Actions", "Ne&xt frame"), ("Right",),
                 tr("Actions", "Show the next frame of this file (wheel)"), needs="scan"),
            Spec("previous-frame", tr("Actions", "Previous fra&me"), ("Left",),
                 tr("Actions", "Show the previous frame of this file (wheel)"), needs="scan"),
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
        "region": partial(view.set_tool, Tool.REGION),
        "magnify": partial(view.set_tool, Tool.MAGNIFY),
        "distance": partial(view.set_tool, Tool.DISTANCE),
        "angle": partial(view.set_tool, Tool.ANGLE),
        "mask": partial(view.set_tool, Tool.MASK),
        "place-measure": partial(_place_measure, window),
        "next-end": partial(measure_commands.hold_next, view),
        "next-measure": partial(measure_commands.select_next, view),
        "delete-measure": partial(measure_commands.delete_selected, view),
        "delete-measures": partial(measure_commands.delete_all, view),
        "next-frame": partial(window.cine.step, 1),
        "previous-frame": partial(window.cine.step, -1),
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


def _place_measure(window: MainWindow) -> None:
    window.view.setFocus()  # the arrows are for it now
    measure_commands.place(window.view)


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name."""
    return {
        "play": window.cine.set_playing,
        "invert": window.view.set_inverted,
    }
