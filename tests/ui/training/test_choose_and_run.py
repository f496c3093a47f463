"""What scans can support, starting a training, and finding trainings again."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain import training as domain
from app.domain.training import State
from app.domain.training_result import result_to_json
from app.services import training_runs
from app.services.training_runs import runs_folder
from app.ui.main_window import MainWindow
from app.ui.training.result import ResultPage
from app.ui.training.running import RunPage
from app.ui.training.steps import CHOOSE, RESULT, RUN
from app.ui.training.window import TrainingWindow
from model_training.run_folder import RunFolder
from tests.ui.conftest import PATIENCE_MS
from tests.ui.test_accessible import controls, name_of, path_of
from tests.ui.test_training_run import _result
from tests.ui.training.folders import fill


def _look(qtbot: QtBot, training: TrainingWindow, folder: Path, ill: int, well: int) -> None:
    fill(folder, "ill", ill, 1)
    fill(folder, "well", well, 2)
    training.choose(folder)
    qtbot.waitUntil(lambda: training.chosen.complete is not None, timeout=PATIENCE_MS)
    training.go_to(CHOOSE)


def test_what_can_be_expected_is_said_before_training(
    qtbot: QtBot, training: TrainingWindow, tmp_path: Path
) -> None:
    _look(qtbot, training, tmp_path / "knee_scans", 24, 32)
    page = training.choose_page
    said = "\n".join(page.sentences.texts)
    assert "6 held-out scans of “ill” and 8 others" in said
    assert "0.90 would be known to within" in said
    assert page.title.text() == "Own model: knee scans"
    quick = [text for each in page.findChildren(QLabel) if "about" in (text := each.text())]
    page.thorough.setChecked(True)
    assert "5 held-out scans of “ill”" in "\n".join(page.sentences.texts)
    assert len(quick) == 2
    page.title.clear()
    assert not page.start.isEnabled()


def test_a_training_that_cannot_succeed_says_so_where_it_goes_on(
    qtbot: QtBot, training: TrainingWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "scans"
    _look(qtbot, training, folder, 2, 2)
    assert any("hardly more than a guess" in text for text in training.choose_page.sentences.texts)
    leaving = training.look_over.leaving
    qtbot.waitUntil(lambda: leaving.usable, timeout=PATIENCE_MS)
    leaving.decide({"ill/ill-000.png": True}, "Copies")
    training.choose_page.start.click()
    qtbot.waitUntil(lambda: training.runs.run is not None, timeout=PATIENCE_MS)
    run = training.runs.run
    assert run is not None
    assert run.order.exclusions == tmp_path / "scans-exclusions.csv"
    page = training.runs.running.page
    assert isinstance(page, RunPage)
    assert page.isVisible()
    qtbot.waitUntil(lambda: page.state is State.FAILED, timeout=3 * PATIENCE_MS)
    assert "Of the class “ill”" in page.standing.text()
    training_runs.remove(run)  # which waits for its process: nothing of it is left behind


@pytest.fixture
def going_on(private_home: Path, tmp_path: Path) -> Iterator[threading.Event]:
    """A training of another day that goes on until the event is set."""
    folder = runs_folder() / "one"
    folder.mkdir(parents=True)
    order = {"source": str(tmp_path / "Doe"), "title": "My knees", "thorough": False}
    order |= {"exclusions": None, "model": "mine", "version": "0.1.0", "created": 1.0}  # type: ignore[dict-item]
    (folder / domain.ORDER_NAME).write_text(json.dumps(order))
    enough = threading.Event()
    held = threading.Event()

    def train() -> None:
        told = RunFolder(folder)
        held.set()
        enough.wait()
        (folder / domain.RESULT_NAME).write_bytes(result_to_json(_result()))
        told.last_word(domain.Finished(time.time(), "mine.lightbox"))
        told.close()

    thread = threading.Thread(target=train, daemon=True)
    thread.start()
    held.wait()
    yield enough
    enough.set()
    thread.join()


def test_a_training_that_goes_on_is_found_again_and_ends_with_its_result(
    qtbot: QtBot, going_on: threading.Event, window: MainWindow
) -> None:
    window.actions_["train"].trigger()
    training = window.training.window
    assert training is not None
    qtbot.waitUntil(lambda: training.pages.currentIndex() == RUN, timeout=PATIENCE_MS)
    assert training.earlier.list.item(0).text().startswith("My knees\nGoing on")
    window.actions_["identity"].setChecked(False)
    texts = [each.text() for each in training.findChildren(QLabel)]
    assert not any("Doe" in text for text in texts)
    going_on.set()
    qtbot.waitUntil(lambda: training.pages.currentIndex() == RESULT, timeout=PATIENCE_MS)
    assert isinstance(training.runs.result.page, ResultPage)
    unnamed = [path_of(each) for each in controls(window) if not name_of(each).strip()]
    assert not unnamed, "\n".join(unnamed)
    qtbot.waitUntil(lambda: "Finished" in training.earlier.list.item(0).text(), timeout=PATIENCE_MS)
    training.go_to(RUN)
    page = training.runs.running.page
    assert isinstance(page, RunPage)
    page.remove.click()
    assert training.runs.run is None
    assert training_runs.runs() == ()
    assert training.pages.currentIndex() != RUN
