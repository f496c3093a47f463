"""``lightbox inspect`` says how a scan is shown, and what lies over it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pydicom.data
import pytest
from PIL import Image

from app.cli.main import run_cli
from tests.imaging.dicom_files import dataset, save

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


def test_overlays_are_drawn_unless_one_asks_for_the_picture_alone(tmp_path: Path) -> None:
    ds = dataset(np.full((4, 6), 200, np.uint8), WindowCenter=128, WindowWidth=256)
    ds.add_new(0x60000010, "US", 4)
    ds.add_new(0x60000011, "US", 6)
    ds.add_new(0x60000040, "CS", "G")
    ds.add_new(0x60000050, "SS", [1, 1])
    ds.add_new(0x60000100, "US", 1)
    ds.add_new(0x60000102, "US", 0)
    ds.add_new(0x60003000, "OW", bytes([0b00000001, 0, 0, 0]))  # the first pixel
    path, out = save(ds, tmp_path / "a.dcm"), tmp_path / "out.png"
    assert run_cli(["inspect", str(path), "--render", str(out)]) == 0
    drawn = np.asarray(Image.open(out))
    # A line, its edge at half the light on three sides, and the picture.
    assert drawn[:2, :3].tolist() == [
        [[0x8F, 0xE3, 0xC8], [100] * 3, [200] * 3],
        [[100] * 3, [100] * 3, [200] * 3],
    ]
    assert run_cli(["inspect", str(path), "--no-overlays", "--render", str(out)]) == 0
    assert np.asarray(Image.open(out)).tolist() == [[200] * 6] * 4


def test_what_has_no_window_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "shown with: colour has no window" in _said(BUNDLED / "SC_rgb_small_odd.dcm", capsys)
    facts = json.loads(_said(BUNDLED / "SC_rgb_small_odd.dcm", capsys, "--json"))
    assert facts["shown_with"] is None
    said = _said(BUNDLED / "MR_small_RLE.dcm", capsys)
    assert "shown with: window centre 600, width 1600, LINEAR, 1 of 1" in said
