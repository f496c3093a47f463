"""What a pressed button begins, from its press to its end.

Everything follows from the start and where the hand is now, so a drag can be taken back by moving
back. A gesture works on the view through its public door.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from app.ui.viewer import view_transform as vt
from app.ui.viewer.lens import paint_lens, paint_region
from app.ui.viewer.measures import Hit, Kind, Measure
from app.ui.viewer.mouse import MouseMap, Tool
from app.ui.viewer.view_transform import Point
from app.ui.viewer.windowing import dragged

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

__all__ = ["Gesture", "Tool", "begin", "place"]

_STILL = 4.0  # pixels the hand may tremble in a click
_DOUBLING = 160.0  # pixels upward that double the zoom


def place(position: QPointF) -> Point:
    """Return Qt's point as ours."""
    return Point(position.x(), position.y())


class Gesture:
    """One gesture in progress.

    Attributes:
        button: that began it; letting it go ends it.
    """

    def __init__(self, view: ScanView, button: Qt.MouseButton, start: Point) -> None:
        self.button = button
        self._view = view
        self._start = start
        self._now = start
        self._transform = view.transform

    def move(self, now: Point) -> None:
        """Follow the hand."""
        self._now = now

    def finish(self, now: Point) -> Gesture | None:
        """Let go; returns what goes on without a button, if anything does."""
        self._now = now
        return None

    def cancel(self) -> None:
        """Undo what it has done."""

    def leave(self) -> None:
        """End where its picture goes; call it while that is still shown. What is done stays."""

    def paint(self, painter: QPainter) -> None:
        """Paint what is seen of it while it lasts."""

    def is_click(self, now: Point) -> bool:
        """Tell whether the mouse has stayed where it was."""
        return math.dist(now, self._start) < _STILL

    def _way(self) -> tuple[float, float]:
        return self._now.x - self._start.x, self._now.y - self._start.y


class _Window(Gesture):
    def __init__(self, view: ScanView, button: Qt.MouseButton, start: Point) -> None:
        super().__init__(view, button, start)
        self._voi = view.voi

    def move(self, now: Point) -> None:
        super().move(now)
        scan = self._view.scan
        assert scan is not None
        inverse = scan.display.inverse != self._view.inverted
        self._view.set_voi(dragged(self._voi, *self._way(), inverse=inverse))

    def cancel(self) -> None:
        self._view.set_voi(self._voi)


class _Pan(Gesture):
    def move(self, now: Point) -> None:
        super().move(now)
        size = self._view.picture_size
        assert size is not None
        self._view.set_transform(vt.panned(self._transform, *self._way(), size))

    def cancel(self) -> None:
        self._view.set_transform(self._transform)


class _Zoom(Gesture):
    def move(self, now: Point) -> None:
        super().move(now)
        if not self.is_click(now):
            factor = math.pow(2.0, -self._way()[1] / _DOUBLING)  # up is nearer
            view = self._view.view_size
            self._view.set_transform(vt.zoomed(self._transform, factor, self._start, view))

    def cancel(self) -> None:
        self._view.set_transform(self._transform)


class _Region(Gesture):
    def move(self, now: Point) -> None:
        super().move(now)
        self._view.update()

    def finish(self, now: Point) -> Gesture | None:
        size = self._view.picture_size
        if size is not None and not self.is_click(now):
            view = self._view.view_size
            self._view.set_transform(vt.on_region(self._transform, self._start, now, size, view))
        return None

    def paint(self, painter: QPainter) -> None:
        paint_region(painter, QRectF(QPointF(*self._start), QPointF(*self._now)).normalized())


class _Magnify(Gesture):
    def move(self, now: Point) -> None:
        super().move(now)
        self._view.update()

    def paint(self, painter: QPainter) -> None:
        paint_lens(painter, self._view, self._now)


