"""``lightbox inspect`` says how a scan is shown, and what lies over it."""

from __future__ import annotations

import json
from pathlib import Path

import pydicom.data
import pytest

from app.cli.main import run_cli

BUNDLED = Path(pydicom.data.__file__).parent / "test_files"


def _said(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert run_cli(["inspect", str(path), *options]) == 0
    return capsys.readouterr().out


def test_the_window_in_use_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    # The file states centres 450 and 200, widths 790 and 443, WINDOW1 and WINDOW2.
    path = BUNDLED / "examples_overlay.dcm"
    line = "shown with: window centre 450, width 790, LINEAR (WINDOW1), 1 of 2"
    assert line in _said(path, capsys).splitlines()
    facts = json.loads(_said(path, capsys, "--json"))
    assert facts["shown_with"]["choice"] == 1
    assert [window["centre"] for window in facts["voi"]] == [450, 200]
    (overlay,) = facts["overlays"]
    assert (overlay["rows"], overlay["columns"]) == (300, 484)


def test_what_has_no_window_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "shown with: colour has no window" in _said(BUNDLED / "SC_rgb_small_odd.dcm", capsys)
    facts = json.loads(_said(BUNDLED / "SC_rgb_small_odd.dcm", capsys, "--json"))
    assert facts["shown_with"] is None
    said = _said(BUNDLED / "MR_small_RLE.dcm", capsys)
    assert "shown with: window centre 600, width 1600, LINEAR, 1 of 1" in said
