"""Whether a bundle does as well here as it states."""

from __future__ import annotations

import pytest

from app.domain.achieved import stated_auc
from app.domain.falling_short import Outcome, compared, worst
from app.domain.finding import Estimate

STATED = Estimate(0.95, 0.93, 0.97)


@pytest.mark.parametrize(
    ("here", "outcome"),
    [
        ((0.80, 0.72, 0.86), "short"),
        ((0.94, 0.90, 0.97), "holds"),
        ((0.99, 0.97, 1.00), "holds"),
        ((0.93, 0.70, 0.99), "unsure"),
        ((1.0, None, None), "unknown"),
        ((None, None, None), "unknown"),
    ],
)
def test_a_figure_is_held_against_the_stated_one(
    here: tuple[float | None, float | None, float | None], outcome: Outcome
) -> None:
    assert compared(here, STATED) == outcome


def test_without_a_stated_figure_nothing_is_said() -> None:
    assert compared((0.5, 0.4, 0.6), None) == "unknown"


def test_the_worst_is_said_first() -> None:
    assert worst(["holds", "short", "unsure"]) == "short"
    assert worst(["holds", "unknown", "unsure"]) == "unsure"
    assert worst(["holds", "unknown"]) == "holds"
    assert worst([]) == "unknown"


def test_the_test_sets_auc_is_the_stated_one_where_there_is_one() -> None:
    both = {
        "test": {"findings": {"tumour": {"auc": [0.9, 0.8, 0.95]}}},
        "held_out": {"findings": {"tumour": {"auc": [0.99, 0.98, 1.0]}}},
    }
    assert stated_auc(both, "tumour") == (Estimate(0.9, 0.8, 0.95), "test")
    assert stated_auc({"held_out": both["held_out"]}, "tumour") == (
        Estimate(0.99, 0.98, 1.0),
        "held_out",
    )
    assert stated_auc({"test": {"findings": []}}, "tumour") is None