class _Move(Gesture):
    """Moves a measure, or one of its points."""

    def __init__(self, view: ScanView, button: Qt.MouseButton, start: Point, hit: Hit) -> None:
        super().__init__(view, button, start)
        self._hit = hit
        self._first = view.measures.all[hit.index]
        view.measures.selected = hit.index
        view.update()

    def move(self, now: Point) -> None:
        super().move(now)
        here = self._view.to_picture(now)
        if self._hit.point is None:
            there = self._view.to_picture(self._start)
            changed = self._first.moved(here.x - there.x, here.y - there.y)
        else:
            changed = self._first.with_point(self._hit.point, here)
        self._view.measures.change(self._hit.index, changed)
        self._view.update()

    def cancel(self) -> None:
        self._view.measures.change(self._hit.index, self._first)


class _Draw(Gesture):
    """Draws a measure: the first line by dragging, an angle's second arm by a click after it."""

    def __init__(self, view: ScanView, button: Qt.MouseButton, start: Point, kind: Kind) -> None:
        super().__init__(view, button, start)
        here = view.to_picture(start)
        self._measure = Measure(kind, (here,))
        self._added = False
        view.measures.selected = None

    def move(self, now: Point) -> None:
        super().move(now)
        if not self._added:
            if self.is_click(now):
                return
            first = self._measure.points[0]
            self._view.measures.add(Measure(self._measure.kind, (first, first)))
            self._added = True
        self._put(now)

    def finish(self, now: Point) -> Gesture | None:
        if not self._added:
            return None
        measure = self._drawn()
        if measure is None or len(measure.points) == measure.kind.takes:
            return None
        measure = Measure(measure.kind, (*measure.points, measure.points[-1]))
        self._view.measures.all[-1] = measure
        return self

    def cancel(self) -> None:
        if self._added and self._drawn() is not None:
            self._view.measures.selected = len(self._view.measures.all) - 1
            self._view.measures.delete_selected()

    def leave(self) -> None:
        if self._measure.kind is Kind.ANGLE:  # while it is drawn, it is no angle yet
            self.cancel()

    def _put(self, now: Point) -> None:
        measure = self._drawn()
        if measure is not None:
            last = measure.with_point(len(measure.points) - 1, self._view.to_picture(now))
            self._view.measures.all[-1] = last
            self._view.update()

    def _drawn(self) -> Measure | None:
        measures = self._view.measures.all
        return measures[-1] if measures else None


_KINDS = {Tool.DISTANCE: Kind.DISTANCE, Tool.ANGLE: Kind.ANGLE, Tool.MASK: Kind.MASK}
_DRAGS: dict[Tool, type[Gesture]] = {
    Tool.WINDOW: _Window,
    Tool.PAN: _Pan,
    Tool.ZOOM: _Zoom,
    Tool.REGION: _Region,
    Tool.MAGNIFY: _Magnify,
}


def begin(event: QMouseEvent, view: ScanView, mouse: MouseMap) -> Gesture | None:
    """Return what a pressed button begins on a picture, None where it has no meaning.

    A measure under the pointer is taken hold of, whatever tool is in hand.
    """
    button, start = event.button(), place(event.position())
    name = _name(button, event.modifiers())
    tool = None if name is None else mouse.tool(name, view.tool)
    if name == "left" and view.show_what.measures:
        hit = view.measures.hit(start, view.transform, view.view_size)
        if hit is not None:
            return _Move(view, button, start, hit)
        if view.measures.selected is not None:
            view.measures.selected = None
            view.update()
    if tool is None:
        return None
    if tool in _KINDS:
        return _Draw(view, button, start, _KINDS[tool])
    return _DRAGS[tool](view, button, start)


def _name(button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> str | None:
    """Return the name of a drag in `app.ui.viewer.mouse`."""
    if button is Qt.MouseButton.MiddleButton:
        return "middle"
    if button is Qt.MouseButton.RightButton:
        return "right"
    if button is not Qt.MouseButton.LeftButton:
        return None
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return "shift+left"
    return "ctrl+left" if modifiers & Qt.KeyboardModifier.ControlModifier else "left"
