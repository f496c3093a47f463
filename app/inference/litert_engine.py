"""The default engine: the compiled twin in LiteRT, which loads in milliseconds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.errors import BundleError
from app.inference.engine import OUTPUTS, EngineName, NetworkOutput
from app.inference.quiet import quiet_stderr


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
        with quiet_stderr():
            from ai_edge_litert.interpreter import Interpreter

            try:
                self._interpreter = Interpreter(model_content=model, num_threads=threads)
                self._interpreter.allocate_tensors()
                self._run = self._interpreter.get_signature_runner()
                (self._input,) = self._run.get_input_details()
                if self._run.get_output_details().keys() != set(OUTPUTS):
                    raise ValueError("other outputs than a bundle's network has")
            except (ValueError, RuntimeError) as error:
                raise BundleError(
                    "bundle_damaged", "The compiled model of this bundle cannot be loaded."
                ) from error

    def run(self, pictures: NDArray[np.float32]) -> NetworkOutput:
        """See `Engine.run`. Raises: BundleError where the network takes no such pictures."""
        try:
            outputs = [self._run(**{self._input: picture[None]}) for picture in pictures]
            return NetworkOutput(
                **{name: np.concatenate([output[name] for output in outputs]) for name in OUTPUTS}
            )
        except (ValueError, RuntimeError, KeyError, IndexError) as error:
            raise BundleError(
                "bundle_damaged",
                "The compiled model of this bundle cannot take a prepared scan, or fails at it. "
                "Install the bundle again from its source.",
            ) from error
