"""A run that is killed with its window goes on where it was, in another window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import resume


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_after_a_kill_what_was_read_is_there_and_the_rest_is_read_once(tmp_path: Path) -> None:
    outcome = resume.run(24, tmp_path)
    assert 14 <= outcome.seen <= 24
    assert outcome.kept > 0
    assert outcome.offered == (outcome.kept, 24)
    assert outcome.again <= 1  # the scan on the screen, for its picture
    assert (outcome.records, outcome.twice, outcome.changed) == (24, 0, 0)
    assert outcome.rows == (24, 24)
