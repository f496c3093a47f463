"""The model library as a reader meets it: what is at hand, what it is for, in use or not."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.ui import settings
from app.ui.library.window import LibraryWindow
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.services.test_library import own_version
from tests.ui.conftest import PATIENCE_MS, drop, read
from tests.ui.test_accessible import controls, name_of, path_of

CHEST = "chest-xray-pneumonia"


@pytest.fixture
def library(own: None, qtbot: QtBot, window: MainWindow) -> LibraryWindow:
    with qtbot.waitSignal(window.session.models_ready, timeout=PATIENCE_MS):
        pass
    window.actions_["library"].trigger()
    return window.library


@pytest.fixture
def own(private_home: Path) -> None:
    own_version(private_home / "models" / f"{CHEST}-9.0.0", version="9.0.0")
    damaged = own_version(private_home / "models" / "damaged", version="9.1.0")
    (damaged / "manifest.json").write_text("{}")


def rows(library: LibraryWindow) -> list[str]:
    """What is said of each row to whoever does not see it."""
    role = Qt.ItemDataRole.AccessibleTextRole
    model = library.model
    return [model.data(model.index(row, 0), role) for row in range(model.rowCount())]


def said(library: LibraryWindow) -> str:
    return "\n".join(each.text() for each in library.findChildren(QLabel) if each.isVisible())


def test_every_version_is_listed_and_the_card_of_the_chosen_one_shown(
    qtbot: QtBot, library: LibraryWindow
) -> None:
    found = rows(library)
    assert len(found) == 5
    assert sum("built-in · in use. No acceptance test" in row for row in found) == 4
    place = next(n for n, row in enumerate(found) if "9.0.0 · your own · not in use" in row)
    assert "Paediatric" in found[place - 1]  # its other version stands over it
    library.choose(CHEST)
    assert "Paediatric chest X-ray: pneumonia" in said(library)
    assert "1 to 5 years" in said(library)
    assert "bacterial pneumonia" in said(library)
    qtbot.waitUntil(lambda: "Intended use" in library.card.toPlainText(), timeout=PATIENCE_MS)
    assert "damaged" in said(library)  # what cannot be used is not left out in silence


def test_the_keyboard_goes_through_the_list_and_the_layout_is_remembered(
    qtbot: QtBot, window: MainWindow, library: LibraryWindow
) -> None:
    first = library.chosen
    qtbot.keyClick(library.shelf, Qt.Key.Key_Down)
    assert library.chosen is not None
    assert library.chosen != first
    for page in ("compare", "tests", "card"):
        library.page.buttons[page].click()
        assert not [path_of(each) for each in controls(library) if not name_of(each).strip()]
    seen = []
    library.shelf.setFocus()
    while (focused := library.focusWidget()) not in seen:
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert focused is library.shelf  # once round, and caught nowhere
    assert {library.install_button, library.doing.buttons["verify"], library.card} <= set(seen)
    library.resize(770, 555)
    window.close()
    kept = settings.load()
    again = LibraryWindow(window.session, window)
    again.restore(kept.library_geometry, kept.library_layout)
    assert (again.width(), again.height()) == (770, 555)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return packed(own_version(tmp_path / "newer", version="9.0.0"))


@pytest.fixture
def at_work(qtbot: QtBot, window: MainWindow) -> LibraryWindow:
    """The library over an answer of the built-in model, with a built-in library."""
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["library"].trigger()
    return window.library


def packed(folder: Path) -> Path:
    target = folder.with_suffix(".lightbox")
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return target


def wait_for(qtbot: QtBot, library: LibraryWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in library.work.text, timeout=PATIENCE_MS)


def version_that_spoke(window: MainWindow) -> str | None:
    model = window.session.model_that_spoke()
    return None if model is None else model.version


def test_a_model_dropped_on_the_window_reads_at_once_and_is_given_back(
    qtbot: QtBot, window: MainWindow, at_work: LibraryWindow, newer: Path
) -> None:
    before = version_that_spoke(window)
    drop(window, newer)
    wait_for(qtbot, at_work, f"instead of {before}")
    qtbot.waitUntil(lambda: version_that_spoke(window) == "9.0.0", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: at_work.chosen is not None and at_work.chosen.active)
    assert "9.0.0 · your own · in use" in said(at_work)
    assert at_work.work.offer.text() == f"Go back to {before}"
    at_work.work.offer.click()
    qtbot.waitUntil(lambda: version_that_spoke(window) == before, timeout=PATIENCE_MS)
    at_work.choose(f"{CHEST}@9.0.0")
    at_work.doing.buttons["activate"].click()
    qtbot.waitUntil(lambda: version_that_spoke(window) == "9.0.0", timeout=PATIENCE_MS)


def test_a_refused_model_is_explained_in_place_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, at_work: LibraryWindow, tmp_path: Path
) -> None:
    changed = own_version(tmp_path / "changed", version="9.0.0")
    (changed / "CARD.md").write_text("Better than all the others.")
    before = rows(at_work)
    at_work.install([packed(changed), tmp_path / "gone.lightbox"])
    qtbot.waitUntil(lambda: not at_work.work.busy, timeout=PATIENCE_MS)
    first, second = at_work.work.text.splitlines()
    assert "“changed.lightbox” was not installed" in first
    assert "hash" in first or "changed" in first
    assert "“gone.lightbox” was not installed" in second
    assert rows(at_work) == before


def test_what_is_removed_is_asked_in_place_and_exported_before(
    qtbot: QtBot, library: LibraryWindow, tmp_path: Path
) -> None:
    library.choose(CHEST)
    assert not library.doing.buttons["remove"].isEnabled()  # it came with the program
    library.choose(f"{CHEST}@9.0.0")
    assert library.chosen is not None
    target = tmp_path / "kept.lightbox"
    target.write_bytes(b"somebody's")
    library.acting.export_to(library.chosen, target)
    wait_for(qtbot, library, "written to “kept 2.lightbox”")
    assert target.read_bytes() == b"somebody's"
    assert zipfile.is_zipfile(tmp_path / "kept 2.lightbox")
    library.doing.buttons["remove"].click()
    assert "off this computer?" in said(library)
    library.doing.keep.click()
    library.doing.buttons["remove"].click()
    library.doing.confirm.click()
    wait_for(qtbot, library, "Removed")
    qtbot.waitUntil(lambda: len(rows(library)) == 4, timeout=PATIENCE_MS)


def test_what_is_being_done_can_be_cancelled(
    qtbot: QtBot, at_work: LibraryWindow, newer: Path
) -> None:
    at_work.install([newer, newer])
    assert not at_work.doing.buttons["verify"].isEnabled()
    at_work.work.cancel.click()
    assert at_work.work.text == "Cancelled."
    assert at_work.doing.buttons["verify"].isEnabled()
    at_work.doing.buttons["verify"].click()
    wait_for(qtbot, at_work, "golden answers")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Labelled scans in a folder for each class, one of them in words of one's own."""
    folder = tmp_path / "Ours"
    for name, sample in (("Kontrolle", "normal.png"), ("PNEUMONIA", "pneumonia.png")):
        (folder / name).mkdir(parents=True)
        shutil.copy(sample_path(sample), folder / name)
    return folder


