"""What the user may not read, and what is no file: records and sentences, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from app.cli.main import run_cli
from tests.conftest import sample_path
from tests.imaging.other_user import run_bound


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a good scan, a closed scan, and a closed folder with a scan."""
    for name in ("good.dcm", "closed.dcm", "closed/inside.dcm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(sample_path("normal.dcm"), tmp_path / name)
    for name in ("closed.dcm", "closed"):
        (tmp_path / name).chmod(0)
    return tmp_path


@pytest.fixture(autouse=True)
def reopened(tmp_path: Path) -> object:
    yield
    for path in tmp_path.rglob("*"):
        if not path.is_symlink() and path.is_dir():
            path.chmod(0o755)


def records(text: str) -> dict[str, str]:
    """Return the code of each record's reason, or its status, by the end of its path."""
    lines = [json.loads(line) for line in text.splitlines()]
    return {
        Path(line["path"]).name: line["reason"]["code"] if line["reason"] else line["status"]
        for line in lines
    }


def test_closed_files_and_folders_are_failed_records(place: Path) -> None:
    done = run_bound("-m", "app", "classify", place, "--format", "jsonl")
    assert done.returncode == 1
    assert records(done.stdout) == {
        "good.dcm": "classified",
        "closed.dcm": "not_readable",
        "closed": "not_readable",
    }


def test_closed_paths_given_by_name_are_failed_records(place: Path) -> None:
    paths = [place / "closed" / "inside.dcm", place / "closed", place / "closed.dcm"]
    done = run_bound("-m", "app", "classify", *paths, place / "good.dcm", "--format", "jsonl")
    assert done.returncode == 1
    assert records(done.stdout) == {
        "inside.dcm": "not_readable",
        "closed": "not_readable",
        "closed.dcm": "not_readable",
        "good.dcm": "classified",
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["inspect", "closed/inside.dcm"],
        ["explain", "closed/inside.dcm", "--output", "heat.png"],
        ["classify", "good.dcm", "--model", "closed/bundle"],
        ["classify", "good.dcm", "--output", "closed/out.csv"],
    ],
)
def test_closed_paths_end_in_a_sentence(arguments: list[str], place: Path) -> None:
    named = [str(place / a) if "/" in a or "." in a else a for a in arguments]
    done = run_bound("-m", "app", *named)
    assert done.returncode in (1, 2)
    assert "ermission" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_library_is_said_and_the_built_in_models_answer(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(0)
    scan = sample_path("normal.dcm")
    done = run_bound("-m", "app", "classify", scan, LIGHTBOX_HOME=str(tmp_path / "home"))
    assert done.returncode == 0
    assert "permission" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that blocks its reader")
def test_pipes_are_refused_and_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe.dcm"
    os.mkfifo(pipe)
    shutil.copy(sample_path("normal.dcm"), tmp_path / "scan.dcm")
    assert run_cli(["classify", str(pipe), "--format", "jsonl", "--frame", "all"]) == 1
    assert records(capsys.readouterr().out) == {"pipe.dcm": "not_a_file"}
    assert run_cli(["classify", str(tmp_path), "--format", "jsonl"]) == 0
    said = capsys.readouterr()
    assert records(said.out) == {"scan.dcm": "classified"}
    assert "pipe.dcm" in said.err
    assert run_cli(["inspect", str(pipe)]) == 1
    assert run_cli(["classify", str(tmp_path / "scan.dcm"), "--model", str(pipe)]) == 1


def test_names_no_file_can_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long, loop = tmp_path / f"{'n' * 300}.dcm", tmp_path / "loop.dcm"
    loop.symlink_to(loop)
    assert run_cli(["classify", str(long), str(loop), "--format", "jsonl"]) == 1
    assert set(records(capsys.readouterr().out).values()) == {"not_found"}
    for arguments in (["inspect", str(long)], ["models", "show", str(long)]):
        assert run_cli(arguments) in (1, 2)
        assert capsys.readouterr().err.startswith("lightbox: ")


def test_hidden_files_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(sample_path("normal.dcm"), tmp_path / "scan.dcm")
    for name in (".a.dcm", ".b.dcm", ".DS_Store", "._scan.dcm"):
        (tmp_path / name).touch()
    assert run_cli(["classify", str(tmp_path)]) == 0
    assert "left out 2 hidden files" in capsys.readouterr().err
