"""The pages of a training run: followed while it goes on, and what came of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.bundle import read_bundle
from app.bundle.writing import copy_bundle
from app.domain import training as domain
from app.domain.finding import Estimate
from app.domain.training import Order, State
from app.domain.training_progress import Progress
from app.domain.training_result import (
    Bin,
    Cell,
    FindingFigures,
    Mistake,
    Point,
    Result,
    Step,
    result_to_json,
)
from app.services import owning
from app.services.library import open_library
from app.services.training_runs import Run, runs_folder
from app.ui.findings.banner import Banner
from app.ui.training import result_words, run_words
from app.ui.training.result import ResultPage
from app.ui.training.run_steps import RunSteps
from app.ui.training.running import RunPage
from model_training.run_folder import RunCancelledError, RunFolder
from tests.services.test_library import own_version
from tests.ui.conftest import PATIENCE_MS


@pytest.fixture
def run(tmp_path: Path) -> Run:
    place = runs_folder() / "one"
    place.mkdir(parents=True)
    return Run(place, Order(tmp_path / "scans", "Mine", True), "mine", "0.1.0", 1.0)


class _Trainer(threading.Thread):
    """Plays a run's process: two epochs, then parts of the third until it is told to end."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self._folder = folder
        self.enough = threading.Event()

    def run(self) -> None:
        told = RunFolder(self._folder)
        try:
            told.say("Left out: 3 scans.")
            told.stage("Training the upper blocks", 60)
            for epoch in (1, 2):
                told.epoch(epoch, 3, 1.0 / epoch, 0.7 + epoch / 10)
            while not self.enough.is_set():
                told.advance()
                self.enough.wait(0.02)
            told.last_word(domain.Finished(time.time(), "mine.lightbox"))
        except RunCancelledError:
            told.last_word(domain.Cancelled(time.time()))
        finally:
            told.close()


@pytest.fixture
def trainer(run: Run) -> Iterator[_Trainer]:
    thread = _Trainer(run.folder)
    thread.start()
    yield thread
    thread.enough.set()
    thread.join()


def test_a_run_is_followed_paused_and_finished(qtbot: QtBot, run: Run, trainer: _Trainer) -> None:
    page = RunPage(run)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: "Epoch 2: 0.900" in page.curves.held_out.toolTip(), timeout=PATIENCE_MS)
    assert "Epoch 1: 1.000, Epoch 2: 0.500" in page.curves.loss.accessibleName()
    assert "Left out: 3 scans." in page.notes.toPlainText()
    assert page.remove.isHidden()
    qtbot.mouseClick(page.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state is State.PAUSED, timeout=PATIENCE_MS)
    assert page.standing.text() == "Paused"
    other = RunPage(run)  # as a window that is opened later
    qtbot.addWidget(other)
    assert other.state is State.PAUSED
    other.stop_following()
    qtbot.mouseClick(page.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.standing.text() == "Training", timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.ended, timeout=PATIENCE_MS) as ended:
        trainer.enough.set()
    assert ended.args == [State.FINISHED]
    assert page.bar.value() == page.bar.maximum()
    assert page.pause.isHidden()


def test_a_cancelled_run_can_go_on_or_be_removed(qtbot: QtBot, run: Run, trainer: _Trainer) -> None:
    page = RunPage(run)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.state is State.RUNNING, timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.ended, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert page.state is State.CANCELLED
    assert not page.resume.isHidden()
    trainer.join()
    with qtbot.waitSignal(page.removed, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.remove, Qt.MouseButton.LeftButton)
    assert not run.folder.exists()


def test_what_went_wrong_is_said_in_place(qtbot: QtBot, run: Run) -> None:
    told = RunFolder(run.folder)
    told.last_word(domain.Failed(time.time(), "folder_gone", "The folder is no longer there."))
    told.close()
    page = RunPage(run)
    qtbot.addWidget(page)
    assert page.standing.text() == "The folder is no longer there."
    assert page.standing.property("tone") == "failed"


def test_nothing_says_whose_scans_they_are_while_names_are_hidden(
    qtbot: QtBot, run: Run, tmp_path: Path
) -> None:
    told = RunFolder(run.folder)
    told.say(f"Left out, since it cannot be read: {tmp_path / 'scans' / 'Doe.png'}: why")
    told.say("patients: 7")
    told.close()
    page = RunPage(run)
    qtbot.addWidget(page)
    assert "Doe.png" in page.notes.toPlainText()
    assert "“scans”" in " ".join(each.text() for each in page.findChildren(QLabel))
    page.set_names_shown(False)
    assert page.notes.toPlainText() == "patients: 7"
    assert "“scans”" not in " ".join(each.text() for each in page.findChildren(QLabel))


