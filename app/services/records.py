"""The record: one line per scan and bundle, for other programs. Its keys are kept stable."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.domain.finding import Finding
from app.domain.notice import Notice
from app.domain.reading import Reading

if TYPE_CHECKING:
    from app.services.shapes import FindingShape, NoticeShape, RecordShape, ScanShape

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # of a formula, and of what is none

_BEFORE = ("path", "frame", "status", "code", "message", "model", "version", "seconds")
_BEHIND = (
    *("above_threshold", "below_threshold", "operating_point", "thresholds"),
    *("prediction_set", "warnings", "sha256"),
)


def columns_of(findings: Sequence[str]) -> list[str]:
    """Return the columns of a table of records, in order; each finding has one.

    Args:
        findings: names of all that any record may hold.
    """
    return [*_BEFORE, *findings, *_BEHIND]


def to_record(reading: Reading) -> RecordShape:
    """Turn a reading into the record of the command line; `RecordShape` says what each key means.

    Probabilities lie in [0, 1] with six decimals, ``seconds`` has three. A model that was never
    calibrated has a ``score`` beside a ``probability`` of None. ``scan`` is None when the
    file could not be read or holds no image. No patient is named.
    """
    analysis = reading.analysis
    model = analysis.model if analysis else None
    return {
        "path": str(reading.request.path),
        "frame": reading.request.frame,
        "status": reading.status,
        "reason": None if reading.reason is None else _said(reading.reason),
        "model": (
            {"id": model.id, "version": model.version, "sha256": model.sha256} if model else None
        ),
        "findings": [_finding(finding) for finding in analysis.findings] if analysis else [],
        "prediction_set": list(analysis.prediction_set) if analysis else [],
        "warnings": [_said(warning) for warning in analysis.warnings] if analysis else [],
        "scan": _scan(reading),
        "seconds": round(reading.seconds, 3),
    }


def to_row(record: RecordShape) -> dict[str, Any]:
    """Flatten a record for a table: see `columns_of`. Of findings it holds those of its model."""
    reason, model, findings = record["reason"], record["model"], record["findings"]
    decided = [(each, point) for each in findings if (point := each["operating_point"])]
    row: dict[str, Any] = {
        "path": record["path"],
        "frame": record["frame"],
        "status": record["status"],
        "code": reason["code"] if reason else "",
        "message": reason["message"] if reason else "",
        "model": model["id"] if model else "",
        "version": model["version"] if model else "",
        "seconds": record["seconds"],
    }
    row |= {each["name"]: each.get("score", each["probability"]) for each in findings}
    return row | {
        "above_threshold": ", ".join(each["name"] for each, _ in decided if each["positive"]),
        "below_threshold": ", ".join(each["name"] for each, _ in decided if not each["positive"]),
        "operating_point": ", ".join(dict.fromkeys(point["name"] for _, point in decided)),
        "thresholds": ", ".join(f"{each['name']} {at['threshold']:.6g}" for each, at in decided),
        "prediction_set": ", ".join(record["prediction_set"]),
        "warnings": " ".join(warning["message"] for warning in record["warnings"]),
        "sha256": model["sha256"] if model else "",
    }


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: with a ``'`` in front where it might."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_json(value: object, indent: int | None = None) -> str:
    """Return JSON in UTF-8, or in ASCII where a file's name is no text: so it can be read back."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def _said(notice: Notice) -> NoticeShape:
    return {"code": notice.code, "message": notice.message}


def _finding(finding: Finding) -> FindingShape:
    point = finding.operating_point
    figure = round(finding.probability, 6)
    found: FindingShape = {
        "name": finding.name,
        # A score must not pass for a probability with whoever reads this.
        "probability": figure if finding.calibrated else None,
        "operating_point": (
            None if point is None else {"name": point.name, "threshold": point.threshold}
        ),
        "positive": finding.positive,
    }
    if not finding.calibrated:
        found["score"] = figure
    return found


def _scan(reading: Reading) -> ScanShape | None:
    facts, source, geometry = reading.facts, reading.source, reading.geometry
    if facts is None or source is None or geometry is None:
        return None
    return {
        "modality": facts.modality,
        "body_part": facts.body_part,
        "view_position": facts.view_position,
        "rows": geometry.rows,
        "columns": geometry.columns,
        "frames": source.frames,
        "photometric_interpretation": facts.photometric_interpretation,
        "transfer_syntax_uid": facts.transfer_syntax_uid,
        "sop_instance_uid": reading.sop_instance_uid or None,
    }
