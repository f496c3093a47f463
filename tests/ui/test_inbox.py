"""A second start of the program, which hands its scans to the window that is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services import inbox
from app.ui.inbox import Inbox
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS


def test_a_second_start_adds_its_scans_to_the_open_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    stream = inbox.claim()
    assert stream is not None
    with stream:
        Inbox(window)
        scan = tmp_path / "second.dcm"
        scan.write_bytes(sample_path("normal.dcm").read_bytes())
        window.showMinimized()
        root = Path(__file__).parents[2]
        code = (
            f"import sys, runpy; sys.path.insert(0, {str(root)!r}); sys.argv = ['', {scan.name!r}]"
        )
        command = [sys.executable, "-c", f"{code}; runpy.run_module('app', run_name='__main__')"]
        with subprocess.Popen(command, cwd=tmp_path) as second:
            qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE_MS)
        assert second.returncode == 0
        qtbot.waitUntil(
            lambda: [row.path for row in window.session.rows] == [scan], timeout=PATIENCE_MS
        )
        assert not window.isMinimized()
        qtbot.waitUntil(lambda: window.session.rows.done == 1, timeout=PATIENCE_MS)
