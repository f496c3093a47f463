"""A disk that fills up while answers and the ledger are written: a real one, of a few megabytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.network.nodes import DimseNode, Nodes, save_nodes
from app.network.terms import Sent
from app.services import exchange
from tests.network.objects import scan
from tests.network.pacs import pacs
from tests.network.receiving import receiving, records, stems, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs tmpfs")

_PAGE = 4096  # bytes that are given out at a time


class SmallDisk:
    """A file system of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, *, but: int) -> None:
        """Leave so many bytes, rounded up to whole pages."""
        free = os.statvfs(self.folder).f_bavail * _PAGE
        with self._filler.open("ab") as stream:
            stream.write(bytes(free - _PAGE * -(-but // _PAGE)))

    def make_room(self) -> None:
        self._filler.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("may not mount a file system here")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def send(port: int, path: Path) -> Sent:
    """Send a file as SENDER, once."""
    node = DimseNode(name="lightbox", ae_title="LIGHTBOX", host="127.0.0.1", port=port)
    (sent,) = exchange.send(Nodes(ae_title="SENDER"), node, [path], exchange.ONCE)
    return sent


def test_answers_that_find_no_room_are_made_again_and_nothing_is_acknowledged_in_vain(
    disk: SmallDisk, tmp_path: Path
) -> None:
    output, lines = disk.folder / "out", tmp_path / "records.jsonl"
    first, second = tmp_path / "a.dcm", tmp_path / "b.dcm"
    uids = [scan(first), scan(second)]
    got: list[str] = []

    def store(event: Any) -> int:
        got.append(str(event.request.AffectedSOPClassUID))
        return 0

    with pacs(store) as node:
        save_nodes(Nodes(nodes=(node,)))
        given = ("--allow", "SENDER", "--output", str(output), "--keep-free", "0")
        answering = ("--answer", "pacs", "--answer-with", "sr,sc", "--jsonl", str(lines))
        with receiving(*given, *answering) as running:
            port = running.port
            disk.fill(but=first.stat().st_size + 2 * _PAGE)
            assert send(port, first).reason is None
            running.wait_for("The answers for an object cannot be written (No space left")
            assert send(port, second).later
            running.wait_for("Its sender was told to keep it")
            assert [records(lines), got] == [[], []]
            assert [path.stem for path in output.glob("*.dcm")] == uids[:1]
            assert list((output / ".lightbox" / "answers").iterdir()) == []  # no halves
            disk.make_room()
            running.wait_for("Reading goes on")
            until(lambda: len(got) == 2, lambda: running.said, running)
            assert send(port, second).reason is None
            until(lambda: len(got) == 4, lambda: running.said, running)
    assert stems(lines) == uids
    assert len(set(got)) == 2  # reports and captures
    assert list((output / ".lightbox" / "answers").iterdir()) == []


def test_a_ledger_that_finds_no_room_is_written_later_and_the_listener_stays(
    disk: SmallDisk, tmp_path: Path
) -> None:
    output, lines = disk.folder / "out", disk.folder / "records.jsonl"
    first, second = tmp_path / "a.dcm", tmp_path / "b.dcm"
    uids = [scan(first), scan(second)]
    given = ("--allow", "SENDER", "--output", str(output), "--keep-free", "0")
    with receiving(*given, "--jsonl", str(lines)) as running:
        port = running.port
        disk.fill(but=first.stat().st_size)
        assert send(port, first).reason is None
        said = running.wait_for("Reading waits.")
        assert "Free some space" in said
        assert send(port, second).later
        disk.make_room()
        running.wait_for("Reading goes on")
        until(lambda: len(records(lines)) == 1, lambda: running.said, running)
        assert send(port, second).reason is None
        until(lambda: len(records(lines)) == 2, lambda: running.said, running)
    assert stems(lines) == uids
