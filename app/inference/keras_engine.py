"""The reference engine: the Keras model itself. TensorFlow is here and in the compiler only."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.bundle.keras_archive import check_keras_archive
from app.errors import BundleError
from app.inference.engine import OUTPUTS, EngineName, NetworkOutput
from app.inference.quiet import hush_tensorflow, quiet_stderr
from app.inference.weights_file import check_weights
from app.paths import temporary_folder

_BATCH = 8  # the fastest batch on two cores (see benchmarks/); larger ones only take memory


class KerasEngine:
    """``model.keras`` through one ``tf.function`` of a free batch size."""

    name: EngineName = "keras"

    def __init__(self, model: bytes) -> None:
        """Check the archive, then load it in Keras' safe mode.

        Args:
            model: the content of ``model.keras``.

        Raises:
            BundleError: code ``engine_missing`` without TensorFlow, ``model_not_allowed`` for an
                archive with anything but plain layers, ``bundle_damaged`` when it does not load.
        """
        network = load_network(model)
        if not isinstance(network.output, dict) or network.output.keys() != set(OUTPUTS):
            raise _not_loaded()  # other outputs than a bundle's network has
        import tensorflow as tf

        signature = tf.TensorSpec((None, *network.input_shape[1:]), tf.float32)
        self._run = tf.function(
            lambda pictures: network(pictures, training=False),
            input_signature=[signature],
            autograph=False,  # there is nothing to rewrite, and a built program has no source
        )

    def run(self, pictures: NDArray[np.float32]) -> NetworkOutput:
        """See `Engine.run`."""
        parts = [self._run(pictures[i : i + _BATCH]) for i in range(0, len(pictures), _BATCH)]
        return NetworkOutput(
            **{name: np.concatenate([part[name].numpy() for part in parts]) for name in OUTPUTS}
        )


def import_tensorflow() -> None:
    """Import TensorFlow and Keras, which takes seconds, without a word from them.

    Raises:
        BundleError: code ``engine_missing``.
    """
    hush_tensorflow()
    os.environ["KERAS_BACKEND"] = "tensorflow"  # whatever the user trains with
    try:
        with quiet_stderr():
            import keras
            import tensorflow as tf

            tf.config.list_physical_devices()  # where TensorFlow says its piece
            backend = keras.backend.backend()
    except ImportError as error:
        raise BundleError(
            "engine_missing",
            "The Keras engine needs TensorFlow, which this installation leaves out. "
            "Use the default engine, or install the full edition.",
        ) from error
    if backend != "tensorflow":
        raise BundleError(
            "engine_missing",
            f"The Keras engine needs TensorFlow, and Keras already runs on {backend} in this "
            "process. Use the default engine.",
        )


def load_network(model: bytes) -> Any:
    """Check an archive in every way there is, then load it in Keras' safe mode.

    Args:
        model: the content of a ``.keras`` file.

    Returns:
        The Keras model.

    Raises:
        BundleError: as `KerasEngine`.
    """
    check_keras_archive(model)
    check_weights(model)
    import_tensorflow()
    import keras

    with temporary_folder() as folder:
        path = folder / "model.keras"
        path.write_bytes(model)
        try:
            return keras.saving.load_model(path, compile=False, safe_mode=True)
        except (ValueError, TypeError, OSError, KeyError, AttributeError) as error:
            raise _not_loaded() from error


def _not_loaded() -> BundleError:
    return BundleError("bundle_damaged", "The Keras model of this bundle cannot be loaded.")
