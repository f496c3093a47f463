"""From logits to calibrated probabilities, and to prediction sets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Calibration, Conformal


def probabilities(logits: NDArray[np.float32], calibration: Calibration) -> NDArray[np.float64]:
    """Calibrate: ``softmax(logits / temperature + bias)``, or the sigmoid of the same.

    Temperature scaling is Guo et al. 2017; with a bias it is their vector scaling with one scale.
    A sigmoid with a temperature and a bias for each class is Platt's scaling (1999).

    Args:
        logits: ``(..., classes)``.
        calibration: as fitted on held-out data.

    Returns:
        float64 ``(..., classes)`` in [0, 1]; rows add up to 1 for softmax.
    """
    scores = logits.astype(np.float64) / np.asarray(calibration.temperature)
    if calibration.bias:
        scores = scores + np.asarray(calibration.bias)
    if calibration.output == "sigmoid":
        sigmoid: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(scores, -500.0, 500.0)))
        return sigmoid
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    softmax: NDArray[np.float64] = raised / raised.sum(axis=-1, keepdims=True)
    return softmax


def prediction_set(
    class_probabilities: NDArray[np.float64], classes: tuple[str, ...], conformal: Conformal | None
) -> tuple[str, ...]:
    """Return the classes that cannot be ruled out at the conformal coverage, likeliest first.

    Args:
        class_probabilities: ``(classes,)``, calibrated.
        classes: their names.
        conformal: quantiles per class, or None for a bundle without them.
    """
    if conformal is None:
        return ()
    inside = [
        (p, name)
        for p, name, q in zip(class_probabilities, classes, conformal.quantiles, strict=True)
        if 1.0 - p <= q
    ]
    return tuple(name for _, name in sorted(inside, key=lambda pair: -pair[0]))
