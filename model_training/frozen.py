"""What quick training's frozen network sees of prepared pictures: one row of features for each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from model_training.features import run_batches
from model_training.quick import own_config

if TYPE_CHECKING:
    from model_training.job import Reporter

BATCH = 32


def pooled_network(job: Any) -> Any:
    """The network of a `model_training.job.Job` from its input to the pooled features."""
    import keras

    from model_training.learning import halves

    trunk, top = halves(job)
    pooling = keras.Model(top.input, top.get_layer("pooled").output)
    return keras.Model(trunk.input, pooling(trunk.output))


class Eyes:
    """Sees pictures one after the other; only their features are kept."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self._network: Any = None
        self._waiting: list[NDArray[np.float32]] = []
        self._seen: list[NDArray[np.float16]] = []

    def see(self, picture: NDArray[np.float32]) -> None:
        """Take a picture (224, 224, 1); TensorFlow starts with the first full batch."""
        self._waiting.append(picture.copy())
        if len(self._waiting) == BATCH:
            self._look()

    def features(self) -> NDArray[np.float32]:
        """Features (pictures, D) of all that was seen."""
        if self._waiting:
            self._look()
        if not self._seen:
            return np.zeros((0, 0), np.float32)
        return np.concatenate(self._seen).astype(np.float32)

    def _look(self) -> None:
        if self._network is None:
            self._network = _network(self._reporter)
        batch = np.stack(self._waiting)
        found = run_batches(self._network, len(batch), lambda where: batch[where])
        self._seen.append(found.astype(np.float16))
        self._waiting.clear()


def _network(reporter: Reporter) -> Any:
    from model_training.job import Job

    config = own_config(Path("own"), None, thorough=False).with_folders(["a", "b"])
    return pooled_network(Job(config, Path(), Path(), (), reporter))