def test_progress_is_guessed_from_the_step_it_is_at() -> None:
    progress = Progress(thorough=False)
    assert progress.seconds_left is None
    progress.take([domain.Began(0.0, 1), domain.Stage(0.0, "reading", "Reading", 600)])
    progress.take([domain.Parts(1.0, 6), domain.Parts(11.0, 306)])
    assert progress.seconds_left is not None
    before = progress.seconds_left
    assert 0 < progress.share < 0.2
    # A rest is no work: the guess is the same after it.
    progress.take([domain.Paused(11.0), domain.Resumed(500.0), domain.Parts(500.0, 306)])
    assert progress.seconds_left == pytest.approx(before)
    progress.take([domain.Stage(510.0, "gate", "Gate", 10), domain.Parts(520.0, 9)])
    reached = progress.share
    assert reached > 0.7
    progress.take([domain.Stage(521.0, "reading", "Reading the test scans", 5)])
    assert (progress.stage, progress.share) == ("gate", reached)
    progress.take([domain.Stage(522.0, "gate", "Again", 10), domain.Parts(523.0, 1)])
    assert progress.share == reached
    assert run_words.time_left(59) == "less than a minute left"
    assert run_words.time_left(240) == "about 4 min left"


def _estimate(value: float) -> Estimate:
    return Estimate(value, value - 0.05, value + 0.05)


def _result(*warnings: str) -> Result:
    scans = {
        ("ill", "ill"): "abc",
        ("ill", "well"): "d",
        ("well", "ill"): "",
        ("well", "well"): "e",
    }
    return Result(
        bundle="mine.lightbox",
        id="mine",
        version="0.1.0",
        title="Mine",
        classes=("ill", "well"),
        counts={"training": {"ill": 12, "well": 8}, "held out": {"ill": 4, "well": 1}},
        patients=5,
        accuracy=_estimate(0.8),
        auc=_estimate(0.9),
        findings=(
            FindingFigures(
                "ill",
                _estimate(0.9),
                _estimate(0.75),
                _estimate(0.9),
                0.4,
                4,
                (Point(0.0, 0.0), Point(0.0, 0.75), Point(1.0, 1.0)),
                (Bin(0.2, 0.0, 2), Bin(0.8, 1.0, 3)),
            ),
        ),
        confusion=tuple(
            Cell(truth, said, tuple(f"/scans/{name}.png" for name in names))
            for (truth, said), names in scans.items()
        ),
        mistakes=(Mistake("/scans/d.png", "ill", "well", 0.97, 0.03),),
        learning=(Step(10, 0.8), Step(20, 0.9)),
        warnings=warnings,
        notes=("Left out: 3 scans.",),
    )


def _page(qtbot: QtBot, run: Run, result: Result) -> ResultPage:
    (run.folder / domain.RESULT_NAME).write_bytes(result_to_json(result))
    page = ResultPage(run)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def test_cells_and_errors_open_their_scans(qtbot: QtBot, run: Run) -> None:
    page = _page(qtbot, run, _result())
    assert page.result == _result()
    assert page.confusion is not None
    assert page.mistakes is not None
    assert not page.confusion.cells["well", "ill"].isEnabled()
    cell = page.confusion.cells["ill", "ill"]
    assert cell.accessibleName() == "3 of 4 scans of “ill” were called so."
    with qtbot.waitSignal(page.scans_wanted) as wanted:
        cell.click()
    assert wanted.args == [[Path("/scans/a.png"), Path("/scans/b.png"), Path("/scans/c.png")]]
    item = page.mistakes.topLevelItem(0)
    assert item is not None
    with qtbot.waitSignal(page.scans_wanted) as wanted:
        page.mistakes.itemActivated.emit(item, 0)
    assert wanted.args == [[Path("/scans/d.png")]]
    page.set_names_shown(False)
    assert (item.text(0), item.toolTip(0)) == ("Scan 1", "")


def test_a_model_that_learnt_nothing_is_said_first_and_in_red(qtbot: QtBot, run: Run) -> None:
    page = _page(qtbot, run, _result("Nothing was learnt that shows."))
    banner = page.findChild(Banner)
    assert banner is not None
    assert banner.property("tone") == "failed"
    assert banner.accessibleName() == "Do not use this model. Nothing was learnt that shows."
    well = _page(qtbot, run, _result())
    assert well.findChild(Banner) is None


