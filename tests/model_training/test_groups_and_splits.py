"""Scans of one patient, and copies of one picture, never lie on both sides of a split."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_training import grouping
from model_training.indexing import patient_key

_KERMANY = r"^((?:NORMAL2-)?IM-\d+|person\d+)"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("NORMAL2-IM-0873-0001.jpeg", "NORMAL2-IM-0873"),
        ("IM-0115-0001.jpeg", "IM-0115"),
        ("IM-0115-0001-0002.jpeg", "IM-0115"),
        ("person1294_virus_2221.jpeg", "person1294"),
        ("something else.png", "something else.png"),
    ],
)
def test_the_patient_key_of_public_names(name: str, key: str) -> None:
    assert patient_key(name, _KERMANY) == key


def _blobs(rng: np.random.Generator) -> np.ndarray:
    picture = np.kron(rng.random((8, 8)), np.ones((8, 8)))
    return picture[..., None].astype(np.float32)


def test_a_slightly_changed_copy_is_a_near_duplicate_and_another_picture_is_not() -> None:
    rng = np.random.default_rng(0)
    first, other = _blobs(rng), _blobs(rng)
    copy = np.clip(first * 0.97 + 0.01, 0, 1).astype(np.float32)
    hashes = np.stack([grouping.difference_hash(p) for p in (first, copy, other)])
    assert grouping.near_pairs(hashes, 8) == [(0, 1)]
    assert grouping.pixel_digest(first) != grouping.pixel_digest(copy)


def test_connections_are_transitive() -> None:
    groups = grouping.connect(6, [(4, 2), (0, 4), (3, 5)])
    assert groups.tolist() == [0, 1, 0, 3, 0, 3]


def test_equal_keys_are_connected() -> None:
    assert grouping.equal_pairs(["a", "b", "a", "a"]) == [(0, 2), (0, 3)]


@given(st.integers(0, 2**32 - 1), st.integers(2, 6))
def test_folds_keep_groups_whole_and_classes_even(seed: int, folds: int) -> None:
    rng = np.random.default_rng(seed)
    groups = rng.integers(0, 60, 300)
    labels = (rng.random(300) < 0.3).astype(np.int64)
    fold = grouping.grouped_folds(labels, groups, folds, seed)
    for group in np.unique(groups):
        assert len(set(fold[groups == group].tolist())) == 1
    share = [np.mean(fold[labels == 1] == f) for f in range(folds)]
    assert max(share) - min(share) < 0.2
