"""From a Keras model to its LiteRT twin, and how near the two are."""

import contextlib
import io
import tempfile
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Calibration
from app.inference.calibration import probabilities
from app.inference.litert_engine import LiteRtEngine


def keras_bytes(model: keras.Model) -> bytes:
    """The content of ``model.keras``: architecture and weights, no optimizer."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model.keras"
        model.save(path, include_optimizer=False)
        return path.read_bytes()


def compile_litert(model: keras.Model) -> bytes:
    """The content of ``model.tflite``: float32, one signature with the model's named outputs.

    Needs the TensorFlow backend; a model trained on another is saved and loaded in one.
    """
    import tensorflow as tf

    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    with contextlib.redirect_stdout(io.StringIO()):  # it lists every variable
        return bytes(converter.convert())


def run_keras(model: keras.Model, pictures: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """All outputs of the model itself for pictures (scans, rows, columns, channels)."""
    parts: list[dict[str, Any]] = [
        model.predict_on_batch(np.asarray(pictures[i : i + 32]))
        for i in range(0, len(pictures), 32)
    ]
    return {name: np.concatenate([np.asarray(p[name]) for p in parts]) for name in parts[0]}


def largest_difference(
    model: keras.Model, twin: bytes, pictures: NDArray[np.float32], calibration: Calibration
) -> float:
    """Of any class probability between the model and its twin over ``pictures``."""
    ours = probabilities(run_keras(model, pictures)["logits"], calibration)
    theirs = probabilities(LiteRtEngine(twin).run(pictures).logits, calibration)
    return float(np.abs(ours - theirs).max())
