"""A worklist that fills while folders are still being looked through."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import listing
from app.ui.main_window import MainWindow
from app.ui.reading import background_run, thumbnails
from app.ui.worklist.model import THUMBNAIL_ROLE
from tests.conftest import sample_path
from tests.imaging.dicom_files import dataset, save
from tests.ui.conftest import PATIENCE_MS, drop, read
from tests.ui.test_window import texts


class Gate:
    """Lets the search through folders go as far as a test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, stop_after: int) -> None:
        self.open = threading.Event()
        search, pieces = listing.search, []

        def held(paths: Any, ask: Any, tell: Any) -> Any:
            def tell_and_wait(piece: listing.Piece) -> None:
                tell(piece)
                pieces.append(piece)
                if len(pieces) == stop_after:
                    assert self.open.wait(PATIENCE_MS / 1000)

            return search(paths, ask, tell_and_wait)

        monkeypatch.setattr(listing, "search", held)


def copies(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        shutil.copy(sample_path("normal.dcm"), folder / f"{number:02}.dcm")
    return folder


def test_rows_and_the_first_answer_come_before_the_search_has_ended(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, stop_after=1)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        drop(window, copies(tmp_path / "scans", 20))
    assert len(window.session.rows) == 16
    assert window.session.searching
    assert "Looking for scans" in texts(window.worklist)
    gate.open.set()
    qtbot.waitUntil(lambda: window.session.rows.done == 20, timeout=PATIENCE_MS)
    assert not window.session.searching


def stack(folder: Path, count: int) -> Path:
    """Write one series whose later files lie lower, so that they stand above the earlier ones."""
    folder.mkdir()
    for number in range(count):
        save(
            dataset(
                np.zeros((8, 8), np.uint8),
                StudyInstanceUID="1.2.3",
                SeriesInstanceUID="1.2.3.4",
                ImagePositionPatient=[0, 0, -number],
                ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
            ),
            folder / f"{number:02}.dcm",
        )
    return folder


def test_rows_that_come_above_move_neither_the_shown_one_nor_the_list(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, stop_after=1)
    drop(window, stack(tmp_path / "scans", 48))
    rows, view, model = window.session.rows, window.worklist.view, window.worklist.model
    qtbot.waitUntil(lambda: len(rows) == 16, timeout=PATIENCE_MS)
    window.session.show(5)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_rows() == [5, 4]
    where = view.visualRect(model.at(4))
    assert where.top() > 0
    gate.open.set()
    qtbot.waitUntil(lambda: len(rows) == 48, timeout=PATIENCE_MS)
    assert model.at(4).row() == 44  # below a header and the 43 that lie lower
    assert window.session.current == 4
    assert view.selected_rows() == [5, 4]
    assert view.visualRect(model.at(4)) == where


def test_cancelling_ends_the_search_and_the_run_and_keeps_what_is_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, stop_after=1)
    drop(window, copies(tmp_path / "scans", 40))
    rows = window.session.rows
    qtbot.waitUntil(lambda: rows.done >= 1, timeout=PATIENCE_MS)
    window.session.cancel()
    gate.open.set()
    qtbot.waitUntil(lambda: not window.session.searching, timeout=PATIENCE_MS)
    assert len(rows) == 16
    left = window.session.left_unread
    assert left > 0
    assert f"Cancelled: {left} not read" in texts(window.worklist)
    qtbot.waitUntil(lambda: rows.done == 16 - left, timeout=PATIENCE_MS)  # those with a worker
    window.session.resume()
    qtbot.waitUntil(lambda: rows.done == 16, timeout=PATIENCE_MS)


def test_closing_amid_a_search_leaves_nothing_behind(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    drop(window, copies(tmp_path / "scans", 40))
    qtbot.waitUntil(lambda: len(window.session.rows) > 0, timeout=PATIENCE_MS)
    window.close()  # the fixture looks for what is left


def test_a_reading_that_was_kept_needs_no_second_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    reading = window.session.rows[0].reading
    assert reading is not None
    window.session.recall = lambda paths: dict.fromkeys(paths, reading)
    started = []
    window.session.row_changed.connect(
        lambda row: started.append(row) if window.session.rows[row].state == "reading" else None
    )
    drop(window, copies(tmp_path / "scans", 6))
    rows = window.session.rows
    qtbot.waitUntil(lambda: rows.done == 7, timeout=PATIENCE_MS)
    assert set(started) == {1}  # the shown one, whose picture is needed


def test_thumbnails_are_bounded_and_come_back_when_they_are_seen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "MOST", 2)
    drop(window, copies(tmp_path / "scans", 4))
    rows, model = window.session.rows, window.worklist.model
    qtbot.waitUntil(lambda: rows.done == 4, timeout=PATIENCE_MS)
    assert all(row.reading is not None and row.reading.thumbnail is None for row in rows)
    for row in (0, 3, 0):
        seen = lambda row=row: model.at(row).data(THUMBNAIL_ROLE) is not None  # noqa: E731
        qtbot.waitUntil(seen, timeout=PATIENCE_MS)


def test_removed_rows_are_gone_and_the_next_one_is_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    drop(window, copies(tmp_path / "scans", 4))
    session = window.session
    qtbot.waitUntil(lambda: session.rows.done == 4, timeout=PATIENCE_MS)
    session.show(1)
    with qtbot.waitSignal(session.reading_made, timeout=PATIENCE_MS):
        session.remove([1, 2])
    assert [row.path.name for row in session.rows] == ["00.dcm", "03.dcm"]
    assert session.current == 1
    assert session.name(1) == "03.dcm"
    assert (tmp_path / "scans" / "01.dcm").exists()
    session.remove([0, 1])
    assert "Drop a scan" in texts(window)
    assert not window.actions_["next"].isEnabled()
    read(qtbot, window, tmp_path / "scans" / "02.dcm")
    assert session.rows.done == 1
    qtbot.keyClick(window.worklist.view, Qt.Key.Key_Down)
    assert session.current == 0


def test_reading_a_row_again_is_no_reason_to_settle(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    monkeypatch.setattr(background_run, "settle", kept.append)
    read(qtbot, window, sample_path("normal.dcm"))
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.session.show(0)
    assert kept == [1]
