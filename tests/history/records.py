"""Records made up for the tests."""

from __future__ import annotations

from pathlib import Path

from app.domain.analysis import ModelRef, Status
from app.domain.notice import Notice
from app.domain.record import Content, Record, RecordedFinding, RecordedScan
from app.domain.verdict import Decided, Opinion, Presence, Verdict

CHEST = ModelRef("chest", "1.0.0", "c" * 64)
BRAIN = ModelRef("brain", "0.3.0", "b" * 64)


def record(
    number: int,
    *,
    path: str = "",
    model: ModelRef | None = CHEST,
    status: Status = "classified",
    probability: float = 0.8,
    at: float | None = None,
    uid: str = "",
) -> Record:
    """A record; positive from a probability of 0.5, and only when classified."""
    found = RecordedFinding("pneumonia", probability, probability >= 0.5, "balanced", 0.5)
    return Record(
        Content(Path(path or f"/scans/ward {number % 3}/IM-{number:04d}.dcm"), 1, "9-9", "a", "1"),
        1_000_000.0 + number if at is None else at,
        status,
        None if status == "classified" else Notice("modality", "CT scan; no model is made for it."),
        model,
        '{"rows":224}',
        "accepted",
        (found,) if status == "classified" else (),
        ("pneumonia",) if status == "classified" else (),
        (Notice("age_unknown", "The age is not stated."),),
        RecordedScan("DICOM", 1, 20, 30, "CR", "CHEST", None),
        uid,
        "0" * 32,
    )


def verdict(
    opinion: Opinion,
    *,
    positive: bool | None = True,
    presence: Presence | None = None,
    comment: str = "",
    at: float = 2_000_000.0,
    finding: str = "pneumonia",
) -> Verdict:
    of = Decided(finding, 0.8 if positive else 0.2, positive, 0.5, "balanced")
    return Verdict(of, opinion, presence, comment, at)
