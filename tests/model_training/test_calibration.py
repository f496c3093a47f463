"""Calibration, thresholds and intervals against cases with a known answer."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from app.domain.finding import Calibration
from model_training import calibration as cal
from model_training.config import ClassRule, Config
from model_training.deciding import _sets
from model_training.evaluation import auc
from model_training.reliability import ece


def test_overconfident_logits_are_brought_back() -> None:
    rng = np.random.default_rng(0)
    honest = rng.normal(0, 1.5, (20_000, 3))
    p = np.exp(honest) / np.exp(honest).sum(axis=1, keepdims=True)
    labels = (p.cumsum(axis=1) > rng.random((20_000, 1))).argmax(axis=1)
    distorted = (honest * 3 + np.array([1.0, -1.0, 0.0])).astype(np.float32)
    fitted = cal.fit_calibration(distorted, labels)
    assert fitted.temperature == pytest.approx(3, rel=0.05)
    assert np.abs(cal.calibrated(distorted, fitted) - p).max() < 0.05
    truth = labels == 0
    before = ece(_softmax(distorted)[:, 0], truth)
    after = ece(cal.calibrated(distorted, fitted)[:, 0], truth)
    assert after < 0.02 < before


def _softmax(x: np.ndarray) -> np.ndarray:
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))


def test_operating_points_do_what_their_names_say() -> None:
    rng = np.random.default_rng(1)
    truth = rng.random(2000) < 0.5
    score = 1 / (1 + np.exp(-rng.normal(np.where(truth, 1, -1), 1)))
    points = {p.name: p for p in cal.operating_points(score, truth)}
    assert points["high sensitivity"].sensitivity.value >= 0.99
    assert points["high specificity"].specificity.value >= 0.99
    low, mid, high = (
        points[n].threshold for n in ("high sensitivity", "balanced", "high specificity")
    )
    assert low < mid < high
    assert mid == pytest.approx(0.5, abs=0.1)


def test_points_that_decide_nothing_are_left_out() -> None:
    # A negative has a probability of 1, so only infinity leaves 99 % of the negatives alone.
    score = np.array([1.0, 1.0, 1.0, 0.2, 0.1])
    points = cal.operating_points(score, np.array([True, True, False, False, False]))
    assert [p.name for p in points] == ["balanced", "high sensitivity"]
    # Both 0.6 and 1 find both positives and leave two of three negatives alone: their middle.
    assert points[0].threshold == pytest.approx(0.8)
    assert points[0].sensitivity.value == 1
    assert points[0].specificity.value == pytest.approx(2 / 3)
    assert cal.operating_points(np.full(6, 0.4), np.arange(6) < 3) == ()


def test_conformal_ranks_scans_not_their_views() -> None:
    # Five scans of each class: rank ceil(6 x 0.9) = 6 of 5, so every set holds the class. Twice the
    # same scans as views would be 10, of which the 10th score would do.
    targets = np.eye(2, dtype=np.float32)[np.arange(10) % 2]
    config = Config(classes=(ClassRule(name="a", folder="a"), ClassRule(name="b", folder="b")))
    seen = np.random.default_rng(4).dirichlet([1, 1], 20)
    plain = Calibration("softmax", 1.0, (0.0, 0.0))
    sets = _sets(config, seen, targets, None, plain)
    assert sets is not None
    assert sets.quantiles == (1.0, 1.0)
    # Nineteen scans: the 18th of their scores, each the worst of its two views.
    p = np.random.default_rng(5).random((2, 38))
    both = np.stack([p, 1 - p], axis=-1)
    truth = np.eye(2, dtype=np.float32)[np.arange(38) % 2]
    sets = _sets(config, both.reshape(-1, 2), truth, None, plain)
    scores = [max(1 - p[0, i], 1 - p[1, i]) for i in range(0, 38, 2)]
    assert sets is not None
    assert sets.quantiles[0] == pytest.approx(sorted(scores)[17])


def test_wilson_interval_of_a_textbook_case() -> None:
    # Newcombe, Statistics in Medicine 1998, table I: 81 of 263.
    found = cal.wilson(81, 263)
    assert (found.low, found.high) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert cal.wilson(0, 0).high == 1.0


def test_conformal_sets_cover_every_class() -> None:
    rng = np.random.default_rng(2)
    labels = rng.choice(3, 6000, p=[0.7, 0.25, 0.05])
    logits = rng.normal(0, 1, (6000, 3))
    logits[np.arange(6000), labels] += 1.5
    p = _softmax(logits)
    conformal = cal.fit_conformal(p[:3000], labels[:3000], 0.9)
    inside = 1 - p[3000:] <= np.array(conformal.quantiles)
    for c in range(3):
        rows = labels[3000:] == c
        assert inside[rows, c].mean() == pytest.approx(0.9, abs=0.06)


def test_auc_agrees_with_scikit_learn_with_ties() -> None:
    rng = np.random.default_rng(3)
    score, truth = rng.integers(0, 10, 500) / 10, rng.random(500) < 0.4
    assert auc(score, truth) == pytest.approx(roc_auc_score(truth, score))
