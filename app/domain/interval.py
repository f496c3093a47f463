"""An interval for an AUC of few scans, where resampling says nothing."""

from math import isnan, sqrt

_Z = 1.959964  # of 95 %, two-sided
_STEPS = 60


def auc_interval(found: float, positives: int, negatives: int) -> tuple[float, float]:
    """95 % interval by inverting a score test (Newcombe, Statistics in Medicine 2006, method 5).

    The limits are the AUCs that lie 1.96 of their own standard deviations from the one found, with
    Hanley and McNeil's variance at the mean of both counts. An AUC of 1 of three scans has an
    interval too, where a bootstrap gives none: all its draws are 1. Scans count as independent.

    Args:
        found: the AUC.
        positives: scans with the finding.
        negatives: scans without.

    Returns:
        (low, high); (0, 1) where one of the kinds is missing.
    """
    if not positives or not negatives or isnan(found):
        return 0.0, 1.0
    return (
        1.0 - _limit(1.0 - found, positives, negatives),
        _limit(found, positives, negatives),
    )


def _limit(found: float, positives: int, negatives: int) -> float:
    """The upper limit, by bisection: the largest AUC that what was found does not contradict."""
    inside, outside = found, 1.0
    for _ in range(_STEPS):
        middle = (inside + outside) / 2
        if middle - found <= _Z * _deviation(middle, positives, negatives):
            inside = middle
        else:
            outside = middle
    return inside


def _deviation(area: float, positives: int, negatives: int) -> float:
    more = (positives + negatives) / 2 - 1
    inner = 1 + more * (1 - area) / (2 - area) + more * area / (1 + area)
    return sqrt(max(0.0, area * (1 - area) * inner / (positives * negatives)))
