"""Evaluation: the arithmetic, against arithmetic by hand and scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest

from model_training.assessment import statistics as st
from model_training.evaluation import auc
from model_training.reliability import ece


@pytest.fixture(scope="module")
def drawn() -> tuple[st.Floats, st.Bools]:
    rng = np.random.default_rng(1)
    truth = rng.random(200) < 0.4
    return np.round(np.clip(rng.normal(0.4 + 0.2 * truth, 0.2), 0, 1), 2), truth


def test_decisions_are_those_of_scikit_learn(drawn: tuple[st.Floats, st.Bools]) -> None:
    from sklearn import metrics

    score, truth = drawn
    at, positive = st.decisions(score, truth, 0.5), score >= 0.5
    assert at["accuracy"] == pytest.approx(metrics.accuracy_score(truth, positive))
    assert at["balanced_accuracy"] == pytest.approx(
        metrics.balanced_accuracy_score(truth, positive)
    )
    assert at["sensitivity"] == pytest.approx(metrics.recall_score(truth, positive))
    assert at["specificity"] == pytest.approx(metrics.recall_score(~truth, ~positive))
    assert at["ppv"] == pytest.approx(metrics.precision_score(truth, positive))
    assert at["npv"] == pytest.approx(metrics.precision_score(~truth, ~positive))
    assert st.brier(score, truth) == pytest.approx(metrics.brier_score_loss(truth, score))


def test_the_roc_curve_is_that_of_scikit_learn(drawn: tuple[st.Floats, st.Bools]) -> None:
    from sklearn.metrics import roc_auc_score, roc_curve

    score, truth = drawn
    false, true, _ = roc_curve(truth, score, drop_intermediate=False)
    ours = st.roc(score, truth)
    np.testing.assert_allclose(ours[0], false)
    np.testing.assert_allclose(ours[1], true)
    assert np.trapezoid(ours[1], ours[0]) == pytest.approx(roc_auc_score(truth, score))


def test_undefined_figures_are_not_zero() -> None:
    at = st.decisions(np.array([0.2, 0.3]), np.array([False, False]), 0.5)
    assert np.isnan(at["sensitivity"])
    assert np.isnan(at["ppv"])
    assert np.isnan(at["balanced_accuracy"])
    assert at["specificity"] == 1.0


def test_resamples_hold_whole_patients() -> None:
    patients = np.array([7, 7, 3, 3, 3, 9])
    for rows in st.resamples(patients, 50, 0):
        counts = np.bincount(rows, minlength=6)
        assert counts[0] == counts[1]
        assert counts[2] == counts[3] == counts[4]
        assert counts[[0, 2, 5]].sum() == 3


def test_intervals_are_repeatable_and_wider_by_patient(drawn: tuple[st.Floats, st.Bools]) -> None:
    score, truth = (np.repeat(part, 4) for part in drawn)

    def over(rows: st.Rows) -> dict[str, float]:
        return {"auc": auc(score[rows], truth[rows]), "ece": ece(score[rows], truth[rows])}

    each, grouped = np.arange(800), np.repeat(np.arange(200), 4)
    by_scan = st.with_intervals(over, each, 200, 3)["auc"]
    by_patient = st.with_intervals(over, grouped, 200, 3)
    assert by_patient == st.with_intervals(over, grouped, 200, 3)
    wide, narrow = by_patient["auc"].high - by_patient["auc"].low, by_scan.high - by_scan.low
    assert wide / narrow == pytest.approx(2.0, rel=0.25)  # four copies feign half the width
    for measured in by_patient.values():
        assert measured.low <= measured.value <= measured.high


def test_a_perfect_proportion_has_wilsons_interval() -> None:
    values = {"x/sensitivity": 1.0, "auc": 1.0}
    measured = st.with_intervals(lambda _: values, np.arange(20), 100, 0)
    assert np.isnan(measured["auc"].low)  # rather than “1.000 to 1.000” of a few scans
    # n / (n + z^2) for 20 of 20.
    assert measured["x/sensitivity"].low == pytest.approx(20 / (20 + 1.959964**2), abs=1e-6)


def test_delong_by_hand(drawn: tuple[st.Floats, st.Bools]) -> None:
    first, truth = drawn
    second = np.clip(first + np.random.default_rng(2).normal(0, 0.2, len(first)), 0, 1).round(2)
    found = st.delong(first, second, truth)

    def wins(score: st.Floats) -> st.Floats:
        """1 where a positive is above a negative, half for a tie: (positives, negatives)."""
        p, n = score[truth][:, None], score[~truth][None]
        return (p > n) + 0.5 * (p == n)

    a, b = wins(first), wins(second)
    assert (found.first, found.second) == (pytest.approx(a.mean()), pytest.approx(b.mean()))
    over = [(a - b).mean(axis=axis) for axis in (1, 0)]
    variance = sum(part.var(ddof=1) / len(part) for part in over)
    half = 1.959964 * np.sqrt(variance)
    assert found.difference.high - found.difference.value == pytest.approx(half)
    assert st.delong(first, first, truth).p == 1.0
