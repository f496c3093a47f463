"""Whether the activation map depends on what the network has learnt.

Adebayo et al. (NeurIPS 2018): a map that stays the same when weights are made random explains the
picture, not the network. The maps compared are those that the window shows, `activation_maps`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.inference.activation import activation_maps
from app.inference.calibration import probabilities
from app.inference.finite import products
from app.inference.opening import OpenBundle
from app.preprocessing import apply
from model_training.assessment.measures import decided
from model_training.assessment.scoring import Scores
from model_training.reading import read_scan

Map = NDArray[np.float32]

MOST_SCANS = 40


def spearman(first: Map, second: Map) -> float:
    """Rank correlation of two maps' cells (Spearman 1904); NaN where one is flat."""
    from scipy.stats import rankdata

    if np.ptp(first) == 0.0 or np.ptp(second) == 0.0:
        return float("nan")
    return float(np.corrcoef(rankdata(first), rankdata(second))[0, 1])


def similarity(first: Map, second: Map) -> float:
    """SSIM (Wang et al., IEEE Transactions on Image Processing 2004) over the whole map.

    One window, since a map has few cells; values range over 1.
    """
    c1, c2 = 0.01**2, 0.03**2
    a, b = first.astype(np.float64), second.astype(np.float64)
    covariance = ((a - a.mean()) * (b - b.mean())).mean()
    above = (2 * a.mean() * b.mean() + c1) * (2 * covariance + c2)
    below = (a.mean() ** 2 + b.mean() ** 2 + c1) * (a.var() + b.var() + c2)
    return float(above / below)


def randomised(network: Any, seed: int) -> Any:
    """The same network with fresh weights throughout."""
    import keras

    keras.utils.set_random_seed(seed)
    return keras.models.clone_model(network)


def random_head(weights: NDArray[np.float32], seed: int) -> NDArray[np.float32]:
    """A head ``(F, C)`` of the same mean and spread, drawn anew."""
    rng = np.random.default_rng(seed)
    drawn = rng.normal(weights.mean(), weights.std(), weights.shape)
    return np.asarray(drawn, np.float32)


def map_sanity(
    scored: Scores, opened: OpenBundle, network: Any, seed: int, advance: Callable[[], None]
) -> dict[str, Any]:
    """Compare the maps of the trained network with those of randomised ones.

    Args:
        scored: scans that were answered.
        opened: the bundle.
        network: its Keras model, whose shape is taken.
        seed: of the random weights.
        advance: called once a scan.

    Returns:
        Mean rank correlation and SSIM per kind of comparison, of the first finding with a decision.
        "another scan" is the floor: two maps that have nothing in common but the anatomy.
    """
    import tensorflow as tf

    manifest, reference = opened.bundle.manifest, opened.reference
    position, spec = decided(manifest)[0]
    head = reference.head_weights
    other_head = random_head(head, seed)
    scrambled = randomised(network, seed)
    fresh = tf.function(lambda x: scrambled(x, training=False), autograph=False)

    def shown(maps: Map, logits: Map, weights: Map) -> Map:
        p = probabilities(logits, manifest.calibration)
        exclusive = manifest.calibration.output == "softmax"
        found = activation_maps(
            maps, weights, p, manifest.classes, manifest.findings, exclusive=exclusive
        )
        return found[position].values

    pairs: dict[str, list[tuple[Map, Map]]] = {
        "random head": [],
        "random weights": [],
        "another scan": [],
    }
    former: Map | None = None
    for row in scored.rows:
        picture = apply(manifest.recipe, read_scan(row.scan.path))[None]
        trained = opened.engine.run(picture)
        feature_maps, logits = trained.feature_maps[0], trained.logits[0]
        own = shown(feature_maps, logits, head)
        with products():
            changed = feature_maps.mean(axis=(0, 1)) @ (other_head - head)
        pairs["random head"].append((own, shown(feature_maps, logits + changed, other_head)))
        output = fresh(picture)
        new_maps, new_logits = output["feature_maps"].numpy()[0], output["logits"].numpy()[0]
        pairs["random weights"].append((own, shown(new_maps, new_logits, other_head)))
        if former is not None:
            pairs["another scan"].append((own, former))
        former = own
        advance()
    return {
        "scans": len(scored),
        "finding": spec.name,
        "comparisons": {name: _compared(maps) for name, maps in pairs.items()},
    }


def _compared(pairs: list[tuple[Map, Map]]) -> dict[str, Any]:
    correlations = np.array([spearman(a, b) for a, b in pairs])
    defined = correlations[np.isfinite(correlations)]
    return {
        "pairs": len(pairs),
        "rank_correlation": float(defined.mean()) if len(defined) else float("nan"),
        "flat_maps": int(len(correlations) - len(defined)),
        "ssim": float(np.mean([similarity(a, b) for a, b in pairs])) if pairs else float("nan"),
    }
