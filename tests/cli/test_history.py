"""``lightbox history``: listing, exporting and purging what was kept."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli.main import run_cli
from app.history import keeping
from app.history.opening import open_to_write
from app.history.place import usual_place
from tests.history.records import BRAIN, record, verdict

NOVEMBER = 1_793_534_400.0  # 2026-11-01 12:00 UTC


@pytest.fixture(autouse=True)
def kept(private_home: Path) -> None:
    with contextlib.closing(open_to_write(usual_place())) as database:
        for number in range(5):
            one = record(number, at=NOVEMBER + number * 86_400)
            keeping.keep(database, replace(one, model=BRAIN) if number == 4 else one)
        keeping.keep(database, record(5, path="/scans/=cmd|'x'.dcm", at=NOVEMBER + 5 * 86_400))
        said = verdict("disagree", comment="a rib, no shadow")
        keeping.add_verdict(database, record(1).content, said)


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_newest_come_first_and_filters_narrow(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["history", "list", "--format", "jsonl", "--limit", "3"]) == 0
    assert [line["id"] for line in lines(capsys.readouterr().out)] == [6, 5, 4]
    for arguments, ids in (
        (["--model", "brain"], [5]),
        (["--model", "chest@1.0.0", "--search", "im"], [4, 3, 2, 1]),
        (["--verdict", "disagree"], [2]),
        (["--answer", "no answer"], []),
        (["--since", "2026-11-05"], [6, 5]),
        (["--until", "2026-11-02"], [2, 1]),
    ):
        assert run_cli(["history", "list", "--format", "jsonl", *arguments]) == 0
        assert [line["id"] for line in lines(capsys.readouterr().out)] == ids, arguments


def test_a_line_tells_all_that_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    run_cli(["history", "export", "--verdict", "disagree"])
    (line,) = lines(capsys.readouterr().out)
    assert line["recorded"] == "2026-11-02T12:00:00.000Z"
    assert line["model"] == {"id": "chest", "version": "1.0.0", "sha256": "c" * 64}
    assert line["recipe"] == {"rows": 224}
    (said,) = line["verdicts"]  # type: ignore[misc]
    assert (said["opinion"], said["comment"]) == ("disagree", "a rib, no shadow")  # type: ignore[index]
    assert said["threshold"] == 0.5  # type: ignore[index]


def test_a_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["history", "list", "--verdict", "disagree"]) == 0
    out = capsys.readouterr().out
    assert "disagree" in out
    assert "IM-0001.dcm" in out
    assert run_cli(["history", "list", "--answer", "failed"]) == 0
    assert "Nothing that fits" in capsys.readouterr().out


def test_a_csv_export_is_whole_and_starts_no_formula(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    output = tmp_path / "out.csv"
    with contextlib.closing(open_to_write(usual_place())) as database:
        said = verdict("amend", presence="absent", comment="=1+1")
        keeping.add_verdict(database, record(0).content, said)
    assert run_cli(["history", "export", "--format", "csv", "--output", str(output)]) == 0
    assert "6 records" in capsys.readouterr().err
    found = list(csv.DictReader(io.StringIO(output.read_text("utf-8"))))
    assert [row["id"] for row in found] == ["6", "5", "4", "3", "2", "1"]
    assert found[-1]["verdicts"] == "pneumonia: amend (absent)"
    assert not any(str(cell).startswith(("=", "+", "@")) for row in found for cell in row.values())


def test_agreement_is_said_with_intervals_and_with_care(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_cli(["history", "agreement"]) == 0
    out = capsys.readouterr().out
    assert "chest 1.0.0" in out
    assert "disagree: 1.00 (0.21 to 1.00) of 1" in out  # Wilson: 1 of 1 begins at 0.2065
    assert "no proof" in out


def test_purging_wants_to_be_told_what_and_that_it_is_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for arguments in ([], ["--all", "--record", "1"], ["--all"], ["--before", "x", "--yes"]):
        assert run_cli(["history", "purge", *arguments]) == 2, arguments
    assert run_cli(["history", "purge", "--record", "99", "--yes"]) == 2
    run_cli(["history", "list", "--format", "jsonl"])
    assert len(lines(capsys.readouterr().out)) == 6
    assert run_cli(["history", "purge", "--record", "1", "--yes"]) == 0
    assert run_cli(["history", "purge", "--before", "2026-11-03", "--yes"]) == 0
    assert "1 record forgotten" in capsys.readouterr().out
    run_cli(["history", "list", "--format", "jsonl"])
    assert [line["id"] for line in lines(capsys.readouterr().out)] == [6, 5, 4, 3]
    assert run_cli(["history", "purge", "--all", "--yes"]) == 0
    assert "4 records forgotten" in capsys.readouterr().out


def test_a_damaged_history_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    usual_place().database.write_bytes(b"no database" * 100)
    assert run_cli(["history", "list"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("lightbox: The history is damaged.")
    assert len(said.splitlines()) == 1


def test_no_history_is_no_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LIGHTBOX_HOME", str(tmp_path / "new"))
    assert run_cli(["history", "list"]) == 0
    assert run_cli(["history", "agreement"]) == 0
    assert "No verdict" in capsys.readouterr().out
    assert not (tmp_path / "new").exists()
