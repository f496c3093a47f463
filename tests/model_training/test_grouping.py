"""Copies of training pictures in a test set are found, through other copies too."""

from __future__ import annotations

import numpy as np

from model_training import grouping


def _blobs(rng: np.random.Generator) -> np.ndarray:
    return np.kron(rng.random((8, 8)), np.ones((8, 8)))[..., None].astype(np.float32)


def test_a_copy_and_the_copy_of_a_copy_touch_the_training_pictures() -> None:
    rng = np.random.default_rng(0)
    train, other = [_blobs(rng), _blobs(rng)], _blobs(rng)
    changed = np.clip(train[0] * 0.97 + 0.01, 0, 1).astype(np.float32)
    test = [changed, other, train[1].copy()]
    found = grouping.touching(grouping.prints_of(train), grouping.prints_of(test), 8)
    assert found.tolist() == [True, False, True]


def test_touching_is_transitive_over_test_pictures() -> None:
    bits = np.zeros((4, 256), dtype=np.bool_)
    bits[2, :8] = True  # 8 from the training picture
    bits[3, :16] = True  # 8 from the one before, 16 from the training picture
    bits[1, 128:] = True
    far = np.ones((3, 4, 256), dtype=np.bool_)  # mirror images like none of them
    train = grouping.Prints(("a",), bits[:1], far[:, :1])
    test = grouping.Prints(("b", "c", "d"), bits[1:], far[:, 1:])
    assert grouping.touching(train, test, 8).tolist() == [False, True, True]
    assert grouping.touching(train, test, 7).tolist() == [False, False, False]
