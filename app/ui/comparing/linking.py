"""Two views that follow one another: pan, zoom, window and inversion."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject

from app.domain.display import Voi, Window
from app.domain.scan import Scan
from app.ui.viewer.scan_view import ScanView
from app.ui.viewer.turn import Turn
from app.ui.viewer.view_transform import Point, Size, ViewTransform, fit
from app.ui.viewer.windowing import as_window, default_voi

_State = tuple[ViewTransform, Voi, bool]


def linked_transform(
    given: ViewTransform, source: Size, target: Size, view: Size, turn: Turn
) -> ViewTransform:
    """Return what shows the same part of another picture, as large.

    The same part is the one at the same proportions of width and height; two pictures that are
    fitted are as large as one another.

    Args:
        given: of the view that leads.
        source: size of its picture.
        target: size of the picture that follows.
        view: size of either view.
        turn: of the view that follows.
    """
    ratio = fit(target, view, turn).scale / fit(source, view, given.turn).scale
    centre = Point(
        given.centre.x / source.width * target.width,
        given.centre.y / source.height * target.height,
    )
    return ViewTransform(given.scale * ratio, centre, given.fitted, turn)


def linked_voi(voi: Voi, source: Scan, target: Scan) -> Voi:
    """Return the window of another scan that changes it as much as ``voi`` changes its own.

    Hounsfield units are the same on every scanner, so a window is the same on two CT scans. Other
    values are not: there the window is moved and widened in proportion to the scan's first one.
    """
    both_ct = source.facts.modality == target.facts.modality == "CT"
    if source is target or (both_ct and source.pixels.ndim == target.pixels.ndim == 2):
        return voi
    if voi == default_voi(source):
        return default_voi(target)
    given, first = as_window(voi), as_window(default_voi(source))
    own = as_window(default_voi(target))
    brighter = -1.0 if source.display.inverse != target.display.inverse else 1.0
    width = own.width * given.width / first.width
    if own.function == "LINEAR":
        width = max(width, 1.0)  # PS3.3 C.11.2.1.2
    centre = own.centre + brighter * (given.centre - first.centre) / first.width * own.width
    return Window(centre, width, own.function)


class Link(QObject):
    """Lets each of two views follow what the reader does on the other."""

    def __init__(self, first: ScanView, second: ScanView) -> None:
        super().__init__(second)
        self._first, self._second = first, second
        self._on = True
        self._busy = False
        self._pictured: Scan | None = None  # in the second view
        self._known: dict[ScanView, _State] = {}
        first.changed.connect(partial(self._lead, first, second))
        second.changed.connect(partial(self._lead, second, first))

    @property
    def on(self) -> bool:
        """Whether the views follow one another."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Link the views, the second taking over from the first; or let go."""
        self._on = on
        self.align()

    def align(self) -> None:
        """Let the second view follow the first now."""
        self._known.clear()
        self._lead(self._first, self._second)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Keep what happens meanwhile to one view from the other."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def _lead(self, leader: ScanView, follower: ScanView) -> None:
        if self._busy or not self._on:
            return
        if leader is self._second and leader.scan is not self._pictured:
            self._pictured = leader.scan  # a new picture takes over from the first view
            leader, follower = follower, leader
            self._known.clear()
        source, target = leader.scan, follower.scan
        if source is None or target is None:
            return
        if not follower.isVisible() or self._known.get(leader) == _state(leader):
            return  # what changed is nothing of pan, zoom, window and inversion
        own, other = leader.picture_size, follower.picture_size
        assert own is not None
        assert other is not None
        view = Size(max(1, leader.width()), max(1, leader.height()))
        # Two scans may lie differently, and are turned one by one; one scan lies as it lies.
        same = source.source == target.source
        turn = (leader if same else follower).transform.turn
        with self.apart():
            follower.set_transform(linked_transform(leader.transform, own, other, view, turn))
            follower.set_voi(linked_voi(leader.voi, source, target))
            follower.set_inverted(leader.inverted)
        self._known = {leader: _state(leader), follower: _state(follower)}


def _state(view: ScanView) -> _State:
    return view.transform, view.voi, view.inverted
