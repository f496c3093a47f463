"""Settings of every earlier version are taken over; what a version did not know has its default.

The files stand here as Qt wrote them then. A setting that has been released keeps its name and its
form; one that is gone may be taken out here.
"""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from app.ui import settings
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import read

# Every line a version could write, each with another value than the default, as it came to be.
FIRST = r"""
geometry=@ByteArray(\x1\xd9\xd0\xcb\0)
layout=@ByteArray(\0\0\0\xff)
theme=light
heat=true
heat_opacity=0.75
identity=false
corners=false
panels=false
operating_point=high sensitivity
folder="/home/ward, 1/Ü"
"""
SINCE = {
    "predictive values": r"prevalences={\"chest-xray-adult/pneumonia\": \"1 in 10\"}",
    "comparisons": "linked=false",
    "tags": r"tags_geometry=@ByteArray(\x1\xd9\xd0\xcb)",
    "saved images": "export_full=true\nexport_folder=/home/pictures",
    "the history": "blind=true\nhistory=false",
    "overlays": "overlays=false",
    "a floor of the heat map": "heat_floor=0.25",
    "own keys": 'cine_rate=24\nkeys={\\"invert\\": \\"J\\"}\nmouse={\\"right\\": \\"pan\\"}',
}

VALUES = {
    "geometry": QByteArray(b"\x01\xd9\xd0\xcb\x00"),
    "layout": QByteArray(b"\x00\x00\x00\xff"),
    "tags_geometry": QByteArray(b"\x01\xd9\xd0\xcb"),
    "theme": "light",
    "heat": True,
    "heat_opacity": 0.75,
    "heat_floor": 0.25,
    "identity": False,
    "corners": False,
    "overlays": False,
    "panels": False,
    "export_full": True,
    "export_folder": "/home/pictures",
    "linked": False,
    "blind": True,
    "history": False,
    "cine_rate": 24.0,
    "keys": '{"invert": "J"}',
    "mouse": '{"right": "pan"}',
    "operating_point": "high sensitivity",
    "folder": "/home/ward, 1/Ü",
    "prevalences": '{"chest-xray-adult/pneumonia": "1 in 10"}',
}


def before(newer: str) -> str:
    """The file of the version before something new, or of the present one."""
    names = list(SINCE)
    known = names[: names.index(newer)] if newer in SINCE else names
    return "[General]" + FIRST + "\n".join(SINCE[name] for name in known) + "\n"


@pytest.mark.parametrize("newer", [*SINCE, "whatever comes next"])
def test_what_an_earlier_version_remembered_is_taken_over(newer: str, private_home: Path) -> None:
    text = before(newer)
    (private_home / "window.ini").write_text(text, encoding="utf-8")
    named = {line.partition("=")[0] for line in text.splitlines()}
    kept, fresh = settings.load(), settings.Settings(QByteArray(), QByteArray(), QByteArray())
    for name, value in VALUES.items():
        expected = value if name in named else getattr(fresh, name)
        assert getattr(kept, name) == expected, name
    kept.save()
    again = settings.load()
    assert [getattr(again, f.name) for f in fields(again)] == [
        getattr(kept, f.name) for f in fields(kept)
    ]


def test_every_value_here_differs_from_its_default() -> None:
    fresh = settings.Settings(QByteArray(), QByteArray(), QByteArray())
    assert [name for name, value in VALUES.items() if getattr(fresh, name) == value] == []


def test_a_newer_version_s_settings_outlive_an_older_one(private_home: Path) -> None:
    path = private_home / "window.ini"
    path.write_text("[General]\ntheme=light\nof_the_future=42\n", encoding="utf-8")
    kept = settings.load()
    assert kept.theme == "light"
    kept.save()
    store = QSettings(str(path), QSettings.Format.IniFormat)
    assert store.value("of_the_future") == "42"


@pytest.fixture
def first_settings(private_home: Path) -> None:
    text = before("predictive values").replace("identity=false", "identity=true")
    (private_home / "window.ini").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("first_settings")
def test_the_window_opens_as_the_first_version_was_left(qtbot: QtBot, window: MainWindow) -> None:
    """Even with a layout of panels that there are no longer."""
    assert window.actions_["light"].isChecked()
    assert not window.actions_["panels"].isChecked()
    assert window.view.show_what.heat
    assert window.view.show_what.heat_opacity == pytest.approx(0.75)
    assert json.loads(window.actions_.keymap.to_json()) == {}
    read(qtbot, window, sample_path("pneumonia.dcm"))
    assert window.session.current == 0
