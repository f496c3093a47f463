"""The tag browser as a reader uses it: read in a worker, searched, masked, copied."""

from __future__ import annotations

import sys

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read


def rows(window: MainWindow) -> list[str]:
    """Return the rows that can be seen at the top, as text."""
    shown = window.tags.shown
    return [
        "|".join(str(shown.index(row, column, QModelIndex()).data()) for column in range(4))
        for row in range(shown.rowCount())
    ]


def opened(qtbot: QtBot, window: MainWindow, name: str) -> None:
    read(qtbot, window, sample_path(name))
    qtbot.keyClick(window.view, Qt.Key.Key_T)
    assert window.tags.isVisible()
    assert not window.tags.isModal()
    qtbot.waitUntil(lambda: bool(rows(window)), timeout=PATIENCE_MS)


def test_tags_are_read_by_a_worker_and_found(qtbot: QtBot, window: MainWindow) -> None:
    imported_before = "pydicom" in sys.modules  # other tests of this process may have
    opened(qtbot, window, "normal.dcm")
    assert ("pydicom" in sys.modules) == imported_before
    assert "(0008,0060)|Modality|CS|CR" in rows(window)
    for text, found in (
        ("bodypart", "(0018,0015)|BodyPartExamined|CS|CHEST"),
        ("0018 0015", "(0018,0015)|BodyPartExamined|CS|CHEST"),
        ("Body Part", "(0018,0015)|BodyPartExamined|CS|CHEST"),
        ("lightbox syn", "(0008,0070)|Manufacturer|LO|Lightbox synthetic"),
    ):
        window.tags.field.setText(text)
        assert rows(window) == [found]
    window.tags.field.setText("no such thing")
    assert rows(window) == []


def test_hidden_names_hide_what_identifies_from_sight_search_and_copies(
    qtbot: QtBot, window: MainWindow
) -> None:
    opened(qtbot, window, "normal.dcm")
    assert "(0010,0020)|PatientID|LO|SYN-0001" in rows(window)
    window.actions_["identity"].setChecked(False)
    assert "(0010,0020)|PatientID|LO|hidden" in rows(window)
    assert "normal" not in window.tags.windowTitle()
    window.tags.field.setText("SYN-0001")
    assert rows(window) == []
    window.tags.field.setText("PatientID")
    window.tags.tree.setFocus()
    qtbot.keyClick(window.tags.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "(0010,0020)\tPatientID\tLO\thidden"


def test_the_browser_follows_the_shown_scan(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window, "normal.dcm")
    read(qtbot, window, sample_path("normal.png"))
    qtbot.waitUntil(lambda: any("PNG" in row for row in rows(window)), timeout=PATIENCE_MS)
    assert window.tags.windowTitle() == "Tags – normal.png"


def test_nothing_of_a_patient_stays_when_the_last_scan_is_removed(
    qtbot: QtBot, window: MainWindow
) -> None:
    opened(qtbot, window, "normal.dcm")
    window.session.remove([0])
    assert rows(window) == []
    assert window.tags.windowTitle() == "Tags"
