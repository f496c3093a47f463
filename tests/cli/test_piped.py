"""Paths that come by standard input: answered one by one, in their order."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.cli.piped import piped_paths
from app.errors import UsageError
from tests.conftest import sample_path


def paths(*pieces: bytes, null: bool = False) -> Sequence[str]:
    left = [*pieces, b""]
    return [str(path) for path in piped_paths(lambda _most: left.pop(0), null=null)]


def test_paths_come_in_pieces() -> None:
    assert paths(b"a b.dcm\nc", b".dcm\r\n\n", b"\xe6\x9d\x8e.dcm") == [
        "a b.dcm",
        "c.dcm",
        "李.dcm",
    ]
    assert paths(b"two\nlines\0next", b"\0", null=True) == ["two\nlines", "next"]
    assert paths(b"\xef\xbb\xbfa.dcm\n") == ["a.dcm"]


@pytest.mark.parametrize("piece", [b"a\0b\n", b"x" * 200_000])
def test_what_is_no_list_is_said(piece: bytes) -> None:
    with pytest.raises(UsageError) as raised:
        paths(piece)
    assert raised.value.code == "not_a_list"
    assert "-0" in raised.value.message


def test_an_answer_comes_before_the_next_path_does(tmp_path: Path) -> None:
    """As another program talks to it: it waits for each record before it names the next file."""
    program = subprocess.Popen(
        [sys.executable, "-m", "app", "classify", "-", "--workers", "1"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    with program:
        told = []
        for path in (sample_path("normal.dcm"), tmp_path / "absent.dcm", sample_path("normal.png")):
            program.stdin.write(f"{path}\n".encode())
            program.stdin.flush()
            record = json.loads(program.stdout.readline())
            told.append((record["path"] == str(path), record["status"]))
        program.stdin.close()
        assert program.stdout.read() == b""
        assert program.wait() == 1
    assert told == [(True, "classified"), (True, "failed"), (True, "classified")]
