"""Looking over labelled scans: findings as pictures, and what is left out kept beside the data."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.audited import AuditFinding, Group, Pictured
from app.errors import UsageError
from app.paths import user_data
from app.ui.main_window import MainWindow
from app.ui.training.audits import report_folder
from app.ui.training.finding_view import left_out_at_once
from app.ui.training.look_over import LookOverPage
from app.ui.training.scan_card import ScanCard
from app.ui.training.steps import CHOOSE, LOOK
from app.ui.training.window import TrainingWindow
from model_training import reading
from model_training.audit import audit, write_report
from tests.ui.conftest import PATIENCE_MS
from tests.ui.test_accessible import controls, name_of, path_of
from tests.ui.training.folders import fill


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with copies within a class and across two, and a file that is cut off; its audit."""
    above = tmp_path_factory.mktemp("made")
    folder = above / "Doe scans"
    ill = fill(folder, "ill", 14, 1)
    well = fill(folder, "well", 14, 2)
    shutil.copy(ill[0], folder / "ill" / "again.png")
    shutil.copy(ill[1], folder / "well" / "conflict.png")
    (folder / "well" / "cut.png").write_bytes(well[0].read_bytes()[:200])
    write_report(audit(folder), above / "report")
    reading.close()  # its worker is none of the window's
    return folder, above / "report"


@pytest.fixture
def data(made: tuple[Path, Path], tmp_path: Path) -> Path:
    """The folder for one test, which has been audited before."""
    folder = tmp_path / made[0].name
    shutil.copytree(made[0], folder)
    shutil.copytree(made[1], report_folder(folder))
    return folder


@pytest.fixture
def page(qtbot: QtBot, training: TrainingWindow, data: Path) -> LookOverPage:
    training.choose(data)
    qtbot.waitUntil(lambda: training.chosen.complete is not None, timeout=PATIENCE_MS)
    found = training.look_over
    qtbot.waitUntil(lambda: found.audits.audited is not None, timeout=PATIENCE_MS)
    training.next.click()
    assert found.isVisible()
    return found


def _choose(page: LookOverPage, code: str) -> list[ScanCard]:
    codes = [finding.code for finding in page.findings]
    page.list.setCurrentRow(codes.index(code))
    return page.view.cards


def _listed(data: Path) -> list[tuple[str, str]]:
    place = data.parent / f"{data.name}-exclusions.csv"
    if not place.is_file():
        return []
    with place.open(newline="") as stream:
        return [(row["path"], row["reason"]) for row in csv.DictReader(stream)]


def test_an_audit_made_before_is_shown_at_once_and_a_pair_side_by_side(
    qtbot: QtBot, page: LookOverPage
) -> None:
    cards = _choose(page, "label_conflict")
    assert [card.scan.label for card in cards] == ["ill", "well"]
    assert "different classes" in page.view.sentence.text()
    first = page.view.path_of(cards[0].scan.path)
    qtbot.waitUntil(lambda: isinstance(page.pictures.look_at(first), QImage), timeout=PATIENCE_MS)


def test_a_scan_is_left_out_beside_the_data_and_kept_again(
    qtbot: QtBot, page: LookOverPage, data: Path
) -> None:
    before = sorted(data.rglob("*"))
    cards = _choose(page, "label_conflict")
    cards[1].button.click()
    expected = [("well/conflict.png", "Copies with different classes")]
    qtbot.waitUntil(lambda: _listed(data) == expected, timeout=PATIENCE_MS)
    assert "Left out: 1" in page._summary.text()
    page.undo.click()
    qtbot.waitUntil(lambda: _listed(data) == [], timeout=PATIENCE_MS)
    assert sorted(data.rglob("*")) == before


def test_what_was_left_out_is_read_again(
    qtbot: QtBot, training: TrainingWindow, page: LookOverPage, data: Path
) -> None:
    _choose(page, "exact_duplicates")
    page.view.at_once.click()
    qtbot.waitUntil(lambda: len(_listed(data)) == 2, timeout=PATIENCE_MS)
    page.leaving.open(data)
    assert page.leaving.count == 0
    qtbot.waitUntil(lambda: page.leaving.count == 2, timeout=PATIENCE_MS)
    assert page.leaving.file() == data.parent / f"{data.name}-exclusions.csv"
    assert not page.leaving.undoable


def test_a_file_that_cannot_be_read_says_why(qtbot: QtBot, page: LookOverPage) -> None:
    (card,) = _choose(page, "unreadable")
    path = page.view.path_of(card.scan.path)
    qtbot.waitUntil(lambda: isinstance(page.pictures.look_at(path), str), timeout=PATIENCE_MS)
    assert "ends before" in card.picture.toolTip()


