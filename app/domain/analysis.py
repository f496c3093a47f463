"""An analysis: everything one bundle says of one scan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Finding
from app.domain.gate import GateResult
from app.domain.notice import Notice

Status = Literal["classified", "refused", "failed", "withheld"]


@dataclass(frozen=True, slots=True)
class ModelRef:
    """Which bundle spoke: id, version, and the SHA-256 of its manifest (which holds all others)."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class ActivationMap:
    """Where the evidence for one class lies, by class activation mapping (Zhou et al. 2016).

    It is influence on the answer, not the outline of a lesion.

    Attributes:
        name: of the finding.
        values: float32 ``(rows, columns)`` of the last feature maps; share of the logit from each
            cell, scaled so that the largest positive one is 1, clipped at 0.
    """

    name: str
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """Everything one bundle says of one scan.

    Attributes:
        status: "classified", or "refused" when no bundle is made for the scan. "withheld" is only
            ever seen in the window's blind-first mode: there is an answer, and it is elsewhere.
        reason: why it was refused, else None.
        model: the bundle asked; None when no bundle came into question.
        findings: in the bundle's order; empty when refused.
        prediction_set: names of the classes in the conformal set; empty where there is none.
        gate: the gate's result.
        warnings: of the scan and of the gate.
        maps: one per finding; empty when refused.
        model_input: what the network saw, float32 ``(rows, columns, channels)`` in [0, 1].
    """

    status: Status
    reason: Notice | None
    model: ModelRef | None
    gate: GateResult | None = None
    findings: tuple[Finding, ...] = ()
    prediction_set: tuple[str, ...] = ()
    warnings: tuple[Notice, ...] = ()
    maps: tuple[ActivationMap, ...] = ()
    model_input: NDArray[np.float32] | None = field(default=None, repr=False)
