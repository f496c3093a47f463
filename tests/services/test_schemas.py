"""The JSON Schemas in docs/schemas are what the code writes, and what it writes is as they say."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pydicom.data
import pytest
from pydantic import TypeAdapter

from app.domain.reading import Reading, Request
from app.domain.record import Record
from app.domain.verdict import Impression
from app.services.history_lines import write_jsonl as write_history
from app.services.reading import Reader
from app.services.record_lines import write_jsonl
from app.services.records import to_record
from app.services.shapes import KeptRecordShape, RecordShape
from tests.conftest import sample_path
from tests.history.records import record, verdict
from tools.schemas import FOLDER, schemas


def check(shape: Any, text: str) -> Any:
    """Validate a line, and that it holds no key that its schema does not name."""
    return TypeAdapter(shape).validate_json(text, strict=True, extra="forbid")


@pytest.mark.parametrize("name", schemas())
def test_the_kept_schemas_are_what_the_code_gives(name: str) -> None:
    """When this fails: python tools/schemas.py --write."""
    assert (FOLDER / name).read_text(encoding="utf-8") == schemas()[name]


def test_no_other_schema_is_kept() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(schemas())


def _readings(tmp_path: Path) -> list[Reading]:
    """One with an answer, one refused by its facts, one by what it is, one that fails."""
    (tmp_path / "broken.dcm").write_bytes(sample_path("normal.dcm").read_bytes()[:400])
    ct = pydicom.data.get_testdata_file("CT_small.dcm", download=False)
    paths = [sample_path("pneumonia.dcm"), Path(str(ct)), tmp_path / "broken.dcm"]
    reader = Reader()
    return [reader.read(Request(path)) for path in paths]


def test_records_are_as_their_schema_says(tmp_path: Path) -> None:
    readings, stream = _readings(tmp_path), io.StringIO()
    for _ in write_jsonl(map(to_record, readings), stream):
        pass
    lines = [check(RecordShape, line) for line in stream.getvalue().splitlines()]
    assert [line["status"] for line in lines] == ["classified", "refused", "failed"]
    assert lines[0]["findings"]
    assert lines[1]["reason"]
    assert lines[2]["scan"] is None


def test_a_score_stands_where_the_schema_has_it(tmp_path: Path) -> None:
    reading = _readings(tmp_path)[0]
    assert reading.analysis is not None
    findings = tuple(
        replace(one, calibrated=False, operating_point=None, positive=None)
        for one in reading.analysis.findings
    )
    line = to_record(replace(reading, analysis=replace(reading.analysis, findings=findings)))
    read = check(RecordShape, json.dumps(line))
    assert all(one["probability"] is None and one["score"] >= 0 for one in read["findings"])


def _kept() -> list[Record]:
    one = record(1, uid="1.2.3.4")
    said = verdict("amend", presence="unsure", comment="an old one?")
    whole = replace(one, verdicts=(said,), impressions=(Impression(said.of, "absent", 1.9e6),))
    hidden = replace(whole, status="withheld", findings=(), prediction_set=(), gate=None)
    return [whole, hidden, record(2, status="failed", model=None)]


def test_what_the_history_exports_is_as_its_schema_says() -> None:
    stream = io.StringIO()
    for _ in write_history(_kept(), stream):
        pass
    lines = [check(KeptRecordShape, line) for line in stream.getvalue().splitlines()]
    assert [line["status"] for line in lines] == ["classified", "withheld", "failed"]
    assert lines[0]["verdicts"][0]["opinion"] == "amend"
