"""Where commands write: nothing that is read is lost, and nothing is written by half."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.main import run_cli
from app.cli.outputs import csv_cell
from tests.conftest import sample_path


def run(*arguments: object) -> int:
    return run_cli([str(argument) for argument in arguments])


def process(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    defaults: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run(command, text=True, timeout=120, check=False, **(defaults | options))


@pytest.mark.parametrize(
    "arguments",
    [
        ["classify", "in", "--output", "out"],
        ["classify", "folder", "--output", "out"],
        ["explain", "in", "--output", "out"],
        ["inspect", "in", "--render", "out"],
        ["inspect", "in", "--model-input", "out"],
    ],
)
@pytest.mark.parametrize("out", ["in", "link", "hard link", "other scan"])
def test_no_scan_is_ever_overwritten(
    arguments: list[str], out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = shutil.copy(sample_path("normal.dcm"), tmp_path / "scan.dcm")
    (tmp_path / "link.dcm").symlink_to(scan)
    (tmp_path / "hard.dcm").hardlink_to(scan)
    shutil.copy(sample_path("pneumonia.dcm"), tmp_path / "other")
    outs = {"in": "scan.dcm", "link": "link.dcm", "hard link": "hard.dcm", "other scan": "other"}
    names = {"in": scan, "folder": tmp_path, "out": tmp_path / "x" / ".." / outs[out]}
    (tmp_path / "x").mkdir()
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert run(*(names.get(argument, argument) for argument in arguments)) == 2
    assert "Name another file" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_picture_that_is_read_is_not_overwritten(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    shutil.copy(sample_path("normal.png"), picture)
    assert run("inspect", picture, "--render", picture) == 2
    assert run("explain", picture, "--output", picture) == 2
    assert picture.read_bytes() == sample_path("normal.png").read_bytes()


def test_an_earlier_output_is_replaced_whole(tmp_path: Path) -> None:
    output = tmp_path / "view.png"
    output.write_bytes(b"earlier")
    output.chmod(0o640)
    assert run("inspect", sample_path("normal.dcm"), "--render", output) == 0
    assert output.read_bytes().startswith(b"\x89PNG")
    assert output.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [output]  # no temporary file stays behind


def test_two_outputs_are_two_files(tmp_path: Path) -> None:
    one = tmp_path / "a"
    assert run("inspect", sample_path("normal.dcm"), "--render", one, "--model-input", one) == 2
    assert not one.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_sentence() -> None:
    scan = sample_path("normal.dcm")
    for arguments in (["--format", "jsonl", "--output", "/dev/full"], ["--format", "csv"], []):
        with Path("/dev/full").open("w") as full:
            done = process("classify", scan, *arguments, stdout=full)
        assert done.returncode == 1
        assert "no space left" in done.stderr
        assert "Traceback" not in done.stderr
    assert run("inspect", scan, "--render", "/dev/full") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_reader_that_stops_reading_ends_it_quietly() -> None:
    command = f"{sys.executable} -m app models show chest-xray-pneumonia --card | head -c 5"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False
    )
    assert len(done.stdout) == 5
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist on Linux")
@pytest.mark.parametrize("kind", ["jsonl", "csv", "table"])
def test_a_name_that_is_no_text(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(os.fsdecode(b"sc\xff\nan.dcm"))
    shutil.copy(sample_path("normal.dcm"), tmp_path / path)
    ascii_only = dict(os.environ) | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = process("classify", tmp_path / path, "--format", kind, env=ascii_only)
    assert (done.returncode, done.stderr) == (0, "")
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "out"
    assert run("classify", path, "--format", kind, "--output", output) == 0
    text = output.read_text(encoding="utf-8")
    if kind == "jsonl":
        assert json.loads(text)["path"] == str(path)
    elif kind == "csv":
        (row,) = csv.DictReader(io.StringIO(text, newline=""))
        assert row["path"].endswith("sc\\udcff\nan.dcm")
    else:
        assert "sc\\udcff\\nan.dcm" in text


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("=1+1.dcm", "'=1+1.dcm"),
        ("-x.dcm", "'-x.dcm"),
        ("@x.dcm", "'@x.dcm"),
        ("+x.dcm", "'+x.dcm"),
        ("'x.dcm", "''x.dcm"),
        ("plain.dcm", "plain.dcm"),
    ],
)
def test_no_cell_is_a_formula_and_every_path_can_be_had_back(
    name: str, cell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("no scan")
    run("classify", "--format", "csv", "--output", "out.csv", "--workers", "0", "--", name)
    (row,) = csv.DictReader(io.StringIO(Path("out.csv").read_text()))
    assert row["path"] == cell
    assert row["path"].removeprefix("'") == name
    assert float(row["seconds"]) >= 0


def test_a_terminal_gets_no_control_characters() -> None:
    assert csv_cell("a\x1b[31m.dcm", terminal=True) == "a\\x1b[31m.dcm"
    assert csv_cell("a\x1b[31m.dcm") == "a\x1b[31m.dcm"  # a file keeps the name
    assert csv_cell(-0.5, terminal=True) == -0.5


def test_csv_rows_are_written_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at the second scan leaves the first one's row."""
    from app.domain.reading import Reading, Request
    from app.services.reading import Reader

    brief = Reader.brief

    def interrupted(self: Reader, request: Request) -> Reading:
        if request.path.name == "pneumonia.png":
            raise KeyboardInterrupt
        return brief(self, request)

    monkeypatch.setattr(Reader, "brief", interrupted)
    output = tmp_path / "out.csv"
    scans = [sample_path("normal.png"), sample_path("pneumonia.png")]
    here = ("--workers", "0")  # in this process, where the interruption is
    assert run("classify", *scans, *here, "--format", "csv", "--output", output) != 0
    (row,) = csv.DictReader(io.StringIO(output.read_text()))
    assert row["status"] == "classified"


def test_the_table_tells_unread_from_unanswered_and_prints_notes_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.dcm").write_text("dear colleague")
    for name in ("a.dcm", "b.dcm"):
        shutil.copy(sample_path("normal.dcm"), tmp_path / name)
    assert run("classify", tmp_path) == 1
    said = capsys.readouterr().out
    assert said.count("cannot be read") == 1
    assert said.count("synthetic image") == 1  # what the samples say of themselves
    assert "(2 scans)" in said
