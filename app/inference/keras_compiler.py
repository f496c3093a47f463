"""From a Keras model to its LiteRT twin, and from a plain classifier to a bundle's network."""

from __future__ import annotations

import contextlib
import io
import tempfile
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Calibration
from app.errors import BundleError
from app.inference.calibration import probabilities
from app.inference.keras_engine import load_network
from app.inference.quiet import quiet_stderr
from app.paths import temporary_folder

Precision = Literal["fp32", "fp16", "int8"]
"""Of a twin's weights; "int8" computes in whole numbers too. What it takes and gives is float32."""


def compile_twin(
    model: bytes, precision: Precision = "fp32", pictures: NDArray[np.float32] | None = None
) -> bytes:
    """Return the content of ``model.tflite`` for that of ``model.keras``: one signature.

    Args:
        model: content of ``model.keras``.
        precision: see there.
        pictures: as `convert`.

    Raises:
        BundleError: as `app.inference.keras_engine.load_network`.
    """
    return convert(load_network(model), precision, pictures)


def convert(
    network: Any, precision: Precision = "fp32", pictures: NDArray[np.float32] | None = None
) -> bytes:
    """Compile a Keras model on TensorFlow, with its named outputs.

    Args:
        network: of one input.
        precision: see there.
        pictures: (scans, rows, columns, channels), what the network takes; "int8" sets the ranges
            of its whole numbers by them.

    Raises:
        BundleError: code ``twin_not_made`` where a network has no such form in lower precision.

    The weights become constants first: the converter's own way saves them as variables, loads them
    and does the same, in three times the time and to the same numbers.
    """
    import tensorflow as tf
    from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

    takes = [tf.TensorSpec(each.shape, each.dtype, name=each.name) for each in network.inputs]
    answer = tf.function(partial(network, training=False), input_signature=takes, autograph=False)
    whole = answer.get_concrete_function()
    fixed = convert_variables_to_constants_v2(whole)
    module = tf.Module()
    module.serve = tf.function(
        lambda *pictures: tf.nest.pack_sequence_as(whole.structured_outputs, fixed(*pictures)),
        input_signature=takes,
        autograph=False,
    )
    signatures = {"serving_default": module.serve.get_concrete_function()}
    with (
        tempfile.TemporaryDirectory() as folder,
        quiet_stderr(),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        tf.saved_model.save(module, folder, signatures=signatures)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder)
        if precision != "fp32":
            converter.optimizations = [tf.lite.Optimize.DEFAULT]
        if precision == "fp16":
            converter.target_spec.supported_types = [tf.float16]
        if precision == "int8" and pictures is not None:
            converter.representative_dataset = lambda: (
                {takes[0].name: picture[None]} for picture in pictures
            )
            converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        try:
            return bytes(converter.convert())
        except Exception as error:  # the converter's own, and whatever its passes raise
            if precision == "fp32":
                raise
            raise BundleError(
                "twin_not_made",
                f"TensorFlow cannot compile this network to {precision}: a layer of it has no such "
                "form. Keep the twin that it has.",
            ) from error


@dataclass(frozen=True, slots=True)
class Adapted:
    """A plain classifier turned into a bundle's network.

    Attributes:
        model: content of ``model.keras``, with the three outputs of `app.inference.engine.OUTPUTS`.
        head_weights: float32 ``(F, classes)``.
        output: how logits become scores.
        maps: whether head weights times feature maps give the logits.
        largest_difference: of any score from the classifier's own answers to ``pictures``.
    """

    model: bytes
    head_weights: NDArray[np.float32]
    output: Literal["softmax", "sigmoid"]
    maps: bool
    largest_difference: float


def input_shape(network: Any) -> tuple[int, int, int]:
    """Return (rows, columns, channels) of what a network takes. Raises: BundleError."""
    shape = network.input_shape
    if isinstance(shape, tuple) and len(shape) == 4 and all(isinstance(n, int) for n in shape[1:]):
        rows, columns, channels = shape[1:]
        if channels in (1, 3):
            return rows, columns, channels
    raise _unfit(
        f"it takes {shape}, and not one picture of a fixed size with one or three channels"
    )


