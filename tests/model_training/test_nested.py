"""A last layer fitted anew, with one penalty between groups of classes and one within."""

from __future__ import annotations

import numpy as np
import pytest


def test_a_nested_head_answers_each_question_by_its_own_regression() -> None:
    from sklearn.linear_model import LogisticRegression

    from model_training.nested import all_groups, nested_head

    rng = np.random.default_rng(5)
    labels = rng.integers(0, 3, 300)
    x = rng.normal(0, 1, (300, 4)).astype(np.float32)
    x[:, 0] += 2.0 * (labels == 0)
    x[:, 1] += 0.7 * (labels == 2)
    groups = all_groups([[1, 2]], 3)
    assert groups == [[1, 2], [0]]
    kernel, bias = nested_head(x, labels, np.ones(300, np.float32), groups, 0.01, 0.5)
    z = x @ kernel + bias

    def plain(rows: np.ndarray, truth: np.ndarray, penalty: float) -> np.ndarray:
        mean, deviation = x[rows].mean(axis=0), x[rows].std(axis=0) + 1e-3
        model = LogisticRegression(C=1 / (penalty * rows.sum()), tol=1e-6, max_iter=1000)
        model.fit((x[rows] - mean) / deviation, truth)
        return np.asarray(model.decision_function((x - mean) / deviation))

    whole = np.ones(300, dtype=bool)
    normal = plain(whole, labels == 0, 0.01)
    viral = plain(labels > 0, labels[labels > 0] == 2, 0.5)
    assert z[:, 0] - z[:, 1:].mean(axis=1) == pytest.approx(normal, abs=0.02)
    assert z[:, 2] - z[:, 1] == pytest.approx(viral, abs=0.02)
