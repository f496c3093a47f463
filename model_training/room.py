"""Arrays on disk whose room is there before anything is written into them."""

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike


def array_on_disk(path: Path, dtype: DTypeLike, shape: tuple[int, ...]) -> "np.memmap[Any, Any]":
    """A new ``.npy`` file, mapped for writing.

    A mapped file is sparse at first, and a process that writes where the disk has no room left is
    killed without a word. So the room is taken at once.

    Raises:
        OSError: there is not enough; the file is gone again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    values = np.lib.format.open_memmap(path, mode="w+", dtype=dtype, shape=shape)
    if hasattr(os, "posix_fallocate"):  # elsewhere making the file takes its room
        try:
            with path.open("r+b") as stream:
                os.posix_fallocate(stream.fileno(), 0, path.stat().st_size)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    return values