def adapt(
    network: Any,
    classes: int,
    scale: tuple[float, ...],
    offset: tuple[float, ...],
    output: Literal["softmax", "sigmoid"] | None,
    pictures: NDArray[np.float32],
) -> Adapted:
    """Give a plain Keras classifier the outputs of a bundle's network.

    Args:
        network: as `app.inference.keras_engine.load_network` gives it.
        classes: how many there are.
        scale: picture values in [0, 1] times this, plus ``offset``, are what it takes; one number,
            or one for each channel.
        offset: see ``scale``.
        output: how its outputs become scores, where the network itself does not say.
        pictures: in [0, 1], to compare its answers on.

    Raises:
        BundleError: code ``not_a_classifier``, with what it is instead.
    """
    import keras

    shape = input_shape(network)
    end = _end_of(network)
    kernel, *biases = end.dense.get_weights()
    bias = biases[0] if biases else np.zeros(kernel.shape[1], np.float32)
    said = end.activation or output or "softmax"
    if kernel.shape[1] == 1 and classes == 2 and end.activation in (None, "sigmoid"):
        # The sigmoid of z is the softmax of -z/2 and z/2.
        kernel, bias = np.concatenate([-kernel, kernel], 1) / 2, np.concatenate([-bias, bias]) / 2
        said = "softmax"
    if kernel.shape[1] != classes:
        raise _unfit(f"it tells {kernel.shape[1]} classes apart, and {classes} are named")
    inner = keras.Model(
        network.inputs, [end.features, *([end.maps] if end.maps is not None else [])]
    )
    picture = keras.Input(shape, name="picture")
    ranging = keras.layers.Rescaling(_one_or_all(scale), _one_or_all(offset), name="ranged")
    ranged = ranging(picture)
    found = inner(ranged)
    features, *rest = found if isinstance(found, list | tuple) else [found]
    maps = rest[0] if rest else None
    if maps is None:
        maps = keras.layers.Reshape((1, 1, kernel.shape[0]), name="no_maps")(features)
    head = keras.layers.Dense(classes, name="logits")
    outputs = {"logits": head(features), "embedding": features, "feature_maps": maps}
    adapted = keras.Model(picture, outputs)
    head.set_weights([kernel, bias])
    logits = adapted.predict_on_batch(pictures)["logits"]
    taken = pictures * np.asarray(scale, np.float32) + np.asarray(offset, np.float32)
    own = np.asarray(network.predict_on_batch(taken))
    ours = probabilities(np.asarray(logits), Calibration(output=said))
    if end.activation is None:
        one = own.shape[1] == 1
        own = probabilities(own, Calibration(output="sigmoid" if one else said))
    theirs = np.concatenate([1 - own, own], 1) if own.shape[1] == 1 else own
    return Adapted(
        _saved(adapted),
        np.asarray(kernel if end.maps is not None else np.zeros_like(kernel), dtype=np.float32),
        said,
        end.maps is not None,
        float(np.abs(ours - theirs).max()),
    )


@dataclass(frozen=True, slots=True)
class _End:
    """The last layers of a classifier: its dense layer, what that takes, and how it ends.

    ``maps`` is None unless ``features`` is their mean over the picture.
    """

    dense: Any
    features: Any
    maps: Any
    activation: Literal["softmax", "sigmoid"] | None


def _end_of(network: Any) -> _End:
    """Walk back from the output to the dense layer, and to the maps before it."""
    import keras

    if len(network.outputs) != 1 or len(network.outputs[0].shape) != 2:
        raise _unfit("it has more than one output, or one that is no list of classes")
    activation: Literal["softmax", "sigmoid"] | None = None
    layer = _maker(network.outputs[0])
    while isinstance(layer, (keras.layers.Softmax, keras.layers.Activation, keras.layers.Identity)):
        activation = _activation(layer) or activation
        layer = _maker(layer.input)
    if not isinstance(layer, keras.layers.Dense):
        raise _unfit(f"its last layer is a {type(layer).__name__}, and not a dense one")
    activation = _activation(layer) or activation
    features = layer.input
    before = _maker(features)
    while isinstance(before, (keras.layers.Dropout, keras.layers.Identity)):
        before = _maker(before.input)
    pooled = (
        isinstance(before, keras.layers.GlobalAveragePooling2D) and len(before.output.shape) == 2
    )
    return _End(layer, features, before.input if pooled else None, activation)


def _maker(tensor: Any) -> Any:
    return tensor._keras_history.operation


def _activation(layer: Any) -> Literal["softmax", "sigmoid"] | None:
    name = "softmax" if type(layer).__name__ == "Softmax" else "linear"
    name = getattr(getattr(layer, "activation", None), "__name__", name)
    if name in ("softmax", "sigmoid"):
        return cast('Literal["softmax", "sigmoid"]', name)
    if name != "linear":
        raise _unfit(f"it ends in {name}, and not in softmax, sigmoid or plain numbers")
    return None


def _one_or_all(values: tuple[float, ...]) -> float | list[float]:
    return values[0] if len(values) == 1 else list(values)


def _saved(network: Any) -> bytes:
    with temporary_folder() as folder:
        path = folder / "model.keras"
        network.save(path, include_optimizer=False)
        return path.read_bytes()


def _unfit(what: str) -> BundleError:
    return BundleError("not_a_classifier", f"This Keras model cannot become a bundle: {what}.")