def test_an_acceptance_test_is_made_and_kept_with_the_model(
    qtbot: QtBot, window: MainWindow, at_work: LibraryWindow, ours: Path
) -> None:
    at_work.choose(CHEST)
    at_work.page.buttons["tests"].click()
    page = at_work.acceptance
    assert "No acceptance test" in said(at_work)
    assert not page.start.isEnabled()
    drop(at_work, ours)
    wait_for(qtbot, at_work, "Say above what is meant by “Kontrolle”")
    box = next(
        each
        for each in page.labelled.findChildren(QComboBox)
        if each.accessibleName() == "What “Kontrolle” means"
    )
    box.setCurrentIndex(box.findText("normal"))
    page.start.click()
    wait_for(qtbot, at_work, "on “Ours”: ")
    qtbot.waitUntil(lambda: page.results.topLevelItemCount() == 1, timeout=PATIENCE_MS)
    top = page.results.topLevelItem(0)
    assert top is not None
    assert "2 scans of 2 patients" in top.text(0)
    assert top.child(0).text(0) == "Pneumonia, AUC"
    assert "test set" in top.child(0).text(2)
    assert "Tested here" in next(row for row in rows(at_work) if "Paediatric" in row)
    details = "\n".join(each.text() for each in window.findings.findChildren(QLabel))
    assert "on 2 scans)" in details

    at_work.page.buttons["compare"].click()
    page = at_work.comparison
    page.other.setCurrentIndex(page.other.findText("Adult", Qt.MatchFlag.MatchStartsWith))
    page.labelled.take(ours)
    wait_for(qtbot, at_work, "Say above what is meant by “Kontrolle”")
    boxes = [b for b in page.labelled.findChildren(QComboBox) if "Kontrolle" in b.accessibleName()]
    for box, meaning in zip(boxes, ("normal", "no finding"), strict=True):
        box.setCurrentIndex(box.findText(meaning))
        assert box.currentText() == meaning
    page.start.click()
    qtbot.waitUntil(lambda: "both" in page.verdict, timeout=PATIENCE_MS)


def test_a_test_is_offered_once_at_the_first_answer_of_a_model_of_ones_own(
    private_home: Path, qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.session.models_ready, timeout=PATIENCE_MS):
        pass
    own_version(private_home / "models" / "mine-0.1.0", id="mine", version="0.1.0")
    window.session.renew_models()
    with qtbot.waitSignal(window.session.models_changed, timeout=PATIENCE_MS):
        pass
    window.session.set_model("mine")
    read(qtbot, window, sample_path("pneumonia.dcm"))
    offer = window.test_offer.offer
    assert offer.isVisible()
    offer.decline.click()
    read(qtbot, window, sample_path("normal.dcm"))
    assert not offer.isVisible()
    window.close()
    assert settings.load().tests_declined.count(",") == 0
    assert len(settings.load().tests_declined) > len("[]")


def test_a_keras_file_is_asked_about_and_what_was_typed_outlives_a_cancel(
    qtbot: QtBot, at_work: LibraryWindow, tmp_path: Path
) -> None:
    file = tmp_path / "their_net.keras"
    file.write_bytes(b"no archive")
    at_work.ask_of_keras(file)
    form = at_work.keras
    assert form.title.text() == "their net"
    assert not form.make.isEnabled()  # one class is none
    form.classes.setText("normal，fracture , ")
    form.modalities.setText("dx")
    with qtbot.waitSignal(form.wanted, timeout=PATIENCE_MS) as asked:
        form.make.click()
    told = json.loads(asked.args[1])
    assert (told["classes"], told["modalities"]) == (["normal", "fracture"], ["DX"])
    assert "their_net.keras" in at_work.work.text
    at_work.work.cancel.click()
    assert form.isVisible()  # what was typed is not lost
    form.leave.click()
    assert at_work.about.isVisible()
