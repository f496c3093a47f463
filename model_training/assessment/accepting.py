"""From an evaluation to the acceptance test that is kept of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from app.bundle.acceptance import Acceptance, Measured, now
from app.domain.interval import auc_interval
from model_training.assessment.assessing import Assessment

Triple = tuple[float | None, float | None, float | None]


def acceptance(assessment: Assessment) -> Acceptance:
    """What is kept of an evaluation: figures of each finding, counts, and no scan."""
    figures, manifest = assessment.figures, assessment.bundle.manifest
    counts = figures["counts"]
    return Acceptance(
        at=now(),
        model=assessment.bundle.sha256,
        version=manifest.version,
        folder=assessment.request.where.name,
        scans=counts["files"],
        patients=counts["patients"],
        refused=counts["refused"],
        failed=counts["failed"],
        findings={
            name: _measured(found) for name, found in figures["findings"].items() if "auc" in found
        },
    )


def _measured(found: dict[str, Any]) -> Measured:
    """Of a finding: its AUC, and its first operating point where it has one."""
    auc = _auc(found)
    for at in found.get("operating_points", {}).values():
        return Measured(
            auc=auc,
            sensitivity=_triple(at["sensitivity"]),
            specificity=_triple(at["specificity"]),
            threshold=at["threshold"],
        )
    return Measured(auc=auc)


def _auc(found: dict[str, Any]) -> Triple:
    """With the interval of few scans where resampling gives none."""
    value, low, high = _triple(found["auc"])
    if value is not None and (low is None or high is None):
        positives = int(found["positives"])
        low, high = auc_interval(value, positives, int(found["scans"]) - positives)
    return value, low, high


def _triple(values: Sequence[float | None] | None) -> Triple:
    value, low, high = values or (None, None, None)
    return _finite(value), _finite(low), _finite(high)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
