"""Intervals of few scans hold the truth, and draws are measured on what they have not seen."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from app.domain.interval import auc_interval
from model_training.evaluation import auc
from model_training.small_data import Seen, draw, measure, table


@pytest.mark.parametrize(("positives", "negatives"), [(3, 3), (5, 20), (25, 25)])
@pytest.mark.parametrize("truth", [0.6, 0.9])
def test_the_interval_of_an_auc_holds_it(positives: int, negatives: int, truth: float) -> None:
    """Of normal scores a known distance apart, whose AUC follows from the distance."""
    rng = np.random.default_rng(0)
    distance = np.sqrt(2) * norm.ppf(truth)
    labels = np.arange(positives + negatives) < positives
    hits = 0
    for _ in range(400):
        found = auc(rng.normal(0, 1, len(labels)) + distance * labels, labels)
        low, high = auc_interval(found, positives, negatives)
        hits += low <= truth <= high
    assert hits >= 0.93 * 400


def test_an_interval_is_around_its_value_and_narrows() -> None:
    few, many = auc_interval(0.8, 10, 10), auc_interval(0.8, 100, 100)
    assert few[0] < many[0] < 0.8 < many[1] < few[1]
    assert auc_interval(1.0, 3, 3)[0] < 0.6  # three and three say little
    assert auc_interval(1.0, 3, 3)[1] == 1.0
    assert auc_interval(float("nan"), 0, 5) == (0.0, 1.0)


def seen(shift: float) -> Seen:
    rng = np.random.default_rng(0)
    labels = np.arange(300) % 2
    features = rng.normal(0, 1, (300, 5)).astype(np.float32)
    features[:, 0] += shift * labels
    return Seen(features, labels, np.arange(300), 2)


def test_what_can_be_told_is_told_on_the_rest() -> None:
    assert draw(seen(4.0), 50, 0).truth > 0.95
    assert 0.3 < draw(seen(0.0), 50, 0).truth < 0.7


def test_a_row_for_each_size_that_leaves_enough() -> None:
    rows = measure("ours", seen(2.0), draws=2)
    assert [row.size for row in rows] == [10, 20, 50, 100]
    assert measure("ours", seen(2.0), sizes=(140,)) == []
    said = table(rows)
    assert said.count("| ours |") == 4
    assert "of 16" in said  # four sizes, two draws, two classes
