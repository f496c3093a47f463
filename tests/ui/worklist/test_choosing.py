"""Sorting, filtering, searching and selecting in the window."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.notice import Notice
from app.services.records import columns_of
from app.ui.main_window import MainWindow
from app.ui.worklist.arrangement import Arrangement
from tests.ui.conftest import PATIENCE_MS
from tests.ui.test_window import texts
from tests.ui.worklist.answers import classified, failed, finding, refused

NAMES = ("Doe low.dcm", "Roe high.dcm", "Poe none.dcm", "Moe bad.dcm", "Zoe later.dcm")


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window with four answers and one scan that was not read."""
    session = window.session
    qtbot.waitUntil(lambda: session.models.library is not None, timeout=PATIENCE_MS)
    paths = [tmp_path / name for name in NAMES]
    answers = (
        classified(str(paths[0]), finding(0.1, 0.5)),
        classified(str(paths[1]), finding(0.9, 0.5), warned=True),
        refused(str(paths[2])),
        failed(str(paths[3])),
    )
    session.rows.append(paths)
    session.opening.emit()
    session.rows_arranged.emit()
    for path, answer in zip(paths, answers, strict=False):
        session.give(path, answer)
    window.worklist.renew()
    window.actions_.enable(scan=False, rows=True)
    return window


def names(window: MainWindow) -> list[str]:
    model = window.worklist.model
    return [window.session.rows[row].path.name.split()[0] for row in model.order()]


def test_the_menus_sort_and_filter_and_say_so(qtbot: QtBot, filled: MainWindow) -> None:
    filled.actions_["suspicion"].trigger()
    assert names(filled) == ["Roe", "Doe", "Poe", "Moe", "Zoe"]
    assert "Most suspicious first" in texts(filled.worklist)
    keeps = {action.text(): action for action in filled.worklist.choosing.keeps.actions()}
    keeps["Failed"].trigger()
    assert names(filled) == ["Moe"]
    assert "1 of 5 shown" in texts(filled.worklist)
    filled.worklist.choosing.clear()
    assert len(names(filled)) == 5
    filled.actions_["suspicion"].trigger()
    assert names(filled) == ["Doe", "Roe", "Poe", "Moe", "Zoe"]


def test_searching_by_keyboard_alone(qtbot: QtBot, filled: MainWindow) -> None:
    filled.activateWindow()
    filled.actions_["find"].trigger()
    search = filled.worklist.choosing.search
    qtbot.keyClicks(search, "roe hi")
    qtbot.waitUntil(lambda: names(filled) == ["Roe"], timeout=PATIENCE_MS)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(names(filled)) == 5
    assert search.text() == ""


def test_the_order_is_renewed_on_demand_and_at_quiet_moments(
    qtbot: QtBot, filled: MainWindow
) -> None:
    session = filled.session
    filled.actions_["suspicion"].trigger()
    session.give(session.rows[4].path, classified("x", finding(0.99, 0.5)))
    assert names(filled)[-1] == "Zoe", "an answer that comes moves nothing"
    filled.actions_["renew"].trigger()
    assert names(filled)[0] == "Zoe"
    assert "Order renewed" in texts(filled.worklist)
    session.rows.restart(4)
    session.row_changed.emit(4)
    qtbot.waitUntil(lambda: names(filled)[-1] == "Zoe", timeout=PATIENCE_MS)


def test_another_operating_point_sorts_anew(qtbot: QtBot, filled: MainWindow) -> None:
    filled.worklist.arrange(Arrangement(keep="above"))
    filled.session.set_operating_point("high sensitivity")
    assert names(filled) == ["Roe"]  # of a bundle that is not at hand: as it was decided


def test_selected_rows_are_copied_as_text(qtbot: QtBot, filled: MainWindow) -> None:
    filled.actions_["select-all"].trigger()
    filled.actions_["copy-rows"].trigger()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert len(copied) == 5
    assert copied[1] == "Roe high.dcm\tAbove threshold\tMass 90 % · threshold 50 %"
    assert copied[3].startswith("Moe bad.dcm\tCannot be read\t")


