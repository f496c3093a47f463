"""Activation maps against arithmetic by hand and against the network's own gradient."""

from __future__ import annotations

import numpy as np

from app.domain.finding import Calibration, FindingSpec
from app.inference.activation import activation_maps
from app.inference.calibration import probabilities

CLASSES = ("normal", "bacterial", "viral")
FINDINGS = (
    FindingSpec("pneumonia", ("bacterial", "viral")),
    FindingSpec("normal", ("normal",)),
)


def test_the_map_is_head_weights_times_feature_maps() -> None:
    features = np.zeros((2, 2, 2), np.float32)
    features[0, 1, 0] = 1.0  # channel 0 speaks for class 0, here only
    features[1, 0, 1] = 0.5  # channel 1 speaks for class 1, half as much
    weights = np.array([[1.0, 0.0], [0.0, 1.0]], np.float32)
    maps = activation_maps(
        features,
        weights,
        np.array([0.5, 0.5]),
        ("a", "b"),
        (FindingSpec("a", ("a",)), FindingSpec("b", ("b",))),
        exclusive=False,
    )
    np.testing.assert_allclose(maps[0].values, [[0, 1], [0, 0]])
    np.testing.assert_allclose(maps[1].values, [[0, 0], [1, 0]])


def test_it_follows_the_gradient_of_the_log_odds() -> None:
    """Finite differences: add a little of one cell's features, see how the log-odds move."""
    rng = np.random.default_rng(0)
    features = rng.random((3, 3, 5)).astype(np.float64)
    weights = rng.normal(size=(5, 3))

    def log_odds(cells: np.ndarray) -> float:
        logits = cells.mean(axis=(0, 1)) @ weights
        p = probabilities(logits, Calibration())
        return float(np.log((p[1] + p[2]) / p[0]))

    p = probabilities(features.mean(axis=(0, 1)) @ weights, Calibration())
    (pneumonia, _) = activation_maps(
        features.astype(np.float32),
        weights.astype(np.float32),
        p,
        CLASSES,
        FINDINGS,
        exclusive=True,
    )
    step = 1e-6
    moves = np.zeros((3, 3))
    for cell in np.ndindex(3, 3):
        nudged = features.copy()
        nudged[cell] *= 1.0 + step
        moves[cell] = (log_odds(nudged) - log_odds(features)) / step
    expected = np.clip(moves / np.abs(moves).max(), 0.0, 1.0)
    np.testing.assert_allclose(pneumonia.values, expected, atol=1e-3)


def test_what_speaks_against_shows_nothing() -> None:
    features = np.ones((2, 2, 1), np.float32)
    weights = np.array([[2.0, -1.0, -1.0]], np.float32)  # everything speaks for normal
    pneumonia, normal = activation_maps(
        features, weights, np.array([0.9, 0.05, 0.05]), CLASSES, FINDINGS, exclusive=True
    )
    assert pneumonia.values.max() == 0.0
    np.testing.assert_allclose(normal.values, 1.0)


def test_no_features_give_an_empty_map() -> None:
    maps = activation_maps(
        np.zeros((2, 2, 1), np.float32),
        np.ones((1, 3), np.float32),
        np.array([1.0, 0.0, 0.0]),
        CLASSES,
        FINDINGS,
        exclusive=True,
    )
    assert all(np.isfinite(m.values).all() and m.values.max() == 0.0 for m in maps)
