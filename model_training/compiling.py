"""From a Keras model to its LiteRT twin, and how near the two are.

As a program (``python -m model_training.compiling MODEL.keras MODEL.tflite``) it is what a training
run on another backend than TensorFlow starts to compile its model.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from app.bundle.manifest import TFLITE_NAME
from app.domain.finding import Calibration
from app.inference.calibration import probabilities
from app.inference.keras_compiler import convert
from app.inference.litert_engine import LiteRtEngine


def keras_bytes(model: keras.Model) -> bytes:
    """The content of ``model.keras``: architecture and weights, no optimizer."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model.keras"
        model.save(path, include_optimizer=False)
        return path.read_bytes()


def compile_litert(model: keras.Model) -> bytes | None:
    """The content of ``model.tflite``: float32, one signature with the model's named outputs.

    Only TensorFlow compiles. A model trained on another backend is saved and compiled in a process
    that runs TensorFlow, where it is installed.

    Returns:
        None without TensorFlow, or where its process fails: a bundle is whole without the twin.
    """
    if keras.backend.backend() == "tensorflow":
        return convert(model)
    if importlib.util.find_spec("tensorflow") is None:
        return None
    return compile_elsewhere(keras_bytes(model))


def compile_elsewhere(archive: bytes) -> bytes | None:
    """Compile the content of ``model.keras`` in a process of its own; None where that fails."""
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch) / "model.keras", Path(scratch) / TFLITE_NAME
        source.write_bytes(archive)
        root = str(Path(__file__).resolve().parents[1])
        known = os.environ.get("PYTHONPATH")
        environment = {
            **os.environ,
            "KERAS_BACKEND": "tensorflow",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "",  # the other backend holds the GPU's memory
            "PYTHONPATH": os.pathsep.join([root, known] if known else [root]),
        }
        command = [sys.executable, "-m", "model_training.compiling", str(source), str(target)]
        subprocess.run(command, env=environment, check=False, capture_output=True)
        return target.read_bytes() if target.is_file() else None


def _convert_file(source: Path, target: Path) -> None:
    model = keras.saving.load_model(source, compile=False, safe_mode=True)
    fresh = target.with_suffix(".part")
    fresh.write_bytes(convert(model))
    fresh.replace(target)


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


if __name__ == "__main__":
    _convert_file(Path(sys.argv[1]), Path(sys.argv[2]))
