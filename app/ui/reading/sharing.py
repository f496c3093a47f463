"""Readings of a long list share what they have in common. No Qt.

A reading that comes from a worker, or from the history, brings its own copy of the path (three
times), of the model, its thresholds and every sentence: three quarters of what it weighs.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.gate import GateResult

if TYPE_CHECKING:
    from app.domain.reading import Reading

_MOST = 4096  # different values that are remembered; a list holds far fewer
_T = TypeVar("_T", bound=Hashable)


class Sharing:
    """Knows the values that readings have brought, and gives the first of those that are equal."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Hashable] = {}

    def slim(self, reading: Reading, path: Path) -> Reading:
        """Return an equal reading that shares what it can; ``path`` is its row's own."""
        analysis = reading.analysis
        if analysis is not None:
            gate = analysis.gate
            findings = tuple(
                replace(
                    finding,
                    name=self._one(finding.name),
                    operating_point=self._one(finding.operating_point),
                    part_of=self._one(finding.part_of),
                )
                for finding in analysis.findings
            )
            analysis = replace(
                analysis,
                reason=self._one(analysis.reason),
                model=self._one(analysis.model),
                gate=None if gate is None else self._gate(gate),
                findings=findings,
                prediction_set=self._one(analysis.prediction_set),
                warnings=self._one(analysis.warnings),
            )
        source = reading.source
        return replace(
            reading,
            request=replace(reading.request, path=path),
            reason=self._one(reading.reason),
            analysis=analysis,
            source=None if source is None else replace(source, path=path),
            facts=self._one(reading.facts),
            geometry=self._one(reading.geometry),
        )

    def _gate(self, gate: GateResult) -> GateResult:
        return replace(gate, reason=self._one(gate.reason), warnings=self._one(gate.warnings))

    def _one(self, value: _T) -> _T:
        if len(self._known) >= _MOST:
            self._known.clear()
        return self._known.setdefault(value, value)  # type: ignore[return-value]
