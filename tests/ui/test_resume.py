"""A run that is killed with its window goes on where it was, in another window."""

from __future__ import annotations

import contextlib
import shutil
import sys
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.history import worklists
from app.history.opening import open_to_write, to_ask
from app.history.place import usual_place
from app.ui import settings
from app.ui.main_window import MainWindow
from benchmarks import resume
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_after_a_kill_what_was_read_is_there_and_the_rest_is_read_once(tmp_path: Path) -> None:
    outcome = resume.run(24, tmp_path)
    assert 14 <= outcome.seen <= 24
    assert outcome.kept > 0
    read_before, listed = outcome.offered
    assert read_before == outcome.kept
    assert listed <= 24  # it may still have been looking for scans
    assert outcome.again <= 1  # the scan on the screen, for its picture
    assert (outcome.records, outcome.twice, outcome.changed) == (24, 0, 0)
    assert outcome.rows == (24, 24)


def left_behind(paths: list[Path]) -> None:
    """Leave a worklist as a window does that was killed before it had read anything."""
    with contextlib.closing(open_to_write(usual_place())) as database:
        worklists.extend(database, "gone", paths)


def test_what_was_not_looked_through_is_offered_and_no_answer_is_made_twice(
    qtbot: QtBot, private_home: Path, scans: list[Path]
) -> None:
    with contextlib.closing(open_to_write(usual_place())) as database:
        worklists.look_through(database, "gone", [scans[0].parent])
        worklists.extend(database, "gone", scans[:1])
    window = MainWindow(settings.load())
    qtbot.addWidget(window)
    received: list[Path] = []
    window.session.received.connect(lambda reading: received.append(reading.request.path))
    window.show()
    window.start()
    qtbot.waitUntil(window.desk.offer.isVisible, timeout=PATIENCE_MS)
    assert window.desk.offer.accessibleName().startswith("0 of 1 scans or more")
    window.desk.offer.accept.click()
    session = window.session
    qtbot.waitUntil(lambda: len(session.rows) == 3, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: session.rows.done == 3 and not session.searching, timeout=PATIENCE_MS)
    assert sorted(received) == sorted(scans)
    window.close()
    assert kept_worklists() == []


def test_a_folder_is_kept_at_once_until_it_has_been_looked_through(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    def roots() -> list[Path]:
        assert window.desk.keeper.flush(PATIENCE_MS / 1000)
        with to_ask(usual_place()) as database:
            assert database is not None
            return [root for left in worklists.left_behind(database) for root in left.roots]

    qtbot.waitUntil(lambda: window.session.models.library is not None, timeout=PATIENCE_MS)
    window.session.open([scans[0].parent])  # nothing comes before the event loop turns
    assert roots() == [scans[0].parent]
    qtbot.waitUntil(lambda: not window.session.searching, timeout=PATIENCE_MS)
    assert roots() == []
    assert len(window.session.rows) == 3


def kept_worklists() -> list[str]:
    with to_ask(usual_place()) as database:
        return [] if database is None else [left.id for left in worklists.left_behind(database)]


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    names = ("pneumonia.dcm", "normal.dcm", "normal.png")
    return [Path(shutil.copy(sample_path(name), tmp_path / name)) for name in names]


def test_the_offer_stands_in_place_and_can_be_dismissed(
    qtbot: QtBot, private_home: Path, scans: list[Path]
) -> None:
    left_behind(scans)
    window = MainWindow(settings.load())
    qtbot.addWidget(window)
    window.show()
    window.start()
    offer = window.desk.offer
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE_MS)
    assert offer.accessibleName().startswith("0 of 3 scans were read")
    assert QApplication.activeModalWidget() is None
    qtbot.keyClick(offer.decline, Qt.Key.Key_Space)
    assert not offer.isVisible()
    window.close()
    assert kept_worklists() == []


def test_a_run_goes_on_without_the_files_that_are_gone(
    qtbot: QtBot, private_home: Path, scans: list[Path]
) -> None:
    left_behind(scans)
    scans[2].unlink()
    window = MainWindow(settings.load())
    qtbot.addWidget(window)
    window.show()
    window.start()
    qtbot.waitUntil(window.desk.offer.isVisible, timeout=PATIENCE_MS)
    window.desk.offer.accept.click()
    rows = window.session.rows
    qtbot.waitUntil(lambda: len(rows) == 3 and rows.done == 3, timeout=PATIENCE_MS)
    said = {row.path.name: row.reading.status for row in rows if row.reading is not None}
    assert said["normal.png"] == "failed"  # said in its row, and never passed over
    assert said["normal.dcm"] == "classified"
    window.close()
    assert kept_worklists() == []  # all of it has been read


def test_an_answer_is_taken_up_once_so_a_file_opened_again_is_read_again(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, *scans)
    session = window.session
    qtbot.waitUntil(lambda: session.rows.done == 3, timeout=PATIENCE_MS)
    readings = [row.reading for row in session.rows if row.reading is not None]
    taken_up: Future[Any] = Future()
    taken_up.set_result(([reading.request for reading in readings], readings))
    window.desk.keeper._on_read_before(worklists.Unfinished("gone", 3, 3), taken_up)
    qtbot.waitUntil(lambda: session.rows.done == 3, timeout=PATIENCE_MS)
    assert session.recall is not None
    assert session.recall(scans) == {}


def test_the_worklist_of_a_window_that_lives_is_not_offered_to_another(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, *scans)
    qtbot.waitUntil(lambda: window.session.rows.done == 3, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(kept_worklists()) == 1, timeout=PATIENCE_MS)
    left_behind(scans[:2])
    other = MainWindow(settings.load())
    qtbot.addWidget(other)
    other.show()
    other.start()
    qtbot.waitUntil(other.desk.offer.isVisible, timeout=PATIENCE_MS)
    assert other.desk.offer.accessibleName().startswith("0 of 2 scans")
    other.close()
