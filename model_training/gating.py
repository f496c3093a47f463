"""The gate's arrays and limits, fitted on the embedding; the reader decides with them in NumPy.

Two questions: does a linear router take the picture for a scan of the bundle's
kind rather than an outlier, and does it lie within the density of the training
scans (Mahalanobis distance on principal components; Lee et al., NeurIPS 2018)?
The embedding comes from frozen blocks: a fine-tuned network forgets what it does
not need, and then passes what it never saw.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.gate import PictureGate

Floats = NDArray[np.float32]
_COMPONENTS = 128
_TOLERANCE = 4.0  # how much more room the directions get in which mild views of one scan differ
_FLOOR = 1e-6  # of the largest variance, added to each: tiny directions are mostly rounding


@dataclass(frozen=True, slots=True)
class Gate:
    """Arrays for ``reference.npz`` (see ``app.bundle.Reference``) and the limits on them."""

    mean: Floats
    whitening: Floats
    router_weights: Floats
    router_bias: Floats
    limits: PictureGate

    def distance(self, embedding: Floats) -> NDArray[np.float64]:
        """Of each row of ``embedding`` (scans, D)."""
        return np.asarray(np.linalg.norm((embedding - self.mean) @ self.whitening, axis=1))

    def kind(self, embedding: Floats) -> NDArray[np.float64]:
        return _sigmoid(embedding @ self.router_weights + self.router_bias)

    def accepts(self, embedding: Floats) -> NDArray[np.bool_]:
        near = self.distance(embedding) <= self.limits.distance_limit
        return np.asarray(near & (self.kind(embedding) >= (self.limits.kind_limit or 0.0)))


def fit_gate(right: Floats, held_out: Floats, wrong: Mapping[str, Floats], refusals: float) -> Gate:
    """Fit on the training scans ``right`` and the outliers ``wrong`` by kind.

    Args:
        right: (views, scans, D); view 0 is the scan as it is, the others are mild.
        held_out: the same of scans that were not trained on; the limits are set on these.
        wrong: (pictures, D) of each kind of outlier.
        refusals: share of ``held_out`` that may be refused; half is spent on each limit.
    """
    mean, whitening = _whitening(right)
    weights, bias = _router(right.reshape(-1, right.shape[-1]), wrong)
    held = held_out.reshape(-1, held_out.shape[-1])
    distances = np.linalg.norm((held - mean) @ whitening, axis=1)
    kinds = _sigmoid(held @ weights + bias)
    distance_limit = float(np.quantile(distances, 1 - refusals / 2))
    kind_limit = float(np.quantile(kinds, refusals / 2))
    refused = (distances > distance_limit) | (kinds < kind_limit)
    limits = PictureGate(distance_limit, kind_limit, float(refused.mean()))
    return Gate(mean, whitening, weights, bias, limits)


def _whitening(right: Floats) -> tuple[Floats, Floats]:
    """Principal components of the covariance between scans + that between views of one scan.

    The second part keeps exposure and resampling from counting as strange: a density of the scans
    as exported refused every full-size original of its own training scans.
    """
    plain, views = right[0].astype(np.float64), right[1:].astype(np.float64)
    mean = plain.mean(axis=0)
    apart = (views - plain).reshape(-1, plain.shape[1])
    covariance = np.cov(plain.T) + _TOLERANCE * (apart.T @ apart) / max(1, len(apart))
    values, vectors = np.linalg.eigh(covariance)
    kept = np.argsort(values)[::-1][: min(_COMPONENTS, len(plain) // 4 + 1, plain.shape[1])]
    scale = np.sqrt(np.maximum(values[kept], 0) + _FLOOR * values.max() + 1e-12)
    return mean.astype(np.float32), (vectors[:, kept] / scale).astype(np.float32)


def _router(right: Floats, wrong: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    """Logistic regression; right scans weigh as much as all outliers, every kind the same."""
    from sklearn.linear_model import LogisticRegression

    x = np.concatenate([right, *wrong.values()]).astype(np.float64)
    y = np.repeat([1, 0], [len(right), len(x) - len(right)])
    share = [np.full(len(right), 1 / len(right))]
    share += [np.full(len(rows), 1 / len(rows) / len(wrong)) for rows in wrong.values()]
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-6
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit((x - mean) / deviation, y, sample_weight=np.concatenate(share) * len(right))
    weights = model.coef_[0] / deviation
    bias = model.intercept_[0] - mean @ weights
    return weights.astype(np.float32), np.asarray(bias, dtype=np.float32)


def _sigmoid(z: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(z.astype(np.float64), -500, 500))))
