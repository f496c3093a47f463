"""DICOM files that leave the window: answers, heat maps, and de-identified copies."""

from __future__ import annotations

from pathlib import Path

import pydicom
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.imaging import read_scan
from app.ui import settings
from app.ui.main_window import MainWindow
from app.ui.preferences.reader import ReaderPage
from app.ui.viewer.masks import masks
from app.ui.viewer.measures import Kind, Measure
from app.ui.viewer.view_transform import Point
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader saves to, whatever name is proposed."""

    def chosen(
        _parent: object, _title: str, proposed: str, *_rest: object, **_more: object
    ) -> tuple[str, str]:
        return str(tmp_path / Path(proposed).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return tmp_path


def _saved(
    qtbot: QtBot, window: MainWindow, command: str, folder: Path, part: str
) -> pydicom.Dataset:
    said: list[str] = []
    window.dicom_exporter.said.connect(said.append)
    window.actions_[command].trigger()
    qtbot.waitUntil(lambda: any(part in sentence for sentence in said), timeout=PATIENCE_MS)
    (path,) = folder.iterdir()
    ds = pydicom.dcmread(path)
    path.unlink()
    return ds


def test_the_answer_and_its_heat_map_are_saved_for_the_archive(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    source = pydicom.dcmread(sample_path("pneumonia.dcm"))
    window.actions_["agree"].trigger()
    report = _saved(qtbot, window, "save-answer", folder, "Lightbox answer.dcm")
    assert report.SOPClassUID.name == "Comprehensive 3D SR Storage"
    assert report.StudyInstanceUID == source.StudyInstanceUID
    assert (report.CompletionFlag, report.VerificationFlag) == ("COMPLETE", "UNVERIFIED")
    window.findings.heat.finding_chosen.emit("normal")
    capture = _saved(qtbot, window, "save-heat-map", folder, "Lightbox heat map.dcm")
    assert "“normal”" in capture.DerivationDescription
    assert capture.StudyInstanceUID == source.StudyInstanceUID


def test_a_report_is_verified_by_whom_the_settings_name(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    unjudged = _saved(qtbot, window, "save-answer", folder, "in the settings (Ctrl+,)")
    assert (unjudged.CompletionFlag, unjudged.VerificationFlag) == ("PARTIAL", "UNVERIFIED")
    window.actions_["agree"].trigger()
    nameless = _saved(qtbot, window, "save-answer", folder, "unverified: name the reader and")
    assert (nameless.CompletionFlag, nameless.VerificationFlag) == ("COMPLETE", "UNVERIFIED")

    window.preferences.appear()
    fields = window.preferences.page(3)
    assert isinstance(fields, ReaderPage)
    qtbot.keyClicks(fields.name, "Curie, Marie")
    assert "needs both" in fields.said
    half = _saved(qtbot, window, "save-answer", folder, "unverified")
    assert half.VerificationFlag == "UNVERIFIED"
    qtbot.keyClicks(fields.organisation, "Institut du Radium")
    assert "verified under this name" in fields.said
    window.preferences.close_page()
    report = _saved(qtbot, window, "save-answer", folder, "It is verified")
    assert (report.CompletionFlag, report.VerificationFlag) == ("COMPLETE", "VERIFIED")
    (observer,) = report.VerifyingObserverSequence
    assert observer.VerifyingObserverName == "Curie^Marie"
    assert observer.VerifyingOrganization == "Institut du Radium"

    window.close()
    kept = settings.load()
    assert (kept.reader, kept.organisation) == ("Curie, Marie", "Institut du Radium")


def test_a_copy_is_deidentified_and_masked_as_drawn(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    source = pydicom.dcmread(sample_path("pneumonia.dcm"))
    corners = (Point(100.4, 90.0), Point(40.2, 20.5))
    window.view.measures.add(Measure(Kind.MASK, corners))
    copy = _saved(qtbot, window, "save-copy", folder, "Masks are black in every frame.")
    assert copy.PatientIdentityRemoved == "YES"
    assert copy.PatientID not in ("", source.PatientID)
    before, after = source.pixel_array, copy.pixel_array
    assert (after[20:90, 40:101] == before.max()).all()  # MONOCHROME1
    assert (after[90:] == before[90:]).all()
    assert (after[:, 101:] == before[:, 101:]).all()
    window.view.measures.delete_all()
    plain = _saved(qtbot, window, "save-copy", folder, "What is burnt into the image stays.")
    assert plain.SOPInstanceUID == copy.SOPInstanceUID  # one run for the whole window
    assert plain.PixelData == source.PixelData


def test_what_is_withheld_or_belongs_to_no_study_is_not_saved(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.actions_["blind-first"].setChecked(True)
    read(qtbot, window, sample_path("pneumonia.dcm"))
    said: list[str] = []
    window.dicom_exporter.said.connect(said.append)
    for command in ("save-answer", "save-heat-map"):
        window.actions_[command].trigger()
    assert len(said) == 2
    window.actions_["blind-first"].setChecked(False)
    read(qtbot, window, sample_path("pneumonia.png"))
    window.actions_["save-answer"].trigger()
    qtbot.waitUntil(lambda: len(said) == 3, timeout=PATIENCE_MS)
    assert "belongs to no study" in said[2]
    assert list(folder.iterdir()) == []


def test_masks_are_whole_pixels_within_the_picture() -> None:
    scan = read_scan(sample_path("pneumonia.dcm"))
    rows, columns = scan.pixels.shape[:2]
    drawn = [
        Measure(Kind.MASK, (Point(-5, -5), Point(9.2, 3.9))),
        Measure(Kind.MASK, (Point(columns + 9, rows + 9), Point(columns - 2.5, rows - 1))),
        Measure(Kind.MASK, (Point(-9, -9), Point(-1, -1))),
        Measure(Kind.DISTANCE, (Point(1, 1), Point(9, 9))),
    ]
    assert masks(drawn, scan) == ((0, 0, 10, 4), (columns - 3, rows - 1, 3, 1))
