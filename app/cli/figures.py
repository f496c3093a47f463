"""How good a model is, in a few columns: what its manifest says was measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.bundle import Manifest
from app.bundle.acceptance import Acceptance
from app.cli.outputs import shown
from app.domain.achieved import Achieved
from app.domain.finding import Estimate
from app.domain.predictive import predictive_values

_NONE = "–"


def measured(manifest: Manifest, figure: str) -> str:
    """The figure of the findings with a decision, held out and on the test set: "0.998 / 0.964".

    Args:
        manifest: its ``metrics`` may hold anything; what is not there is "–".
        figure: "auc" or "ece".

    Returns:
        The mean over the findings where there are several.
    """
    return " / ".join(
        _mean(manifest, manifest.metrics.get(subset), figure) for subset in ("held_out", "test")
    )


def on_which_scans(of: Achieved) -> str:
    """Where the figures stand: "on the test set" or "on held-out scans"."""
    return "on the test set" if of.scans == "test" else "on held-out scans"


def at_prevalence(of: Achieved, prevalence: float) -> Iterator[str]:
    """Lines: what a positive and a negative are worth where the finding is that common.

    Raises:
        UsageError: see `predictive_values`.
    """
    worth = predictive_values(of.sensitivity, of.specificity, prevalence)
    yield (
        f"    if {prevalence * 100:g}% of patients have it: "
        f"PPV {estimate(worth.ppv)}, NPV {estimate(worth.npv)} ({on_which_scans(of)})"
    )


def estimate(of: Estimate | None) -> str:
    """A value with its interval; "–" where there is none. Never rounded to 0 or 1 from inside."""
    if of is None:
        return _NONE
    return f"{_ratio(of.value)} ({_ratio(of.low)} to {_ratio(of.high)})"


def _ratio(value: float) -> str:
    for digits in (2, 3, 4):
        if float(f"{value:.{digits}f}") not in (0.0, 1.0):
            return f"{value:.{digits}f}"
    if 1e-9 < value < 0.5:
        return "< 0.0001"
    return "> 0.9999" if 0.5 < value < 1 - 1e-9 else f"{value:.2f}"


def _mean(manifest: Manifest, subset: object, figure: str) -> str:
    findings = subset.get("findings") if isinstance(subset, Mapping) else None
    if not isinstance(findings, Mapping):
        return _NONE
    decided = [spec.name for spec in manifest.findings if spec.operating_points]
    values = [_value(findings.get(name), figure) for name in decided]
    known = [value for value in values if value is not None]
    if not known:
        return _NONE
    mean = sum(known) / len(known)
    return "> 0.999" if 0.9995 <= mean < 1.0 else f"{mean:.3f}"


def _value(finding: object, figure: str) -> float | None:
    found: Any = finding.get(figure) if isinstance(finding, Mapping) else None
    value = found[0] if isinstance(found, list | tuple) and found else found
    return float(value) if isinstance(value, int | float) else None


def acceptance_line(result: Acceptance) -> str:
    """Say what somebody's own acceptance test of a model gave, in a line."""
    counts = f"{result.scans} scans of {result.patients} patients"
    without = f", {result.refused} refused, {result.failed} failed"
    found = "; ".join(
        f"{shown(name)}: AUC {_spelt(measured.auc)}"
        + (
            f", sensitivity {_spelt(measured.sensitivity)}, "
            f"specificity {_spelt(measured.specificity)}"
            if measured.sensitivity and measured.specificity
            else ""
        )
        for name, measured in result.findings.items()
    )
    where = f"your acceptance test of {result.at[:10]} on “{shown(result.folder)}”"
    return f"{where}: {counts}{without}; {found}"


def _spelt(values: Sequence[float | None]) -> str:
    value, low, high = values
    if value is None:
        return "–"
    if low is None or high is None:
        return f"{value:.2f}"
    return f"{value:.2f} ({low:.2f} to {high:.2f})"
