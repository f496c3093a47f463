"""The arithmetic: figures of scores against the truth, and their uncertainty.

``score`` is float64 ``(scans,)`` in [0, 1], ``truth`` is bool ``(scans,)``. A figure that the scans
do not define (a sensitivity without positives) is NaN, never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Estimate
from model_training.calibration import wilson
from model_training.evaluation import auc

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Rows = NDArray[np.int64]

PROPORTIONS = frozenset(
    {"accuracy", "sensitivity", "specificity", "ppv", "npv", "coverage", "refused"}
)
_CENTRED = frozenset({"ece"})
_WITHOUT = frozenset({"auc", "macro_auc"})
_NAN = float("nan")


def mean(values: NDArray[np.bool_] | Floats) -> float:
    """The mean, NaN of nothing."""
    return float(values.mean()) if len(values) else _NAN


def brier(score: Floats, truth: Bools) -> float:
    """Mean squared difference of probability and truth (Brier, Monthly Weather Review 1950)."""
    return mean((score - truth) ** 2)


def decisions(score: Floats, truth: Bools, threshold: float) -> dict[str, float]:
    """What a threshold achieves; positive at or above it. PPV and NPV hold at these scans' mix."""
    positive = score >= threshold
    sensitivity, specificity = mean(positive[truth]), mean(~positive[~truth])
    return {
        "accuracy": mean(positive == truth),
        "balanced_accuracy": (sensitivity + specificity) / 2,
        "sensitivity": sensitivity,
        "specificity": specificity,
        "ppv": mean(truth[positive]),
        "npv": mean(~truth[~positive]),
    }


def resamples(patients: NDArray[np.int64], draws: int, seed: int) -> Iterator[Rows]:
    """Row numbers of bootstrap samples of whole patients (Efron 1979; Field and Welsh 2007).

    Scans of one patient resemble one another, so that drawing scans would feign precision.
    """
    _, inverse = np.unique(patients, return_inverse=True)
    order = np.argsort(inverse, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(inverse))[:-1]) if len(order) else []
    rng = np.random.default_rng(seed)
    for _ in range(draws):
        chosen = rng.integers(0, len(members), len(members))
        yield np.concatenate([members[i] for i in chosen])


def with_intervals(
    figures: Callable[[Rows], Mapping[str, float]],
    patients: NDArray[np.int64],
    draws: int,
    seed: int,
) -> dict[str, Estimate]:
    """Each of ``figures(rows)`` over all rows, with its 95 % interval over patients.

    Percentile intervals of the bootstrap, with three exceptions. ECE grows under resampling, so its
    distribution is moved to have its median at the value. A proportion of 0 or 1 does not vary
    under resampling at all; it gets Wilson's interval (JASA 1927) over the number of patients. Nor
    does an AUC of 0 or 1, which gets none.

    Args:
        figures: names, which may hold a prefix up to "/", to values. Called once a draw.
        patients: ``(scans,)``, a number per patient.
        draws: bootstrap samples.
        seed: of the draws.
    """
    everything = np.arange(len(patients), dtype=np.int64)
    values = figures(everything)
    if not len(patients):
        return {name: Estimate(value, _NAN, _NAN) for name, value in values.items()}
    drawn: dict[str, list[float]] = {name: [] for name in values}
    for rows in resamples(patients, draws, seed):
        for name, value in figures(rows).items():
            drawn[name].append(value)
    count = len(np.unique(patients))
    return {name: _interval(name, values[name], np.array(drawn[name]), count) for name in values}


def _interval(name: str, value: float, drawn: Floats, patients: int) -> Estimate:
    drawn = drawn[np.isfinite(drawn)]
    if not np.isfinite(value) or not len(drawn):
        return Estimate(value, _NAN, _NAN)
    kind = name.rpartition("/")[2]
    if kind in PROPORTIONS and value in (0.0, 1.0):
        return wilson(round(value * patients), patients)
    if kind in _WITHOUT and value in (0.0, 1.0):
        return Estimate(value, _NAN, _NAN)
    low, median, high = (float(q) for q in np.percentile(drawn, [2.5, 50.0, 97.5]))
    if kind in _CENTRED:
        low, high = max(0.0, low - median + value), min(1.0, high - median + value)
    return Estimate(value, low, high)


def roc(score: Floats, truth: Bools) -> tuple[Floats, Floats]:
    """False and true positive rates at every threshold, from (0, 0) to (1, 1)."""
    order = np.argsort(-score, kind="stable")
    last_of_ties = np.append(np.diff(score[order]) != 0, True)
    hits = np.cumsum(truth[order])[last_of_ties]
    false = np.cumsum(~truth[order])[last_of_ties]
    x, y = false / max(1, false[-1]), hits / max(1, hits[-1])
    return np.concatenate([[0.0], x]), np.concatenate([[0.0], y])


@dataclass(frozen=True, slots=True)
class Paired:
    """Two scores of the same scans: their AUCs, and whether they differ.

    Attributes:
        first, second: the AUCs.
        difference: first less second, with its 95 % interval by DeLong's variance.
        p: two-sided, of no difference.
    """

    first: float
    second: float
    difference: Estimate
    p: float


def delong(first: Floats, second: Floats, truth: Bools) -> Paired:
    """Compare two correlated AUCs (DeLong, DeLong and Clarke-Pearson, Biometrics 1988).

    The structural components come from mid-ranks (Sun and Xu, IEEE Signal Processing Letters
    2014). Scans count as independent: with several per patient, prefer a bootstrap by patient.
    """
    from scipy.stats import norm

    positives, negatives = int(truth.sum()), int((~truth).sum())
    aucs = [auc(score, truth) for score in (first, second)]
    value = aucs[0] - aucs[1]
    if positives < 2 or negatives < 2:
        return Paired(aucs[0], aucs[1], Estimate(value, _NAN, _NAN), _NAN)
    parts = [_components(score, truth) for score in (first, second)]
    over_positives = np.cov(np.stack([v10 for v10, _ in parts])) / positives
    over_negatives = np.cov(np.stack([v01 for _, v01 in parts])) / negatives
    covariance = over_positives + over_negatives
    contrast = np.array([1.0, -1.0])
    deviation = float(np.sqrt(max(0.0, float(contrast @ covariance @ contrast))))
    half = 1.959964 * deviation
    p = 2 * float(norm.sf(abs(value) / deviation)) if deviation else float(value == 0.0)
    return Paired(aucs[0], aucs[1], Estimate(value, value - half, value + half), p)


def _components(score: Floats, truth: Bools) -> tuple[Floats, Floats]:
    """V10 ``(positives,)`` and V01 ``(negatives,)``: each scan's mean of won comparisons."""
    from scipy.stats import rankdata

    positives, negatives = int(truth.sum()), int((~truth).sum())
    ranks = rankdata(score)
    above = (ranks[truth] - rankdata(score[truth])) / negatives
    below = 1.0 - (ranks[~truth] - rankdata(score[~truth])) / positives
    return above, below


def macro(values: Sequence[float]) -> float:
    """Unweighted mean of what is defined, NaN of nothing."""
    finite = [value for value in values if np.isfinite(value)]
    return float(np.mean(finite)) if finite else _NAN
