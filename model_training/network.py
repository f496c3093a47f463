"""EfficientNet-Lite as a Keras functional model, and the classifier on top of it.

Architecture: Tan and Le, "EfficientNet", ICML 2019 (arXiv:1905.11946), in the
Lite form (no squeeze-and-excitation, ReLU6, stem and head not scaled). Layers
are Keras built-ins only, so a bundle loads in safe mode under an allow-list.

The network takes exactly what ``app.preprocessing.apply`` gives: float32
(batch, rows, columns, channels) in [0, 1], channels 1 (grey) or 3. Its first
layer maps [0, 1] to the (x - 127) / 128 of 8-bit x that the weights expect.
This module imports Keras and is itself imported lazily.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import keras
import numpy as np
from keras import layers

from model_training.weights import State, imagenet_path, read_state

_EPSILON: Final = 1e-3
_STEM: Final = 32
_HEAD: Final = 1280
#: (repeats, kernel, stride, expansion, filters) of the seven stages of B0.
_STAGES: Final = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
#: width and depth multipliers.
_SCALES: Final = {"lite0": (1.0, 1.0), "lite1": (1.0, 1.1), "lite2": (1.1, 1.2)}
VARIANTS: Final = tuple(_SCALES)


@dataclass(frozen=True, slots=True)
class Block:
    """One inverted residual block (Sandler et al., MobileNetV2, CVPR 2018)."""

    index: int
    kernel: int
    stride: int
    expansion: int
    inputs: int
    outputs: int

    @property
    def residual(self) -> bool:
        return self.stride == 1 and self.inputs == self.outputs


def blocks(variant: str) -> tuple[Block, ...]:
    """The blocks of ``variant`` in order; stem, first and last depth are not scaled."""
    width, depth = _SCALES[variant]
    return tuple(_blocks(width, depth))


def _blocks(width: float, depth: float) -> Iterator[Block]:
    index, inputs = 0, _STEM
    for stage, (repeats, kernel, stride, expansion, filters) in enumerate(_STAGES):
        fixed = stage in (0, len(_STAGES) - 1)
        outputs = _round_filters(filters * width)
        for repeat in range(repeats if fixed else math.ceil(repeats * depth)):
            step = stride if repeat == 0 else 1
            yield Block(index, kernel, step, expansion, inputs, outputs)
            index, inputs = index + 1, outputs


def _round_filters(filters: float) -> int:
    """To the nearest multiple of 8 that loses at most a tenth."""
    rounded = max(8, int(filters + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * filters else rounded


def _normalised(x: Any, name: str, *, activate: bool = True) -> Any:
    x = layers.BatchNormalization(epsilon=_EPSILON, name=name)(x)
    return layers.ReLU(max_value=6.0, name=f"{name}_relu6")(x) if activate else x


def _pointwise(x: Any, filters: int, name: str) -> Any:
    return layers.Conv2D(filters, 1, padding="same", use_bias=False, name=name)(x)


def apply_block(x: Any, block: Block) -> Any:
    """Add ``block`` to a functional graph."""
    prefix, start = f"block{block.index}", x
    if block.expansion > 1:
        x = _pointwise(x, block.inputs * block.expansion, f"{prefix}_expand")
        x = _normalised(x, f"{prefix}_expand_bn")
    x = layers.DepthwiseConv2D(
        block.kernel, block.stride, padding="same", use_bias=False, name=f"{prefix}_depthwise"
    )(x)
    x = _normalised(x, f"{prefix}_depthwise_bn")
    x = _pointwise(x, block.outputs, f"{prefix}_project")
    x = _normalised(x, f"{prefix}_project_bn", activate=False)
    return layers.Add(name=f"{prefix}_add")([x, start]) if block.residual else x


def apply_stem(x: Any) -> Any:
    """From an image in [0, 1] to the input of block 0."""
    if x.shape[-1] == 1:
        x = layers.Concatenate(name="grey_to_rgb")([x, x, x])
    x = layers.Rescaling(255.0 / 128.0, offset=-127.0 / 128.0, name="to_imagenet_range")(x)
    x = layers.Conv2D(_STEM, 3, 2, padding="same", use_bias=False, name="stem")(x)
    return _normalised(x, "stem_bn")


def apply_head(x: Any) -> Any:
    """The last convolution: 1,280 feature maps at 1/32 of the input's size."""
    return _normalised(_pointwise(x, _HEAD, "head"), "head_bn")


def apply_blocks(x: Any, variant: str, first: int, last: int) -> Any:
    """Add blocks ``first`` to ``last``, both included."""
    for block in blocks(variant)[first : last + 1]:
        x = apply_block(x, block)
    return x


def build_trunk(variant: str, shape: tuple[int, int, int], cut: int) -> keras.Model:
    """The lower part, up to and with block ``cut``: image → maps."""
    image = keras.Input(shape, name="image")
    maps = apply_blocks(apply_stem(image), variant, 0, cut)
    return keras.Model(image, maps, name="trunk")


