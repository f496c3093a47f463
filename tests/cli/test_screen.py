"""Starting the window without a screen, and commands typed wrong."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.screen import missing_screen
from app.cli.trying import try_imports, try_screen

linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="screens are named on Linux")


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in names}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=bare | environment,
    )


@linux
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":73"}, {"DISPLAY": "nonsense"}])
def test_without_a_screen_there_is_a_sentence(environment: dict[str, str]) -> None:
    done = start(**environment)
    assert done.returncode == 2
    assert "needs a screen" in done.stderr
    assert "lightbox classify" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@linux
def test_a_screen_is_one_that_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert "wayland-7" in (missing_screen() or "")
    with socket.socket(socket.AF_UNIX) as screen:
        screen.bind(str(tmp_path / "wayland-7"))
        screen.listen()
        assert missing_screen() is None
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        assert missing_screen() is not None  # the other one was asked for


def test_off_screen_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert missing_screen() is None
    assert try_screen() is None


def test_a_mistyped_command_is_told() -> None:
    done = start("clasify", "x.dcm")
    assert done.returncode == 2
    assert "lightbox classify" in done.stderr


def test_modules_are_imported_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "breaks_here.py").write_text("raise RuntimeError('no such library')")
    (tmp_path / "dies_here.py").write_text("import os; os._exit(3)")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    results = dict(try_imports(["json", "breaks_here", "dies_here", "csv"]))
    assert results["json"] is None
    assert results["csv"] is None
    assert results["breaks_here"] == "RuntimeError: no such library"
    assert "3" in (results["dies_here"] or "")
