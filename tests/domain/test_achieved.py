"""Which figures of an operating point are shown: the test set's, where there are any."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.achieved import achieved, held_out
from app.domain.finding import Estimate, OperatingPoint

_POINT = OperatingPoint("balanced", 0.5, Estimate(0.98, 0.97, 0.99), Estimate(0.99, 0.96, 1.0))
_MEASURED = {
    "threshold": 0.5,
    "sensitivity": [1.0, 0.96, 0.9999999999999999],
    "specificity": [0.73, 0.64, 0.8],
}


def _metrics(measured: object) -> dict[str, Any]:
    return {"held_out": {}, "test": {"findings": {"pneumonia": {"balanced": measured}}}}


def test_figures_of_a_test_set_come_first() -> None:
    of = achieved(_metrics(_MEASURED), "pneumonia", _POINT)
    assert of.scans == "test"
    assert of.specificity == Estimate(0.73, 0.64, 0.8)
    assert of.sensitivity == Estimate(1.0, 0.96, 1.0)


@pytest.mark.parametrize(
    "metrics",
    [
        {},
        {"test": None},
        {"test": {"findings": []}},
        _metrics("0.9"),
        _metrics({**_MEASURED, "threshold": 0.6}),  # measured at another threshold
        _metrics({**_MEASURED, "specificity": [0.0, 0.0, 1.0]}),  # of no scan without the finding
        _metrics({**_MEASURED, "specificity": [None, None, None]}),
        _metrics({**_MEASURED, "sensitivity": [0.9, 0.95, 0.99]}),  # outside its interval
        _metrics({**_MEASURED, "sensitivity": [90, 80, 95]}),
    ],
)
def test_without_them_the_point_s_own_stand(metrics: dict[str, Any]) -> None:
    assert achieved(metrics, "pneumonia", _POINT) == held_out(_POINT)
    assert held_out(_POINT).scans == "held_out"
