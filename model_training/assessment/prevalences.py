"""What an operating point's answers are worth where a finding is rarer or commoner than here."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from app.domain.finding import Estimate
from app.domain.predictive import predictive_values

PREVALENCES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


def worth(
    sensitivity: Estimate, specificity: Estimate, prevalences: Sequence[float]
) -> dict[str, dict[str, list[float] | None]]:
    """PPV and NPV as [value, low, high] for each share of patients with the finding.

    None where the scans define none: without scans of one kind, or without any such answer.

    Raises:
        UsageError: see `predictive_values`.
    """
    result: dict[str, dict[str, list[float] | None]] = {}
    measured = (sensitivity.value, sensitivity.low, specificity.value, specificity.low)
    for prevalence in prevalences:
        found = predictive_values(sensitivity, specificity, prevalence)
        known = all(map(isfinite, measured))
        result[f"{prevalence:g}"] = {
            "ppv": _plain(found.ppv if known else None),
            "npv": _plain(found.npv if known else None),
        }
    return result


def _plain(of: Estimate | None) -> list[float] | None:
    return None if of is None else [of.value, of.low, of.high]
