"""What arrives is read and told once, whatever the computer cannot do meanwhile."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest

from app.errors import ScanError
from app.network.ledger import Entry, Ledger
from app.services import mishaps
from app.services.answering import Answered
from app.services.arrivals import Arrivals, How
from app.services.lines_file import LinesFile
from app.services.pool import Job, ReaderPool
from tests.network.receiving import stems, until

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Weak(ReaderPool):
    """Ends each task as it is told to; None stands for a reading. It starts no process."""

    def __init__(self, ends: Iterator[Exception | None]) -> None:
        super().__init__()
        self._ends = ends
        self.looked = 0

    def look(self, _task: Any, *args: Any, seconds: float | None = None) -> Job[Any]:
        job: Job[Any] = Job()
        self.looked += 1
        end = next(self._ends)
        if end is None:
            (request, *_) = args
            reading = mishaps.unread(request, ScanError("no_scan", "This is no scan."))
            job.set_result(Answered((reading,), ()))
        else:
            job.set_exception(end)
        return job


@contextmanager
def reading(ends: Iterator[Exception | None], folder: Path) -> Iterator[tuple[Any, ...]]:
    """Arrivals with one object; yields the pool, the ledger, its records and what was said."""
    told: list[str] = []
    said: list[str] = []
    ledger, pool = Ledger(folder / "ledger.db"), Weak(ends)

    def tell(record: Any, _line: str) -> None:
        told.append(record["reason"]["code"])

    arrivals = Arrivals(pool, 1, ledger, How(), tell, said.append, pause=0.01)
    arrivals.offer("key", folder / "a.dcm")
    thread = threading.Thread(target=arrivals.run)
    thread.start()
    try:
        yield pool, ledger, told, said
    finally:
        arrivals.stop()
        thread.join(60)
        ledger.close()
        pool.close()


def test_what_a_full_disk_or_a_busy_computer_kept_from_being_read_is_read_later(
    tmp_path: Path,
) -> None:
    late = mishaps.took_too_long(60)
    ends = iter((FULL, mishaps.no_reader(), FULL, late, mishaps.reader_died(), None))
    with reading(ends, tmp_path) as (pool, ledger, told, said):
        until(lambda: "key" in ledger and ledger.unwritten() == [], lambda: str(said))
        assert [pool.looked, told] == [6, ["no_scan"]]
        assert len(said) == 2
        assert "No space left" in said[0]
        assert said[1] == "Reading goes on."


def test_what_stops_every_worker_is_given_up_in_the_end(tmp_path: Path) -> None:
    ends = iter([mishaps.took_too_long(60)] * 3)
    with reading(ends, tmp_path) as (pool, ledger, told, said):
        until(lambda: ledger.unwritten() == [] and bool(told), lambda: str(said))
        assert [pool.looked, told] == [3, ["took_too_long"]]


def test_that_no_worker_starts_is_never_held_against_an_object(tmp_path: Path) -> None:
    ends = repeat(mishaps.no_reader())
    with reading(ends, tmp_path) as (pool, ledger, told, said):
        until(lambda: pool.looked > 8, lambda: str(said))
        assert "key" not in ledger
    assert [told, len(said)] == [[], 1]


def test_a_record_that_a_killed_process_owed_is_written_once(tmp_path: Path) -> None:
    """As when it is killed between the ledger and the file, or within a line."""
    ledger = Ledger(tmp_path / "ledger.db")
    for key in ("a", "b", "c"):
        ledger.enter(Entry(key, f'{{"path": "{key}"}}', ()))
    ledger.enter(Entry("d", "\n".join(f'{{"path": "d{frame}"}}' for frame in (1, 2, 3)), ()))
    lines = tmp_path / "records.jsonl"
    lines.write_text('{"path": "x"}\n{"path": "b"}\n{"path": "d1"}\n{"path": "a')
    LinesFile(lines, ledger).close()
    assert sorted(stems(lines)) == ["a", "b", "c", "d1", "d2", "d3", "x"]
    assert ledger.unwritten() == []
    ledger.close()
    again = Ledger(tmp_path / "ledger.db")
    assert "a" in again
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_disk_that_is_full_for_a_while_has_each_record_written_once(tmp_path: Path) -> None:
    import resource

    path, soft_hard = tmp_path / "records.jsonl", resource.getrlimit(resource.RLIMIT_FSIZE)
    ledger = Ledger(tmp_path / "ledger.db")
    lines = LinesFile(path, ledger)
    lines.write('{"path": "a"}')
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 5, soft_hard[1]))
    try:
        for _ in range(3):
            with pytest.raises(OSError, match="large"):
                lines.write('{"path": "b"}')
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, soft_hard)
    assert path.read_text() == '{"path": "a"}\n'
    lines.write('{"path": "b"}')
    lines.close()
    ledger.close()
    assert path.read_text() == '{"path": "a"}\n{"path": "b"}\n'