def test_shortcuts_are_figures(qtbot: QtBot, page: LookOverPage) -> None:
    _choose(page, "no_border_shortcut")
    assert page.view.chart.isVisible()
    assert "The border alone: 0." in page.view.chart.accessibleName()


def test_a_list_that_cannot_be_read_is_said_and_nothing_is_decided(
    qtbot: QtBot, page: LookOverPage, training: TrainingWindow, data: Path
) -> None:
    place = data.parent / f"{data.name}-exclusions.csv"
    place.write_text("a,b\n1,2\n")
    page.leaving.open(data)
    qtbot.waitUntil(lambda: "no column “path”" in training.status, timeout=PATIENCE_MS)
    assert not _choose(page, "label_conflict")[0].button.isEnabled()
    assert place.read_text() == "a,b\n1,2\n"


def test_training_does_not_start_without_the_last_decision(
    qtbot: QtBot, page: LookOverPage, training: TrainingWindow, data: Path
) -> None:
    in_the_way = data.parent / f"{data.name}-exclusions.csv.part"
    in_the_way.mkdir()
    (user_data() / "exclusions").write_text("no folder")
    cards = _choose(page, "label_conflict")
    cards[1].button.click()
    with pytest.raises(UsageError) as caught:  # at once, while it is still being written
        page.leaving.file()
    assert caught.value.code == "exclusions_unwritten"
    qtbot.waitUntil(lambda: "cannot be written down" in training.status, timeout=PATIENCE_MS)
    training.go_to(CHOOSE)
    training.choose_page.start.click()
    shown = [each.text() for each in training.choose_page.findChildren(QLabel)]
    assert any("could not be written down" in text for text in shown)
    assert not training.runs.starting
    in_the_way.rmdir()
    assert page.leaving.file() == data.parent / f"{data.name}-exclusions.csv"
    assert _listed(data) == [("well/conflict.png", "Copies with different classes")]


def test_names_are_hidden_with_the_patient_and_everything_has_a_name(
    qtbot: QtBot, window: MainWindow, page: LookOverPage
) -> None:
    window.actions_["identity"].setChecked(False)
    for code in ("label_conflict", "unreadable"):
        _choose(page, code)
        texts = [name_of(each) for each in controls(window)]
        assert not any("conflict.png" in text or "cut.png" in text for text in texts)
    unnamed = [path_of(each) for each in controls(window) if not name_of(each).strip()]
    assert not unnamed, "\n".join(unnamed)


def test_an_audit_begins_by_itself_and_can_be_stopped(
    qtbot: QtBot, training: TrainingWindow, tmp_path: Path
) -> None:
    fill(tmp_path / "fresh", "ill", 4, 1)
    fill(tmp_path / "fresh", "well", 4, 2)
    training.choose(tmp_path / "fresh")
    qtbot.waitUntil(lambda: training.chosen.complete is not None, timeout=PATIENCE_MS)
    training.go_to(LOOK)
    page = training.look_over
    assert page.audits.running
    page.again.click()
    assert not page.audits.running
    shutil.rmtree(tmp_path / "fresh")
    page.again.click()
    qtbot.waitUntil(lambda: bool(page.audits.fault), timeout=PATIENCE_MS)
    assert "There is no folder" in page.audits.fault


def test_a_patient_with_hundreds_of_scans_is_shown_in_part(
    qtbot: QtBot, page: LookOverPage, tmp_path: Path
) -> None:
    many = _copies("patients_across_split", " ".join(f"{n}:train" for n in range(300)), "a:test b")
    assert page.audits.audited is not None
    page.view.show_finding(many, page.audits.audited, tmp_path)
    assert len(page.view.cards) == 24
    texts = [each.text() for each in page.view.findChildren(QLabel)]
    assert any("the first 24 of 300 scans" in text for text in texts)
    page.view.after.click()
    assert [card.scan.path for card in page.view.cards] == ["a", "b"]


def _copies(code: str, *groups: str) -> AuditFinding:
    """Groups such as "a b:test"."""
    told = [
        Group(
            tuple(
                Pictured(path, "ill", subset)
                for path, _, subset in (word.partition(":") for word in group.split())
            ),
            "",
        )
        for group in groups
    ]
    return AuditFinding(code, "note", "", tuple(told))


def test_one_of_each_connected_set_of_copies_is_kept() -> None:
    assert left_out_at_once(_copies("near_duplicates", "a b", "b c", "d e")) == ("b", "c", "e")
    assert left_out_at_once(_copies("exact_duplicates", "a b:test")) == ("a",)
    assert left_out_at_once(_copies("label_conflict", "a b")) == ("a", "b")
    across = _copies("patients_across_split", "a:train b:test c:train")
    assert left_out_at_once(across) == ("a", "c")
