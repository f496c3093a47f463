"""What the mouse does on the picture, in words."""

from __future__ import annotations

from app.ui.commands.spec import translate
from app.ui.viewer.mouse import GESTURES, MouseMap


def gesture_names() -> dict[str, str]:
    """Return what each gesture is called."""
    tr = translate
    return {
        "left": tr("Mouse", "Left drag"),
        "shift+left": tr("Mouse", "Shift + left drag"),
        "ctrl+left": tr("Mouse", "Ctrl + left drag"),
        "middle": tr("Mouse", "Middle drag"),
        "right": tr("Mouse", "Right drag"),
        "wheel": tr("Mouse", "Wheel"),
        "ctrl+wheel": tr("Mouse", "Ctrl + wheel"),
        "shift+wheel": tr("Mouse", "Shift + wheel"),
        "double": tr("Mouse", "Double click"),
    }


def doing_names() -> dict[str, str]:
    """Return what everything is called that a gesture can do."""
    tr = translate
    return {
        "chosen": tr("Mouse", "The chosen tool"),
        "window": tr("Mouse", "Window/level"),
        "pan": tr("Mouse", "Pan"),
        "zoom": tr("Mouse", "Zoom"),
        "region": tr("Mouse", "Zoom to region"),
        "magnify": tr("Mouse", "Magnifier"),
        "distance": tr("Mouse", "Distance"),
        "angle": tr("Mouse", "Angle"),
        "mask": tr("Mouse", "Mask"),
        "step": tr("Mouse", "Next or previous frame, else scan"),
        "scan": tr("Mouse", "Next or previous scan"),
        "full-screen": tr("Mouse", "Full screen"),
        "fit": tr("Mouse", "Fit to window"),
        "reset": tr("Mouse", "Reset"),
        "nothing": tr("Mouse", "Nothing"),
    }


def mouse(in_force: MouseMap) -> tuple[tuple[str, str], ...]:
    """Return (gesture, what it does) of all that do anything, for the sheet of keys."""
    gestures, doings = gesture_names(), doing_names()
    rows = [
        (gestures[each.name], doings[in_force.doing(each.name)])
        for each in GESTURES
        if in_force.doing(each.name) != "nothing"
    ]
    return (
        *rows,
        (translate("Mouse", "Right click"), translate("Mouse", "Menu")),
        (translate("Mouse", "Alt + arrows"), translate("Mouse", "Move the end of a measure")),
    )
