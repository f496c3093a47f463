"""What the reader has said of each scan, as far as the window knows. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.analysis import Analysis, ModelRef
from app.domain.finding import Finding
from app.domain.verdict import Decided, Impression, Verdict

if TYPE_CHECKING:
    from app.bundle import Manifest
    from app.domain.reading import Reading

About = tuple[Path, int, str, ModelRef | None]
"""What is spoken of: path and frame of a scan, the state of its file, and who answered."""


@dataclass(frozen=True, slots=True)
class Said:
    """Of one scan, in the order it was said; the last on each finding is in force."""

    verdicts: tuple[Verdict, ...] = ()
    impressions: tuple[Impression, ...] = ()

    def judged(self, verdict: Verdict) -> Said:
        return replace(self, verdicts=(*self.verdicts, verdict))

    def impressed(self, impression: Impression) -> Said:
        return replace(self, impressions=(*self.impressions, impression))

    def verdict(self, finding: str) -> Verdict | None:
        """Return the verdict in force on a finding."""
        return next((v for v in reversed(self.verdicts) if v.of.finding == finding), None)

    def earlier(self, finding: str) -> int:
        """Return how many verdicts on a finding were replaced."""
        return max(0, sum(v.of.finding == finding for v in self.verdicts) - 1)

    def impression(self, finding: str) -> Impression | None:
        """Return the impression in force on a finding."""
        return next((i for i in reversed(self.impressions) if i.of.finding == finding), None)


def about(reading: Reading) -> About:
    """Return what a word on a reading is about; with another file or model it is another's."""
    request, analysis = reading.request, reading.analysis
    model = None if analysis is None else analysis.model
    return request.path, request.frame, reading.file_state, model


def decided(finding: Finding) -> Decided:
    """Return what the reader's word on a finding is held against."""
    point = finding.operating_point
    return Decided(
        finding.name,
        round(finding.probability, 6),
        finding.positive,
        None if point is None else point.threshold,
        "" if point is None else point.name,
    )


def to_judge(analysis: Analysis) -> tuple[Finding, ...]:
    """Return the findings a verdict can be given on: those that were decided, else all."""
    found = tuple(f for f in analysis.findings if f.positive is not None)
    return found or analysis.findings


def to_ask(manifest: Manifest | None) -> tuple[str, ...]:
    """Return the findings an impression is asked of: those that are decided by themselves."""
    specs = () if manifest is None else manifest.findings
    alone = [spec for spec in specs if spec.part_of is None]
    return _names([spec for spec in alone if spec.operating_points]) or _names(alone)


def _names(specs: Sequence[object]) -> tuple[str, ...]:
    return tuple(getattr(spec, "name") for spec in specs)  # noqa: B009
