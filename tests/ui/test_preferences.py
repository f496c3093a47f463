"""The settings page: what is changed on it holds at once, and the next time too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from app.ui import settings
from app.ui.main_window import MainWindow
from app.ui.preferences.keys import KeysPage
from app.ui.preferences.mouse import MousePage
from app.ui.viewer.mouse import MouseMap
from tests.conftest import sample_path
from tests.ui.conftest import drag, read


def _keys(window: MainWindow) -> KeysPage:
    window.preferences.appear()
    page = window.preferences.page(1)
    assert isinstance(page, KeysPage)
    return page


def _type(qtbot: QtBot, page: KeysPage, name: str, key: Qt.Key) -> None:
    edit = page.edit(name)
    qtbot.keyClick(edit, key)
    qtbot.waitUntil(lambda: bool(edit.keySequence().toString()), timeout=5000)
    edit.editingFinished.emit()


def test_the_page_opens_by_its_key_and_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.preferences.isVisible()
    qtbot.keyClick(window.preferences, Qt.Key.Key_Escape)
    assert not window.preferences.isVisible()


def test_a_new_key_works_at_once_and_stands_on_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    page = _keys(window)
    _type(qtbot, page, "invert", Qt.Key.Key_J)
    assert "“J”" in page.said
    window.preferences.close_page()
    qtbot.keyClick(window.view, Qt.Key.Key_J)
    assert window.view.inverted
    lines = {line.text: line.keys for line in window.keys_sheet.lines()}
    assert lines["Invert"] == "J"


def test_a_key_that_is_taken_is_told_and_can_be_handed_over(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = _keys(window)
    _type(qtbot, page, "invert", Qt.Key.Key_F)
    assert page.said == "“F” is the key of “Fit to window”, so “Invert” keeps its own."
    assert page.edit("invert").keySequence() == QKeySequence("I")
    assert window.actions_["invert"].shortcut() == QKeySequence("I")
    button = next(b for b in page.findChildren(QPushButton) if b.text().startswith("Give it"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.actions_["invert"].shortcut() == QKeySequence("F")
    assert window.actions_["fit"].shortcuts() == []
    page.reset()
    assert window.actions_["fit"].shortcut() == QKeySequence("F")
    assert window.actions_["invert"].shortcut() == QKeySequence("I")


def test_the_mouse_obeys_and_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.preferences.appear()
    page = window.preferences.page(2)
    assert isinstance(page, MousePage)
    box = page.box("left")
    box.setCurrentIndex(box.findData("pan"))
    box.activated.emit(box.currentIndex())
    window.preferences.close_page()
    voi = window.view.voi
    drag(window.view, Qt.MouseButton.LeftButton, (200, 200), (220, 210), (240, 230))
    assert window.view.voi == voi
    assert not window.view.transform.fitted
    window.close()
    assert MainWindow(settings.load()).view.mouse == MouseMap({"left": "pan"})
    page.reset()
    assert window.view.mouse.doing("left") == "chosen"


def test_general_settings_are_made_from_their_declarations(window: MainWindow) -> None:
    window.preferences.appear()
    page = window.preferences.page(0)
    boxes = {box.text(): box for box in page.findChildren(QCheckBox)}
    others = [*page.findChildren(QSpinBox), *page.findChildren(QComboBox)]
    assert len(boxes) + len(others) == len(settings.offered())
    box = boxes["Show texts on the picture"]
    box.setChecked(False)
    assert not window.view.show_what.corners
    window.actions_["corners"].setChecked(True)
    assert box.isChecked()
    (rate,) = page.findChildren(QSpinBox)
    rate.setValue(24)
    assert window.settings.cine_rate == 24.0
    field = rate.lineEdit()
    assert field.width() > field.fontMetrics().horizontalAdvance("24")  # it can be read
