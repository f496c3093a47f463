"""``lightbox classify`` that goes on where it was stopped, here and on a Dask cluster."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run_cli
from app.paths import hold
from tests.conftest import chest_bundle_path, sample_path

PATIENCE_S = 300.0
SCANS = 40


def run(*arguments: object) -> int:
    return run_cli([str(argument) for argument in arguments])


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def make_scans(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        name = "normal" if number % 2 else "pneumonia"
        shutil.copy(sample_path(f"{name}.dcm"), folder / f"{number:02d}.dcm")


# --- Without a cluster ----------------------------------------------------------------------


def test_a_stopped_batch_goes_on_without_doubles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_scans(tmp_path / "scans", 4)
    output = tmp_path / "out.jsonl"  # whose name tells the form
    assert run("classify", tmp_path / "scans", "--output", output, "--workers", 0) == 0
    whole = output.read_text().splitlines(keepends=True)
    assert len(whole) == 4
    output.write_text("".join(whole[:2]) + whole[2][:100])
    again = ("classify", tmp_path / "scans", "--output", output, "--resume", "--workers", 0)
    assert run(*again) == 0
    assert output.read_text().splitlines(keepends=True)[:2] == whole[:2]
    assert [r["path"] for r in records(output)] == [json.loads(line)["path"] for line in whole]
    assert run(*again) == 0
    assert len(records(output)) == 4


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet"])
def test_a_failure_in_the_output_counts_when_it_is_gone_on_with(
    tmp_path: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if "parquet" in output:
        pytest.importorskip("pyarrow")
    broken = tmp_path / "broken.dcm"
    broken.write_bytes(sample_path("normal.dcm").read_bytes()[:9000])
    again = ("classify", broken, "--output", tmp_path / output, "--workers", 0, "--resume")
    assert run(*again) == 1
    assert "had failed before" not in capsys.readouterr().err
    assert run(*again) == 1
    assert "1 in the output had failed before" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="files are not locked there")
@pytest.mark.parametrize(
    ("output", "lock", "half"),
    [
        ("out.jsonl", "out.jsonl", "out.jsonl"),
        ("out.parquet", "out.parquet/.in-use", "out.parquet/.part-000000.parquet"),
    ],
)
def test_an_output_that_another_run_is_at_is_left_alone(
    tmp_path: Path, output: str, lock: str, half: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if "parquet" in output:
        pytest.importorskip("pyarrow")
    (tmp_path / half).parent.mkdir(exist_ok=True)
    (tmp_path / half).write_text("half a li")
    again = ("classify", sample_path("normal.dcm"), "--output", tmp_path / output, "--resume")
    with hold(tmp_path / lock, to_add=True):
        assert run(*again) == 2
        assert (tmp_path / half).read_text() == "half a li"
    assert "Another run" in capsys.readouterr().err


def test_parquet_is_written_here_too(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    output = tmp_path / "out.parquet"
    scan = sample_path("pneumonia.dcm")
    assert run("classify", scan, "--output", output, "--workers", 0) == 0
    assert run("classify", scan, "--output", output, "--workers", 0, "--resume") == 0
    (row,) = parquet.read_table(output).to_pylist()
    assert row["path"] == str(scan)
    assert row["findings"][0]["name"] == "pneumonia"
    assert run("classify", scan, "--output", output) == 2  # it would be written over


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--resume",), "--output"),
        (("--resume", "--output", "out.csv"), "--output"),
        (("--format", "parquet"), "--output"),
        (("--list", "paths.txt"), "--scheduler"),
        (("--scheduler", "tcp://127.0.0.1:1", "--workers", "2"), "cluster"),
        (("--scheduler", "nowhere"), "tcp://127.0.0.1:8786"),
        (("--scheduler", "tcp://127.0.0.1:1", "--format", "csv"), "jsonl or parquet"),
    ],
)
def test_what_makes_no_sense_is_said(
    options: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if "--scheduler" in options:
        pytest.importorskip("distributed")
    assert run("classify", sample_path("normal.dcm"), *options) == 2
    assert said in capsys.readouterr().err


def test_how_to_install_dask_is_said_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run("classify", sample_path("normal.dcm"), "--scheduler", "tcp://127.0.0.1:1") == 2
    assert "lightbox-reader[archive]" in capsys.readouterr().err


# --- On a cluster ---------------------------------------------------------------------------


class Cluster:
    """A scheduler and workers on this machine, each a process that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []

    def scheduler(self) -> subprocess.Popen[bytes]:
        return self._start(
            "scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard"
        )

    def worker(self) -> subprocess.Popen[bytes]:
        # Without a nanny, which would only start again what the test kills.
        return self._start(
            "worker", self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny",
            "--no-dashboard", "--local-directory", str(self.folder / "worker"),
        )  # fmt: skip

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        home = str(self.folder / "home of the workers")  # which has no own models
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            env={**os.environ, "LIGHTBOX_HOME": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process

    def end(self) -> None:
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    if importlib.util.find_spec("distributed") is None:
        pytest.skip("dask.distributed is not installed")
    cluster = Cluster(tmp_path)
    yield cluster
    cluster.end()


def until(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while process.poll() is None and not true():
        assert time.monotonic() < deadline
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.01)


def test_a_worker_killed_and_a_scheduler_restarted_cost_nothing(
    tmp_path: Path, cluster: Cluster
) -> None:
    make_scans(tmp_path / "scans", SCANS)
    (tmp_path / "scans" / "broken.dcm").write_bytes(sample_path("normal.dcm").read_bytes()[:9000])
    (tmp_path / "scans" / "letter").write_text("dear colleague")  # no scan, and not named like one
    own = shutil.copytree(chest_bundle_path(), tmp_path / "own model")
    output = tmp_path / "out.jsonl"
    command = [
        sys.executable, "-m", "app", "classify", str(tmp_path / "scans"), "--model", str(own),
        "--scheduler", cluster.address, "--output", str(output),
    ]  # fmt: skip

    def lines() -> int:
        return output.read_bytes().count(b"\n") if output.exists() else 0

    scheduler = cluster.scheduler()
    first, second = cluster.worker(), cluster.worker()
    client = subprocess.Popen(command, stderr=subprocess.PIPE)
    until(lambda: lines() > 0, client)
    first.send_signal(signal.SIGKILL)
    until(lambda: lines() > 8, client)
    scheduler.send_signal(signal.SIGKILL)
    scheduler.wait()
    second.kill()
    cluster.scheduler()
    cluster.worker()
    _, said = client.communicate(timeout=PATIENCE_S)
    assert client.returncode == 1, said.decode()  # one file is broken
    whole = output.read_bytes().splitlines(keepends=True)
    found = records(output)
    names = Counter(Path(record["path"]).name for record in found)
    assert names == Counter([*(f"{n:02d}.dcm" for n in range(SCANS)), "broken.dcm"])
    assert Counter(record["status"] for record in found) == {"classified": SCANS, "failed": 1}
    assert b"letter" in said

    # And another command goes on where this one, as it might have been killed, has stopped, and
    # counts the failure that it finds.
    whole.sort(key=lambda line: b'"failed"' not in line)
    output.write_bytes(b"".join(whole[:30]) + whole[30][:50])
    ended = subprocess.run(
        [*command, "--resume"], check=False, capture_output=True, timeout=PATIENCE_S
    )
    assert ended.returncode == 1, ended.stderr.decode()
    assert b"30 were there before" in ended.stderr
    assert b"0 of them failed" in ended.stderr
    assert b"1 in the output had failed before" in ended.stderr
    assert output.read_bytes().splitlines(keepends=True)[:30] == whole[:30]
    assert Counter(Path(record["path"]).name for record in records(output)) == names
