"""Handing scans to the window that is open: taken or not, never half, and never waited for long."""

from __future__ import annotations

import json
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import inbox

SCANS = (Path("here.dcm"), Path("/there/scan 1.png"))


@pytest.fixture
def claimed() -> Iterator[Path]:
    """Be the window that takes what comes; the folder it comes to."""
    stream = inbox.claim()
    assert stream is not None
    with stream:
        yield inbox.folder()


def test_without_a_window_nothing_is_handed_over() -> None:
    assert not inbox.hand_over(SCANS)
    stream = inbox.claim()
    assert stream is not None
    stream.close()  # as the process of a window ends, however it does
    assert not inbox.hand_over(SCANS)
    assert list(inbox.take()) == []


def test_an_open_window_takes_them_as_absolute_paths(claimed: Path) -> None:
    answers: list[bool] = []
    sender = threading.Thread(target=lambda: answers.append(inbox.hand_over(SCANS, 30.0)))
    sender.start()
    found: list[tuple[Path, ...]] = []
    deadline = time.monotonic() + 30.0
    while not found and time.monotonic() < deadline:
        found = list(inbox.take())
    sender.join()
    assert found == [(Path.cwd() / "here.dcm", Path("/there/scan 1.png"))]
    assert answers == [True]


def test_a_window_that_hangs_is_not_waited_for_and_opens_nothing_later(claimed: Path) -> None:
    assert not inbox.hand_over(SCANS, patience=0.05)
    assert list(inbox.take()) == []


def test_there_is_one_such_window(claimed: Path) -> None:
    assert inbox.claim() is None


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no mode there")
def test_nobody_else_can_look_into_the_folder(claimed: Path) -> None:
    assert stat.S_IMODE(claimed.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xff\xfe",
        b'{"paths": []}',
        b"[1]",
        b'["relative.dcm"]',
        b"[" * 100_000,
        b'["/' + b"a" * inbox.MOST_BYTES + b'"]',
    ],
)
def test_what_is_no_message_is_removed(claimed: Path, message: bytes) -> None:
    (claimed / "1.json").write_bytes(message)
    assert list(inbox.take()) == []
    assert not (claimed / "1.json").exists()


def test_what_nobody_waits_for_any_more_is_not_opened(claimed: Path) -> None:
    left = claimed / "1.json"
    left.write_text(json.dumps(["/there/scan.dcm"]))
    os.utime(left, (time.time() - 3600.0,) * 2)
    assert list(inbox.take()) == []
    assert not left.exists()


@pytest.mark.parametrize("ahead", [-60.0, 60.0])
def test_a_share_whose_clock_differs_loses_nothing(claimed: Path, ahead: float) -> None:
    sent = claimed / "1.json"
    sent.write_text(json.dumps(["/there/scan.dcm"]))
    os.utime(sent, (time.time() + ahead,) * 2)
    assert list(inbox.take()) == [(Path("/there/scan.dcm"),)]


def test_a_message_too_long_is_not_sent(claimed: Path) -> None:
    many = [Path(f"/{'long' * 50}/{number}.dcm") for number in range(6000)]
    assert not inbox.hand_over(many, patience=30.0)
