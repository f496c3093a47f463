"""The card's section on the gate: whom it refuses, and what it lets through."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.gate import PictureGate
from model_training.calibration import wilson

_NOT_MEASURED = "–"


def gate_lines(figures: Mapping[str, Any], limits: PictureGate) -> list[str]:
    """Markdown; ``figures`` are `model_training.gate_measuring.measure_gate`'s."""
    return [
        (
            "Facts first (modality, body part, view, age, colour); then the picture: distance at "
            f"most {limits.distance_limit:.2f} and router score at least {limits.kind_limit:.3g}. "
            "Intervals: 95 %, Wilson."
        ),
        "",
        "| right scans | refused | 95 % interval | scans |",
        "|---" * 4 + "|",
        *(f"| {name} | {_cells(share)} |" for name, share in figures["refused"].items()),
        "",
        (
            "Wrong pictures are of the halves that the gate did not learn from; scans shown wrong "
            "are held-out ones. Unseen: accepted by a gate fitted, on a quarter of all else, "
            "without any picture of that kind (of turned scans: without any turned scan), as one "
            "is met that nobody thought of."
        ),
        "",
        "| wrong pictures | accepted | 95 % interval | pictures | unseen | AUROC of the router |",
        "|---" * 6 + "|",
        *(_row(kind, share, figures) for kind, share in figures["false accepts"].items()),
    ]


def _row(kind: str, share: Sequence[float], figures: Mapping[str, Any]) -> str:
    unseen = figures.get("false accepts of unseen kinds", {}).get(kind)
    blind = _NOT_MEASURED if unseen is None else f"{unseen[0]:.3f}"
    return f"| {kind} | {_cells(share)} | {blind} | {figures['AUROC of the router'][kind]:.4f} |"


def _cells(share: Sequence[float] | float) -> str:
    """Value, interval and count; gates of before intervals were kept tell the count, or none."""
    if isinstance(share, float):
        return f"{share:.3f} | {_NOT_MEASURED} | {_NOT_MEASURED}"
    value, *interval, count = share
    if not interval:
        found = wilson(round(value * count), round(count))
        interval = [found.low, found.high]
    low, high = interval
    return f"{value:.3f} | {low:.3f} to {high:.3f} | {count:.0f}"
