"""How often a positive, or a negative, is right where a finding is as common as somebody says.

Sensitivity and specificity belong to the bundle; how often its answer is right depends on how
common the finding is among the patients it is asked of (Bayes):

    PPV = p Se / (p Se + (1 - p)(1 - Sp)),    NPV = (1 - p) Sp / ((1 - p) Sp + p (1 - Se)).

Written as odds, PPV / (1 - PPV) = p / (1 - p) x Se / (1 - Sp), so that the interval of a predictive
value is that of a ratio of two independent proportions. It is made from their published intervals
by MOVER-R (Donner and Zou, Statistical Methods in Medical Research 2012; Newcombe, same journal
2016), which keeps the asymmetry of Wilson's intervals, needs no counts, and stays defined at a
sensitivity or specificity of 1, where the logit interval of Mercaldo, Lau and Zhou (Statistics in
Medicine 2007) has no variance. The prevalence is taken as exact: it is the reader's.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt

from app.domain.finding import Estimate
from app.errors import UsageError


@dataclass(frozen=True, slots=True)
class PredictiveValues:
    """What an operating point's answers are worth at a prevalence.

    Attributes:
        prevalence: share of patients with the finding, above 0 and below 1.
        ppv: share of positives that are right; None where there would be no positive at all.
        npv: share of negatives that are right; None where there would be no negative at all.
    """

    prevalence: float
    ppv: Estimate | None
    npv: Estimate | None


def check_prevalence(prevalence: float) -> None:
    """Raise `UsageError` with code ``prevalence`` where it is not above 0 and below 1."""
    if not 0.0 < prevalence < 1.0:
        raise UsageError(
            "prevalence",
            f"A prevalence of {prevalence:g} makes no sense: it must lie between 0 and 1, such as "
            "0.1 for one patient in ten.",
        )


def predictive_values(
    sensitivity: Estimate, specificity: Estimate, prevalence: float
) -> PredictiveValues:
    """Predictive values of a test with this sensitivity and specificity, with 95 % intervals.

    Raises:
        UsageError: code ``prevalence``: it is not above 0 and below 1.
    """
    check_prevalence(prevalence)
    odds = prevalence / (1.0 - prevalence)
    missed, false_alarms = _complement(sensitivity), _complement(specificity)
    return PredictiveValues(
        prevalence,
        _share(false_alarms, sensitivity, 1.0 / odds),
        _share(missed, specificity, odds),
    )


def _complement(of: Estimate) -> Estimate:
    return Estimate(1.0 - of.value, 1.0 - of.high, 1.0 - of.low)


def _share(wrong: Estimate, right: Estimate, factor: float) -> Estimate | None:
    """The share 1 / (1 + factor x wrong / right), with the interval that the ratio's gives it."""
    if wrong.value <= 0.0 and right.value <= 0.0:
        return None
    value, low, high = (
        1.0 / (1.0 + factor * ratio)
        for ratio in (_ratio(wrong.value, right.value), *reversed(_ratio_interval(wrong, right)))
    )
    return Estimate(value, min(low, value), max(high, value))


def _ratio(above: float, below: float) -> float:
    return above / below if below > 0.0 else inf


def _ratio_interval(above: Estimate, below: Estimate) -> tuple[float, float]:
    """MOVER-R: 95 % limits of ``above / below``; infinite where ``below`` may be 0."""
    product = above.value * below.value
    # The lower limit is (product - root) / (high (2 value - high)), whose denominator is 0 where
    # the upper limit of ``below`` is twice its value. Multiplied out with (product + root) it is
    # the same number, and there its limit: low (2 value - low) / (2 product).
    spread = above.low * (2.0 * above.value - above.low)
    least = 0.0
    if spread > 0.0:
        root = _root(product, above.low, below.high, above.value, below.value)
        least = _ratio(spread, product + root)
    most = _ratio(
        product + _root(product, above.high, below.low, above.value, below.value),
        below.low * (2.0 * below.value - below.low),
    )
    return least, most


def _root(product: float, above: float, below: float, above_value: float, value: float) -> float:
    inner = above * below * (2.0 * above_value - above) * (2.0 * value - below)
    return sqrt(max(0.0, product * product - inner))
