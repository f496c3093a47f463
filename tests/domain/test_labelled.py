"""What stands in the way of training, counted and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.labelled import Sighted, counted, faults

_SOURCE = Path("scans")


def _scans(*of: tuple[int, int, bool]) -> list[Sighted]:
    """(label, count, known): scans of patients of their own."""
    return [
        Sighted(label, False, f"{label} {number}" if known else None)
        for label, count, known in of
        for number in range(count)
    ]


def _codes(names: list[str], scans: list[Sighted]) -> list[str]:
    return [fault.code for fault in faults(counted(_SOURCE, names, scans))]


def test_patients_are_counted_once_and_the_test_set_apart() -> None:
    scans = [Sighted(0, False, "a"), Sighted(0, False, "a"), Sighted(0, True, "b")]
    scans += [Sighted(1, False, None), Sighted(1, False, None), Sighted(1, True, "a")]
    found = counted(_SOURCE, ["ill", "well"], scans)
    ill, well = found.classes
    assert (ill.patients, ill.scans, ill.test_patients, ill.test_scans) == (1, 2, 1, 1)
    assert (well.patients, well.scans, well.unknown) == (2, 2, 2)
    assert (found.scans, found.patients, found.has_test) == (6, 4, True)


@pytest.mark.parametrize(
    ("names", "scans", "first"),
    [
        ([], [], "no_classes"),
        (["ill"], _scans((0, 30, True)), "one_class"),
        (["ill", "well"], _scans((0, 30, True)), "empty_class"),
        (["ill", "well"], _scans((0, 30, True), (1, 1, True)), "too_few_scans"),
        (["ill", "well"], [Sighted(i % 2, False, "a") for i in range(30)], "one_patient"),
        (
            ["ill", "well"],
            [*_scans((0, 30, True)), *(Sighted(1, False, "z") for _ in range(30))],
            "class_of_one_patient",
        ),
    ],
)
def test_what_stops_training_is_said_first(
    names: list[str], scans: list[Sighted], first: str
) -> None:
    found = counted(_SOURCE, names, scans)
    assert faults(found)[0].code == first
    assert not found.trainable


def test_three_scans_can_be_trained_and_are_said_to_be_few() -> None:
    scans = _scans((0, 2, True), (1, 3, True))
    assert _codes(["ill", "well"], scans) == ["few_scans", "few_scans", "few_patients"]
    assert counted(_SOURCE, ["ill", "well"], scans).trainable


def test_enough_scans_of_known_patients_have_no_fault() -> None:
    assert _codes(["ill", "well"], _scans((0, 30, True), (1, 30, True))) == []
    unknown = _scans((0, 30, False), (1, 30, True))
    assert _codes(["ill", "well"], unknown) == ["no_patients"]
