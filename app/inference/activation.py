"""Activation maps: which parts of the picture speak for a finding.

With global average pooling and one dense layer, a logit is the mean over the cells of head weights
x feature maps, plus a bias; so the class activation map (Zhou et al. 2016) is exact, and needs no
gradient through the network and no second pass.

A softmax depends on differences of logits only, hence the map of a finding is the cell-wise share
in its log-odds. With class probabilities p and the finding's classes S, the gradient of
log(p_S / (1 - p_S)) with respect to logit i is p_i / p_S inside S and -p_i / (1 - p_S) outside.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.domain.analysis import ActivationMap
from app.domain.finding import FindingSpec
from app.inference.finite import products


@products()
def activation_maps(
    feature_maps: NDArray[np.float32],
    head_weights: NDArray[np.float32],
    class_probabilities: NDArray[np.float64],
    classes: tuple[str, ...],
    findings: tuple[FindingSpec, ...],
    *,
    exclusive: bool,
) -> tuple[ActivationMap, ...]:
    """Compute one map per finding.

    Args:
        feature_maps: ``(rows, columns, F)`` of one scan.
        head_weights: ``(F, C)``.
        class_probabilities: ``(C,)``, calibrated.
        classes: names of the C classes.
        findings: what to explain.
        exclusive: True for softmax, False for sigmoid outputs.

    Returns:
        Maps in [0, 1]; evidence against is cut at 0. All are divided by the largest evidence for
        or against, so a finding with little in its favour has a faint map, not a bright one.
    """
    logit_maps = feature_maps @ head_weights  # (rows, columns, C)
    maps = []
    for finding in findings:
        weights = _log_odds_gradient(class_probabilities, classes, finding, exclusive=exclusive)
        evidence = logit_maps @ weights.astype(np.float32)
        scale = float(np.abs(evidence).max()) or 1.0
        maps.append(ActivationMap(finding.name, np.clip(evidence / scale, 0.0, 1.0)))
    return tuple(maps)


def _log_odds_gradient(
    class_probabilities: NDArray[np.float64],
    classes: tuple[str, ...],
    finding: FindingSpec,
    *,
    exclusive: bool,
) -> NDArray[np.float64]:
    inside = np.array([name in finding.classes for name in classes])
    if not exclusive or inside.all():
        return inside.astype(np.float64)
    p = np.clip(class_probabilities, 1e-12, 1.0)
    gradient: NDArray[np.float64] = np.where(inside, p / p[inside].sum(), -p / p[~inside].sum())
    return gradient
