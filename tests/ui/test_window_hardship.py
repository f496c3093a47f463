"""The window when files change, fail, are many in one, or say what they should not."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.analysis import Analysis
from app.domain.finding import Estimate, Finding, OperatingPoint
from app.domain.notice import Notice
from app.domain.reading import Reading, Request
from app.imaging import Found, LeftOut
from app.services.library import Library
from app.services.pool import Job, ReaderPool
from app.ui import settings, words
from app.ui.findings.bars import BarList
from app.ui.main_window import MainWindow
from app.ui.signals import close_on_signals
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, drag_over, drop, read
from tests.ui.test_window import row_tone, texts

HOLDS = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs signals that hold")


@contextmanager
def held_worker() -> Iterator[None]:
    """Hold the only worker, so that whatever it is asked for takes for ever."""
    (worker,) = multiprocessing.active_children()
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.kill(worker.pid, signal.SIGCONT)


def kill_workers() -> None:
    for worker in multiprocessing.active_children():
        worker.kill()


@HOLDS
def test_a_dead_worker_costs_one_row_and_the_window_lives(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    other = Path(shutil.copy(sample_path("normal.dcm"), tmp_path / "other.dcm"))
    deadly = QTimer()  # every worker that takes it up dies, the second as well as the first
    deadly.timeout.connect(kill_workers)
    with held_worker(), qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        drop(window, other)
        deadly.start(50)
    deadly.stop()
    assert "Cannot be read" in texts(window.findings)
    assert row_tone(window, 1) == "failed"
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    assert row_tone(window, 1) not in ("failed", "")
    assert window.view.scan is not None


@HOLDS
def test_a_picture_never_stays_under_another_scans_name(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    other = Path(shutil.copy(sample_path("normal.dcm"), tmp_path / "other.dcm"))
    with held_worker():
        drop(window, other)
        assert "other.dcm" in window.windowTitle()
        qtbot.waitUntil(lambda: window.view.scan is None, timeout=1000)


@HOLDS
def test_after_a_failed_scan_a_slow_one_says_that_it_is_being_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "notes.dcm"
    bad.write_text("these are no pixels")
    read(qtbot, window, bad)
    assert "no picture" in window.view.message
    with held_worker():
        drop(window, sample_path("normal.dcm"))
        assert "Reading" in window.view.message


@HOLDS
def test_a_slow_scan_keeps_neither_list_nor_findings_from_being_painted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    other = Path(shutil.copy(sample_path("normal.dcm"), tmp_path / "other.dcm"))
    with held_worker():
        drop(window, other)
        assert not window.findings.updatesEnabled()  # for a moment: the picture comes first
        for part in (window.worklist, window.findings):
            qtbot.waitUntil(part.updatesEnabled, timeout=PATIENCE_MS)
        assert "Reading" in texts(window.findings)


def test_a_failed_model_keeps_the_picture(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    session = window.session
    request = Request(session.rows[0].path)
    broke = Notice("x", "It broke.")
    for reading in (  # as the pool may say it, with an analysis and without
        Reading(request, broke, Analysis("failed", broke, None)),
        Reading(request, broke),
    ):
        session._on_reading(request, reading)
        assert window.view.scan is not None
        assert "The model failed" in texts(window.findings)
        assert "Cannot be read" not in texts(window.findings)
        row = session.rows[0].reading
        assert row is not None
        assert words.short(row).status == "Model failed"


def test_what_a_file_says_is_never_obeyed_as_markup(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    import pydicom

    scan = pydicom.dcmread(sample_path("pneumonia.dcm"))
    scan.BodyPartExamined = "<H1>PNEUMONIA"
    scan.save_as(tmp_path / "<b>bold.dcm")
    read(qtbot, window, tmp_path / "<b>bold.dcm")
    window.say("<b>bold</b>")
    for label in window.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    assert "<h1>" in texts(window.findings).lower()
    for widget in window.findChildren(QWidget):
        assert "<h1" not in widget.toolTip().lower()
        assert "<b>" not in widget.toolTip()
    index = window.worklist.view.model().index(0, 0)
    hint = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in hint
    assert "&lt;b&gt;bold" in hint


def test_a_scan_opened_again_is_read_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "scan.dcm"
    shutil.copy(sample_path("normal.dcm"), path)
    read(qtbot, window, path)
    assert row_tone(window, 0) in ("negative", "positive")
    for again in (lambda: drop(window, path), lambda: qtbot.keyClick(window, Qt.Key.Key_F5)):
        path.write_text("these are no pixels any more")
        os.utime(path, (1, 1))
        with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
            again()
        assert row_tone(window, 0) == "failed"
        assert "Cannot be read" in texts(window.findings)
        assert window.view.scan is None
        shutil.copy(sample_path("normal.dcm"), path)
        with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
            again()
        assert row_tone(window, 0) != "failed"
    assert len(window.session.rows) == 1
    assert "1 of 1 read" in texts(window.worklist)


def test_a_frame_that_is_left_early_is_read_all_the_same(qtbot: QtBot, window: MainWindow) -> None:
    from pydicom.data import get_testdata_file

    path = Path(str(get_testdata_file("examples_ybr_color.dcm", download=False)))
    session = window.session
    with qtbot.waitSignal(session.scan_read, timeout=PATIENCE_MS):
        drop(window, path)
    session.step_frame(1)  # before the answer to the first
    assert session.rows[0].reading is None
    qtbot.waitUntil(lambda: session.rows[0].state == "done", timeout=PATIENCE_MS)
    reading = session.rows[0].reading
    assert reading is not None
    assert words.which_frame(reading) == f"frame 1 of {session.frames}"
    assert session.frame == 2


def test_a_folder_that_cannot_be_opened_is_not_called_empty(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = LeftOut(tmp_path, Notice("not_readable", "You have no permission."))
    found = Found((), (closed,), (closed,))
    monkeypatch.setattr("app.services.listing.find_scans", lambda *_args: found)
    with qtbot.waitSignal(window.session.said, timeout=PATIENCE_MS) as said:
        drop(window, tmp_path)
    assert "You have no permission." in said.args[0]
    assert "no scan in" not in said.args[0]


def test_a_discs_table_of_contents_stands_for_its_scans(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    from pydicom.fileset import FileSet

    files = FileSet()
    for name in ("normal.dcm", "pneumonia.dcm"):
        files.add(str(sample_path(name)))
    files.write(tmp_path)
    files._stage["t"].cleanup()  # it warns of its own otherwise
    read(qtbot, window, tmp_path / "DICOMDIR")
    assert len(window.session.rows) == 2


def test_names_of_files_are_hidden_with_the_identity(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "DOE_JANE.dcm"
    shutil.copy(sample_path("normal.dcm"), path)
    read(qtbot, window, path)
    model = window.worklist.view.model()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )

    def said() -> str:
        hints = [label.toolTip() for label in window.findChildren(QLabel)]
        rows = [str(model.index(0, 0).data(role)) for role in roles]
        every = [label.text() for label in window.findings.findChildren(QLabel)]
        drag_over(window, path)
        promised = [w.accessibleName() for w in window.findChildren(QWidget)]
        return "\n".join([window.windowTitle(), *hints, *rows, *every, *promised])

    assert "DOE_JANE" in said()
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.wait(50)  # labels that are replaced go with the next turn of the loop
    assert "DOE_JANE" not in said()
    assert "Scan 1" in window.windowTitle()
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert "DOE_JANE" in window.windowTitle()


def test_nothing_that_is_operated_moves_when_the_answer_comes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    def places() -> list[int]:
        qtbot.wait(20)  # for the layout
        panel = window.findings
        return [w.mapTo(panel, QPoint(0, 0)).y() for w in (panel.heat, panel.points)]

    read(qtbot, window, sample_path("pneumonia.dcm"))
    settled = places()
    for point in ("high sensitivity", "high specificity", "balanced"):
        window.session.set_operating_point(point)
        assert places() == settled, point
    window.findings.clear()
    assert places() == settled
    read(qtbot, window, sample_path("normal.png"))  # with other warnings
    assert places() == settled


@pytest.mark.parametrize("width", [960, 1280, 1440])
def test_every_button_of_the_toolbar_can_be_seen(
    qtbot: QtBot, window: MainWindow, width: int
) -> None:
    window.resize(width, 720)
    qtbot.wait(50)
    bar = window.toolbar
    for action in bar.actions():
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            assert button.isVisible(), action.objectName()
            assert button.geometry().right() <= bar.width()


def test_the_bars_follow_what_a_finding_has_become(qtbot: QtBot) -> None:
    bars = BarList()
    qtbot.addWidget(bars)
    bars.set_findings([Finding("pneumonia", 0.5)])
    plain = bars.sizeHint().height()
    point = OperatingPoint("balanced", 0.4, Estimate(0.9, 0.8, 1), Estimate(0.9, 0.8, 1))
    bars.set_findings([Finding("pneumonia", 0.5, point, positive=True)])
    assert bars.sizeHint().height() > plain


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_as_its_button_does(
    qtbot: QtBot, window: MainWindow, number: signal.Signals
) -> None:
    listener = close_on_signals(window)
    try:
        window.findings.heat.set_opacity(0.8)
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
        assert settings.load().heat_opacity == 0.8
    finally:
        listener.stop()


class PoolThatLists(ReaderPool):
    """Lists the models by something that fails, and reads as any other does."""

    def library(self) -> Job[Library]:
        job: Job[Library] = Job()
        job.set_exception(RuntimeError("half made"))
        return job


def test_a_fault_while_the_models_are_listed_is_said_and_scans_are_read(
    qtbot: QtBot, private_home: Path
) -> None:
    window = MainWindow(settings.load())
    qtbot.addWidget(window)
    window.show()
    said: list[str] = []
    window.session.said.connect(said.append)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.start([sample_path("normal.dcm")], PoolThatLists())
    (sentence,) = said
    assert "Which models there are cannot be found out" in sentence
    assert window.view.scan is not None
    window.close()
