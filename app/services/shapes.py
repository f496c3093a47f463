"""The shapes of what is written for other programs. Their JSON Schemas lie in ``docs/schemas``.

A key that has been released keeps its name and its meaning; new ones may be added. The texts below
the keys are the schemas' descriptions (``tools/schemas.py``).
"""

from __future__ import annotations

from typing import Annotated, Any, NotRequired

from pydantic import ConfigDict, Field, with_config

# Python's own, before 3.12, forgets what pydantic needs to know; pydantic brings this one along.
from typing_extensions import TypedDict

from app.domain.analysis import Status
from app.domain.gate import GateDecision
from app.domain.verdict import Opinion, Presence

Share = Annotated[float, Field(ge=0.0, le=1.0)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_DESCRIBED = ConfigDict(use_attribute_docstrings=True)


@with_config(_DESCRIBED)
class NoticeShape(TypedDict):
    """A stable code for programs and a sentence for people."""

    code: str
    message: str


@with_config(_DESCRIBED)
class ModelShape(TypedDict):
    """Which bundle spoke."""

    id: str
    version: str
    sha256: Sha256
    """Of the bundle's manifest, which holds the hashes of all its other files."""


@with_config(_DESCRIBED)
class PointShape(TypedDict):
    """The operating point a decision was made at."""

    name: str
    threshold: Share
    """Positive at or above it."""


@with_config(_DESCRIBED)
class FindingShape(TypedDict):
    """One finding and its decision."""

    name: str
    probability: Share | None
    """Calibrated on held-out data; null where nobody calibrated it (see score)."""
    score: NotRequired[Share]
    """The network's output, for a bundle that was never calibrated."""
    operating_point: PointShape | None
    """Null for a finding that carries no decision."""
    positive: bool | None
    """The decision; null where there is none."""


@with_config(_DESCRIBED)
class ScanShape(TypedDict):
    """What the scan was; nothing of it names the patient. Null: the file does not state it."""

    modality: str | None
    body_part: str | None
    view_position: str | None
    rows: int
    columns: int
    frames: int
    photometric_interpretation: str | None
    transfer_syntax_uid: str | None
    sop_instance_uid: str | None


@with_config(_DESCRIBED)
class RecordShape(TypedDict):
    """One line per scan and bundle, as ``lightbox classify --format jsonl`` writes it."""

    path: str
    """As it was given or found; a path may tell a name."""
    frame: Annotated[int, Field(ge=1)]
    status: Status
    """classified: there is an answer. refused: it was read, and no bundle is made for it.
    failed: it could not be read. withheld: only from the window in blind-first mode."""
    reason: NoticeShape | None
    """Why there is no answer; null where there is one."""
    model: ModelShape | None
    """Null where no bundle came into question."""
    findings: list[FindingShape]
    """In the bundle's order; empty where there is no answer."""
    prediction_set: list[str]
    """Classes that cannot be ruled out at the bundle's stated coverage; empty where it has none."""
    warnings: list[NoticeShape]
    scan: ScanShape | None
    """Null when the file could not be read or holds no image."""
    seconds: Annotated[float, Field(ge=0.0)]
    """Spent on reading, preparing and inferring."""


# --- The history ------------------------------------------------------------------------------


@with_config(_DESCRIBED)
class KeptFindingShape(TypedDict):
    """One finding as it was kept."""

    name: str
    probability: Share
    """A score, where the bundle was never calibrated."""
    operating_point: PointShape | None
    positive: bool | None


@with_config(_DESCRIBED)
class KeptScanShape(TypedDict):
    """What the scan was, as far as it names nobody."""

    modality: str | None
    body_part: str | None
    view_position: str | None
    rows: int
    columns: int
    frames: int
    sop_instance_uid: str | None


@with_config(_DESCRIBED)
class DecidedShape(TypedDict):
    """What the model had said of a finding when the reader spoke of it."""

    at: str
    """When the reader spoke: ISO 8601, UTC."""
    finding: str
    probability: Share
    positive: bool | None
    operating_point: str | None
    threshold: Share | None
    presence: Presence | None
    """Whether the reader holds the finding for present; of a verdict, only where it amends."""


@with_config(_DESCRIBED)
class VerdictShape(DecidedShape):
    """What the reader said of a finding, having seen the answer."""

    opinion: Opinion
    comment: str
    """In the reader's own words; whatever was typed."""


@with_config(_DESCRIBED)
class KeptRecordShape(TypedDict):
    """One line per record of the history, as ``lightbox history export`` writes it."""

    id: int
    recorded: str
    """ISO 8601, UTC."""
    path: str
    """A path may tell a name."""
    frame: Annotated[int, Field(ge=1)]
    status: Status
    """As in a record of classify."""
    reason: NoticeShape | None
    model: ModelShape | None
    findings: list[KeptFindingShape]
    prediction_set: list[str]
    gate: GateDecision | None
    warnings: list[NoticeShape]
    scan: KeptScanShape | None
    program: str
    """Version of Lightbox that read the scan."""
    recipe: dict[str, Any] | None
    """The bundle's preprocessing."""
    patient: str | None
    """A salted hash of Patient ID and birth date; null where the file states neither."""
    verdicts: list[VerdictShape]
    """In the order they were given; the last on a finding is in force."""
    impressions: list[DecidedShape]
    """What the reader held of a finding before the answer was shown."""
