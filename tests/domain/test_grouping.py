"""Grouping by study and series, and the order inside a series; distances worked out by hand."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from app.domain.grouping import distance, group, in_order
from app.domain.natural import natural_key
from app.domain.placement import Placement, Vector

AXIAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
SAGITTAL = ((0.0, 1.0, 0.0), (0.0, 0.0, -1.0))
TILTED = ((1.0, 0.0, 0.0), (0.0, 0.8, -0.6))


def at(position: Vector, orientation: tuple[Vector, Vector] = AXIAL, **more: object) -> Placement:
    return Placement(series_uid="1.2", position=position, orientation=orientation, **more)  # type: ignore[arg-type]


def order(*placements: Placement, names: str = "abcdefgh") -> str:
    """Return the names of the placements in their order, as one word."""
    paths = [PurePath(name) for name in names[: len(placements)]]
    return "".join(paths[index].name for index in in_order(paths, placements))


@pytest.mark.parametrize(
    ("orientation", "position", "expected"),
    [
        (AXIAL, (9.0, 9.0, 4.0), 4.0),  # the normal is z, toward the head
        (SAGITTAL, (4.0, 9.0, 9.0), -4.0),  # y x -z is -x, toward the right
        (TILTED, (7.0, 10.0, 10.0), 14.0),  # x x (0, .8, -.6) is (0, .6, .8): 6 + 8
    ],
)
def test_the_distance_along_the_normal(
    orientation: tuple[Vector, Vector], position: Vector, expected: float
) -> None:
    assert distance(at(position, orientation)) == pytest.approx(expected)


def test_slices_go_by_position_whatever_their_numbers_and_names_say() -> None:
    high = at((0.0, 0.0, 30.0), instance_number=1)
    low = at((0.0, 0.0, -2.5), instance_number=2)
    middle = at((0.0, 0.0, 10.0), instance_number=3)
    assert order(high, low, middle) == "bca"


def test_tilted_slices_are_sorted_along_their_own_normal() -> None:
    """By z alone the second would come first: 0.6 y + 0.8 z is 8 and 10."""
    assert order(at((0.0, 0.0, 10.0), TILTED), at((0.0, 15.0, 1.25), TILTED)) == "ab"


def test_one_place_seen_several_times_goes_by_instance_number() -> None:
    late = at((0.0, 0.0, 5.0), instance_number=20)
    early = at((0.0, 0.0, 5.0), instance_number=3)
    below = at((0.0, 0.0, 0.0), instance_number=30)
    assert order(late, early, below) == "cba"


def test_a_localizer_of_two_directions_is_two_stacks_by_their_lowest_number() -> None:
    placements = [
        at((0.0, 0.0, 9.0), AXIAL, instance_number=4),
        at((5.0, 0.0, 0.0), SAGITTAL, instance_number=2),
        at((0.0, 0.0, 3.0), AXIAL, instance_number=5),
        at((8.0, 0.0, 0.0), SAGITTAL, instance_number=3),
    ]
    assert order(*placements) == "dbca"  # sagittal: -8 before -5; axial: 3 before 9


def test_without_position_slice_location_then_number_then_natural_name() -> None:
    def of(**stated: float | int) -> Placement:
        return Placement(series_uid="1.2", **stated)  # type: ignore[arg-type]

    located = [of(slice_location=7.5, instance_number=1), of(slice_location=-7.5)]
    assert order(*located) == "ba"
    numbered = [of(instance_number=12), of(instance_number=2)]
    assert order(*numbered) == "ba"
    half_numbered = [of(), of(instance_number=2)]  # so by name
    assert order(*half_numbered) == "ab"
    paths = [PurePath("IM10"), PurePath("IM9")]
    assert in_order(paths, [of(), of()]) == (1, 0)


def test_an_orientation_that_is_no_plane_counts_as_none() -> None:
    flat = ((1.0, 0.0, 0.0), (1.0, 0.0, 0.0))
    assert distance(at((0.0, 0.0, 1.0), flat)) is None
    assert order(at((0.0, 0.0, 9.0), flat, instance_number=2), at((0.0, 0.0, 1.0), flat)) == "ab"


def test_more_directions_than_any_stack_has_go_by_number() -> None:
    placements = [
        at((0.0, 0.0, float(n)), ((1.0, 0.0, 0.0), (0.0, 1.0, n / 10)), instance_number=100 - n)
        for n in range(40)
    ]
    paths = [PurePath(str(n)) for n in range(40)]
    assert in_order(paths, placements) == tuple(reversed(range(40)))


def test_studies_and_series_are_grouped_and_nothing_is_lost() -> None:
    paths = [PurePath(name) for name in ("d/1", "d/2", "p/3.png", "d/4", "p/5.png", "d/6")]
    placements = [
        Placement(study_uid="S1", series_uid="S1.2", series_number=2),
        Placement(study_uid="S2", series_uid="S2.1"),
        None,
        Placement(study_uid="S1", series_uid="S1.1", series_number=1),
        Placement(),
        Placement(study_uid="S1", series_uid="S1.3"),
    ]
    studies = group(paths, placements)
    assert [(study.uid, [series.scans for series in study.series]) for study in studies] == [
        ("S1", [(3,), (0,), (5,)]),
        ("S2", [(1,)]),
        ("", [(2, 4)]),
    ]
    assert studies[2].folder == PurePath("p")


def test_natural_order_counts() -> None:
    names = ["image 10", "Image 2", "image 1", "a"]
    assert sorted(names, key=natural_key) == ["a", "image 1", "Image 2", "image 10"]


def test_a_placement_shows_nobody_in_its_repr() -> None:
    assert "Doe" not in repr(Placement(patient_name="Doe^Jane"))
