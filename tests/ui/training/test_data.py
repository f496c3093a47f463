"""Choosing what to learn from, as its reader meets it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.training.window import TrainingWindow
from tests.ui.conftest import PATIENCE_MS
from tests.ui.test_accessible import controls, name_of, path_of
from tests.ui.training.folders import fill


def _rows(training: TrainingWindow) -> list[list[str]]:
    table = training.data.found.classes
    items = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    return [[item.text(column) for column in range(3)] for item in items if item is not None]


def _look(qtbot: QtBot, training: TrainingWindow, source: Path) -> str:
    training.choose(source)
    qtbot.waitUntil(lambda: not training.chosen.looking, timeout=PATIENCE_MS)
    return "\n".join(training.data.found.sentences.texts)


def test_the_layout_is_taught_until_scans_are_chosen(
    qtbot: QtBot, training: TrainingWindow, tmp_path: Path
) -> None:
    assert training.data.currentWidget() is training.data.empty
    assert not training.next.isEnabled()
    fill(tmp_path, "fracture", 25, 1)
    fill(tmp_path, "no_fracture", 30, 2)
    said = _look(qtbot, training, tmp_path)
    assert _rows(training) == [
        ["fracture", "not known", "25"],
        ["no fracture", "not known", "30"],
    ]
    assert "whose 55 scans are" in said
    assert training.chosen.complete is not None


def test_faults_are_sentences_in_place(
    qtbot: QtBot, training: TrainingWindow, tmp_path: Path
) -> None:
    fill(tmp_path, "ill", 3, 1)
    assert "only one class, “ill”" in _look(qtbot, training, tmp_path)
    assert not training.next.isEnabled()
    (tmp_path / "well").mkdir()
    assert "no scan in the class “well”" in _look(qtbot, training, tmp_path)
    shutil.rmtree(tmp_path / "well")
    gone = tmp_path / "gone"
    assert "not there any more" in _look(qtbot, training, gone)
    assert _rows(training) == []
    fill(gone, "ill", 2, 1)
    fill(gone, "well", 2, 2)
    training.data.found.again.click()
    qtbot.waitUntil(lambda: len(_rows(training)) == 2, timeout=PATIENCE_MS)


def test_an_edition_that_cannot_train_says_so_at_once(
    qtbot: QtBot, training: TrainingWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)  # as if it were not installed
    fill(tmp_path, "ill", 2, 1)
    assert "which this installation leaves out" in _look(qtbot, training, tmp_path)
    assert not training.next.isEnabled()


def test_a_look_can_be_stopped_and_taken_up_again(
    qtbot: QtBot, training: TrainingWindow, tmp_path: Path
) -> None:
    fill(tmp_path, "ill", 40, 1)
    fill(tmp_path, "well", 40, 2)
    training.choose(tmp_path)
    training.data.found.again.click()
    assert not training.chosen.looking
    assert "was stopped" in "\n".join(training.data.found.sentences.texts)
    assert training.chosen.complete is None
    training.data.found.again.click()
    qtbot.waitUntil(lambda: training.chosen.complete is not None, timeout=PATIENCE_MS)


def test_the_source_is_found_again_and_hidden_with_the_names(
    qtbot: QtBot, window: MainWindow, training: TrainingWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "Doe Jane"
    fill(folder, "ill", 2, 1)
    fill(folder, "well", 2, 2)
    _look(qtbot, training, folder)
    assert window.settings.training_source == str(folder)
    window.actions_["identity"].setChecked(False)
    texts = [name_of(each) for each in controls(window)]
    assert not any("Doe" in text for text in texts)
    unnamed = [path_of(each) for each in controls(window) if not name_of(each).strip()]
    assert not unnamed, "\n".join(unnamed)
