"""What so many scans can support, before anything is trained."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.interval import auc_interval
from app.domain.labelled import ClassCount, Labelled
from app.domain.supporting import Took, expected_seconds, of_test_set, supports


def _found(**patients: int) -> Labelled:
    classes = tuple(ClassCount(name, 3 * count, count) for name, count in patients.items())
    return Labelled(Path("scans"), classes, sum(patients.values()))


def test_what_is_held_out_is_counted_by_patients_and_the_interval_is_that_of_the_report() -> None:
    ill, well = supports(_found(ill=160, well=240), thorough=False)
    assert (ill.positives, ill.negatives) == (40, 60)
    assert (well.positives, well.negatives) == (60, 40)
    assert (ill.low, ill.high) == auc_interval(0.9, 40, 60)
    assert 0.81 < ill.low < 0.84
    assert 0.94 < ill.high < 0.96
    assert not ill.wide


def test_twice_the_patients_narrow_it_and_few_say_hardly_anything() -> None:
    few, _ = supports(_found(few=12, many=400), thorough=True)
    assert few.positives == 2
    assert few.high_twice - few.low_twice < few.width
    assert few.wide
    assert few.hopeless
    one, _ = supports(_found(one=1, many=400), thorough=False)
    assert one.positives == 0
    assert (one.low, one.high) == (0.0, 1.0)


def test_a_test_set_is_spoken_of_where_there_is_one() -> None:
    assert of_test_set(_found(ill=100, well=100)) == ()
    classes = (ClassCount("ill", 9, 9, 50, 20), ClassCount("well", 9, 9, 50, 0))
    ill, well = of_test_set(Labelled(Path("scans"), classes, 38))
    assert (ill.positives, ill.negatives) == (20, 0)
    assert (ill.low, ill.high) == (0.0, 1.0)
    assert well.positives == 0


def test_time_grows_with_the_scans_and_follows_earlier_trainings() -> None:
    small, large = (expected_seconds(count, thorough=False) for count in (100, 10_000))
    assert small < large
    assert expected_seconds(600, thorough=True) > 5 * expected_seconds(600, thorough=False)
    slow = Took(False, 600, 3 * expected_seconds(600, thorough=False))
    usual = expected_seconds(2000, thorough=False)
    assert expected_seconds(2000, thorough=False, before=[slow]) == pytest.approx(3 * usual)
    quick = Took(True, 600, expected_seconds(600, thorough=True))
    assert expected_seconds(2000, thorough=False, before=[quick, slow]) == pytest.approx(3 * usual)
