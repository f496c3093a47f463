"""What an engine is: something that runs a bundle's network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

EngineName = Literal["litert", "keras"]

OUTPUTS = ("logits", "embedding", "feature_maps")
"""What every network gives, by name; `NetworkOutput` says in what shape."""


@dataclass(frozen=True, slots=True, eq=False)
class NetworkOutput:
    """One forward pass over N pictures.

    Attributes:
        logits: float32 ``(N, classes)``.
        embedding: float32 ``(N, D)``, for the gate.
        feature_maps: float32 ``(N, rows, columns, F)``, the last ones before pooling.
    """

    logits: NDArray[np.float32]
    embedding: NDArray[np.float32]
    feature_maps: NDArray[np.float32]


class Engine(Protocol):
    """Runs a network; not safe to share between threads."""

    name: EngineName

    def run(self, pictures: NDArray[np.float32]) -> NetworkOutput:
        """Run float32 ``(N, rows, columns, channels)`` in [0, 1]."""
        ...
