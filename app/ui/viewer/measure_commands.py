"""What keys and menus do to the distances, angles and masks on a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.viewer.figures import measured
from app.ui.viewer.measures import Kind, Measure
from app.ui.viewer.mouse import Tool
from app.ui.viewer.view_transform import Point

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

_PART = 0.15  # of the view's shorter side, from its middle to each end


def place(view: ScanView) -> None:
    """Draw what the tool draws, else a distance, in the middle of the view."""
    if view.scan is None:
        return
    view.cancel_drag()
    width, height = view.view_size
    reach = _PART * min(width, height)
    left, right = (Point(width / 2 + way * reach, height / 2) for way in (-1, 1))
    top = Point(width / 2 - reach, height / 2 - reach)
    kind = {Tool.ANGLE: Kind.ANGLE, Tool.MASK: Kind.MASK}.get(view.tool, Kind.DISTANCE)
    ends = {Kind.ANGLE: (top, left, right), Kind.MASK: (top, right)}.get(kind, (left, right))
    view.measures.add(Measure(kind, tuple(map(view.to_picture, ends))))
    _tell(view)


def hold_next(view: ScanView) -> None:
    """Let keys move the next end of the selected one."""
    view.measures.hold_next()
    view.update()


def move_held(view: ScanView, dx: float, dy: float) -> bool:
    """Move an end of the selected one by view pixels; tell whether there is any."""
    measures = view.measures
    if measures.selected is None:
        return False
    view.cancel_drag()
    measure = measures.all[measures.selected]
    at = view.transform.to_view(measure.points[measures.held], view.view_size)
    there = view.to_picture(Point(at.x + dx, at.y + dy))
    measures.change(measures.selected, measure.with_point(measures.held, there))
    _tell(view)
    return True


def _tell(view: ScanView) -> None:
    """Show the selected one, and let a screen reader say what it measures."""
    measures = view.measures
    if view.scan is not None and measures.selected is not None:
        view.setAccessibleDescription(measured(measures.all[measures.selected], view.scan))
    view.update()


def delete_selected(view: ScanView) -> None:
    """Delete the selected one."""
    view.cancel_drag()
    view.measures.delete_selected()
    view.update()


def delete_all(view: ScanView) -> None:
    """Delete every one on the scan that is shown."""
    view.cancel_drag()
    view.measures.delete_all()
    view.update()


def select_next(view: ScanView) -> None:
    """Select the next one on the scan that is shown."""
    view.measures.select_next()
    _tell(view)
