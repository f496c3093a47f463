"""The gate's words: whether a scan is what a bundle was made for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.domain.notice import Notice

GateDecision = Literal["accepted", "accepted with warnings", "refused"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a bundle is made for, in terms of the scan's facts.

    An empty tuple or None means that the bundle does not care. A fact that contradicts the scope
    refuses the scan; a fact that the file does not state only warns.

    Attributes:
        modalities: DICOM Modality values.
        body_parts: Body Part Examined values.
        views: View Position values.
        age_years: (youngest, oldest) the bundle was trained on.
        age_years_tolerated: outside it the scan is refused; between the two it is warned about.
        colour: False refuses pictures that hold colour.
    """

    modalities: tuple[str, ...] = ()
    body_parts: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    age_years: tuple[float, float] | None = None
    age_years_tolerated: tuple[float, float] | None = None
    colour: bool = False


@dataclass(frozen=True, slots=True)
class PictureGate:
    """Thresholds on what the picture itself looks like; the arrays are in ``reference.npz``.

    Attributes:
        distance_limit: largest Mahalanobis distance of the embedding from the training scans.
        kind_limit: smallest probability, by the router, of being this bundle's kind of scan; None
            for a bundle without a router.
        refusals: share of right scans that the limits refuse on held-out data, in [0, 1].
    """

    distance_limit: float
    kind_limit: float | None = None
    refusals: float = 0.0


@dataclass(frozen=True, slots=True)
class GateResult:
    """The gate's word on one scan.

    Attributes:
        decision: accepted, accepted with warnings, or refused.
        reason: why it was refused, else None.
        warnings: what to keep in mind when it was accepted.
        distance, kind: the picture's own figures against the limits, None when facts decided.
    """

    decision: GateDecision
    reason: Notice | None = None
    warnings: tuple[Notice, ...] = ()
    distance: float | None = None
    kind: float | None = None
