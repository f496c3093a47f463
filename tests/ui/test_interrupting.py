"""Ctrl+C while the window opens: it ends the program, whatever Qt is doing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# The frame is on the screen, Qt calls what fills it, and nobody hears signals yet.
START = """
import os, signal, sys
from app.__main__ import main
from app.ui.main_window import MainWindow

signal.signal(signal.SIGINT, {before})
filled = MainWindow.assemble

def interrupted(window):
    os.kill(os.getpid(), signal.SIGINT)
    filled(window)
    window.close()

MainWindow.assemble = interrupted
sys.argv = ["lightbox", "--new-window"]
sys.exit(main())
"""


def interrupted_start(before: str, home: Path) -> int:
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    code = START.format(before=before)
    started = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=variables,
        timeout=60,
        capture_output=True,
        check=False,
    )
    assert b"KeyboardInterrupt" not in started.stderr
    return started.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")
def test_an_interrupt_before_the_window_hears_it_ends_the_program(tmp_path: Path) -> None:
    # Its worker ends too: else its output would stay open, and this would wait in vain.
    assert interrupted_start("signal.default_int_handler", tmp_path) == -signal.SIGINT


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")
def test_an_interrupt_that_is_to_be_ignored_stays_so(tmp_path: Path) -> None:
    assert interrupted_start("signal.SIG_IGN", tmp_path) == 0
