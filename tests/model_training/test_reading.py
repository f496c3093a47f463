"""Scans for training are read by a worker: what costs it its time costs one file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import ScanError
from app.imaging import read_scan as read_here
from model_training.reading import read_scan
from tests.conftest import sample_path
from tests.security import bombs
from tests.security.watching import watched


def test_a_scan_is_what_it_is_in_the_program() -> None:
    path = sample_path("normal.dcm")
    ours, theirs = read_scan(path), read_here(path)
    assert (ours.pixels == theirs.pixels).all()
    assert not ours.pixels.flags.writeable
    assert (ours.geometry, ours.facts) == (theirs.geometry, theirs.facts)
    assert ours.display.voi == theirs.display.voi
    assert ours.identity.sop_instance_uid == theirs.identity.sop_instance_uid


def test_a_file_that_takes_too_long_is_an_error_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_scan(sample_path("normal.png"))  # the worker has started
    monkeypatch.setattr("app.services.keeper.TIME_LIMIT_S", 0.2)
    with pytest.raises(ScanError) as caught:
        read_scan(bombs.slow_jpeg(tmp_path / "slow.jpg"))
    assert caught.value.code == "took_too_long"
    monkeypatch.undo()
    assert read_scan(sample_path("normal.png")).pixels.size


def test_the_worker_ends_with_the_process() -> None:
    code = (
        "import multiprocessing, sys; from pathlib import Path\n"
        "from model_training.reading import read_scan\n"
        "if __name__ == '__main__':\n"
        f"    read_scan(Path({str(sample_path('normal.png'))!r}))\n"
        "    print(len(multiprocessing.active_children()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_an_audit_opens_no_scan_in_its_own_process(tmp_path: Path) -> None:
    for label in ("normal", "pneumonia"):
        (tmp_path / "scans" / label).mkdir(parents=True)
        content = sample_path(f"{label}.png").read_bytes()
        (tmp_path / "scans" / label / "SENTINEL.png").write_bytes(content)
    (tmp_path / "watch").mkdir()
    events, printed = watched(tmp_path / "watch", "-m", "app", "audit", str(tmp_path / "scans"))
    opened = {who for who, event, what in events if event == "open" and "SENTINEL" in what}
    assert opened, printed
    assert opened == {"worker"}
