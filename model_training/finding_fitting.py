"""Learning findings that do not exclude one another, where not every label is known.

Each finding is a yes or no of its own. A label that is not known (NaN) adds
nothing to any loss, and no pull towards absence.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.inference.finite import check_finite, products

Floats = NDArray[np.float32]


def finding_weights(targets: Floats, power: float) -> Floats:
    """Weights (classes, 2) of scans without and with each finding, mean 1 over the known ones.

    A scan with the finding weighs (scans without / scans with) ** ``power`` as much as one
    without. Where one of the two is missing, both weigh 1.

    Args:
        targets: (scans, classes): 1 present, 0 absent, NaN not known.
        power: 0 for equal weights, 1 for halves that weigh the same.
    """
    present = (targets == 1).sum(axis=0).astype(np.float64)
    absent = (targets == 0).sum(axis=0).astype(np.float64)
    both = (present > 0) & (absent > 0)
    ratio = np.where(both, np.maximum(absent, 1) / np.maximum(present, 1), 1.0) ** power
    mean = (absent + present * ratio) / np.maximum(absent + present, 1)
    mean = np.where(both, mean, 1.0)
    return np.asarray(np.stack([1 / mean, ratio / mean], axis=1), dtype=np.float32)


def linear_head(
    pooled: Floats, targets: Floats, weights: Floats, penalty: float
) -> tuple[Floats, Floats]:
    """Logistic regression for each finding on ``pooled`` (scans, D): kernel (D, C) and bias (C,).

    Each is fitted on the scans whose label is known, on standardised features, and folded back. A
    finding that is present, or absent, in all of them gets its share as a constant answer.

    Args:
        pooled: features.
        targets: (scans, C), NaN where not known.
        weights: (C, 2) of absence and presence.
        penalty: lambda of mean loss + lambda / 2 x the squared weights.

    Raises:
        FloatingPointError: the features lead to no finite head.
    """
    from sklearn.linear_model import LogisticRegression

    mean, deviation = pooled.mean(axis=0), pooled.std(axis=0) + 1e-3
    standard = (pooled - mean) / deviation
    kernel = np.zeros((pooled.shape[1], targets.shape[1]))
    bias = np.zeros(targets.shape[1])
    for c in range(targets.shape[1]):
        known = np.flatnonzero(~np.isnan(targets[:, c]))
        truth = targets[known, c].astype(np.int64)
        if truth.min(initial=1) == truth.max(initial=0):
            share = (truth.sum() + 0.5) / (len(truth) + 1)
            bias[c] = np.log(share / (1 - share))
            continue
        if truth.size == 0:
            continue
        model = LogisticRegression(C=1 / (penalty * len(known)), max_iter=200, tol=1e-3)
        rows = standard if len(known) == len(standard) else standard[known]
        with products():
            model.fit(rows, truth, sample_weight=weights[c, truth])
            kernel[:, c] = model.coef_[0] / deviation
            bias[c] = model.intercept_[0] - mean @ kernel[:, c]
    check_finite("The head that was fitted on these features", kernel, bias)
    return kernel.astype(np.float32), bias.astype(np.float32)


def masked_crossentropy(smoothing: float, weights: Floats) -> Callable[[Any, Any], Any]:
    """Mean over the findings of the weighted binary cross-entropy of logits; a Keras loss.

    Args:
        smoothing: labels become smoothing / 2 and 1 - smoothing / 2.
        weights: (classes, 2) of absence and presence.

    Returns:
        A function of targets (batch, classes), NaN where not known, and logits of that shape.
    """
    from keras import ops

    def loss(targets: Any, logits: Any) -> Any:
        unknown = ops.isnan(targets)
        # NaN must go before it meets any arithmetic: NaN x 0 is NaN, in the gradient too.
        truth = ops.where(unknown, ops.zeros_like(targets), targets)
        weight = truth * weights[:, 1] + (1 - truth) * weights[:, 0]
        weight = ops.where(unknown, ops.zeros_like(targets), weight)
        soft = truth * (1 - smoothing) + smoothing / 2
        each = ops.softplus(logits) - soft * logits
        return ops.mean(weight * each, axis=-1)

    return loss