def test_removing_by_key_leaves_the_files(qtbot: QtBot, filled: MainWindow) -> None:
    model, view = filled.worklist.model, filled.worklist.view
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(model.at(1), flag.ClearAndSelect)
    view.selectionModel().setCurrentIndex(model.at(2), flag.Select)
    said: list[str] = []
    filled.session.said.connect(said.append)
    filled.actions_["remove"].trigger()
    assert names(filled) == ["Doe", "Moe", "Zoe"]
    assert said == ["2 scans were removed from the list. Their files stay where they are."]


def choose(monkeypatch: pytest.MonkeyPatch, target: Path, kind: str = "") -> None:
    """Let the reader choose a file when asked for one."""
    chosen = staticmethod(lambda *_args, **_options: (str(target), kind))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)


def export(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, target: Path, kind: str = ""
) -> Path:
    """Export as if the reader had chosen a file; return the one that was written."""
    choose(monkeypatch, target, kind)
    with qtbot.waitSignal(window.worklist.exporter.saved, timeout=PATIENCE_MS) as saved:
        window.actions_["export-list"].trigger()
    assert saved.args[1].is_file()
    return Path(saved.args[1])


def test_an_exported_list_can_be_opened_at_once(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    path = export(qtbot, filled, monkeypatch, tmp_path / "answers.csv")
    assert "answers.csv" in filled.message.text()
    assert filled.message.button.isVisible()
    filled.message.button.click()
    assert opened == [str(path)]


def test_records_are_exported_as_csv_and_take_no_files_place(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "answers.csv"
    target.write_text("an original")
    export(qtbot, filled, monkeypatch, target)
    said = "Wrote 4 scans to “answers 2.csv”. Without 1 that have no answer to show yet."
    assert filled.message.text() == said
    assert target.read_text() == "an original"
    with (tmp_path / "answers 2.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == columns_of(["mass"])
    assert [row["status"] for row in rows] == ["classified", "classified", "refused", "failed"]
    assert rows[1]["path"] == str(tmp_path / NAMES[1])
    assert rows[1]["mass"] == "0.9"


def test_an_export_names_nobody_while_the_identity_is_hidden(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = filled.session.rows[1]
    assert row.reading is not None
    assert row.reading.analysis is not None
    said = "The file holds an overlay drawn over the image (“Roe”); no model sees what is drawn."
    told = replace(row.reading.analysis, warnings=(Notice("overlay", said),))
    filled.session.rows.finish(1, replace(row.reading, analysis=told))
    filled.actions_["identity"].setChecked(False)
    export(qtbot, filled, monkeypatch, tmp_path / "answers.jsonl")
    text = (tmp_path / "answers.jsonl").read_text()
    records = [json.loads(line) for line in text.splitlines()]
    assert [record["path"] for record in records] == ["Scan 1", "Scan 2", "Scan 3", "Scan 4"]
    assert not [name for name in NAMES if name.split()[0] in text]
    assert "an overlay drawn over the image; no model" in text


def test_a_folder_that_cannot_be_written_to_is_said(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "nowhere" / "answers.csv")
    with qtbot.waitSignal(filled.session.said, timeout=PATIENCE_MS) as told:
        filled.actions_["export-list"].trigger()
    (said,) = told.args
    assert "could not be written" in said
    assert "Choose another folder." in said


def test_folding_by_key(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> None:
    session = filled.session
    session.rows.append([tmp_path / "other" / "scan.dcm"])
    session.rows_arranged.emit()
    session.current = 5
    before = filled.worklist.model.rowCount()
    filled.actions_["fold"].trigger()
    assert filled.worklist.model.rowCount() == before - 1
    filled.actions_["fold-all"].trigger()
    assert filled.worklist.model.rowCount() == 2
    filled.actions_["fold-all"].trigger()
    assert filled.worklist.model.rowCount() == before


def test_the_list_is_exported_as_a_summary_and_a_workbook(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ending in ("html", "xlsx", "pdf"):
        export(qtbot, filled, monkeypatch, tmp_path / "answers", f"Of this kind (*.{ending})")
    page = (tmp_path / "answers.html").read_text(encoding="utf-8")
    assert page.index("Roe high.dcm") < page.index("Moe bad.dcm"), "what matters stands first"
    assert (tmp_path / "answers.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "answers.pdf").read_bytes().startswith(b"%PDF-")
