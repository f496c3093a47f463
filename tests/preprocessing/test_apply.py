"""The one preprocessing: its values by hand, and the same in training and reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from app.domain.display import DisplayTransform, Window
from app.domain.recipe import Recipe
from app.domain.scan import Geometry, Scan, Source
from app.preprocessing import apply


def scan_of(pixels: Any, **display: Any) -> Scan:
    array = np.asarray(pixels)
    geometry = Geometry(*array.shape[:2])
    source = Source(Path("in-memory"), "PNG")
    return Scan(array, DisplayTransform(**display), geometry, source)


def test_an_eight_bit_picture_of_the_right_size_is_only_scaled() -> None:
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    picture = apply(Recipe(rows=16, columns=16, channels=1), scan_of(pixels))
    assert picture.shape == (16, 16, 1)
    assert picture.dtype == np.float32
    np.testing.assert_allclose(picture[..., 0], pixels / 255.0, atol=1e-7)


def test_the_files_window_is_applied_and_monochrome1_inverted_once() -> None:
    pixels = np.full((16, 16), 100, np.int16)
    window = Window(centre=100.0, width=201.0)  # LINEAR: (100 - 99.5) / 200 + 0.5 = 0.5025
    recipe = Recipe(rows=16, columns=16, channels=1)
    plain = apply(recipe, scan_of(pixels, voi=(window,)))
    inverse = apply(recipe, scan_of(pixels, voi=(window,), inverse=True))
    np.testing.assert_allclose(plain, 0.5025, atol=1e-6)
    np.testing.assert_allclose(inverse, 0.4975, atol=1e-6)


def test_shrinking_averages_every_pixel() -> None:
    # Nearest or unfiltered bilinear would see the stripes; an antialiased filter sees their mean.
    stripes = np.zeros((160, 160), np.uint8)
    stripes[:, ::2] = 255
    picture = apply(Recipe(rows=16, columns=16, channels=1), scan_of(stripes))
    np.testing.assert_allclose(picture[:, 1:-1], 0.5, atol=0.02)


@pytest.mark.parametrize(
    "shape",
    [(1200, 1000), (1000, 1200), (2000, 500), (1570, 800), (700, 16), (24, 900), (5, 7), (1, 1)],
)
@pytest.mark.parametrize("kind", ["u2", "i2", "f4", "u1"])
def test_resizing_is_pillows_antialiased_filter(shape: tuple[int, int], kind: str) -> None:
    """The independent source: Pillow, given the whole of the float picture; shrunk and enlarged."""
    pixels = np.random.default_rng(0).integers(0, 255 if kind == "u1" else 4096, shape).astype(kind)
    display = {"voi": (Window(2000.0, 3000.0),), "padding": (0.0, 5.0), "inverse": True}
    scan = scan_of(pixels, **display)
    whole = Image.fromarray(scan.display.present(pixels)).resize(
        (32, 24), Image.Resampling.BILINEAR
    )
    picture = apply(Recipe(rows=24, columns=32, channels=1), scan)
    expected = np.clip(np.asarray(whole), 0.0, 1.0)
    np.testing.assert_allclose(picture[..., 0], expected, atol=3e-6)


def test_a_side_of_the_right_length_is_not_touched() -> None:
    pixels = np.random.default_rng(4).integers(0, 256, (32, 48), dtype=np.uint8)
    picture = apply(Recipe(rows=32, columns=48, channels=1), scan_of(pixels))
    np.testing.assert_array_equal(picture[..., 0], scan_of(pixels).display.present(pixels))


def test_padding_keeps_proportions_on_black() -> None:
    white = np.full((20, 40), 255, np.uint8)
    picture = apply(Recipe(rows=32, columns=32, channels=1, fit="pad"), scan_of(white))[..., 0]
    assert picture[8:24].min() == 1.0
    assert picture[:8].max() == picture[24:].max() == 0.0


def test_padding_respects_the_pixel_aspect_ratio() -> None:
    pixels = np.full((20, 40), 255, np.uint8)
    square = Scan(
        pixels,
        DisplayTransform(),
        Geometry(20, 40, pixel_aspect=2.0),
        Source(Path("in-memory"), "PNG"),
    )
    picture = apply(Recipe(rows=32, columns=32, channels=1, fit="pad"), square)
    assert picture.min() == 1.0


def test_grey_stored_as_rgb_equals_grey() -> None:
    rng = np.random.default_rng(0)
    grey = rng.integers(0, 256, (50, 60), dtype=np.uint8)
    rgb = np.stack([grey] * 3, axis=-1)
    recipe = Recipe(rows=32, columns=32)
    np.testing.assert_array_equal(apply(recipe, scan_of(grey)), apply(recipe, scan_of(rgb)))


def test_colour_becomes_luma_or_stays() -> None:
    red = np.zeros((16, 16, 3), np.uint8)
    red[..., 0] = 255
    luma = apply(Recipe(rows=16, columns=16), scan_of(red))
    np.testing.assert_allclose(luma, 0.299, atol=1e-6)
    kept = apply(Recipe(rows=16, columns=16, colour=True), scan_of(red))
    np.testing.assert_array_equal(kept[0, 0], [1.0, 0.0, 0.0])


def test_percentile_contrast_spans_black_to_white_and_leaves_a_blank_alone() -> None:
    ramp = np.linspace(100, 150, 256).astype(np.uint8).reshape(16, 16)
    recipe = Recipe(rows=16, columns=16, channels=1, contrast="percentile", percentiles=(0, 100))
    picture = apply(recipe, scan_of(ramp))
    assert (picture.min(), picture.max()) == (0.0, 1.0)
    blank = apply(recipe, scan_of(np.full((16, 16), 51, np.uint8)))
    np.testing.assert_allclose(blank, 0.2, atol=1e-6)


def test_it_changes_nothing_and_repeats_itself() -> None:
    pixels = np.random.default_rng(1).integers(0, 4096, (70, 50)).astype(np.uint16)
    before = pixels.copy()
    scan = scan_of(pixels, full_range=(0.0, 4095.0))
    recipe = Recipe(rows=32, columns=32)
    first, second = apply(recipe, scan), apply(recipe, scan)
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(scan.pixels, before)
    assert first.flags.c_contiguous


def test_smoothing_is_a_gaussian() -> None:
    """The independent source: SciPy's filter, cut at the same three standard deviations."""
    from scipy.ndimage import gaussian_filter

    grey = np.random.default_rng(3).integers(0, 256, (32, 48), dtype=np.uint8)
    recipe = Recipe(rows=32, columns=48, channels=1, smoothing=1.2)
    expected = gaussian_filter(grey / 255.0, 1.2, mode="reflect", radius=4)
    np.testing.assert_allclose(apply(recipe, scan_of(grey))[..., 0], expected, atol=1e-5)


@pytest.mark.parametrize("rows", [8, 4096])
def test_a_recipe_of_absurd_size_is_refused(rows: int) -> None:
    with pytest.raises(ValueError, match="between 16 and 2048"):
        Recipe(rows=rows)


def test_pillow_agrees(tmp_path: Path) -> None:
    """The independent source: Pillow's own resize of the 8-bit picture, within its rounding."""
    grey = np.random.default_rng(2).integers(0, 256, (300, 200), dtype=np.uint8)
    ours = apply(Recipe(rows=64, columns=64, channels=1), scan_of(grey))[..., 0] * 255.0
    theirs = np.asarray(Image.fromarray(grey).resize((64, 64), Image.Resampling.BILINEAR))
    assert np.abs(ours - theirs).max() <= 1.0  # Pillow rounds after each of its two passes
