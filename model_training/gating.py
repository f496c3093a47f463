"""The gate's arrays and limits, fitted on looks; the reader decides with them in NumPy.

Two questions: does a router take the picture for a scan of the bundle's kind, shown as it should
be, rather than an outlier, and does it lie within the density of the training scans (Mahalanobis
distance on principal components; Lee et al., NeurIPS 2018)? The density sees the embedding of
frozen blocks alone: a fine-tuned network forgets what it does not need, and then passes what it
never saw. The router, which is shown what is wrong, also sees where things are.
"""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.gate import PictureGate
from app.inference.finite import check_finite, products

Floats = NDArray[np.float32]
_COMPONENTS = 128
_TOLERANCE = 4.0  # how much more room the directions get in which mild views of one scan differ
_FLOOR = 1e-6  # of the largest variance, added to each: tiny directions are mostly rounding
_UNITS = 64  # hidden ones of the router
_PENALTY = 0.1
_EPOCHS = 30


@dataclass(frozen=True, slots=True)
class Gate:
    """Arrays for ``reference.npz`` (see ``app.bundle.Reference``) and the limits on them."""

    mean: Floats
    whitening: Floats
    router: "Router"
    limits: PictureGate

    @products()
    def distance(self, looks: Floats) -> NDArray[np.float64]:
        """Of each row of ``looks`` (scans, L)."""
        embedding = looks[:, : len(self.mean)]
        return np.asarray(np.linalg.norm((embedding - self.mean) @ self.whitening, axis=1))

    def kind(self, looks: Floats) -> NDArray[np.float64]:
        return self.router.probability(looks)

    def accepts(self, looks: Floats) -> NDArray[np.bool_]:
        near = self.distance(looks) <= self.limits.distance_limit
        return np.asarray(near & (self.kind(looks) >= (self.limits.kind_limit or 0.0)))

    def arrays(self) -> dict[str, Floats]:
        """By their names in ``reference.npz``."""
        return {
            "gate_mean": self.mean,
            "gate_whitening": self.whitening,
            "router_hidden": self.router.hidden,
            "router_hidden_bias": self.router.hidden_bias,
            "router_weights": self.router.weights,
            "router_bias": self.router.bias,
        }


@dataclass(frozen=True, slots=True)
class Router:
    """One hidden layer of rectified units: looks (L,) to the probability of the right kind."""

    hidden: Floats
    hidden_bias: Floats
    weights: Floats
    bias: Floats

    @products()
    def probability(self, looks: Floats) -> NDArray[np.float64]:
        """Of each row of ``looks`` (scans, L)."""
        units = np.maximum(0.0, looks @ self.hidden + self.hidden_bias)
        return _sigmoid(units @ self.weights + self.bias)


@products()
def fit_gate(
    right: Floats,
    held_out: Floats,
    wrong: Mapping[str, Floats],
    refusals: float,
    embedding: int,
    seed: int = 0,
) -> Gate:
    """Fit on the looks of training scans ``right`` and of outliers ``wrong`` by kind.

    Args:
        right: (views, scans, L); view 0 is the scan as it is, the others are mild.
        held_out: the same of scans that were not trained on; the limits are set on these.
        wrong: (pictures, L) of each kind of outlier.
        refusals: share of ``held_out`` that may be refused; the router gets two thirds of it,
            since what it refuses no distance does: a turned scan is near upright ones.
        embedding: how many of the looks are the embedding, which alone the density is of.
        seed: of the router's start and the order it learns in.
    """
    mean, whitening = _whitening(right[..., :embedding])
    router = fit_router(right.reshape(-1, right.shape[-1]), wrong, seed)
    held = held_out.reshape(-1, held_out.shape[-1])
    distances = np.linalg.norm((held[:, :embedding] - mean) @ whitening, axis=1)
    kinds = router.probability(held)
    distance_limit = float(np.quantile(distances, 1 - refusals / 3))
    kind_limit = float(np.quantile(kinds, refusals * 2 / 3))
    refused = (distances > distance_limit) | (kinds < kind_limit)
    limits = PictureGate(distance_limit, kind_limit, float(refused.mean()))
    return Gate(mean, whitening, router, limits)


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


@products()
def fit_router(right: Floats, wrong: Mapping[str, Floats], seed: int) -> Router:
    """Right scans weigh as much as all outliers, and every kind of outlier the same.

    A hidden layer, because right scans of several planes and wrong ones of each lie around one
    another: no straight cut parts slices seen from above from those seen from the side, upside
    down.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    x = np.concatenate([right, *wrong.values()])
    y = np.repeat([1, 0], [len(right), len(x) - len(right)])
    share = [np.full(len(right), 1 / len(right))]
    share += [np.full(len(rows), 1 / len(rows) / len(wrong)) for rows in wrong.values()]
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-6
    model = MLPClassifier(
        (_UNITS,), alpha=_PENALTY, batch_size=256, max_iter=_EPOCHS, tol=0, random_state=seed
    )
    with warnings.catch_warnings():  # the epochs are few on purpose: more learn the scans by heart
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit((x - mean) / deviation, y, sample_weight=np.concatenate(share) * len(x) / 2)
    check_finite("The router that was fitted on these looks", *model.coefs_, *model.intercepts_)
    (hidden, weights), (hidden_bias, bias) = model.coefs_, model.intercepts_
    unscaled = hidden / deviation[:, None]
    return Router(
        unscaled.astype(np.float32),
        (hidden_bias - mean @ unscaled).astype(np.float32),
        weights[:, 0].astype(np.float32),
        np.asarray(bias[0], dtype=np.float32),
    )


def _sigmoid(z: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(z.astype(np.float64), -500, 500))))
