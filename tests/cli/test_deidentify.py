"""``lightbox deidentify``: into a new folder, nothing overwritten, nothing in silence."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pydicom
import pydicom.data
import pytest

from app.cli.main import run_cli
from tests.export.answers import source_dataset
from tests.imaging.dicom_files import save

BUNDLED = Path(pydicom.data.__file__).parent / "test_files"


def test_scans_are_copied_and_failures_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scans = tmp_path / "Curie^Marie"
    scans.mkdir()
    save(source_dataset(Modality="US"), scans / "Curie-1.dcm")
    shutil.copy(BUNDLED / "reportsi.dcm", scans / "report.dcm")
    before = {path: path.read_bytes() for path in scans.iterdir()}
    out, key = tmp_path / "new" / "copies", tmp_path / "key.csv"
    assert run_cli(["deidentify", str(scans), "--output", str(out), "--key", str(key)]) == 1
    said = capsys.readouterr().out
    assert "report.dcm: not copied. This is a structured report" in said
    assert "Ultrasound images often have names burnt in" in said
    assert {path: path.read_bytes() for path in scans.iterdir()} == before
    (copy,) = out.iterdir()
    ds = pydicom.dcmread(copy)
    assert copy.name == f"{ds.SOPInstanceUID}.dcm"
    assert b"Sentinel" not in copy.read_bytes()
    lines = key.read_text(encoding="utf-8").splitlines()
    rows = {(what, old): new for what, old, new in csv.reader(lines)}
    assert rows["patient", "SENTINEL-ID"] == ds.PatientID
    assert rows["file", str(scans / "Curie-1.dcm")] == copy.name
    assert key.stat().st_mode & 0o077 == 0

    assert run_cli(["deidentify", str(scans), "--output", str(out)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert list(out.iterdir()) == [copy]


def test_what_makes_no_sense_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan, out = save(source_dataset(), tmp_path / "scan.dcm"), tmp_path / "out"
    there = tmp_path / "there.csv"
    there.write_text("kept")
    for options, said in (
        (["--mask", "1,2"], "is no mask"),
        (["--key", str(out / "key.csv")], "would be given away"),
        (["--key", str(there)], "never overwritten"),
    ):
        assert run_cli(["deidentify", str(scan), "--output", str(out), *options]) == 2
        assert said in capsys.readouterr().err
    assert there.read_text() == "kept"
    assert not out.exists()


def test_a_mask_beside_one_image_fails_that_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan, out = save(source_dataset(), tmp_path / "scan.dcm"), tmp_path / "out"
    assert run_cli(["deidentify", str(scan), "--output", str(out), "--mask", "99,0,5,5"]) == 1
    assert "lies beside the image" in capsys.readouterr().out
    assert list(out.iterdir()) == []
