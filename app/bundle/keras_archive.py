"""Looking into a ``.keras`` archive before Keras does.

Keras' safe mode refuses lambdas and gadgets, yet builds any layer its configuration names, at any
size. So the archive's own JSON is read first, and only plain built-in layers of sane size pass.
"""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Iterator
from typing import Any, TypeGuard

from app.errors import BundleError

# fmt: off
_LAYERS = {
    "Functional", "Sequential", "InputLayer", "Activation", "Add", "Average", "AveragePooling2D",
    "BatchNormalization", "Concatenate", "Conv2D", "Cropping2D", "Dense", "DepthwiseConv2D",
    "Dropout", "Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D", "Identity",
    "LayerNormalization", "MaxPooling2D", "Multiply", "Normalization", "PReLU", "ReLU",
    "Rescaling", "Reshape", "SeparableConv2D", "Softmax", "SpatialDropout2D",
    "UnitNormalization", "ZeroPadding2D",
}
_PARTS_OF_LAYERS = {
    "__keras_tensor__", "DTypePolicy", "L1", "L2", "L1L2", "Zeros", "Ones", "Constant",
    "GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "LecunNormal", "LecunUniform",
    "RandomNormal", "RandomUniform", "TruncatedNormal", "VarianceScaling",
}
# fmt: on
ALLOWED_CLASSES = frozenset(_LAYERS | _PARTS_OF_LAYERS)
_MEMBERS = frozenset({"metadata.json", "config.json", "model.weights.h5"})
_MAX_JSON_BYTES = 8 << 20
_MAX_WEIGHTS_BYTES = 512 << 20
MOST_ARCHIVE_BYTES = _MAX_WEIGHTS_BYTES + 2 * _MAX_JSON_BYTES
_MAX_LAYER_PARAMETERS = 250_000_000  # a ResNet-50's widest possible layer stays below it
_MAX_VALUES = 16_000_000  # of a layer's input: 2,048 by 2,048 pixels in three colours is 12,582,912
_MAX_UNITS = 65_536  # of one layer; the widest layer of any network we know of has 4,096


def check_keras_archive(content: bytes) -> None:
    """Refuse an archive that holds anything but plain built-in layers.

    Raises:
        BundleError: code ``model_not_allowed``; the sentence names what was found.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            if strange := sizes.keys() - _MEMBERS:
                raise _refusal(f"it holds the file “{sorted(strange)[0]}”")
            if sizes.get("model.weights.h5", 0) > _MAX_WEIGHTS_BYTES:
                raise _refusal("its weights are larger than any model Lightbox reads")
            if (
                max(sizes.get(name, 0) for name in ("config.json", "metadata.json"))
                > _MAX_JSON_BYTES
            ):
                raise _refusal("its description is larger than any model's should be")
            config = json.loads(archive.read("config.json"))
    except (zipfile.BadZipFile, KeyError, ValueError, RecursionError, NotImplementedError) as error:
        raise _refusal("it is not a Keras archive") from error
    nodes = list(_objects(config))
    for node in nodes:
        _check_object(node)
    _check_size(nodes)


def _check_object(node: dict[str, Any]) -> None:
    name = node.get("class_name")
    module = node.get("module")
    if name in ("__lambda__", "function", "__tensor__", "__numpy__", "__typespec__"):
        raise _refusal(f"it holds code or raw objects ({name})")
    if isinstance(name, str) and name not in ALLOWED_CLASSES:
        raise _refusal(f"it has a layer of the kind “{name[:60]}”")
    if isinstance(name, str) and module is not None and str(module).split(".")[0] != "keras":
        raise _refusal(f"its layer “{name[:60]}” comes from outside Keras")
    if node.get("registered_name") not in (None, name):
        raise _refusal(f"its layer “{str(name)[:60]}” is of the maker's own kind")
    settings = node.get("config")
    if isinstance(settings, dict):
        for key in ("units", "filters", "depth_multiplier"):
            size = settings.get(key)
            if isinstance(size, int | float) and not 0 < size <= _MAX_UNITS:
                raise _refusal(f"its layer “{str(name)[:60]}” is of no sensible size ({key})")
        _check_shape(settings)


def _check_shape(settings: dict[str, Any]) -> None:
    """Refuse inputs, paddings and targets that would blow a picture up."""
    for key in ("batch_shape", "input_shape", "target_shape", "padding", "cropping", "pool_size"):
        pending, product = [settings.get(key)], 1.0
        while pending:
            value = pending.pop()
            if isinstance(value, list):
                pending.extend(value[:16])
            elif isinstance(value, int | float) and value > 0:
                product = product * value
        if product > _MAX_VALUES:
            raise _refusal(f"it works on pictures larger than any classifier does ({key})")


def _check_size(nodes: list[dict[str, Any]]) -> None:
    """Refuse what would need more memory than any classifier, before anything is allocated.

    The parameters of a layer are at most the product of its width, the width before it and the area
    of its kernel; the two widest layers and the largest kernel bound them all.
    """
    widths, area = [1, 1], 1
    for node in nodes:
        settings = node.get("config")
        if not isinstance(settings, dict):
            continue
        stated = (settings.get("units"), settings.get("filters"))
        widths.extend(width for width in stated if _is_count(width))
        if node.get("class_name") in ("Conv2D", "SeparableConv2D"):
            sides = settings.get("kernel_size")
            sides = sides if isinstance(sides, list) else [sides, sides]
            if not all(_is_count(side) for side in sides):
                raise _refusal("it has a kernel of no sensible size")
            area = max(area, math.prod(sides))
    first, second = sorted(widths)[-2:]
    if first * second * area > _MAX_LAYER_PARAMETERS:
        raise _refusal("a layer of it could hold more parameters than any classifier needs")


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _objects(root: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object that names a class, without recursion (a hostile file may be deep)."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            if "class_name" in node:
                yield node
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(node)


def _refusal(what: str) -> BundleError:
    return BundleError(
        "model_not_allowed",
        f"The model will not be opened: {what}. Lightbox opens models made of Keras' own plain "
        "layers only, since others can run code on this computer.",
    )
