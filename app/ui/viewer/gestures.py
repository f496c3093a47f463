"""What the mouse does on the picture, after the habits of the common viewers.

Left drag is the tool in hand (window/level unless chosen otherwise), middle drag pans, right drag
zooms; a right click that went nowhere asks for the menu.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from app.domain.display import Voi
from app.ui.viewer.view_transform import Point, ViewTransform

_STILL = 4.0  # pixels the hand may tremble in a click
_DOUBLING = 160.0  # pixels upward that double the zoom


class Tool(Enum):
    """What dragging does."""

    WINDOW = "window"
    PAN = "pan"
    ZOOM = "zoom"


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag in progress: where and with what it began. Everything follows from the whole way."""

    button: Qt.MouseButton
    tool: Tool
    start: Point
    transform: ViewTransform
    voi: Voi

    def way(self, now: Point) -> tuple[float, float]:
        """Return the whole way so far, right and down."""
        return now.x - self.start.x, now.y - self.start.y

    def is_click(self, now: Point) -> bool:
        """Tell whether the mouse has stayed where it was."""
        dx, dy = self.way(now)
        return math.hypot(dx, dy) < _STILL

    def zoom_factor(self, now: Point) -> float:
        """Return the zoom since the start: up is nearer."""
        return math.pow(2.0, -self.way(now)[1] / _DOUBLING)


def begin(event: QMouseEvent, left: Tool, transform: ViewTransform, voi: Voi) -> Drag | None:
    """Return the drag that a pressed button begins, None for buttons without a meaning."""
    tools = {
        Qt.MouseButton.LeftButton: left,
        Qt.MouseButton.MiddleButton: Tool.PAN,
        Qt.MouseButton.RightButton: Tool.ZOOM,
    }
    tool = tools.get(event.button())
    if tool is None:
        return None
    return Drag(event.button(), tool, place(event.position()), transform, voi)


def place(position: QPointF) -> Point:
    """Return Qt's point as ours."""
    return Point(position.x(), position.y())
