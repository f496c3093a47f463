"""An open bundle: one whose network is loaded and has proved that it is the network it claims."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.bundle import Bundle, Reference
from app.bundle.compiled_twin import check_compiled_twin
from app.bundle.manifest import KERAS_NAME, REFERENCE_NAME, TFLITE_NAME
from app.errors import BundleError
from app.inference.calibration import probabilities
from app.inference.engine import Engine, EngineName, NetworkOutput
from app.inference.looks import fits_gate

_CHECKED_AT_OPENING = 1  # golden scans; `verify` runs them all


@dataclass(frozen=True, slots=True, eq=False)
class OpenBundle:
    """A bundle with its engine; belongs to one thread of one process."""

    bundle: Bundle
    reference: Reference
    engine: Engine


def open_bundle(
    bundle: Bundle, engine: EngineName = "litert", *, threads: int = 1, verify: bool = False
) -> OpenBundle:
    """Load a bundle's network and compare it with its golden answers.

    Args:
        bundle: as read, every hash checked.
        engine: "litert" runs the compiled twin, "keras" the Keras model itself.
        threads: for one picture (LiteRT).
        verify: compare all golden scans instead of the first.

    Raises:
        BundleError: code ``golden_mismatch`` when the answers differ by more than the manifest
            allows, ``bundle_damaged`` when network and reference do not fit each other, and those
            of the engines.
    """
    opened = OpenBundle(bundle, bundle.reference(), _engine(bundle, engine, threads))
    count = len(opened.reference.golden_inputs) if verify else _CHECKED_AT_OPENING
    try:
        output = opened.engine.run(opened.reference.golden_inputs[:count])
        _check_fit(opened, output, count)
        difference = _difference(opened, output)
    except (BundleError, MemoryError):
        raise
    except Exception as error:  # whatever an engine raises for a picture it does not take
        raise _misfit(bundle) from error
    allowed = bundle.manifest.parity.allowed if bundle.manifest.parity else 1e-4
    if not difference <= allowed:  # a NaN is refused too
        raise BundleError(
            "golden_mismatch",
            f"The bundle “{bundle.manifest.id}” will not be used: its network does not give the "
            f"answers it was made with (off by {difference:.2g}). Install the bundle again.",
        )
    return opened


def golden_difference(opened: OpenBundle, count: int) -> float:
    """Largest difference in probability from the first ``count`` (at least 1) golden answers."""
    return _difference(opened, opened.engine.run(opened.reference.golden_inputs[:count]))


def _difference(opened: OpenBundle, output: NetworkOutput) -> float:
    answers = probabilities(output.logits, opened.bundle.manifest.calibration)
    expected = opened.reference.golden_probabilities[: len(answers)]
    return float(np.abs(answers - expected).max())


def _check_fit(opened: OpenBundle, output: NetworkOutput, count: int) -> None:
    """Compare what the network gives for golden scans with all that is multiplied with it.

    `Reference` has compared the arrays with each other; so each of their sides that meets the
    network is left. Raises: BundleError.
    """
    reference = opened.reference
    classes = reference.golden_probabilities.shape[1]
    fits = (
        output.logits.shape == (count, classes)
        and output.embedding.ndim == 2
        and output.feature_maps.ndim == 4
        and min(output.feature_maps.shape) >= 1
        and len(output.embedding) == len(output.feature_maps) == count
        and output.feature_maps.shape[3] == len(reference.head_weights)
    )
    if not fits or not fits_gate(reference, output):
        raise _misfit(opened.bundle)


def _misfit(bundle: Bundle) -> BundleError:
    return BundleError(
        "bundle_damaged",
        f"The bundle “{bundle.manifest.id}” will not be used: its network and its "
        f"{REFERENCE_NAME} do not fit each other. Install the bundle again from its source.",
    )


def _engine(bundle: Bundle, engine: EngineName, threads: int) -> Engine:
    if engine == "keras":
        from app.inference.keras_engine import KerasEngine

        return KerasEngine(bundle.files[KERAS_NAME])
    from app.inference.litert_engine import LiteRtEngine

    if TFLITE_NAME not in bundle.files:
        raise BundleError(
            "not_compiled",
            f"The bundle “{bundle.manifest.id}” holds no compiled model. "
            "Compile it first, or use the Keras engine.",
        )
    check_compiled_twin(bundle.files[TFLITE_NAME])
    return LiteRtEngine(bundle.files[TFLITE_NAME], threads)
