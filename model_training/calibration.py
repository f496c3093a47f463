"""Calibration and operating points, fitted on held-out scans only."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Calibration, Conformal, Estimate, OperatingPoint
from app.inference.calibration import probabilities

Floats = NDArray[np.float64]
_Z = 1.959964  # 97.5 % quantile of the standard normal distribution


def fit_calibration(
    logits: NDArray[np.float32], labels: NDArray[np.int64], weights: Floats | None = None
) -> Calibration:
    """Temperature and one bias per class by least negative log-likelihood.

    Vector scaling with a common scale (Guo et al., ICML 2017). The biases are weakly pulled to 0
    and sum to 0, so a class that is rare among the held-out scans cannot run away; the temperature
    stays above 0.22, so a few held-out scans without an error do not make for certainty.

    Args:
        logits: (scans, classes).
        labels: (scans,), class indices.
        weights: (scans,) or None for equal ones.
    """
    from scipy.optimize import minimize

    count, classes = logits.shape
    w = np.full(count, 1 / count) if weights is None else weights / weights.sum()
    hot = np.eye(classes)[labels]

    def loss(parameters: Floats) -> tuple[float, Floats]:
        scale, bias = np.exp(parameters[0]), parameters[1:]
        z = logits * scale + bias
        z = z - z.max(axis=1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        error = (np.exp(log_p) - hot) * w[:, None]
        value = -float((w[:, None] * hot * log_p).sum()) + 1e-3 * float(bias @ bias)
        gradient = np.concatenate(
            [[(error * logits).sum() * scale], error.sum(axis=0) + 2e-3 * bias]
        )
        return value, gradient

    found = minimize(
        loss,
        np.zeros(classes + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=[(-4.0, 1.5)] + [(-5.0, 5.0)] * classes,
    ).x
    bias = found[1:] - found[1:].mean()
    return Calibration("softmax", float(np.exp(-found[0])), tuple(float(b) for b in bias))


def calibrated(logits: NDArray[np.float32], calibration: Calibration) -> Floats:
    """Probabilities (scans, classes), by the very function that the reader uses."""
    return probabilities(logits, calibration)


def wilson(hits: int, count: int) -> Estimate:
    """A proportion with its 95 % interval (Wilson, JASA 1927)."""
    if count == 0:
        return Estimate(0.0, 0.0, 1.0)
    p, z2 = hits / count, _Z * _Z
    centre = (p + z2 / (2 * count)) / (1 + z2 / count)
    half = _Z / (1 + z2 / count) * np.sqrt(p * (1 - p) / count + z2 / (4 * count * count))
    return Estimate(p, max(0.0, float(centre - half)), min(1.0, float(centre + half)))


def at_threshold(
    probability: Floats, truth: NDArray[np.bool_], threshold: float
) -> tuple[Estimate, Estimate]:
    """Sensitivity and specificity; positive at or above the threshold."""
    positive = probability >= threshold
    sensitivity = wilson(int((positive & truth).sum()), int(truth.sum()))
    specificity = wilson(int((~positive & ~truth).sum()), int((~truth).sum()))
    return sensitivity, specificity


def operating_points(
    probability: Floats, truth: NDArray[np.bool_], wanted: float = 0.99
) -> tuple[OperatingPoint, ...]:
    """Balanced (largest sensitivity + specificity, Youden 1950), sensitive and specific.

    "High sensitivity" is the highest threshold at which at least ``wanted`` of the positives are
    found, "high specificity" the lowest at which ``wanted`` of the negatives are left alone; where
    the balanced point already does that, they are no less sensitive or specific than it. A point
    that finds nothing, or leaves nothing alone, decides nothing and is left out, so there may be
    none: where the probability is the same for all scans.
    """
    positives, negatives = np.sort(probability[truth]), np.sort(probability[~truth])
    thresholds = _candidates(probability)
    sensitivity = 1 - np.searchsorted(positives, thresholds, "left") / len(positives)
    specificity = np.searchsorted(negatives, thresholds, "left") / len(negatives)
    useful = (sensitivity > 0) & (specificity > 0)
    if not useful.any():
        return ()
    # Among equally good thresholds the middle one is the least accidental.
    sums = np.where(useful, sensitivity + specificity, -np.inf)
    best = thresholds[np.isclose(sums, sums.max())]
    balanced = float(np.median(best))
    chosen = {
        "balanced": balanced,
        "high sensitivity": min(balanced, float(thresholds[sensitivity >= wanted].max())),
        "high specificity": max(balanced, float(thresholds[specificity >= wanted].min())),
    }
    points = (
        OperatingPoint(name, threshold, *at_threshold(probability, truth, threshold))
        for name, threshold in chosen.items()
    )
    return tuple(point for point in points if decides(point))


def decides(point: OperatingPoint) -> bool:
    """Whether some scans lie on either side, rightly."""
    return point.sensitivity.value > 0 and point.specificity.value > 0


def _candidates(probability: Floats) -> Floats:
    """Midpoints between neighbouring values, and the ends: thresholds that change a decision.

    The last, infinity, is above a probability of 1 too, so one of them leaves all negatives alone.
    """
    values = np.unique(probability)
    return np.concatenate([[0.0], (values[1:] + values[:-1]) / 2, [1.0, np.inf]])


def fit_conformal(
    probability: Floats, labels: NDArray[np.int64], coverage: float = 0.9
) -> Conformal:
    """Quantiles for class-conditional prediction sets (Sadinle, Lei and Wasserman, JASA 2019).

    Of each class, the ceil((n + 1) x coverage)-th smallest of 1 - p(true class); 1 where the class
    has too few held-out scans for the coverage, so that its set is never too small.
    """
    return Conformal(
        coverage,
        tuple(
            conformal_quantile(1 - probability[labels == c, c], coverage)
            for c in range(probability.shape[1])
        ),
    )


def conformal_quantile(scores: Floats, coverage: float) -> float:
    """The ceil((n + 1) x coverage)-th smallest of n scores; 1 where there are too few."""
    rank = int(np.ceil((len(scores) + 1) * coverage))
    return 1.0 if rank > len(scores) else float(np.sort(scores)[rank - 1])


def finding_probability(probability: Floats, members: Sequence[int]) -> Floats:
    """The sum of the member classes' probabilities, (scans,)."""
    return np.asarray(probability[:, list(members)].sum(axis=1))