def _last_maps(x: Any, variant: str, cut: int, levels: Sequence[int]) -> Any:
    """From the maps after block ``cut`` to those that the last layer sees.

    These are the head's, and with ``levels`` those of earlier blocks beside them, averaged to the
    head's size: textures that the head no longer tells apart. The mean of each stays what it was,
    so the activation map stays exact.
    """
    found = {cut: x}
    for block in blocks(variant)[cut + 1 :]:
        x = apply_block(x, block)
        found[block.index] = x
    head = apply_head(x)
    if not levels:
        return head
    beside = [
        layers.AveragePooling2D(found[i].shape[1] // head.shape[1], name=f"level{i}")(found[i])
        for i in levels
    ]
    return layers.Concatenate(name="levels")([head, *beside])


def build_top(
    variant: str,
    shape: tuple[int, int, int],
    cut: int,
    classes: int,
    dropout: float,
    levels: Sequence[int] = (),
) -> keras.Model:
    """The upper part, from the maps after block ``cut`` to logits: what is trained."""
    maps = keras.Input(shape, name="maps")
    last = _last_maps(maps, variant, cut, levels)
    pooled = layers.GlobalAveragePooling2D(name="pooled")(last)
    pooled = layers.Dropout(dropout, name="dropout")(pooled)
    return keras.Model(maps, layers.Dense(classes, name="logits")(pooled), name="top")


def _quarters(maps: Any) -> Any:
    """Mean of each map over each quarter of the picture: what is there, and roughly where."""
    size = tuple(max(1, side // 2) for side in maps.shape[1:3])
    pooled = layers.AveragePooling2D(size, name="quarters")(maps)
    return layers.Flatten(name="embedding")(pooled)


def build_classifier(
    variant: str,
    shape: tuple[int, int, int],
    cut: int,
    classes: int,
    levels: Sequence[int] = (),
) -> keras.Model:
    """The whole network of a bundle: one pass, three outputs.

    ``logits`` (batch, C); ``embedding`` (batch, D), the maps after the last frozen block averaged
    over quarters of the picture, for the gate; ``feature_maps`` (batch, rows, columns, F). With W
    the kernel and b the bias of the last layer, logits = mean over the cells of feature_maps @ W
    + b, hence the activation map is exact.
    """
    image = keras.Input(shape, name="image")
    cut_maps = apply_blocks(apply_stem(image), variant, 0, cut)
    maps = _last_maps(cut_maps, variant, cut, levels)
    pooled = layers.GlobalAveragePooling2D(name="pooled")(maps)
    outputs = {
        "logits": layers.Dense(classes, name="logits")(pooled),
        "embedding": _quarters(cut_maps),
        "feature_maps": maps,
    }
    return keras.Model(image, outputs, name="classifier")


def copy_weights(source: keras.Model, target: keras.Model) -> None:
    """Give every layer of ``target`` the weights of its namesake in ``source``, if there is one."""
    present = {layer.name: layer for layer in target.layers}
    for layer in source.layers:
        if layer.name in present and layer.weights:
            present[layer.name].set_weights(layer.get_weights())


def build_imagenet(variant: str, shape: tuple[int, int, int]) -> keras.Model:
    """The whole ImageNet classifier (1,000 scores): only to check the weights."""
    state = read_state(imagenet_path(variant))
    model = build_classifier(variant, shape, 0, 1000)
    load_state(model, variant, state)
    model.get_layer("logits").set_weights([state["_fc.weight"].T, state["_fc.bias"]])
    return keras.Model(model.input, model.output["logits"], name=f"efficientnet_{variant}")


def load_imagenet(model: keras.Model, variant: str) -> None:
    """Give every backbone layer that ``model`` has its ImageNet weights."""
    load_state(model, variant, read_state(imagenet_path(variant)))


def load_state(model: keras.Model, variant: str, state: State) -> None:
    present = {layer.name: layer for layer in model.layers}
    for ours, theirs in _names(variant):
        if ours in present:
            present[ours].set_weights(_converted(present[ours], theirs, state))


def _names(variant: str) -> Iterator[tuple[str, str]]:
    """Our layer names and the names in the torch state dictionary."""
    yield from (("stem", "_conv_stem"), ("stem_bn", "_bn0"))
    for block in blocks(variant):
        ours, theirs = f"block{block.index}", f"_blocks.{block.index}"
        yield f"{ours}_expand", f"{theirs}._expand_conv"
        yield f"{ours}_expand_bn", f"{theirs}._bn0"
        yield f"{ours}_depthwise", f"{theirs}._depthwise_conv"
        yield f"{ours}_depthwise_bn", f"{theirs}._bn1"
        yield f"{ours}_project", f"{theirs}._project_conv"
        yield f"{ours}_project_bn", f"{theirs}._bn2"
    yield from (("head", "_conv_head"), ("head_bn", "_bn1"))


def _converted(layer: Any, name: str, state: State) -> list[np.ndarray]:
    if isinstance(layer, layers.BatchNormalization):
        parts = ("weight", "bias", "running_mean", "running_var")
        return [state[f"{name}.{part}"] for part in parts]
    kernel = state[f"{name}.weight"]
    if isinstance(layer, layers.DepthwiseConv2D):  # (C, 1, k, k) → (k, k, C, 1)
        return [kernel.transpose(2, 3, 0, 1)]
    return [kernel.transpose(2, 3, 1, 0)]  # (out, in, k, k) → (k, k, in, out)
