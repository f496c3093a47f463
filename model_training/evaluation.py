"""What a set of scored scans says about a bundle: figures as plain dictionaries."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import FindingSpec
from app.domain.interval import auc_interval
from model_training.calibration import (
    at_threshold,
    finding_probability,
)
from model_training.finding_calibration import known_truth
from model_training.reliability import ece, ece_if_perfect

Floats = NDArray[np.float64]
Targets = NDArray[np.float32]
_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


def auc(score: Floats, truth: NDArray[np.bool_]) -> float:
    """Area under the ROC curve: Mann and Whitney's U over pairs, ties count half."""
    positives, negatives = np.sort(score[truth]), np.sort(score[~truth])
    if not len(positives) or not len(negatives):
        return float("nan")
    below, up_to = (np.searchsorted(negatives, positives, side) for side in _SIDES)
    return float((below.sum() + up_to.sum()) / 2 / (len(positives) * len(negatives)))


def bootstrap(
    statistic: Callable[[NDArray[np.int64]], float],
    patients: Sequence[str],
    seed: int,
    draws: int = 1000,
) -> tuple[float, float]:
    """95 % percentile interval of ``statistic(row indices)``, resampling whole patients."""
    names, inverse = np.unique(np.asarray(patients), return_inverse=True)
    rows = [np.flatnonzero(inverse == i) for i in range(len(names))]
    single = np.concatenate(rows) if len(names) == len(inverse) else None  # a scan a patient
    rng = np.random.default_rng(seed)
    values = []
    for _ in range(draws):
        drawn = rng.integers(0, len(rows), len(rows))
        scans = single[drawn] if single is not None else np.concatenate([rows[i] for i in drawn])
        values.append(statistic(scans))
    if np.isnan(values).all():
        return float("nan"), float("nan")
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)


def evaluate(
    probability: Floats,
    targets: Targets,
    patients: Sequence[str],
    classes: Sequence[str],
    findings: Sequence[FindingSpec],
    seed: int,
    *,
    exclusive: bool = True,
) -> dict[str, Any]:
    """All figures of calibrated ``probability`` (scans, classes) against ``targets``.

    Targets are 1 present, 0 absent, NaN not known; a finding's figures are of the scans on which
    it is known. The likeliest class means something only where classes exclude one another.
    """
    counts = {"scans": len(targets), "patients": len(set(patients))}
    whole = _likeliest(probability, targets, patients, classes, seed) if exclusive else {}
    shown = [spec for spec in findings if spec.operating_points or spec.part_of or not exclusive]
    found = {
        spec.name: _finding(spec, probability, targets, patients, classes, findings, seed)
        for spec in shown
    }
    return {**counts, **whole, "findings": found}


def _likeliest(
    probability: Floats,
    targets: Targets,
    patients: Sequence[str],
    classes: Sequence[str],
    seed: int,
) -> dict[str, Any]:
    labels, predicted = targets.argmax(axis=1), probability.argmax(axis=1)
    right = predicted == labels
    confusion = np.zeros((len(classes), len(classes)), dtype=int)
    np.add.at(confusion, (labels, predicted), 1)
    return {
        "accuracy_of_classes": float(right.mean()),
        "accuracy_interval": list(
            bootstrap(lambda rows: float(right[rows].mean()), patients, seed)
        ),
        "confusion": {
            "rows": "truth",
            "columns": "likeliest class",
            "classes": list(classes),
            "counts": confusion.tolist(),
        },
    }


def _finding(
    spec: FindingSpec,
    probability: Floats,
    targets: Targets,
    patients: Sequence[str],
    classes: Sequence[str],
    findings: Sequence[FindingSpec],
    seed: int,
) -> dict[str, Any]:
    members = [classes.index(name) for name in spec.classes]
    known, truth = known_truth(targets, members)
    probability, targets = probability[known], targets[known]
    patients = [patients[i] for i in known.tolist()]
    if not patients:
        nothing = float("nan")
        return {"positives": 0, "auc": [nothing] * 3, "ece": nothing, "ece_if_perfect": nothing}
    score = finding_probability(probability, members)
    figures: dict[str, Any] = {
        "positives": int(truth.sum()),
        "auc": _auc_with_interval(score, truth, patients, seed),
        "ece": ece(score, truth),
        "ece_if_perfect": ece_if_perfect(score, seed),
    }
    if spec.part_of:
        figures |= _within(spec, findings, classes, score, probability, targets, patients, seed)
    for point in spec.operating_points:
        figures[point.name] = _at(point.threshold, score, truth, patients, seed)
    return figures


def _within(
    spec: FindingSpec,
    findings: Sequence[FindingSpec],
    classes: Sequence[str],
    score: Floats,
    probability: Floats,
    targets: Targets,
    patients: Sequence[str],
    seed: int,
) -> dict[str, Any]:
    """How well a subdivision is told apart within the finding it is part of."""
    whole = next(f for f in findings if f.name == spec.part_of)
    members, labels = [classes.index(name) for name in whole.classes], targets.argmax(axis=1)
    inside = np.flatnonzero(np.isin(labels, members))
    share = score / np.maximum(finding_probability(probability, members), 1e-12)
    truth = np.isin(labels, [classes.index(name) for name in spec.classes])
    kept = [patients[i] for i in inside.tolist()]
    return {
        f"auc_among_{whole.name}": _with_interval(
            lambda rows: auc(share[inside][rows], truth[inside][rows]), kept, seed
        )
    }


def _at(
    threshold: float, score: Floats, truth: NDArray[np.bool_], patients: Sequence[str], seed: int
) -> dict[str, Any]:
    sensitivity, specificity = at_threshold(score, truth, threshold)
    right = (score >= threshold) == truth

    def balanced(rows: NDArray[np.int64]) -> float:
        t, r = truth[rows], right[rows]
        return float((r[t].mean() + r[~t].mean()) / 2) if t.any() and not t.all() else float("nan")

    return {
        "threshold": threshold,
        "sensitivity": [sensitivity.value, sensitivity.low, sensitivity.high],
        "specificity": [specificity.value, specificity.low, specificity.high],
        "accuracy": _with_interval(lambda rows: float(right[rows].mean()), patients, seed),
        "balanced_accuracy": _with_interval(balanced, patients, seed),
    }


def _auc_with_interval(
    score: Floats, truth: NDArray[np.bool_], patients: Sequence[str], seed: int
) -> list[float]:
    """[value, low, high], the wider of two intervals.

    Resampled patients vary too little where there are few; the other interval takes the scans of
    one patient for independent ones.
    """
    value, low, high = _with_interval(lambda rows: auc(score[rows], truth[rows]), patients, seed)
    if np.isnan(value):
        return [value, low, high]
    positives = int(truth.sum())
    least, most = auc_interval(value, positives, len(truth) - positives)
    return [value, float(np.fmin(low, least)), float(np.fmax(high, most))]


def _with_interval(
    statistic: Callable[[NDArray[np.int64]], float], patients: Sequence[str], seed: int
) -> list[float]:
    """[value, low, high]."""
    value = statistic(np.arange(len(patients)))
    return [value, *bootstrap(statistic, patients, seed)]
