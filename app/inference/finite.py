"""Products of matrices whose result counts, and not the flags that they leave behind.

The kernels of some BLAS builds compute on unused lanes of a register and leave the flag of an
invalid operation behind, of which NumPy then warns although nothing is wrong. What is learnt by
such products is looked at itself instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray


@contextmanager
def products() -> Iterator[None]:
    """Multiply matrices, or fit what does, within; of a function, as its decorator."""
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        yield


def check_finite(what: str, *values: NDArray[np.floating]) -> None:
    """Look at what came of products.

    Args:
        what: these are, as the start of a sentence.
        values: of any shape.

    Raises:
        FloatingPointError: one of them is not finite throughout.
    """
    if not all(np.isfinite(each).all() for each in values):
        raise FloatingPointError(f"{what} is not finite.")
