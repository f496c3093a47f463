"""The window for whoever does not see it or has no mouse: names for everything, keys everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read

_MOST_STEPS = 200


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name) if spoken is not None else ""


def controls(window: QWidget) -> list[QWidget]:
    """Return everything that the keyboard can reach, in every part of the window."""
    found = []
    for widget in window.findChildren(QWidget):
        inside = widget.parentWidget()
        if isinstance(inside, QAbstractScrollArea) and widget is inside.viewport():
            continue  # its area speaks for it
        if widget.objectName().startswith("qt_") or "QComboBoxPrivate" in path_of(widget):
            continue  # Qt's own parts of a control
        if isinstance(widget, QLabel | QPushButton) and not widget.isVisible():
            continue  # its text, which is its name, comes when there is something to say
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            found.append(widget)
    return found


def path_of(widget: QWidget) -> str:
    names = []
    at: QWidget | None = widget
    while at is not None:
        names.append(at.metaObject().className())
        at = at.parentWidget()
    return " < ".join(names)


@pytest.mark.parametrize("sample", [None, "pneumonia.dcm", "normal.png"])
def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, window: MainWindow, sample: str | None
) -> None:
    if sample is not None:
        read(qtbot, window, sample_path(sample))
        window.actions_["compare-heat"].trigger()
    unnamed = [path_of(widget) for widget in controls(window) if not name_of(widget).strip()]
    assert not unnamed, "\n".join(unnamed)


def test_commands_without_a_text_beside_them_still_have_their_name(
    qtbot: QtBot, window: MainWindow
) -> None:
    for name, action in window.actions_.items():
        assert action.text().replace("&", "").strip(), name
        assert action.toolTip().strip(), name


def test_one_key_goes_round_the_areas(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["compare-heat"].trigger()
    window.activateWindow()
    window.view.setFocus()
    seen = []
    for _ in range(4):
        window.actions_["next-area"].trigger()
        focused = window.focusWidget()
        assert focused is not None
        seen.append(name_of(focused))
    assert seen[0] == "Scan to compare with"
    assert window.focusWidget() is window.view
    assert "Worklist" in seen


def test_tab_leaves_every_control_of_the_findings_again(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.activateWindow()
    window.findings.focus_first()
    qtbot.waitUntil(lambda: window.findings.isAncestorOf(window.focusWidget()), timeout=PATIENCE_MS)
    for _ in range(_MOST_STEPS):
        focused = window.focusWidget()
        if focused is None or not window.findings.isAncestorOf(focused):
            return
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    pytest.fail("the keyboard is caught in the findings")
