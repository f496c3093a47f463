"""The default engine: the compiled twin in LiteRT, which loads in milliseconds."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.errors import BundleError
from app.inference.engine import EngineName, NetworkOutput


class LiteRtEngine:
    """A LiteRT interpreter over ``model.tflite``.

    One picture at a time: on a desktop processor a batch is no faster (see ``benchmarks/``), and
    memory stays flat.
    """

    name: EngineName = "litert"

    def __init__(self, model: bytes, threads: int = 1) -> None:
        """Load the model.

        Args:
            model: the content of ``model.tflite``.
            threads: used for one picture.

        Raises:
            BundleError: code ``bundle_damaged`` when it is not a model that LiteRT accepts.
        """
        with _quiet_stderr():
            from ai_edge_litert.interpreter import Interpreter

            try:
                self._interpreter = Interpreter(model_content=model, num_threads=threads)
                self._run = self._interpreter.get_signature_runner()
            except (ValueError, RuntimeError) as error:
                raise BundleError(
                    "bundle_damaged", "The compiled model of this bundle cannot be loaded."
                ) from error
        (self._input,) = self._run.get_input_details()

    def run(self, pictures: NDArray[np.float32]) -> NetworkOutput:
        """See `Engine.run`."""
        outputs = [self._run(**{self._input: picture[None]}) for picture in pictures]
        return NetworkOutput(
            **{
                name: np.concatenate([output[name] for output in outputs])
                for name in ("logits", "embedding", "feature_maps")
            }
        )


@contextlib.contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Keep LiteRT's native "Created XNNPACK delegate" line off the user's terminal."""
    try:
        kept = os.dup(2)
    except OSError:  # a windowed program may have no standard error at all
        yield
        return
    try:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device, not a path
            if sys.stderr is not None:
                sys.stderr.flush()
            os.dup2(nowhere.fileno(), 2)
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
