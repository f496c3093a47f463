"""Pictures with heat maps: the map lies where the network saw the scan."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.domain.analysis import ActivationMap
from app.domain.display import DisplayTransform
from app.domain.recipe import Recipe
from app.domain.scan import Geometry, Scan, Source
from app.services.picture import heat_colours, with_heat


def black(rows: int, columns: int) -> Scan:
    pixels = np.zeros((rows, columns), np.uint8)
    return Scan(pixels, DisplayTransform(), Geometry(rows, columns), Source(Path("made"), "PNG"))


def centre_of_heat(picture: np.ndarray) -> tuple[float, float]:
    weight = picture.astype(float).sum(axis=-1)
    rows, columns = np.indices(weight.shape)
    return (
        float((rows * weight).sum() / weight.sum() / weight.shape[0]),
        float((columns * weight).sum() / weight.sum() / weight.shape[1]),
    )


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        # The hot cell is the upper left of a 7 x 7 map's centre row: cell (3, 1).
        ("stretch", (0.5, 1.5 / 7)),
        # A scan twice as wide as high fills the middle half of a padded square: its rows 1/4 to
        # 3/4, so the map's centre row is still the middle, and columns are the same.
        ("pad", (0.5, 1.5 / 7)),
    ],
)
def test_heat_lies_on_its_cell(fit: str, expected: tuple[float, float]) -> None:
    values = np.zeros((7, 7), np.float32)
    values[3, 1] = 1.0
    recipe = Recipe(fit=fit)
    picture = with_heat(black(200, 400), ActivationMap("x", values), recipe, opacity=1.0)
    assert picture.shape == (200, 400, 3)
    np.testing.assert_allclose(centre_of_heat(picture), expected, atol=0.02)


def test_heat_in_the_padding_is_not_on_the_scan() -> None:
    values = np.zeros((8, 8), np.float32)
    values[0] = 1.0  # above a wide scan
    recipe = Recipe(rows=224, columns=224, fit="pad")
    padded = with_heat(black(200, 400), ActivationMap("x", values), recipe, opacity=1.0)
    stretched = with_heat(black(200, 400), ActivationMap("x", values), Recipe(), opacity=1.0)
    assert padded.sum() < 0.05 * stretched.sum()


def test_no_influence_leaves_the_picture_alone() -> None:
    none = ActivationMap("x", np.zeros((7, 7), np.float32))
    assert with_heat(black(50, 60), none, Recipe()).max() == 0
    assert heat_colours(none, (10, 12)).shape == (10, 12, 4)
