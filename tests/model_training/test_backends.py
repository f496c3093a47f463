"""The same bundle from any Keras backend, read as one that TensorFlow trained."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.bundle import read_bundle
from app.bundle.manifest import KERAS_NAME, TFLITE_NAME
from app.inference.calibration import probabilities
from app.inference.keras_engine import KerasEngine
from app.inference.opening import golden_difference, open_bundle

pytestmark = pytest.mark.filterwarnings("ignore")

_ROOT = Path(__file__).resolve().parents[2]
_CONFIG = """
id = "elsewhere"
[recipe]
rows = 64
columns = 64
channels = 1
[fit]
views = 2
epochs = 1
batch = 8
held_out = 0.3
"""


def _data(root: Path) -> Path:
    rng = np.random.default_rng(0)
    for name, level in (("dark", 60), ("light", 160)):
        (root / name).mkdir(parents=True)
        for i in range(16):
            picture = np.clip(rng.normal(level, 40, (64, 64)), 0, 255).astype(np.uint8)
            Image.fromarray(picture).save(root / name / f"{i}.png")
    return root


@pytest.mark.parametrize("backend", ["torch", "jax"])
def test_a_bundle_trained_on_another_backend_is_read_as_any_other(
    backend: str, tmp_path: Path
) -> None:
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    (tmp_path / "tiny.toml").write_text(_CONFIG)
    command = [sys.executable, "-m", "model_training", "train", str(tmp_path / "tiny.toml")]
    command += ["--data", str(_data(tmp_path / "data")), "--work", str(tmp_path / "work")]
    command += ["--output", str(tmp_path / "bundle")]
    environment = {**os.environ, "KERAS_BACKEND": backend}
    done = subprocess.run(
        command, env=environment, cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    bundle = read_bundle(tmp_path / "bundle")
    assert TFLITE_NAME in bundle.files
    opened = open_bundle(bundle, verify=True)
    count = len(opened.reference.golden_inputs)
    # The golden answers are the other backend's own; the twin and TensorFlow agree with them.
    assert golden_difference(opened, count) <= 1e-4
    out = KerasEngine(bundle.files[KERAS_NAME]).run(opened.reference.golden_inputs)
    found = probabilities(out.logits, bundle.manifest.calibration)
    assert np.abs(found - opened.reference.golden_probabilities).max() <= 1e-4


def test_without_tensorflow_the_bundle_is_written_without_a_twin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keras

    from model_training import compiling

    picture = keras.Input((8, 8, 1))
    pooled = keras.layers.GlobalAveragePooling2D()(picture)
    model = keras.Model(picture, {"logits": keras.layers.Dense(2, name="logits")(pooled)})
    monkeypatch.setattr(keras.backend, "backend", lambda: "torch")
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "tensorflow" else find(name)
    )
    assert compiling.compile_litert(model) is None
