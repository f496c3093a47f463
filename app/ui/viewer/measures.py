"""Distances, angles and masks on a scan, as values. No Qt.

Points are in picture space, so measures stay on the anatomy whatever is turned or zoomed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import Enum

from app.domain.scan import Scan
from app.ui.viewer.view_transform import Point, Size, ViewTransform

_NEAR_POINT, _NEAR_LINE = 9.0, 6.0  # view pixels


class Kind(Enum):
    """What is drawn; a mask hides what lies under it in copies and reports."""

    DISTANCE = "distance"
    ANGLE = "angle"
    MASK = "mask"

    @property
    def takes(self) -> int:
        """How many points it takes."""
        return 3 if self is Kind.ANGLE else 2


@dataclass(frozen=True, slots=True)
class Measure:
    """A distance between two points, an angle at the second of three, or a mask by its corners."""

    kind: Kind
    points: tuple[Point, ...]

    def moved(self, dx: float, dy: float) -> Measure:
        """Return it somewhere else, in picture space."""
        return replace(self, points=tuple(Point(p.x + dx, p.y + dy) for p in self.points))

    def with_point(self, number: int, place: Point) -> Measure:
        """Return it with one point somewhere else."""
        points = (*self.points[:number], place, *self.points[number + 1 :])
        return replace(self, points=points)


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under the pointer: a measure, and which of its points, None for its line."""

    index: int
    point: int | None


@dataclass(slots=True)
class Measures:
    """All measures on one scan, and the one that is selected.

    Attributes:
        all: in the order they were drawn.
        selected: index of the one that keys are about.
        held: number of its point that keys move.
    """

    all: list[Measure] = field(default_factory=list)
    selected: int | None = None
    held: int = 0

    def add(self, measure: Measure) -> None:
        """Add one and select it."""
        self.all.append(measure)
        self.selected = len(self.all) - 1
        self.held = 0

    def change(self, index: int, measure: Measure) -> None:
        """Put another in its place."""
        self.all[index] = measure

    def delete_selected(self) -> bool:
        """Delete the selected one; tell whether there was any."""
        if self.selected is None:
            return False
        del self.all[self.selected]
        self.selected = None
        return True

    def delete_all(self) -> None:
        """Delete every one."""
        self.all.clear()
        self.selected = None

    def select_next(self) -> None:
        """Select the next one, after the last the first."""
        if self.all:
            self.selected = 0 if self.selected is None else (self.selected + 1) % len(self.all)
            self.held = 0

    def hold_next(self) -> None:
        """Let keys move the next point of the selected one, after the last the first."""
        if self.selected is not None:
            self.held = (self.held + 1) % len(self.all[self.selected].points)

    def hit(self, at: Point, transform: ViewTransform, view: Size) -> Hit | None:
        """Return what lies under a place of the view; the latest first, points before lines."""
        order = range(len(self.all) - 1, -1, -1)
        shown = {
            index: [transform.to_view(point, view) for point in self.all[index].points]
            for index in order
        }
        for index in order:
            for number, point in enumerate(shown[index]):
                if math.dist(point, at) <= _NEAR_POINT:
                    return Hit(index, number)
        for index in order:
            if self.all[index].kind is Kind.MASK:
                if _within(at, *shown[index]):
                    return Hit(index, None)
                continue
            for first, second in zip(shown[index], shown[index][1:], strict=False):
                if _to_line(at, first, second) <= _NEAR_LINE:
                    return Hit(index, None)
        return None


class MeasureBook:
    """The measures of every scan that was shown since the window was opened."""

    def __init__(self) -> None:
        self._of: dict[object, Measures] = {}

    def of(self, scan: Scan) -> Measures:
        """Return a scan's own: of this file, this frame and this size."""
        key = scan.source.path, scan.source.frame, scan.pixels.shape[:2]
        return self._of.setdefault(key, Measures())


def _within(at: Point, first: Point, second: Point) -> bool:
    """Tell whether a place lies in the rectangle between two corners."""
    across = min(first.x, second.x) <= at.x <= max(first.x, second.x)
    return across and min(first.y, second.y) <= at.y <= max(first.y, second.y)


def _to_line(at: Point, first: Point, second: Point) -> float:
    """Return the distance from a place to the line between two others."""
    along = Point(second.x - first.x, second.y - first.y)
    length = along.x**2 + along.y**2
    if length == 0.0:
        return math.dist(at, first)
    part = ((at.x - first.x) * along.x + (at.y - first.y) * along.y) / length
    part = min(max(part, 0.0), 1.0)
    return math.dist(at, (first.x + part * along.x, first.y + part * along.y))
