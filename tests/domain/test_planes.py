"""What is drawn of overlays: by hand, a character for each pixel."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain import planes
from app.domain.scan import Overlay


def mask(*lines: str) -> np.ndarray:
    return np.array([[letter == "#" for letter in line] for line in lines])


def seen(layer: np.ndarray) -> list[str]:
    return ["".join(".o#"[value] for value in row) for row in layer]


def test_a_line_has_an_edge_around_it() -> None:
    layer = planes.drawn([Overlay(mask("#..", "#.."), (2, 3))], 5, 6)
    assert seen(layer) == [
        ".ooo..",
        ".o#o..",
        ".o#o..",
        ".ooo..",
        "......",
    ]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ((0, 0), ["#o..", "oo..", "...."]),  # the last of its pixels is the picture's first
        ((3, 4), ["....", "..oo", "..o#"]),
        ((-1, 1), ["....", "....", "...."]),  # wholly above
        ((4, 5), ["....", "....", "...."]),
    ],
)
def test_what_lies_outside_the_picture_is_left_out(
    origin: tuple[int, int], expected: list[str]
) -> None:
    assert seen(planes.drawn([Overlay(mask("##", "##"), origin)], 3, 4)) == expected


def test_a_region_is_drawn_as_its_outline() -> None:
    area = mask("####.", "####.", "####.", ".####")
    assert planes.outline(area).tolist() == mask("####.", "#..#.", "#..#.", ".####").tolist()
    whole = planes.drawn([Overlay(area, region=True)], 4, 5)
    assert (whole[1, 1], whole[0, 0]) == (planes.EDGE, planes.LINE)
    assert planes.drawn([Overlay(area)], 4, 5)[1, 1] == planes.LINE


def test_several_lie_over_one_another() -> None:
    both = [Overlay(mask("#....")), Overlay(mask("....#"))]
    assert seen(planes.drawn(both, 1, 5)) == ["#o.o#"]
    assert seen(planes.drawn([], 1, 3)) == ["..."]


def test_no_line_is_lost_in_a_smaller_picture() -> None:
    layer = np.zeros((5, 7), np.uint8)
    layer[4, 6], layer[1, 1] = planes.LINE, planes.EDGE
    assert seen(planes.reduced(layer, 3)) == ["o..", "..#"]
    assert planes.reduced(layer, 1) is layer


def test_colours_over_grey_and_over_colour() -> None:
    layer = np.array([[planes.NOTHING, planes.EDGE, planes.LINE]], np.uint8)
    grey = np.array([[100, 100, 100]], np.uint8)
    expected = [[[100, 100, 100], [50, 50, 50], [0x8F, 0xE3, 0xC8]]]
    assert planes.laid_over(grey, layer).tolist() == expected
    colour = np.full((1, 3, 3), (10, 20, 30), np.uint8)
    assert planes.laid_over(colour, layer).tolist() == [
        [[10, 20, 30], [5, 10, 15], [0x8F, 0xE3, 0xC8]]
    ]
    assert colour.tolist() == [[[10, 20, 30]] * 3]  # left as it was
