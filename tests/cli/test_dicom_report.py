"""``lightbox report --sr --sc``: the answer as DICOM objects of the scan's study."""

from __future__ import annotations

from pathlib import Path

import pydicom
import pytest

from app.cli.main import run_cli
from tests.conftest import sample_path


def test_an_answer_joins_the_study_of_its_scan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sr, sc = tmp_path / "sr.dcm", tmp_path / "sc.dcm"
    scan = str(sample_path("pneumonia.dcm"))
    assert run_cli(["report", scan, "--sr", str(sr), "--sc", str(sc)]) == 0
    assert f"Written: {sr}" in capsys.readouterr().out
    source, report, capture = (pydicom.dcmread(path) for path in (scan, sr, sc))
    assert report.StudyInstanceUID == capture.StudyInstanceUID == source.StudyInstanceUID
    assert len({ds.SeriesInstanceUID for ds in (source, report, capture)}) == 3
    assert report.VerificationFlag == "UNVERIFIED"
    before = sr.read_bytes()
    assert run_cli(["report", scan, "--sr", str(sr)]) == 2  # no DICOM file is ever written over
    assert sr.read_bytes() == before


def test_what_no_archive_could_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sr = tmp_path / "sr.dcm"
    page = tmp_path / "report.html"
    both = ["--sr", str(sr), "--html", str(page)]
    assert run_cli(["report", str(sample_path("normal.png")), *both]) == 1
    said = capsys.readouterr()
    assert "belongs to no study" in said.err
    assert said.out == f"Written: {page}\n"
    assert "Pneumonia: below threshold" in page.read_text()
    named = ["--reader", "Curie^Marie", "--organisation", "Institut du Radium"]
    unjudged = tmp_path / "unjudged.dcm"
    scan = str(sample_path("normal.dcm"))
    assert run_cli(["report", scan, "--sr", str(unjudged), *named]) == 0
    assert "UNVERIFIED all the same" in capsys.readouterr().err  # nobody has said anything yet
    half = named[:2]
    assert run_cli(["report", str(sample_path("normal.dcm")), "--sr", str(sr), *half]) == 2
    assert "needs both the reader's name and organisation" in capsys.readouterr().err
    assert not sr.exists()
