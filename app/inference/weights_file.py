"""Looking into the HDF5 file of a Keras model's weights before Keras reads it.

HDF5 can point out of itself: a link or a data set may name another file on the disk, which would be
read in the weights' place. And a data set of a few bytes can declare any size.
"""

from __future__ import annotations

import io
import math
import zipfile
from typing import Any

from app.errors import BundleError

_MOST_OBJECTS = 5_000
_MOST_PARAMETERS = 128_000_000  # of all data sets: 512 MB of 32-bit floats


def check_weights(model: bytes) -> None:
    """Refuse weights that lead elsewhere, or declare more than the file may hold.

    Args:
        model: the content of ``model.keras``, as `app.bundle.keras_archive` has passed it.

    Raises:
        BundleError: code ``model_not_allowed``, or ``bundle_damaged`` where it is no such file.
    """
    import h5py

    try:
        with zipfile.ZipFile(io.BytesIO(model)) as archive:
            content = archive.read("model.weights.h5")
        with h5py.File(io.BytesIO(content), "r") as file:
            _check_groups(file, h5py)
    except (OSError, ValueError, KeyError, RuntimeError, TypeError, zipfile.BadZipFile) as error:
        raise BundleError(
            "bundle_damaged",
            "The weights of this bundle's Keras model cannot be read. Install the bundle again "
            "from its source.",
        ) from error


def _check_groups(root: Any, h5py: Any) -> None:
    """Walk every group once, without recursion and without following a link."""
    pending, seen, parameters = [root], 0, 0
    while pending:
        group = pending.pop()
        for name in group:
            seen += 1
            if seen > _MOST_OBJECTS:  # or a group that holds itself
                raise _refusal("they hold more parts than any classifier's")
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                raise _refusal("they lead to another place or file")
            thing = group[name]
            if isinstance(thing, h5py.Group):
                pending.append(thing)
                continue
            if not isinstance(thing, h5py.Dataset):
                continue
            if thing.external or thing.is_virtual:
                raise _refusal("they lead to another file")
            parameters += math.prod(thing.shape or ())
            if parameters > _MOST_PARAMETERS:
                raise _refusal("they declare more parameters than any classifier needs")


def _refusal(what: str) -> BundleError:
    return BundleError(
        "model_not_allowed",
        f"The weights of the Keras model will not be read: {what}. Install the bundle again from "
        "its source.",
    )
