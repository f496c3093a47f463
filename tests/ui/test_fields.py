"""What is typed in a field goes into the field, whatever the keys do elsewhere in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read

_CTRL = Qt.KeyboardModifier.ControlModifier


def _fields(window: MainWindow) -> dict[str, QLineEdit]:
    return {
        "comment": window.desk.verdicts.comment,
        "search": window.worklist.choosing.search,
        "prevalence": next(
            field
            for field in window.findings.findChildren(QLineEdit)
            if field.accessibleName().startswith("In how many")
        ),
    }


def _open_two(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"), sample_path("normal.dcm"))
    qtbot.waitUntil(lambda: window.session.rows.done == 2, timeout=PATIENCE_MS)
    window.session.show_end(last=False)


def _begin(qtbot: QtBot, window: MainWindow, name: str) -> QLineEdit:
    field = _fields(window)[name]
    field.setEnabled(True)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=PATIENCE_MS)
    return field


@pytest.mark.parametrize("name", ["comment", "search", "prevalence"])
def test_words_are_typed_and_deleted_in_a_field(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    _open_two(qtbot, window)
    field = _begin(qtbot, window, name)
    before = {command: action.isChecked() for command, action in window.actions_.items()}
    letters = "abcdefghijklmnopqrstuvwxyz"
    for written in (letters, letters.upper(), "+-?.,[]"):
        for start in range(0, len(written), 4):  # the field for a number is a short one
            part = written[start : start + 4]
            field.clear()
            qtbot.keyClicks(field, part)
            assert field.text() == part
    field.setText("a b")
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert field.cursorPosition() == 0
    qtbot.keyClick(field, Qt.Key.Key_Delete, _CTRL)
    assert field.text() == "b"
    qtbot.keyClick(field, Qt.Key.Key_End)
    assert field.cursorPosition() == 1
    field.clear()
    assert len(window.session.rows) == 2
    assert {command: action.isChecked() for command, action in window.actions_.items()} == before


@pytest.mark.parametrize("name", ["comment", "prevalence"])
def test_up_and_down_show_no_other_scan_while_somebody_types(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    _open_two(qtbot, window)
    field = _begin(qtbot, window, name)
    shown = window.session.current
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        qtbot.keyClick(field, key)
        assert window.session.current == shown
    assert field.hasFocus()


@pytest.mark.parametrize("name", ["point", "opacity"])
def test_up_and_down_show_no_other_scan_while_a_control_has_the_keyboard(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    _open_two(qtbot, window)
    findings = window.findings
    slider = next(iter(findings.heat.findChildren(QSlider)))
    control: QWidget = findings.points if name == "point" else slider
    control.setEnabled(True)
    control.setFocus()
    qtbot.waitUntil(control.hasFocus, timeout=PATIENCE_MS)
    shown = window.session.current
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(control, key)
        assert window.session.current == shown


@pytest.mark.parametrize("place", ["picture", "list"])
def test_a_scan_is_taken_off_the_list_from_picture_and_list(
    qtbot: QtBot, window: MainWindow, place: str
) -> None:
    _open_two(qtbot, window)
    part = window.view if place == "picture" else window.worklist.view
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_Delete, _CTRL)
    assert len(window.session.rows) == 1
