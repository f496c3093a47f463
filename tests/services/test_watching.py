"""A watched folder: what is new in it is offered once, and nothing that is in it ends the watch."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.network.ledger import Entry, Ledger
from app.services.watching import FolderWatch
from tests.conftest import sample_path


class Watched:
    """A watch, what it offers and what it says."""

    def __init__(self, folder: Path) -> None:
        self.offered: list[str] = []
        self.said: list[str] = []
        self._watch = FolderWatch(folder, self._take, self.said.append)

    def _take(self, _key: str, path: Path) -> bool:
        self.offered.append(path.name)
        return True

    def look(self, times: int = 2) -> None:
        for _ in range(times):
            self._watch.look()


def test_a_file_that_was_offered_is_not_opened_again_until_it_is_written_anew(
    tmp_path: Path,
) -> None:
    file = Path(shutil.copy(sample_path("normal.png"), tmp_path))
    watched = Watched(tmp_path)
    watched.look(3)
    assert watched.offered == ["normal.png"]
    # Another content, which nobody can know of without opening the file, and then openly.
    before = file.stat()
    file.write_bytes(b"x" * before.st_size)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    watched.look(3)
    assert watched.said == []
    os.utime(file, (1, 1))
    watched.look(3)
    assert watched.said == ["Left out “normal.png”: it is no scan."]
    assert watched.offered == ["normal.png"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_text_is_remembered_as_well(tmp_path: Path) -> None:
    shutil.copy(sample_path("normal.png"), tmp_path / os.fsdecode(b"r\xfc.png"))
    ledger = Ledger(tmp_path / ".ledger.db")

    def take(key: str, _path: Path) -> bool:
        known = key in ledger
        if not known:
            ledger.enter(Entry(key, "{}", ()))
        return not known

    said: list[str] = []
    watch = FolderWatch(tmp_path, take, said.append)
    assert [watch.look() for _ in range(2)] == [0, 1]
    again = FolderWatch(tmp_path, take, said.append)
    assert [again.look() for _ in range(2)] == [0, 0]
    ledger.close()


@contextlib.contextmanager
def file_too_far_down(folder: Path, content: bytes) -> Iterator[None]:
    """A file whose whole path the system does not take, so that each look at it is refused."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        # The system takes 4,095 bytes: the folder's path is within that, the file's beyond.
        while (left := 4000 - len(os.getcwd())) > 1:  # noqa: PTH109 - of any length
            name = "d" * min(200, left - 1)
            os.mkdir(name)  # noqa: PTH102
            os.chdir(name)
        Path("f" * 200).write_bytes(content)
    finally:
        os.chdir(here)
    yield
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="the longest path is that of Linux")
def test_what_cannot_be_looked_at_is_said_once_and_ends_nothing(tmp_path: Path) -> None:
    content = sample_path("normal.png").read_bytes()
    (tmp_path / "z.png").write_bytes(content)
    (tmp_path / "a").mkdir()
    watched = Watched(tmp_path)
    with file_too_far_down(tmp_path / "a", content):
        watched.look(3)
        assert watched.offered == ["z.png"]
        (said,) = watched.said
        assert "File name too long" in said
        assert "tried again" in said
    watched.look()
    assert len(watched.said) == 1