def test_the_answers_are_sentences() -> None:
    result = _result()
    assert result_words.more_scans(result).startswith("Probably: with 10 scans the AUC is 0.80")
    said = result_words.finding(result.findings[0], 5)
    assert said.startswith("Ill: AUC 0.90 (0.85 to 0.95); 4 of 5 scans have it. From 40 %")
    assert "75 of 100 (70 to 80)" in said


def test_one_button_puts_the_model_into_the_library(qtbot: QtBot, run: Run) -> None:
    owning.export("breast-ultrasound-lesion", run.bundle)
    page = _page(qtbot, run, _result())
    assert not page.test.isEnabled()
    with qtbot.waitSignal(page.bundle_installed, timeout=PATIENCE_MS) as installed:
        page.use.click()
    assert installed.args is not None
    name = installed.args[0]
    assert name.startswith("breast-ultrasound-lesion@")
    with qtbot.waitSignal(page.acceptance_wanted, timeout=PATIENCE_MS) as wanted:
        page.test.click()
    assert wanted.args == [name]
    qtbot.waitUntil(lambda: not page.work.busy, timeout=PATIENCE_MS)
    assert page.work.offer.isHidden()


def test_a_model_put_into_use_against_advice_says_it_again(
    qtbot: QtBot, run: Run, tmp_path: Path
) -> None:
    worth = {"worth": {"learnt": False}}
    bundle = own_version(tmp_path / "own", id="mine", version="0.1.0", metrics=worth)
    copy_bundle(read_bundle(bundle), run.bundle)
    page = _page(qtbot, run, _result("Nothing was learnt that shows."))
    with qtbot.waitSignal(page.work.ended, timeout=PATIENCE_MS):
        page.use.click()
    assert page.work.text.startswith("Installed and in use: ")
    assert "Do not use the answers of" in page.work.text


def test_an_installation_goes_on_while_another_training_is_shown(qtbot: QtBot, run: Run) -> None:
    owning.export("breast-ultrasound-lesion", run.bundle)
    other = replace(run, folder=runs_folder() / "two")
    for each in (run, other):
        each.folder.mkdir(exist_ok=True)
        (each.folder / domain.RESULT_NAME).write_bytes(result_to_json(_result()))
        told = RunFolder(each.folder)
        told.last_word(domain.Finished(time.time(), "mine.lightbox"))
        told.close()
    window = QWidget()
    qtbot.addWidget(window)
    steps = RunSteps(window)
    column = QVBoxLayout(window)  # whose pages end with it, in its thread
    column.addWidget(steps.running)
    column.addWidget(steps.result)
    steps.show(run)
    page = steps.result.page
    assert isinstance(page, ResultPage)
    page.use.click()
    steps.show(other)
    assert steps.installing == "Mine"
    steps.show(run)
    assert steps.result.page is page  # where one may still cancel it
    steps.show(other)
    with (
        qtbot.waitSignal(steps.installed, timeout=PATIENCE_MS),
        qtbot.waitSignal(steps.said, timeout=PATIENCE_MS) as said,
    ):
        pass
    assert said.args is not None
    assert "it is in use" in said.args[0]
    assert steps.installing == ""
    steps.close()


def test_a_model_in_use_is_not_offered_again(qtbot: QtBot, run: Run) -> None:
    owning.export("breast-ultrasound-lesion", run.bundle)
    used = open_library().find("breast-ultrasound-lesion").manifest
    page = _page(qtbot, replace(run, model=used.id, version=used.version), _result())
    assert not page.use.isEnabled()
    assert page.use.text() == "In use"
    with qtbot.waitSignal(page.acceptance_wanted, timeout=PATIENCE_MS) as wanted:
        page.test.click()
    assert wanted.args == [f"{used.id}@{used.version}"]


def test_patients_are_counted_where_they_are_known() -> None:
    said = result_words.verdict(_result())
    assert said.startswith("On 5 scans of 5 patients that it never saw")
    said = result_words.verdict(replace(_result(), patients=None))
    assert said.startswith("On 5 scans that it never saw")


def test_a_result_that_cannot_be_read_is_a_sentence(qtbot: QtBot, run: Run) -> None:
    page = ResultPage(run)
    qtbot.addWidget(page)
    assert page.result is None
    assert not page.use.isEnabled()
