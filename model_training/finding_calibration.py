"""Calibration on scans of which not every label is known: only known ones count."""

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Calibration, Conformal
from model_training import calibration as cal

Floats = NDArray[np.float64]
_SCALE_SPREAD = 0.5  # of log(1 / temperature), before any scan is seen
_BIAS_SPREAD = 3.0  # wide: weights of rare findings shift logits by about that much


def fit(
    logits: NDArray[np.float32], targets: NDArray[np.float32], *, exclusive: bool, views: int = 1
) -> Calibration:
    """The calibration for ``targets`` (rows, classes), NaN where not known.

    Args:
        logits: (rows, classes).
        targets: 1 present, 0 absent; exactly one present where classes are exclusive.
        exclusive: whether a scan is of exactly one class.
        views: how many rows are the same scan in another exposure.
    """
    if exclusive:
        return cal.fit_calibration(logits, targets.argmax(axis=1))
    return fit_sigmoid(logits, targets, views)


def fit_sigmoid(
    logits: NDArray[np.float32], targets: NDArray[np.float32], views: int = 1
) -> Calibration:
    """A temperature and a bias for each finding: Platt scaling (1999), with a weak prior.

    The most probable a posteriori, with normal priors on the bias and on the logarithm of the
    temperature, so that a finding with few or no positives stays near what the network says.
    """
    from scipy.optimize import minimize

    temperatures, biases = [], []
    for c in range(logits.shape[1]):
        known = ~np.isnan(targets[:, c])
        z, y = logits[known, c].astype(np.float64), targets[known, c].astype(np.float64)

        def loss(p: Floats, z: Floats = z, y: Floats = y) -> tuple[float, Floats]:
            scale, bias = np.exp(p[0]), p[1]
            score = z * scale + bias
            error = (1 / (1 + np.exp(-np.clip(score, -500, 500))) - y) / views
            value = (np.logaddexp(0, score) - y * score).sum() / views
            value += p[0] ** 2 / (2 * _SCALE_SPREAD**2) + bias**2 / (2 * _BIAS_SPREAD**2)
            slope = (error * z).sum() * scale + p[0] / _SCALE_SPREAD**2
            return float(value), np.array([slope, error.sum() + bias / _BIAS_SPREAD**2])

        bounds = [(-4.0, 1.5), (-15.0, 15.0)]
        found = minimize(loss, np.zeros(2), jac=True, method="L-BFGS-B", bounds=bounds).x
        temperatures.append(float(np.exp(-found[0])))
        biases.append(float(found[1]))
    return Calibration("sigmoid", tuple(temperatures), tuple(biases))


def conformal(
    probability: Floats, targets: NDArray[np.float32], *, exclusive: bool, coverage: float = 0.9
) -> Conformal | None:
    """Quantiles of the prediction sets; None where a finding has too few scans to have one.

    Findings that do not exclude one another have sets all the same: of the scans with a finding,
    the share ``coverage`` has it in its set. A finding with too few scans would be in every set,
    and a set that never leaves it out says nothing.

    Args:
        probability: (scans, classes); one row for each scan, since the quantiles count scans.
        targets: (scans, classes), as of `fit`.
        exclusive: as of `fit`.
        coverage: share of scans whose set is to hold the truth.
    """
    if exclusive:
        return cal.fit_conformal(probability, targets.argmax(axis=1), coverage)
    quantiles = [
        cal.conformal_quantile(1 - probability[targets[:, c] == 1, c], coverage)
        for c in range(probability.shape[1])
    ]
    return None if 1.0 in quantiles else Conformal(coverage, tuple(quantiles))


def known_truth(
    targets: NDArray[np.float32], members: list[int]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The rows whose truth is known for the finding made of ``members``, and their truth."""
    part = targets[:, members]
    known = np.flatnonzero(~np.isnan(part).any(axis=1))
    return known, np.asarray(part[known].sum(axis=1) > 0.5)
