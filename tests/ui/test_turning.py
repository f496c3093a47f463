"""Quarter turns and mirror images: geometry, letters and lengths follow them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.domain.display import DisplayTransform
from app.domain.scan import Geometry, Scan, Source
from app.ui.viewer import view_transform as vt
from app.ui.viewer.corners import Edges, edges, scale_bar, turned
from app.ui.viewer.turn import Turn
from app.ui.viewer.view_transform import Point, Size

ALL = [Turn(quarters, mirrored) for quarters in range(4) for mirrored in (False, True)]
PICTURE, VIEW = Size(300, 200), Size(640, 480)


def _scan(spacing: tuple[float, float] = (0.5, 0.5)) -> Scan:
    geometry = Geometry(200, 300, spacing, "PixelSpacing", spacing[0] / spacing[1], ("L", "F"))
    pixels = np.zeros((200, 300), np.uint8)
    return Scan(pixels, DisplayTransform(), geometry, Source(Path("scan.dcm"), "DICOM"))


@pytest.mark.parametrize("turn", ALL)
def test_a_place_goes_to_the_view_and_back(turn: Turn) -> None:
    transform = vt.fit(PICTURE, VIEW, turn)
    place = Point(40.0, 170.0)
    assert transform.to_picture(transform.to_view(place, VIEW), VIEW) == pytest.approx(place)


@pytest.mark.parametrize("turn", ALL)
def test_four_turns_or_two_flips_change_nothing(turn: Turn) -> None:
    assert turn.clockwise().clockwise().clockwise().clockwise() == turn
    assert turn.clockwise().clockwise(-1) == turn
    assert turn.flipped_across().flipped_across() == turn
    assert turn.flipped_down().flipped_down() == turn


def test_flips_are_those_of_the_screen_whatever_was_turned_before() -> None:
    for turn in ALL:
        x, y = turn.to_screen(3.0, 5.0)
        assert turn.flipped_across().to_screen(3.0, 5.0) == (-x, y)
        assert turn.flipped_down().to_screen(3.0, 5.0) == (x, -y)
        assert turn.clockwise().to_screen(3.0, 5.0) == (-y, x)


@pytest.mark.parametrize("turn", ALL)
def test_the_whole_picture_is_seen_when_fitted(turn: Turn) -> None:
    transform = vt.fit(PICTURE, VIEW, turn)
    corners = [
        transform.to_view(Point(x, y), VIEW)
        for x in (0, PICTURE.width)
        for y in (0, PICTURE.height)
    ]
    xs, ys = [c.x for c in corners], [c.y for c in corners]
    assert min(xs) >= -1e-9
    assert max(xs) <= VIEW.width + 1e-9
    assert min(ys) >= -1e-9
    assert max(ys) <= VIEW.height + 1e-9
    assert max(xs) - min(xs) == pytest.approx(VIEW.width) or max(ys) - min(ys) == pytest.approx(
        VIEW.height
    )


@pytest.mark.parametrize("turn", ALL)
def test_zoom_holds_its_place_and_pan_follows_the_hand(turn: Turn) -> None:
    transform = vt.fit(PICTURE, VIEW, turn)
    at = Point(200.0, 150.0)
    held = transform.to_picture(at, VIEW)
    nearer = vt.zoomed(transform, 2.0, at, VIEW)
    assert nearer.to_picture(at, VIEW) == pytest.approx(held)
    moved = vt.panned(nearer, 12.0, -7.0, PICTURE)
    assert moved.to_view(held, VIEW) == pytest.approx((at.x + 12.0, at.y - 7.0))


@pytest.mark.parametrize("turn", ALL)
def test_a_region_fills_the_view(turn: Turn) -> None:
    transform = vt.fit(PICTURE, VIEW, turn)
    first, second = Point(250.0, 200.0), Point(410.0, 300.0)
    middle = transform.to_picture(Point(330.0, 250.0), VIEW)
    zoomed = vt.on_region(transform, second, first, PICTURE, VIEW)
    assert zoomed.to_view(middle, VIEW) == pytest.approx((320.0, 240.0))
    # The region is 160 by 100; the view 640 by 480 holds it four times larger.
    assert zoomed.scale == pytest.approx(transform.scale * 4.0)
    assert zoomed.turn == turn


def test_letters_follow_the_turn() -> None:
    scan = _scan()
    assert edges(scan, Turn()) == Edges("R", "L", "H", "F")
    assert edges(scan, Turn().clockwise()) == Edges("F", "H", "R", "L")
    assert edges(scan, Turn().flipped_across()) == Edges("L", "R", "H", "F")
    assert edges(scan, Turn().flipped_down()) == Edges("R", "L", "F", "H")


def test_the_scale_bar_measures_along_the_screen() -> None:
    scan = _scan((1.0, 0.5))  # rows are twice as far apart as columns
    for turn in ALL:
        bar = scale_bar(scan, vt.ViewTransform(scale=2.0, turn=turn), 100.0)
        assert bar is not None
        assert bar.label == "2 cm"  # 2 view pixels are half a millimetre, either way
        assert bar.pixels == pytest.approx(80.0)


def test_a_turned_picture_is_said_to_be_one() -> None:
    assert turned(Turn()) == ""
    assert turned(Turn(1)) == "Turned 90° right"
    assert turned(Turn().flipped_across()) == "Mirrored left to right"
    assert turned(Turn().flipped_down()) == "Mirrored top to bottom"
    assert turned(Turn().flipped_down().clockwise()) == "Mirrored left to right · Turned 270° right"
