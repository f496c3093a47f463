"""Two bundles on the same scans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from app.bundle import Manifest
from model_training.assessment import statistics as st
from model_training.assessment.measures import Settings, decided
from model_training.assessment.scoring import Scores
from model_training.evaluation import auc


def verdicts(comparison: Mapping[str, Any]) -> Iterator[str]:
    """Say of each finding whether the difference is real, a line each.

    By the bootstrap over patients where it has an interval; DeLong's p stands beside it.
    """
    for name, found in comparison["findings"].items():
        paired = found["delong"]
        value, low, high = found["auc_difference"]
        if not (np.isfinite(low) and np.isfinite(high)):
            yield f"{name}: too few scans of one kind to compare."
            continue
        figures = (
            f"AUC {paired['first']:.3f} against {paired['second']:.3f} on {found['scans']} scans; "
            f"difference {value:+.3f} (95 % interval {low:+.3f} to {high:+.3f}; DeLong's p "
            f"{paired['p']:.3f})"
        )
        if low <= 0.0 <= high:
            yield f"{name}: {figures}. The difference may be chance."
        else:
            better = "first" if value > 0 else "second"
            yield f"{name}: {figures}. The difference is real: the {better} model is better here."
    if not comparison["findings"]:
        yield "The two models have no finding of the same name that both decide on."


def compare(
    first: Scores, second: Scores, ours: Manifest, theirs: Manifest, settings: Settings
) -> dict[str, Any]:
    """Compare findings of one name, on the scans that both bundles answered.

    Returns:
        Per finding: both AUCs, their difference with DeLong's interval and p, and the differences
        in AUC and in accuracy at the default operating points with paired bootstrap intervals by
        patient. Where a patient has several scans, trust the bootstrap.
    """
    at_second = {row.scan.path: i for i, row in enumerate(second.rows)}
    both = [
        (i, at_second[row.scan.path])
        for i, row in enumerate(first.rows)
        if row.status == "classified"
        and row.scan.path in at_second
        and second.rows[at_second[row.scan.path]].status == "classified"
    ]
    one = first.take(np.array([i for i, _ in both], dtype=np.int64))
    two = second.take(np.array([j for _, j in both], dtype=np.int64))
    findings: dict[str, Any] = {}
    others = {spec.name: (j, spec) for j, spec in decided(theirs)}
    for i, spec in decided(ours):
        if spec.name not in others:
            continue
        j, other = others[spec.name]
        known = (one.truth[:, i] >= 0) & (two.truth[:, j] >= 0)
        truth = one.truth[known, i] == 1
        a, b = one.findings[known, i], two.findings[known, j]
        right_a = (a >= spec.operating_points[0].threshold) == truth
        right_b = (b >= other.operating_points[0].threshold) == truth

        def over(
            rows: st.Rows,
            a: st.Floats = a,
            b: st.Floats = b,
            truth: st.Bools = truth,
            right: tuple[st.Bools, st.Bools] = (right_a, right_b),
        ) -> dict[str, float]:
            return {
                "auc_difference": auc(a[rows], truth[rows]) - auc(b[rows], truth[rows]),
                "accuracy_difference": st.mean(right[0][rows]) - st.mean(right[1][rows]),
            }

        drawn = st.with_intervals(over, one.patients[known], settings.draws, settings.seed)
        findings[spec.name] = {
            "scans": int(known.sum()),
            "delong": asdict(st.delong(a, b, truth)),
            **{name: [e.value, e.low, e.high] for name, e in drawn.items()},
        }
    return {"scans_answered_by_both": len(both), "findings": findings}
