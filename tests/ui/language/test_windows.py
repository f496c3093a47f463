"""The windows beside the main one follow a switch of the language as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.language import speak, switch
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read
from tests.ui.language.visible import OPEN, Pseudo, texts

_NAMES = re.compile(
    r"pneumonia\.dcm|normal\.dcm|chest-xray-pneumonia"  # of files and in bundles
    r"|.*in (QTreeView|TagBrowser): cell"  # what DICOM calls its elements
    r"|LIGHTBOX|pacs\.example|Bearer"  # as nodes are named
)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "en")
    yield
    speak(qapp, "en")


def test_every_window_follows_a_switch(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"), sample_path("normal.dcm"))
    window.desk.judge("disagree")
    window.actions_["compare"].setChecked(True)
    for command in ("history", "tags", "train", "library", "pacs"):
        window.actions_[command].trigger()
    qtbot.waitUntil(lambda: window.desk.history.model.rowCount() > 0, timeout=PATIENCE_MS)
    switch(qapp, Pseudo())
    qapp.processEvents()
    left = {
        f"{type(top).__name__}: {where}: {text}"
        for top in qapp.topLevelWidgets()
        if top.isVisible()
        for where, text in texts(top)
        if re.search("[A-Za-z]{2}", text) and OPEN not in text
    }
    assert not {each for each in left if not _NAMES.search(each)}
