"""What arrives is told once: of a killed process, and of a disk that is full for a while."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.network.ledger import Entry, Ledger
from app.services.arrivals import LinesFile
from tests.network.receiving import stems


def test_a_record_that_a_killed_process_owed_is_written_once(tmp_path: Path) -> None:
    """As when it is killed between the ledger and the file, or within a line."""
    ledger = Ledger(tmp_path / "ledger.db")
    for key in ("a", "b", "c"):
        ledger.enter(Entry(key, f'{{"path": "{key}"}}', ()))
    lines = tmp_path / "records.jsonl"
    lines.write_text('{"path": "x"}\n{"path": "b"}\n{"path": "a')
    LinesFile(lines, ledger).close()
    assert sorted(stems(lines)) == ["a", "b", "c", "x"]
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
