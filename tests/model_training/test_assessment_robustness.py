"""Evaluation: distorted and attacked pictures, and the sanity of the activation map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest

from app.domain.display import DisplayTransform
from app.domain.finding import Calibration
from app.domain.scan import Geometry, Scan, Source
from app.imaging import read_scan
from app.inference.calibration import probabilities
from app.inference.opening import OpenBundle
from app.preprocessing import apply
from model_training.assessment.attacks import Attack
from model_training.assessment.distortions import DISTORTIONS, distorted, shown
from model_training.assessment.map_sanity import similarity, spearman
from tests.conftest import sample_path

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations


def test_grey_levels_survive_as_they_are(opened: OpenBundle) -> None:
    scan = read_scan(sample_path("pneumonia.dcm"))
    again = shown(scan, scan.display.present(scan.pixels))
    recipe = opened.bundle.manifest.recipe
    np.testing.assert_array_equal(apply(recipe, again), apply(recipe, scan))


@pytest.mark.parametrize("distortion", DISTORTIONS, ids=lambda d: d.name)
@pytest.mark.parametrize("colour", [False, True])
def test_distortions_change_more_with_strength(distortion: Any, colour: bool) -> None:
    y, x = np.mgrid[0:1:256j, 0:1:256j]
    levels = (0.5 + 0.4 * np.sin(20 * x) * np.cos(14 * y)).astype(np.float32)
    if colour:
        levels = np.stack([levels, levels[::-1], levels], axis=-1)
    base = Scan(
        np.rint(levels * 255).astype(np.uint8),
        DisplayTransform(),
        Geometry(256, 256),
        Source(Path("made"), "PNG"),
    )

    def change(strength: float) -> float:
        changed = distorted(base, distortion, strength, 0)
        values = changed.display.present(changed.pixels)
        assert 0.0 <= values.min() <= values.max() <= 1.0
        if values.shape != levels.shape:  # only the resolution changes the size
            return abs(distortion.neutral - strength)
        return float(np.abs(values - base.display.present(base.pixels)).mean())

    assert change(distortion.neutral) < 0.01
    for side in (-1, 1):
        beyond = [s for s in distortion.strengths if (s - distortion.neutral) * side > 0]
        changes = [change(s) for s in sorted(beyond, key=lambda s: abs(s - distortion.neutral))]
        assert changes == sorted(changes)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_attacks_stay_within_their_bounds(
    opened: OpenBundle, output: Literal["softmax", "sigmoid"]
) -> None:
    import keras

    manifest = opened.bundle.manifest
    recipe = replace(manifest.recipe, rows=16, columns=16, channels=3)
    inputs = keras.Input((16, 16, 3))
    logits = keras.layers.Dense(3)(keras.layers.GlobalAveragePooling2D()(inputs))
    network = keras.Model(inputs, {"logits": logits})
    calibration = Calibration(output, 1.3, (0.1, -0.2, 0.1))
    changes = {"recipe": recipe, "calibration": calibration}
    bundle = replace(opened.bundle, manifest=replace(manifest, **changes))
    attack = Attack(network, bundle)
    rng = np.random.default_rng(0)
    pictures = np.repeat(rng.random((4, 16, 16, 1), dtype=np.float32), 3, axis=-1)
    wanted = np.eye(3, dtype=np.float32)[[0, 1, 2, 0]]

    def loss(x: np.ndarray) -> float:
        p = probabilities(np.asarray(network(x)["logits"]), calibration)
        against = 0.0 if output == "softmax" else np.log(1 - p[wanted == 0]).sum()
        return -float(np.log(p[wanted == 1]).sum() + against)

    epsilon = 2 / 255
    for changed in (
        attack.fgsm(pictures, wanted, epsilon),
        attack.pgd(pictures, wanted, epsilon, 0),
    ):
        assert np.abs(changed - pictures).max() <= epsilon + 1e-6
        assert 0.0 <= changed.min() <= changed.max() <= 1.0
        np.testing.assert_array_equal(changed[..., 0], changed[..., 2])
        assert loss(changed) > loss(pictures)


def test_map_figures() -> None:
    rng = np.random.default_rng(0)
    one, other = rng.random((2, 7, 7)).astype(np.float32)
    assert similarity(one, one) == pytest.approx(1.0)
    assert spearman(one, one**3) == pytest.approx(1.0)
    assert abs(similarity(one, other)) < 0.5
    assert np.isnan(spearman(one, np.zeros_like(one)))
