"""The worklist grouped by study and series, as a reader sees and walks through it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pydicom
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from app.ui.drop import promise
from app.ui.main_window import MainWindow
from app.ui.reading.rows import Rows
from app.ui.worklist.arrangement import Arrangement
from app.ui.worklist.lines import Header, Layout, date
from app.ui.worklist.model import HEADER_ROLE, WorklistModel
from app.ui.worklist.standing import UNREAD
from tests.conftest import sample_path
from tests.imaging.dicom_files import dataset, save
from tests.ui.conftest import PATIENCE_MS, read
from tests.ui.test_window import texts

PIXELS = np.arange(64, dtype=np.uint8).reshape(8, 8)


def slices(folder: Path) -> Path:
    """Write two studies; the first has two series, whose file names run against the positions."""
    folder.mkdir()
    for study, series, heights in (("1", "1", (30, 20, 10)), ("1", "2", (5,)), ("2", "1", (7,))):
        for number, height in enumerate(heights):
            save(
                dataset(
                    PIXELS,
                    Modality="CT",
                    PatientName=f"Doe^Jane {study}",
                    StudyInstanceUID=f"1.2.{study}",
                    SeriesInstanceUID=f"1.2.{study}.{series}",
                    SeriesNumber=series,
                    StudyDate="20040119",
                    StudyDescription="Chest",
                    ImagePositionPatient=[0, 0, height],
                    ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
                ),
                folder / f"{study}-{series}-{number}.dcm",
            )
    return folder


def layout(window: MainWindow) -> list[str]:
    """Return every line of the worklist: a header's level and title, or a file's name."""
    model = window.worklist.view.model()
    found = []
    for at in range(model.rowCount()):
        header = model.index(at, 0).data(HEADER_ROLE)
        name = str(model.index(at, 0).data(Qt.ItemDataRole.DisplayRole))
        found.append(f"{header.level}: {header.said.title}" if header else name)
    return found


def current_name(window: MainWindow) -> str:
    assert window.session.current is not None
    return window.session.rows[window.session.current].path.name


def test_a_folder_of_studies_is_grouped_and_sorted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = slices(tmp_path / "disc")
    read(qtbot, window, folder)
    assert layout(window) == [
        "study: Doe Jane 1",
        "series: Series 1 · CT",
        "1-1-2.dcm",
        "1-1-1.dcm",
        "1-1-0.dcm",
        "series: Series 2 · CT",
        "1-2-0.dcm",
        "study: Doe Jane 2",
        "2-1-0.dcm",
    ]
    first = window.worklist.view.model().index(0, 0).data(HEADER_ROLE)
    assert (first.said.aside, first.said.text) == ("2004-01-19", "CT · 4 scans · Chest")
    assert current_name(window) == "1-1-2.dcm"


def test_keys_skip_headers_and_a_click_on_one_folds_its_study(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    read(qtbot, window, slices(tmp_path / "disc"))
    view = window.worklist.view
    walked = []
    for _ in range(5):
        walked.append(current_name(window))
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert walked == ["1-1-2.dcm", "1-1-1.dcm", "1-1-0.dcm", "1-2-0.dcm", "2-1-0.dcm"]
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert current_name(window) == "1-2-0.dcm"
    view.scrollToTop()
    header = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=header)
    assert current_name(window) == "1-2-0.dcm"
    assert layout(window) == ["study: Doe Jane 1", "study: Doe Jane 2", "2-1-0.dcm"]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert current_name(window) == "2-1-0.dcm"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=header)
    assert view.visualRect(view.model().index(0, 0)).center() == header, (
        "it stays under the pointer"
    )
    assert len(layout(window)) == 9
    assert [index.row() for index in view.selectionModel().selectedRows()] == [8]


def test_scans_opened_one_by_one_find_their_series(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = slices(tmp_path / "disc")
    read(qtbot, window, folder / "1-1-0.dcm")
    assert layout(window) == ["1-1-0.dcm"]
    read(qtbot, window, folder / "2-1-0.dcm")
    read(qtbot, window, folder / "1-1-2.dcm")
    grouped = ["study: Doe Jane 1", "1-1-2.dcm", "1-1-0.dcm", "study: Doe Jane 2", "2-1-0.dcm"]
    qtbot.waitUntil(lambda: layout(window) == grouped, timeout=PATIENCE_MS)
    assert current_name(window) == "1-1-2.dcm"
    view = window.worklist.view
    assert view.selectionModel().currentIndex().row() == 1


def test_headers_name_nobody_while_the_identity_is_hidden(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    read(qtbot, window, slices(tmp_path / "disc"))
    qtbot.keyClick(window, Qt.Key.Key_N)
    model = window.worklist.view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    said = [str(model.index(at, 0).data(role)) for at in range(model.rowCount()) for role in roles]
    assert not [text for text in said if "Doe" in text or "2004" in text or "Chest" in text]
    # A number belongs to its scan, wherever that stands: it was found third and lies lowest.
    assert layout(window)[:3] == ["study: Study 1", "series: Series 1 · CT", "Scan 3"]


def test_an_archive_a_missing_file_and_a_report_are_rows_that_say_what_they_are(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    report = pydicom.Dataset()
    report.SOPClassUID = "1.2.840.10008.5.1.4.1.1.88.33"
    report.Modality = "SR"
    save(report, tmp_path / "report.dcm")
    directory = pydicom.Dataset()
    directory.SOPClassUID = "1.2.840.10008.1.3.10"
    directory.DirectoryRecordSequence = []
    for name in ("NORMAL.DCM", "GONE"):
        record = pydicom.Dataset()
        record.add_new("ReferencedFileID", "CS", name)
        directory.DirectoryRecordSequence.append(record)
    save(directory, tmp_path / "DICOMDIR")
    with zipfile.ZipFile(tmp_path / "cd.zip", "w") as archive:
        archive.write(sample_path("normal.dcm"), "normal.dcm")
        archive.write(tmp_path / "report.dcm", "report.dcm")
        archive.write(tmp_path / "DICOMDIR", "DICOMDIR")
    said: list[str] = []
    window.session.said.connect(said.append)
    read(qtbot, window, tmp_path / "cd.zip")
    rows = window.session.rows
    qtbot.waitUntil(lambda: rows.done == 3, timeout=PATIENCE_MS)
    by_name = {row.path.name: row.reading for row in rows}
    assert by_name["normal.dcm"] is not None
    assert by_name["normal.dcm"].status == "classified"
    refused, missing = by_name["report.dcm"], by_name["GONE"]
    assert refused is not None
    assert missing is not None
    assert (refused.status, missing.status) == ("refused", "failed")
    assert any("not listed" in sentence for sentence in said)
    for name, title, why in (
        ("report.dcm", "Not an image", "structured report"),
        ("GONE", "Cannot be read", "lists this file, but it is not there"),
    ):
        index = rows.index(tmp_path / "cd.zip" / name)
        assert index is not None
        with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
            window.session.show(index)
        assert title in texts(window.findings)
        assert why in texts(window.findings)


def lines(rows: Rows, *, named: bool) -> list[object]:
    laid = Layout().lay_out(rows, Arrangement(), lambda _row: UNREAD, named=named)
    return [
        (line.level, *line.said, line.study) if isinstance(line, Header) else line
        for line in laid.lines
    ]


def test_pictures_of_one_folder_need_no_header_and_of_two_do() -> None:
    rows = Rows()
    rows.append([Path("a/1.png"), Path("a/2.png")])
    assert lines(rows, named=True) == [0, 1]
    rows.append([Path("b/1.png")])
    assert lines(rows, named=True) == [
        ("study", "a", "", "2 scans", ("", "a")),
        0,
        1,
        ("study", "b", "", "1 scan", ("", "b")),
        2,
    ]
    assert lines(rows, named=False)[0] == ("study", "Study 1", "", "2 scans", ("", "a"))


def test_dropping_an_archive_promises_what_is_in_it() -> None:
    assert promise([Path("cd.zip")]) == "Drop to read every scan in “cd.zip”"
    assert promise([Path("scan.dcm")]) == "Drop to read “scan.dcm”"
    assert "DOE" not in promise([Path("DOE.zip")], named=False)


def test_dates_are_written_as_they_are_read() -> None:
    assert date("20040119") == "2004-01-19"
    assert date("1992.05.01") == "1992-05-01"
    assert date("unknown") == ""


def test_a_row_that_changes_is_the_only_line_that_does(window: MainWindow) -> None:
    session = window.session
    session.rows.append([Path("a/1.png"), Path("b/1.png")])
    model = WorklistModel(session)
    changed: list[int] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        changed.extend(range(first.row(), last.row() + 1))

    model.dataChanged.connect(note)
    model.change(1)
    assert changed == [3]  # header, row, header, row
