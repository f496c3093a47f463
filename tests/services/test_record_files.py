"""Outputs that a run goes on with: nothing lost that was whole, nothing twice."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import UsageError
from app.services.done import Done
from app.services.record_files import (
    JsonLines,
    ParquetParts,
    drop_half_line,
    note_lines,
    note_parts,
)

SHA, OTHER = "a" * 64, "b" * 64


def record(path: str, frame: int = 1, sha256: str | None = SHA, frames: int = 1) -> Any:
    finding = {"name": "x", "probability": 0.5, "operating_point": None, "positive": None}
    return {
        "path": path,
        "frame": frame,
        "status": "failed" if sha256 is None else "classified",
        "reason": {"code": "c", "message": "m."} if sha256 is None else None,
        "model": None if sha256 is None else {"id": "m", "version": "1.0.0", "sha256": sha256},
        "findings": [] if sha256 is None else [finding],
        "prediction_set": ["x"],
        "warnings": [{"code": "w", "message": "w."}],
        "scan": {
            "modality": "CR", "body_part": None, "view_position": None, "rows": 2, "columns": 3,
            "frames": frames, "photometric_interpretation": "MONOCHROME2",
            "transfer_syntax_uid": None, "sop_instance_uid": "1.2",
        } if sha256 is not None else None,
        "seconds": 0.01,
    }  # fmt: skip


def test_a_half_written_last_line_is_dropped_and_the_rest_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    kept = [record("/a"), record("/b", sha256=None), record("/c", sha256=OTHER)]
    with_half = "".join(f"{json.dumps(each)}\n" for each in kept) + '{"path": "/d", "fra'
    path.write_text(with_half)
    drop_half_line(path)
    done = Done([SHA])
    note_lines(path, done)
    # What another bundle said does not count: with those of now it may be another answer.
    assert [done.has(name, 1) for name in ("/a", "/b", "/c", "/d")] == [True, True, False, False]
    with contextlib.closing(JsonLines(path.open("ab"))) as file:
        file.write([record("/d")])
    lines = path.read_text().splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["/a", "/b", "/c", "/d"]


@pytest.mark.parametrize("content", ["", "no end of line", "x" * 3_000_000])
def test_what_has_no_whole_line_is_empty_afterwards(tmp_path: Path, content: str) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(content)
    drop_half_line(path)
    assert path.read_bytes() == b""


def test_a_file_that_holds_no_records_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text('{"path": "/a"}\n')
    with pytest.raises(UsageError) as caught:
        note_lines(path, Done([SHA]))
    assert caught.value.code == "not_records"
    assert path.read_text() == '{"path": "/a"}\n'


def test_a_file_with_several_frames_is_done_when_all_of_them_are() -> None:
    done = Done([SHA])
    done.add("/a", 2, SHA, frames=3)
    done.add("/a", 1, SHA, frames=3)
    assert done.frames("/a") == (1, 2)
    assert not done.has_all("/a")
    done.add("/a", 3, SHA, frames=3)
    assert done.has_all("/a")
    done.add("/one", 1, SHA)
    assert done.has_all("/one")
    assert not done.has_all("/none")


def test_parquet_comes_in_whole_parts_that_a_later_run_adds_to(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = tmp_path / "out.parquet"
    first = ParquetParts(folder)
    odd = "/b\udcfc.dcm"  # a name whose bytes are no UTF-8
    first.write([record("/a"), record(odd, sha256=None)])
    first.close()
    (folder / ".part-000001.parquet").write_bytes(b"PAR1 half")  # as a killed run leaves it
    done = Done([SHA])
    note_parts(folder, done)
    assert done.has("/a", 1)
    assert done.has(odd, 1)
    second = ParquetParts(folder)
    second.write([record("/c", frames=2)])
    second.close()
    assert sorted(each.name for each in folder.iterdir() if each.suffix) == [
        "part-000000.parquet",
        "part-000001.parquet",
    ]
    rows = parquet.read_table(folder).to_pylist()
    assert [row["path"] for row in rows] == ["/a", "/b\\udcfc.dcm", "/c"]
    assert rows[0]["findings"][0] == {
        "name": "x", "probability": 0.5, "score": None, "operating_point": None, "positive": None,
    }  # fmt: skip
    expected = record("/c", frames=2)
    expected["findings"][0]["score"] = None
    assert rows[2] == expected


def test_what_is_no_parquet_is_said(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "part-000000.parquet").write_bytes(b"no parquet at all")
    with pytest.raises(UsageError) as caught:
        note_parts(tmp_path, Done([SHA]))
    assert caught.value.code == "not_records"
