"""What the mouse does on the picture: declared once, and what the reader has made of it. No Qt.

The first of everything is what the common viewers agree on: left drag window/level (or the tool in
hand), middle drag pan, right drag zoom, wheel next and previous, Ctrl+wheel zoom, double click full
screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Tool(Enum):
    """What dragging does."""

    WINDOW = "window"
    PAN = "pan"
    ZOOM = "zoom"
    REGION = "region"
    MAGNIFY = "magnify"
    DISTANCE = "distance"
    ANGLE = "angle"
    MASK = "mask"


CHOSEN, NOTHING = "chosen", "nothing"
DRAG_DOINGS = (CHOSEN, *(tool.value for tool in Tool), NOTHING)
WHEEL_DOINGS = ("step", "scan", "zoom", NOTHING)
CLICK_DOINGS = ("full-screen", "fit", "reset", NOTHING)


@dataclass(frozen=True, slots=True)
class Gesture:
    """Something the hand can do.

    Attributes:
        name: for the code and the settings.
        default: what it does at first.
        doings: what it may be made to do.
    """

    name: str
    default: str
    doings: tuple[str, ...]


GESTURES = (
    Gesture("left", CHOSEN, DRAG_DOINGS),
    Gesture("shift+left", Tool.REGION.value, DRAG_DOINGS),
    Gesture("ctrl+left", Tool.MAGNIFY.value, DRAG_DOINGS),
    Gesture("middle", Tool.PAN.value, DRAG_DOINGS),
    Gesture("right", Tool.ZOOM.value, DRAG_DOINGS),
    Gesture("wheel", "step", WHEEL_DOINGS),
    Gesture("ctrl+wheel", "zoom", WHEEL_DOINGS),
    Gesture("shift+wheel", "scan", WHEEL_DOINGS),
    Gesture("double", "full-screen", CLICK_DOINGS),
)


@dataclass(frozen=True, slots=True)
class MouseMap:
    """What each gesture does.

    Attributes:
        changed: doings by gesture, where they are others than at first; those that do not exist
            (any more) are passed over.
    """

    changed: Mapping[str, str] = field(default_factory=dict)

    def doing(self, name: str) -> str:
        """Return what a gesture does."""
        gesture = next(each for each in GESTURES if each.name == name)
        wanted = self.changed.get(name, gesture.default)
        return wanted if wanted in gesture.doings else gesture.default

    def tool(self, name: str, chosen: Tool) -> Tool | None:
        """Return the tool of a drag, None where it does nothing."""
        doing = self.doing(name)
        if doing == NOTHING:
            return None
        return chosen if doing == CHOSEN else Tool(doing)
