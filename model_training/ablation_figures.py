"""The figures of one cell of an ablation: one version, one seed."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from model_training import calibration as cal
from model_training.config import Config
from model_training.evaluation import auc
from model_training.finding_calibration import fit, known_truth
from model_training.job import class_numbers
from model_training.reliability import ece, ece_if_perfect

Cell = dict[str, Any]


def figures_of(
    config: Config,
    logits: NDArray[np.float32],
    targets: NDArray[np.float32],
    fold: NDArray[np.int64],
    seed: int,
) -> Cell:
    """Figures of ``logits`` (scans, classes), each ``fold`` (scans,) judged by the others.

    AUC, ECE and its floor of every finding with a decision, over the scans on which it is known,
    and the balanced accuracy at the balanced threshold of the other folds. None where the scans
    define no figure.
    """
    probability = _calibrated(logits, targets, fold, exclusive=config.exclusive)
    found: dict[str, Any] = {}
    for rule in config.findings:
        if not rule.decide:
            continue
        members = class_numbers(config, rule.classes)
        known, truth = known_truth(targets, members)
        score = cal.finding_probability(probability[known], members)
        found[rule.name] = {
            "auc": _plain(auc(score, truth)),
            "balanced_accuracy": _plain(_balanced_accuracy(score, truth, fold[known])),
            "ece": _plain(ece(score, truth)),
            "ece_if_perfect": _plain(ece_if_perfect(score, seed)),
        }
    return {"scans": len(targets), "findings": found}


def _calibrated(
    logits: NDArray[np.float32],
    targets: NDArray[np.float32],
    fold: NDArray[np.int64],
    *,
    exclusive: bool,
) -> NDArray[np.float64]:
    result = np.zeros(logits.shape)
    for number in np.unique(fold):
        out = fold == number
        fitted = fit(logits[~out], targets[~out], exclusive=exclusive)
        result[out] = cal.calibrated(logits[out], fitted)
    return result


def _balanced_accuracy(
    score: NDArray[np.float64], truth: NDArray[np.bool_], fold: NDArray[np.int64]
) -> float:
    """Mean of sensitivity and specificity, each fold at the balanced threshold of the others."""
    positive = np.zeros(len(score), dtype=np.bool_)
    for number in np.unique(fold):
        out = fold == number
        if truth[~out].all() or not truth[~out].any():
            return float("nan")
        points = cal.operating_points(score[~out], truth[~out])
        if not points:  # the same probability for all scans
            return float("nan")
        positive[out] = score[out] >= points[0].threshold
    if truth.all() or not truth.any():
        return float("nan")
    return float((positive[truth].mean() + (~positive[~truth]).mean()) / 2)


def _plain(value: float) -> float | None:
    return value if np.isfinite(value) else None
