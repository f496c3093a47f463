"""Predictive values, against arithmetic by hand, another method and simulation."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.finding import Estimate
from app.domain.predictive import PredictiveValues, predictive_values
from app.errors import UsageError
from model_training.calibration import wilson


def _of(found: int, positives: int, cleared: int, negatives: int, p: float) -> PredictiveValues:
    return predictive_values(wilson(found, positives), wilson(cleared, negatives), p)


def test_values_by_hand() -> None:
    # Of 1,000 patients 100 have it: 90 are found; 900 have not: 180 false alarms, 720 cleared.
    worth = _of(9, 10, 8, 10, 0.1)
    assert worth.ppv is not None
    assert worth.npv is not None
    assert worth.ppv.value == pytest.approx(90 / 270)
    assert worth.npv.value == pytest.approx(720 / 730)


def test_intervals_of_a_case_control_study() -> None:
    """240 of 418 found and 288 of 375 cleared, at 3 %, beside the logit intervals.

    Mercaldo, Lau and Zhou, Statistics in Medicine 2007, equations 8 to 11: on the logit scale the
    variance is (1 - Se) / (Se n1) + Sp / ((1 - Sp) n0) for the PPV, and with Se and Sp in each
    other's place, n1 and n0 too, for the NPV. Samples are large, so the two methods must agree.
    """
    worth = _of(240, 418, 288, 375, 0.03)
    se, sp, n1, n0 = 240 / 418, 288 / 375, 418, 375
    for found, odds, variance in (
        (worth.ppv, 0.03 * se / (0.97 * (1 - sp)), (1 - se) / (se * n1) + sp / ((1 - sp) * n0)),
        (worth.npv, 0.97 * sp / (0.03 * (1 - se)), se / ((1 - se) * n1) + (1 - sp) / (sp * n0)),
    ):
        assert found is not None
        low, high = (
            1 / (1 + np.exp(-(np.log(odds) + sign * 1.959964 * np.sqrt(variance))))
            for sign in (-1, 1)
        )
        assert found.value == pytest.approx(odds / (1 + odds))
        assert (found.low, found.high) == (
            pytest.approx(low, abs=2e-4),
            pytest.approx(high, abs=2e-4),
        )


@pytest.mark.parametrize(
    ("se", "sp", "n1", "n0"), [(0.82, 0.95, 54, 59), (0.98, 0.99, 33, 87), (0.99, 0.73, 180, 110)]
)
def test_intervals_hold_the_truth_nineteen_times_in_twenty(
    se: float, sp: float, n1: int, n0: int
) -> None:
    rng, p, draws = np.random.default_rng(0), 0.1, 1500
    ppv = p * se / (p * se + (1 - p) * (1 - sp))
    npv = (1 - p) * sp / ((1 - p) * sp + p * (1 - se))
    inside = np.zeros(2)
    for _ in range(draws):
        worth = _of(int(rng.binomial(n1, se)), n1, int(rng.binomial(n0, sp)), n0, p)
        assert worth.ppv is not None
        assert worth.npv is not None
        inside += [worth.ppv.low <= ppv <= worth.ppv.high, worth.npv.low <= npv <= worth.npv.high]
    assert (inside / draws > 0.92).all()
    assert (inside / draws < 0.99).all()


@pytest.mark.parametrize(
    "counts", [(10, 10, 10, 10), (0, 10, 9, 10), (10, 10, 0, 10), (1, 2, 1, 2)]
)
def test_perfect_and_useless_answers_keep_their_uncertainty(
    counts: tuple[int, int, int, int],
) -> None:
    worth = _of(*counts, 0.2)
    for found in (worth.ppv, worth.npv):
        if found is not None:
            assert 0.0 <= found.low <= found.value <= found.high <= 1.0
            assert found.high - found.low > 0.005


def test_answers_that_are_never_given_are_worth_nothing() -> None:
    assert _of(0, 10, 10, 10, 0.1).ppv is None  # no positive at all
    assert _of(10, 10, 0, 10, 0.1).npv is None


@pytest.mark.parametrize("prevalence", [0.0, 1.0, 10.0, -0.1, float("nan")])
def test_a_prevalence_that_makes_no_sense_is_a_sentence(prevalence: float) -> None:
    whole = Estimate(0.9, 0.8, 0.95)
    with pytest.raises(UsageError, match="between 0 and 1"):
        predictive_values(whole, whole, prevalence)


def test_limits_do_not_jump_where_the_upper_limit_is_twice_the_value() -> None:
    """Sensitivity rising past half of its upper limit, specificity and both limits fixed."""
    highs = []
    for value in np.linspace(0.44, 0.56, 241):
        sensitivity = Estimate(float(value), 0.1, 1.0)  # twice the value is 1.0 on the way
        worth = predictive_values(sensitivity, Estimate(0.9, 0.8, 0.96), 0.1)
        assert worth.ppv is not None
        highs.append(worth.ppv.high)
    steps = np.diff(highs)
    assert np.abs(steps).max() < 2e-3
    # At the point itself, the limit l (2 v - l) / (2 v w): false alarms 0.1 (0.04 to 0.2).
    limit = 0.04 * (0.2 - 0.04) / (2 * 0.1 * 0.5)
    assert highs[120] == pytest.approx(1 / (1 + 9 * limit))


@pytest.mark.parametrize(("se", "sp", "n1", "n0"), [(0.4, 0.9, 6, 40), (0.25, 0.8, 10, 60)])
def test_intervals_hold_the_truth_with_few_positives_and_low_sensitivity(
    se: float, sp: float, n1: int, n0: int
) -> None:
    rng, p, draws = np.random.default_rng(1), 0.2, 1500
    ppv = p * se / (p * se + (1 - p) * (1 - sp))
    inside = told = 0
    for _ in range(draws):
        worth = _of(int(rng.binomial(n1, se)), n1, int(rng.binomial(n0, sp)), n0, p)
        if worth.ppv is not None:
            told += 1
            inside += worth.ppv.low <= ppv <= worth.ppv.high
    assert inside / told > 0.92
