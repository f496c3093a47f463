"""Pan and zoom as a value, and the arithmetic on it. No Qt.

*Picture space* has the size (columns, rows x pixel aspect), so that its units are square; *view
space* is the widget in logical pixels. Both have their origin at the top left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

SMALLEST, LARGEST = 0.02, 32.0  # view pixels per unit of the picture


class Point(NamedTuple):
    """A place, in either space."""

    x: float
    y: float


class Size(NamedTuple):
    """An extent, in either space."""

    width: float
    height: float


_ORIGIN = Point(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """What part of the picture is shown, and how large.

    Attributes:
        scale: view pixels per unit of the picture.
        centre: the place in the picture that lies in the middle of the view.
        fitted: True while the whole picture follows the size of the view.
    """

    scale: float = 1.0
    centre: Point = _ORIGIN
    fitted: bool = True

    def to_view(self, place: Point, view: Size) -> Point:
        """Return where a place of the picture lies in the view."""
        return Point(
            (place.x - self.centre.x) * self.scale + view.width / 2,
            (place.y - self.centre.y) * self.scale + view.height / 2,
        )

    def to_picture(self, place: Point, view: Size) -> Point:
        """Return what place of the picture lies there in the view."""
        return Point(
            (place.x - view.width / 2) / self.scale + self.centre.x,
            (place.y - view.height / 2) / self.scale + self.centre.y,
        )


def fit(picture: Size, view: Size) -> ViewTransform:
    """Show the whole picture, as large as it goes."""
    scale = min(view.width / picture.width, view.height / picture.height)
    middle = Point(picture.width / 2, picture.height / 2)
    return ViewTransform(_limited(scale), middle, fitted=True)


def at_scale(transform: ViewTransform, scale: float) -> ViewTransform:
    """Show at a scale, the middle staying where it is."""
    return replace(transform, scale=_limited(scale), fitted=False)


def zoomed(transform: ViewTransform, factor: float, at: Point, view: Size) -> ViewTransform:
    """Zoom by a factor; the place of the picture under ``at`` (in the view) stays under it."""
    scale = _limited(transform.scale * factor)
    held = transform.to_picture(at, view)
    centre = Point(
        held.x - (at.x - view.width / 2) / scale, held.y - (at.y - view.height / 2) / scale
    )
    return ViewTransform(scale, centre, fitted=False)


def panned(transform: ViewTransform, dx: float, dy: float, picture: Size) -> ViewTransform:
    """Move the picture by view pixels; the view's middle never leaves the picture."""
    x = transform.centre.x - dx / transform.scale
    y = transform.centre.y - dy / transform.scale
    centre = Point(min(max(x, 0.0), picture.width), min(max(y, 0.0), picture.height))
    return replace(transform, centre=centre, fitted=False)


def followed(transform: ViewTransform, picture: Size, view: Size) -> ViewTransform:
    """Return what to show after the view's size changed."""
    return fit(picture, view) if transform.fitted else transform


def _limited(scale: float) -> float:
    return min(max(scale, SMALLEST), LARGEST)
