"""The model library as a reader meets it: what is at hand, what it is for, in use or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui import settings
from app.ui.library.window import LibraryWindow
from app.ui.main_window import MainWindow
from tests.services.test_library import own_version
from tests.ui.conftest import PATIENCE_MS

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
    library.resize(770, 555)
    window.close()
    kept = settings.load()
    again = LibraryWindow(window.session, window)
    again.restore(kept.library_geometry, kept.library_layout)
    assert (again.width(), again.height()) == (770, 555)
