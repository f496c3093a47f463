"""The history's records as lines for other programs: JSON lines and CSV. The keys are kept stable.

A line has the keys of the command line's record (`app.services.records`), and what only a kept one
has: ``id``, ``recorded``, ``program``, ``recipe``, ``patient``, ``verdicts``, ``impressions``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from app.domain.notice import Notice
from app.domain.record import Record, RecordedFinding, in_force
from app.domain.verdict import Impression, Verdict, overall
from app.services.records import guarded

if TYPE_CHECKING:
    from app.services.shapes import DecidedShape, KeptFindingShape, KeptRecordShape, NoticeShape

CSV_COLUMNS = (
    "id", "recorded", "path", "frame", "status", "answer", "code", "message", "model", "version",
    "sha256", "program", "sop_instance_uid", "patient", "findings", "verdict", "verdicts",
    "comments", "impressions",
)  # fmt: skip


def to_line(record: Record) -> KeptRecordShape:
    """Return a record with all that is kept of it; times in ISO 8601, UTC."""
    scan, model = record.scan, record.model
    return {
        "id": record.id,
        "recorded": moment(record.at),
        "path": str(record.content.path),
        "frame": record.content.frame,
        "status": record.status,
        "reason": None if record.reason is None else _said(record.reason),
        "model": None
        if model is None
        else {"id": model.id, "version": model.version, "sha256": model.sha256},
        "findings": [_finding(finding) for finding in record.findings],
        "prediction_set": list(record.prediction_set),
        "gate": record.gate,
        "warnings": [_said(warning) for warning in record.warnings],
        "scan": None
        if scan is None
        else {
            "modality": scan.modality,
            "body_part": scan.body_part,
            "view_position": scan.view_position,
            "rows": scan.rows,
            "columns": scan.columns,
            "frames": scan.frames,
            "sop_instance_uid": record.sop_instance_uid or None,
        },
        "program": record.content.program,
        "recipe": json.loads(record.recipe) if record.recipe else None,
        "patient": record.patient or None,
        "verdicts": [
            {
                **_decided(verdict),
                "opinion": verdict.opinion,
                "comment": verdict.comment,
            }
            for verdict in record.verdicts
        ],
        "impressions": [_decided(impression) for impression in record.impressions],
    }


def to_row(record: Record) -> dict[str, Any]:
    """Return a record in the columns of `CSV_COLUMNS`: of verdicts, those in force."""
    reason, model = record.reason, record.model
    verdicts = in_force(record.verdicts)
    impressions = {each.of.finding: each for each in record.impressions}.values()
    return {
        "id": record.id,
        "recorded": moment(record.at),
        "path": str(record.content.path),
        "frame": record.content.frame,
        "status": record.status,
        "answer": record.answer,
        "code": "" if reason is None else reason.code,
        "message": "" if reason is None else reason.message,
        "model": "" if model is None else model.id,
        "version": "" if model is None else model.version,
        "sha256": "" if model is None else model.sha256,
        "program": record.content.program,
        "sop_instance_uid": record.sop_instance_uid,
        "patient": record.patient,
        "findings": "; ".join(f"{each.name} {each.probability:.6f}" for each in record.findings),
        "verdict": overall(verdicts) or "",
        "verdicts": "; ".join(
            f"{each.of.finding}: {each.opinion}" + (f" ({each.presence})" if each.presence else "")
            for each in verdicts
        ),
        "comments": "; ".join(
            f"{each.of.finding}: {each.comment}" for each in verdicts if each.comment
        ),
        "impressions": "; ".join(f"{each.of.finding}: {each.presence}" for each in impressions),
    }


def write_jsonl(records: Iterable[Record], stream: TextIO) -> Iterator[Record]:
    """Write records as they are passed on, a line each."""
    for record in records:
        text = json.dumps(to_line(record), ensure_ascii=False)
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:  # the name of a file that is no text
            text = json.dumps(to_line(record))
        stream.write(text + "\n")
        yield record


def write_csv(
    records: Iterable[Record], stream: TextIO, cell: Callable[[str], object] = guarded
) -> Iterator[Record]:
    """Write records as they are passed on, a row each, under a row of names."""
    writer = csv.DictWriter(stream, CSV_COLUMNS)
    writer.writeheader()
    for record in records:
        row = to_row(record)
        writer.writerow({k: cell(v) if isinstance(v, str) else v for k, v in row.items()})
        yield record


def moment(at: float) -> str:
    """Return a time as ISO 8601, UTC, to the millisecond."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _said(notice: Notice) -> NoticeShape:
    return {"code": notice.code, "message": notice.message}


def _finding(finding: RecordedFinding) -> KeptFindingShape:
    return {
        "name": finding.name,
        "probability": finding.probability,
        "operating_point": None
        if finding.threshold is None
        else {"name": finding.operating_point, "threshold": finding.threshold},
        "positive": finding.positive,
    }


def _decided(said: Verdict | Impression) -> DecidedShape:
    of = said.of
    return {
        "at": moment(said.at),
        "finding": of.finding,
        "probability": of.probability,
        "positive": of.positive,
        "operating_point": of.operating_point or None,
        "threshold": of.threshold,
        "presence": said.presence,
    }
