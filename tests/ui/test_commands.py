"""Every command: declared once, in a menu, by a key, told in a tooltip, and safe to press."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.ui.commands import menus
from app.ui.commands.keymap import KeyMap, portable, read_changes
from app.ui.commands.spec import Spec
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import read

_ENDS_THE_WINDOW = {"quit"}


def _in_menus(window: MainWindow) -> set[str]:
    """Return the names of the commands that stand in the menu bar, however deep."""

    def walk(menu: QMenu) -> Iterator[QAction]:
        menu.aboutToShow.emit()
        for action in menu.actions():
            yield action  # one that opens a menu is a command as well
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from walk(inner)

    found: set[str] = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        found |= {action.objectName() for action in walk(menu)}
    return found


def test_no_key_is_declared_twice() -> None:
    keys = [portable(key) for menu in menus() for spec in menu.commands for key in spec.keys]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    names = [spec.name for menu in menus() for spec in menu.commands]
    assert len(set(names)) == len(names)


def test_every_command_is_in_a_menu_and_tells_what_it_does(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    shown = _in_menus(window)
    for name, action in window.actions_.items():
        offered = name.startswith("preset-")  # only as many as the scan has windows
        assert name in shown or offered, name
        assert action.toolTip(), name
        assert action.text(), name
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert key == "" or key in action.toolTip(), name
    assert "preset-1" in shown


@pytest.mark.parametrize("with_scan", [False, True])
def test_every_command_can_be_pressed(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, with_scan: bool
) -> None:
    _answer_dialogs(monkeypatch)
    if with_scan:
        read(qtbot, window, sample_path("pneumonia.dcm"))
    for name in [name for name in window.actions_ if name not in _ENDS_THE_WINDOW]:
        for _ in range(2):  # on and off again, where it is a switch
            _put_back(window)
            keys = window.actions_[name].shortcuts()
            assert keys, f"{name} has no key"
            window.view.setFocus()
            if with_scan and window.view.isVisible():
                _press(qtbot, window.view, keys[0])
            else:
                window.actions_[name].trigger()
    _put_back(window)
    assert window.isVisible()


def _press(qtbot: QtBot, widget: QWidget, key: QKeySequence) -> None:
    combined = key[0]
    qtbot.keyClick(widget, combined.key(), combined.keyboardModifiers())


def _put_back(window: MainWindow) -> None:
    """Put away whatever lies over the picture, and close what else was opened."""
    window.keys_sheet.hide()
    window.preferences.hide()
    for other in window.findChildren(QWidget):
        if other.isWindow() and other.isVisible() and other is not window:
            other.close()


def _answer_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every dialogue for files be left without an answer."""
    for name in ("getOpenFileNames", "getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_kwargs: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_kwargs: "")


_SPECS = (
    Spec("fit", "Fit", ("F",), ""),
    Spec("next", "Next", ("Down", "PgDown"), ""),
    Spec("invert", "Invert", ("I",), ""),
)


def test_a_changed_key_is_in_force_and_kept() -> None:
    keys = KeyMap(_SPECS)
    keys.set_key("fit", "Shift+F")
    again = KeyMap(_SPECS, read_changes(keys.to_json()))
    assert again.keys("fit") == ("Shift+F",)
    assert again.keys("next") == ("Down", "PgDown")
    again.set_key("next", "J")
    assert again.keys("next") == ("J", "PgDown")
    again.reset()
    assert again.to_json() == "{}"


def test_a_key_belongs_to_one_command() -> None:
    keys = KeyMap(_SPECS)
    assert keys.holder("i") == "invert"
    for taken in ("I", "PgDown", "Esc"):
        with pytest.raises(ValueError, match=taken):
            keys.set_key("fit", taken)
    keys.hand_over("I", "fit")
    assert (keys.keys("fit"), keys.keys("invert")) == (("I",), ())


def test_a_kept_key_that_a_newer_version_declares_elsewhere_stays_with_the_reader() -> None:
    keys = KeyMap(_SPECS, {"fit": ("I",), "gone": ("X",)})
    assert (keys.keys("fit"), keys.keys("invert")) == (("I",), ())


@pytest.mark.parametrize("text", ["", "[]", '{"fit": "F"}', '{"fit": [1]}', "null"])
def test_what_is_no_keymap_changes_nothing(text: str) -> None:
    assert KeyMap(_SPECS, read_changes(text)).keys("fit") == ("F",)


def test_a_command_without_a_key_is_still_in_its_menu(window: MainWindow) -> None:
    window.actions_.keymap.set_key("invert", "")
    window.actions_.set_keys(window.actions_.keymap)
    assert window.actions_["invert"].shortcuts() == []
    assert "[" not in window.actions_["invert"].toolTip()
    assert "invert" in _in_menus(window)


def test_escape_goes_back_a_step_at_a_time(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["distance"].trigger()
    window.actions_["full-screen"].setChecked(True)
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.actions_["window-level"].isChecked()
    assert window.actions_["full-screen"].isChecked()
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.actions_["full-screen"].isChecked()
