"""Compiling a Keras model to its LiteRT twin, which the reader runs."""

from __future__ import annotations

import contextlib
import io
from typing import Any

from app.inference.keras_engine import load_network
from app.inference.quiet import quiet_stderr


def compile_twin(model: bytes) -> bytes:
    """Return the content of ``model.tflite`` for that of ``model.keras``: float32, one signature.

    Raises:
        BundleError: as `app.inference.keras_engine.load_network`.
    """
    return convert(load_network(model))


def convert(network: Any) -> bytes:
    """Compile a Keras model on TensorFlow, with its named outputs."""
    import tensorflow as tf

    converter = tf.lite.TFLiteConverter.from_keras_model(network)
    with quiet_stderr(), contextlib.redirect_stdout(io.StringIO()):  # it lists every variable
        return bytes(converter.convert())
