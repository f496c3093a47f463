"""Pan, zoom and turn as a value, and the arithmetic on it. No Qt.

*Picture space* has the size (columns, rows x pixel aspect), so that its units are square; *view
space* is the widget in logical pixels. Both have their origin at the top left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from app.ui.viewer.turn import Turn

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
_UPRIGHT = Turn()


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """What part of the picture is shown, how large, and how it is turned.

    Attributes:
        scale: view pixels per unit of the picture.
        centre: the place in the picture that lies in the middle of the view.
        fitted: True while the whole picture follows the size of the view.
        turn: quarter turns and mirror images.
    """

    scale: float = 1.0
    centre: Point = _ORIGIN
    fitted: bool = True
    turn: Turn = _UPRIGHT

    def to_view(self, place: Point, view: Size) -> Point:
        """Return where a place of the picture lies in the view."""
        x, y = self.turn.to_screen(place.x - self.centre.x, place.y - self.centre.y)
        return Point(x * self.scale + view.width / 2, y * self.scale + view.height / 2)

    def to_picture(self, place: Point, view: Size) -> Point:
        """Return what place of the picture lies there in the view."""
        x, y = self.turn.to_picture(place.x - view.width / 2, place.y - view.height / 2)
        return Point(x / self.scale + self.centre.x, y / self.scale + self.centre.y)


def fit(picture: Size, view: Size, turn: Turn = _UPRIGHT) -> ViewTransform:
    """Show the whole picture, as large as it goes."""
    width, height = reversed(picture) if turn.swaps else picture
    scale = min(view.width / width, view.height / height)
    middle = Point(picture.width / 2, picture.height / 2)
    return ViewTransform(_limited(scale), middle, fitted=True, turn=turn)


def at_scale(transform: ViewTransform, scale: float) -> ViewTransform:
    """Show at a scale, the middle staying where it is."""
    return replace(transform, scale=_limited(scale), fitted=False)


def zoomed(transform: ViewTransform, factor: float, at: Point, view: Size) -> ViewTransform:
    """Zoom by a factor; the place of the picture under ``at`` (in the view) stays under it."""
    scale = _limited(transform.scale * factor)
    held = transform.to_picture(at, view)
    x, y = transform.turn.to_picture(at.x - view.width / 2, at.y - view.height / 2)
    centre = Point(held.x - x / scale, held.y - y / scale)
    return replace(transform, scale=scale, centre=centre, fitted=False)


def panned(transform: ViewTransform, dx: float, dy: float, picture: Size) -> ViewTransform:
    """Move the picture by view pixels; the view's middle never leaves the picture."""
    right, down = transform.turn.to_picture(dx, dy)
    x = transform.centre.x - right / transform.scale
    y = transform.centre.y - down / transform.scale
    centre = Point(min(max(x, 0.0), picture.width), min(max(y, 0.0), picture.height))
    return replace(transform, centre=centre, fitted=False)


def on_region(
    transform: ViewTransform, first: Point, second: Point, picture: Size, view: Size
) -> ViewTransform:
    """Zoom so that a rectangle fills the view; its opposite corners are places of the view."""
    corners = [transform.to_picture(place, view) for place in (first, second)]
    xs = sorted(min(max(place.x, 0.0), picture.width) for place in corners)
    ys = sorted(min(max(place.y, 0.0), picture.height) for place in corners)
    width, height = max(xs[1] - xs[0], 1e-6), max(ys[1] - ys[0], 1e-6)
    across, down = (height, width) if transform.turn.swaps else (width, height)
    scale = _limited(min(view.width / across, view.height / down))
    middle = Point((xs[0] + xs[1]) / 2, (ys[0] + ys[1]) / 2)
    return replace(transform, scale=scale, centre=middle, fitted=False)


def turned(transform: ViewTransform, turn: Turn, picture: Size, view: Size) -> ViewTransform:
    """Turn the picture about the view's middle; a whole picture stays whole."""
    if transform.fitted:
        return fit(picture, view, turn)
    return replace(transform, turn=turn)


def followed(transform: ViewTransform, picture: Size, view: Size) -> ViewTransform:
    """Return what to show after the view's size changed."""
    return fit(picture, view, transform.turn) if transform.fitted else transform


def _limited(scale: float) -> float:
    return min(max(scale, SMALLEST), LARGEST)
