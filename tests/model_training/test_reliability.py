"""The calibration error, by hand and against drawn scans of a known one."""

from __future__ import annotations

import numpy as np
import pytest

from model_training.reliability import bins, ece, ece_if_perfect


def test_ece_by_hand() -> None:
    # Ten bins of two. Those of the probabilities i/10 and i/10 + 0.05 have mean i/10 + 0.025.
    probability = np.arange(20) / 20
    truth = probability >= 0.5  # shares: 0 in the lower five bins, 1 in the upper five
    gaps = [abs(i / 10 + 0.025 - (i >= 5)) for i in range(10)]
    assert ece(probability, truth) == pytest.approx(sum(gaps) / 10)
    assert np.isnan(ece(np.zeros(0), np.zeros(0, dtype=np.bool_)))


def test_bins_have_equal_mass() -> None:
    sizes = [len(rows) for rows in bins(np.linspace(0, 1, 32))]
    assert len(sizes) == 10
    assert set(sizes) == {3, 4}
    assert len(bins(np.array([0.3, 0.4]))) == 2


def test_the_floor_is_what_perfect_probabilities_show() -> None:
    rng = np.random.default_rng(0)
    score = rng.random(300)
    perfect = [ece(score, rng.random(300) < score) for _ in range(100)]
    assert ece_if_perfect(score, 5) == pytest.approx(float(np.mean(perfect)), abs=0.006)
    assert ece_if_perfect(score, 5) > 0.02
    assert ece_if_perfect(rng.random(20_000), 0) < 0.01


def test_a_known_error_is_found_on_many_scans() -> None:
    rng = np.random.default_rng(1)
    true = rng.uniform(0.1, 0.8, 50_000)
    assert ece(true + 0.15, rng.random(50_000) < true) == pytest.approx(0.15, abs=0.01)


def test_equal_probabilities_are_judged_together_whatever_their_order() -> None:
    truth = np.arange(100) < 40
    shuffled = np.random.default_rng(2).permutation(truth)
    for order in (truth, truth[::-1], shuffled):  # 40 of 100 where 0.3 was said
        assert ece(np.full(100, 0.3), order) == pytest.approx(0.1)
