"""Comparing as a reader does it: one key, two pictures, and what is said of each."""

from __future__ import annotations

from pathlib import Path

import pydicom
from pydicom.data import get_testdata_file
from pydicom.uid import ExplicitVRLittleEndian
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.comparing.lines import AnswerLine
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, drag, drop, read


def visit(folder: Path, day: str, patient: str = "SYN-9", sample: str = "normal.dcm") -> Path:
    ds = pydicom.dcmread(sample_path(sample))
    ds.PatientID, ds.PatientName, ds.StudyDate = patient, f"Of^{patient}", day
    ds.StudyInstanceUID = ds.SeriesInstanceUID = f"1.2.{day}.{patient.removeprefix('SYN-')}"
    path = folder / f"{patient}-{day}.dcm"
    ds.save_as(path)
    return path


def placed(window: MainWindow, count: int) -> bool:
    rows = window.session.rows
    return len(rows) == count and all(row.placement is not None for row in rows)


def open_two_visits(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Open the later of two visits, the earlier one and somebody else's on the worklist."""
    visit(folder, "20240103")
    visit(folder, "20250607", patient="SYN-5")
    later = visit(folder, "20260102", sample="pneumonia.dcm")
    drop(window, folder)
    qtbot.waitUntil(lambda: placed(window, 3), timeout=PATIENCE_MS)
    index = window.session.rows.index(later)
    assert index is not None
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.session.show(index)


def beside(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for the picture and the answer beside the shown scan."""
    second = window.comparison.beside
    qtbot.waitUntil(
        lambda: second.view.scan is not None and bool(second.answer.text), timeout=PATIENCE_MS
    )


def test_one_key_puts_the_earlier_scan_beside(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_two_visits(qtbot, window, tmp_path)
    assert not window.comparison.beside.view.isVisible()
    qtbot.keyClick(window.view, Qt.Key.Key_B)
    beside(qtbot, window)
    second = window.comparison.beside
    assert second.view.isVisible()
    assert second.view.scan is not None
    assert second.view.scan.source.path.name == "SYN-9-20240103.dcm"
    assert window.comparison.title == ("Earlier, 2024-01-03 (2 years before) · SYN-9-20240103.dcm")
    assert second.answer.text.startswith("Below threshold")
    window.actions_["identity"].setChecked(False)
    assert window.comparison.title.startswith("Earlier, 2 years before · Scan ")
    assert "2024" not in window.comparison.title
    assert not second.view.show_what.identity
    qtbot.keyClick(window.view, Qt.Key.Key_B)
    assert not second.view.isVisible()


def test_both_views_follow_one_another_until_let_go(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_two_visits(qtbot, window, tmp_path)
    window.actions_["zoom-in"].trigger()
    qtbot.keyClick(window.view, Qt.Key.Key_B)
    beside(qtbot, window)
    first, second = window.view, window.comparison.beside.view
    assert not first.transform.fitted, "a new picture takes over from the first view"
    assert second.transform == first.transform, "both pictures are of one size"
    drag(second, Qt.MouseButton.MiddleButton, (100, 100), (130, 90))
    assert first.transform == second.transform
    before = first.voi
    drag(second, Qt.MouseButton.LeftButton, (100, 100), (150, 100))
    assert first.voi != before
    window.actions_["invert"].trigger()
    assert second.inverted
    qtbot.keyClick(window.view, Qt.Key.Key_K)
    kept = second.transform
    window.actions_["fit"].trigger()
    assert second.transform == kept
    qtbot.keyClick(window.view, Qt.Key.Key_K)
    assert second.transform == first.transform


def test_another_patients_scan_is_called_that(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_two_visits(qtbot, window, tmp_path)
    window.actions_["compare-choose"].trigger()
    picker = window.comparison.picker
    assert picker.isVisible()
    qtbot.keyClicks(picker.field, "syn-5")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert not picker.isVisible()
    beside(qtbot, window)
    assert window.comparison.title.startswith("Another patient · ")
    assert "SYN-5-20250607.dcm" in window.comparison.title


def test_the_heat_map_and_what_the_network_saw_stand_beside_the_scan(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["heat-map"].setChecked(True)
    qtbot.keyClick(window.view, Qt.Key.Key_B)  # there is no earlier scan
    second = window.comparison.beside
    assert second.view.scan is window.view.scan
    assert second.view.heat is window.view.heat is not None
    assert (window.view.show_what.heat, second.view.show_what.heat) == (False, True)
    assert second.answer.text == "Influence on “Pneumonia” · not lesion outline"
    window.findings.seen.enlarge_wanted.emit()
    assert window.view.show_what.heat, "as it was before"
    seen = second.view.scan
    assert seen is not None
    assert seen.pixels.shape == (224, 224)
    assert second.answer.text.startswith("224 × 224 pixels")
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        drop(window, sample_path("normal.dcm"))
    assert second.view.scan is not seen, "the next scan's, not the last one's"
    assert window.comparison.title.startswith("What the network saw")


def test_blind_first_withholds_the_other_scans_answer_too(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_two_visits(qtbot, window, tmp_path)
    window.actions_["blind-first"].setChecked(True)
    qtbot.keyClick(window.view, Qt.Key.Key_B)
    beside(qtbot, window)
    second = window.comparison.beside
    assert second.answer.text.startswith("Answer withheld")
    assert second.view.heat is None
    window.actions_["compare"].setChecked(False)
    window.actions_["blind-first"].setChecked(False)
    qtbot.keyClick(window.view, Qt.Key.Key_B)
    beside(qtbot, window)
    assert second.answer.text.startswith("Below threshold")


def test_the_wheel_steps_through_the_frames_of_the_other_scan(
    qtbot: QtBot, window: MainWindow
) -> None:
    frames = Path(str(get_testdata_file("examples_ybr_color.dcm", download=False)))
    read(qtbot, window, sample_path("normal.dcm"))
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        drop(window, frames)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.session.show(0)
    window.actions_["compare-choose"].trigger()
    qtbot.keyClicks(window.comparison.picker.field, "ybr")
    qtbot.keyClick(window.comparison.picker.field, Qt.Key.Key_Return)
    beside(qtbot, window)
    second = window.comparison.beside.view
    second.stepped.emit(1)
    qtbot.waitUntil(
        lambda: second.scan is not None and second.scan.source.frame == 2, timeout=PATIENCE_MS
    )
    assert window.session.current == 0
    assert window.view.scan is not None
    assert window.view.scan.source.path.name == "normal.dcm"
    assert window.comparison.title.startswith("Another patient · ")


def test_the_answer_under_the_shown_scan_is_that_of_its_frame(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    ds = pydicom.dcmread(sample_path("normal.dcm"))
    first = ds.pixel_array.tobytes()
    ds.NumberOfFrames, ds.PixelData = 2, first + bytes(len(first))  # nothing is on the second
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.save_as(tmp_path / "two.dcm")
    read(qtbot, window, tmp_path / "two.dcm")
    qtbot.keyClick(window.view, Qt.Key.Key_B)
    (own,) = (
        line
        for line in window.comparison.findChildren(AnswerLine)
        if line is not window.comparison.beside.answer
    )
    qtbot.waitUntil(lambda: own.text.startswith("Below threshold"), timeout=PATIENCE_MS)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.actions_["next-frame"].trigger()
    assert window.session.frame == 2
    assert own.text.startswith("No answer")
