"""Deciding once more, at another operating point, on probabilities that are already there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.analysis import Analysis
from app.domain.finding import Finding, FindingSpec


def decide_again(
    analysis: Analysis, specs: Sequence[FindingSpec], operating_point: str | None
) -> Analysis:
    """Return the same analysis decided at another operating point; no new pass is needed.

    Args:
        analysis: of any status.
        specs: of the bundle that made it; findings it does not know stay as they are.
        operating_point: its name; the bundle's default where None or unknown.
    """
    by_name = {spec.name: spec for spec in specs}

    def decided(finding: Finding) -> Finding:
        spec = by_name.get(finding.name)
        point = None if spec is None else spec.operating_point(operating_point)
        if point is None:
            return finding
        positive = finding.probability >= point.threshold
        return replace(finding, operating_point=point, positive=positive)

    return replace(analysis, findings=tuple(decided(finding) for finding in analysis.findings))
