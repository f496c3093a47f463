"""A record: an analysis with what the reader said of it, as the history keeps it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.domain.analysis import ModelRef, Status
from app.domain.finding import Finding
from app.domain.gate import GateDecision
from app.domain.notice import Notice
from app.domain.scan import FileFormat
from app.domain.verdict import Impression, Verdict

Answer = Literal["positive", "negative", "undecided", "no answer", "failed"]

ANSWERS: tuple[Answer, ...] = ("positive", "negative", "undecided", "no answer", "failed")

_UID = re.compile(r"[0-9]+(\.[0-9]+){3,}")


@dataclass(frozen=True, slots=True)
class Content:
    """What was read, and by whom: the same content gives the same answer, and is kept once.

    Attributes:
        path, frame: which scan.
        state: what changes when the file is written again; "" where nobody could look.
        asked: hash of the bundles that came into question.
        program: version of Lightbox.
    """

    path: Path
    frame: int
    state: str
    asked: str
    program: str

    @property
    def key(self) -> bytes:
        """16 bytes that stand for all of it."""
        parts = (str(self.path), str(self.frame), self.state, self.asked, self.program)
        text = "\0".join(parts).encode("utf-8", "surrogateescape")
        return hashlib.blake2b(text, digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class RecordedFinding:
    """A finding as it was decided; figures as in `Finding`."""

    name: str
    probability: float
    positive: bool | None = None
    operating_point: str = ""
    threshold: float | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedScan:
    """What the scan was, as far as it names nobody."""

    file_format: FileFormat
    frames: int
    rows: int
    columns: int
    modality: str | None = None
    body_part: str | None = None
    view_position: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """An analysis with its verdicts.

    Attributes:
        content: what was read.
        at: seconds since 1970, UTC.
        status, reason, findings, prediction_set: of the analysis, as in `Analysis`.
        model: the bundle that spoke, None where none came into question.
        recipe: its preprocessing as JSON, "" where none was done.
        gate: the gate's word, None where it had none.
        scan: None when the file could not be read.
        sop_instance_uid: "" where the file states none.
        patient: salted hash of what tells the patient apart, "" where the file states nothing.
        verdicts, impressions: in the order they were given; the last on a finding is in force.
        id: of the history; 0 until it is kept.
    """

    content: Content
    at: float
    status: Status
    reason: Notice | None = None
    model: ModelRef | None = None
    recipe: str = ""
    gate: GateDecision | None = None
    findings: tuple[RecordedFinding, ...] = ()
    prediction_set: tuple[str, ...] = ()
    warnings: tuple[Notice, ...] = ()
    scan: RecordedScan | None = None
    sop_instance_uid: str = ""
    patient: str = ""
    verdicts: tuple[Verdict, ...] = ()
    impressions: tuple[Impression, ...] = ()
    id: int = 0

    @property
    def answer(self) -> Answer:
        """The analysis in a word: positive where any finding that stands alone is."""
        if self.status == "failed":
            return "failed"
        if self.status == "refused":
            return "no answer"
        decided = [
            f.positive for f in self.findings if f.part_of is None and f.positive is not None
        ]
        if not decided:
            return "undecided"
        return "positive" if any(decided) else "negative"


def recorded(finding: Finding) -> RecordedFinding:
    """Return a finding as it is kept."""
    point = finding.operating_point
    return RecordedFinding(
        finding.name,
        round(finding.probability, 6),
        finding.positive,
        "" if point is None else point.name,
        None if point is None else point.threshold,
        finding.part_of,
    )


def in_force(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Return the last verdict on each finding, in the order the findings were first judged."""
    return tuple({verdict.of.finding: verdict for verdict in verdicts}.values())


def is_uid(text: str) -> bool:
    """Tell whether a text reads as a DICOM UID rather than as words."""
    return _UID.fullmatch(text.strip()) is not None
