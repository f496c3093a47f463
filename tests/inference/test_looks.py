"""What the gate looks at, by hand on small arrays."""

from __future__ import annotations

import numpy as np
import pytest

from app.bundle import Reference
from app.inference.looks import cells, looks, mahalanobis, relief, router_probability

_NOTHING = np.zeros((1, 1), np.float32)


def test_cells_are_means_of_thirds_and_share_what_does_not_divide() -> None:
    maps = np.arange(49, dtype=np.float32).reshape(1, 7, 7, 1)  # value = 7 row + column
    centres = (1, 3, 5)  # of rows 0-2, 2-4 and 4-6
    expected = [7 * row + column for row in centres for column in centres]
    np.testing.assert_allclose(cells(maps)[0, :, 0], expected)


def test_a_map_smaller_than_the_grid_is_repeated() -> None:
    maps = np.array([[1.0, 2.0], [3.0, 4.0]], np.float32).reshape(1, 2, 2, 1)
    found = cells(maps)[0, :, 0].reshape(3, 3)
    np.testing.assert_allclose(found[[0, 0, 2, 2], [0, 2, 0, 2]], [1, 2, 3, 4])
    assert found[1, 1] == pytest.approx(2.5)


def test_looks_are_the_embedding_and_the_projected_cells() -> None:
    embedding = np.array([[5.0, 6.0]], np.float32)
    maps = np.ones((1, 6, 6, 2), np.float32) * np.array([1.0, 10.0], np.float32)
    projection = np.array([[2.0], [1.0]], np.float32)
    np.testing.assert_allclose(looks(embedding, maps, projection), [[5, 6, *[12] * 9]])
    assert looks(embedding, maps, None) is embedding


def test_a_picture_on_its_head_looks_different() -> None:
    maps = np.random.default_rng(0).random((1, 7, 7, 3), dtype=np.float32)
    projection = np.eye(3, dtype=np.float32)
    embedding = np.zeros((1, 1), np.float32)
    upright, turned = (looks(embedding, m, projection)[0, 1:] for m in (maps, maps[:, ::-1]))
    np.testing.assert_allclose(turned.reshape(3, 3, 3), upright.reshape(3, 3, 3)[::-1], atol=1e-6)
    assert np.abs(turned - upright).max() > 0.01


def test_the_router_has_a_layer_of_rectified_units() -> None:
    reference = Reference(
        _NOTHING,
        _NOTHING,
        _NOTHING,
        gate_mean=np.array([1.0], np.float32),
        gate_whitening=np.array([[2.0]], np.float32),
        router_hidden=np.array([[1.0, -1.0], [0.0, 0.0]], np.float32),
        router_hidden_bias=np.array([0.0, 0.5], np.float32),
        router_weights=np.array([1.0, 4.0], np.float32),
        router_bias=np.array(-1.0, np.float32),
    )
    seen = np.array([3.0, 100.0], np.float32)
    assert router_probability(seen, reference) == pytest.approx(1 / (1 + np.exp(-2)))  # 3 + 0 - 1
    assert mahalanobis(seen, reference) == pytest.approx(4)  # of the embedding alone: 2 x (3 - 1)


def test_neither_uneven_light_nor_grain_is_relief() -> None:
    y, x = np.mgrid[-1:1:224j, -1:1:224j]
    grain = np.random.default_rng(0).normal(0, 0.02, x.shape)
    lit = (0.5 + 0.2 * x - 0.1 * x * y - 0.3 * y**2 + grain)[..., None].astype(np.float32)
    assert relief(np.full((224, 224, 1), 0.3, np.float32)) == pytest.approx(0, abs=1e-6)
    assert relief(lit) < 0.005


def test_stripes_are_relief() -> None:
    wave = np.sign(np.sin(np.linspace(0, 16 * np.pi, 64, endpoint=False) + 0.01))  # 8 waves
    picture = np.broadcast_to(0.5 + 0.1 * wave, (96, 64))[..., None].astype(np.float32)
    # Stripes of +-0.1 that the fields fall on: what is left is near their deviation, 0.1.
    assert relief(picture) == pytest.approx(0.1, abs=0.01)
