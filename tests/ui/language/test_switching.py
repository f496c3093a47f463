"""The language is switched while the window stands: everything is said anew, nothing is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.domain.display import Window
from app.domain.training import ORDER_NAME
from app.services.training_runs import runs_folder
from app.ui import settings
from app.ui.language import CHINESE, speak, switch
from app.ui.main_window import MainWindow
from app.ui.training.runs import EarlierRuns
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read
from tests.ui.language.visible import OPEN, Pseudo, cut, texts

_NAMES = re.compile(
    r"pneumonia\.dcm|Synthetic Sample Two|SYNTHETIC[\w ]*|samples"  # of the file, and in it
    r"|Lightbox|DICOM|PNG|JPEG|CSV|PDF|HTML|PACS|SHA-256|PS3\.15|1 in 10"
    r"|\bCR\b|CHEST|\bAP\b|Chest X-ray images \(Kermany et al. 2018\), training set"
    r"|\[[^\[\]]+\]|Ctrl|Shift|Alt|Escape"  # keys
    r"|<[^<>]*>|&\w+;|/[\w/.-]*/"  # markup, and the folder
)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "en")
    yield
    speak(qapp, "en")


def untranslated(window: MainWindow) -> list[tuple[str, str]]:
    """Texts with words in them that nobody was asked to translate; names of files need not be."""
    name = sample_path("pneumonia.dcm").name
    return [
        (where, text)
        for where, text in texts(window)
        if re.search("[A-Za-z]{2}", text.replace(name, "")) and OPEN not in text
    ]


def test_everything_follows_a_switch(qtbot: QtBot, qapp: QApplication, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    qapp.processEvents()
    english = set(texts(window))
    switch(qapp, Pseudo())
    qapp.processEvents()
    assert not untranslated(window)
    speak(qapp, "en")
    qapp.processEvents()
    assert english <= set(texts(window))


def test_headers_of_the_worklist_follow_a_switch(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"), sample_path("normal.dcm"))
    headers = window.worklist.model.headers
    qtbot.waitUntil(lambda: len(list(headers())) == 2, timeout=PATIENCE_MS)
    assert [OPEN in header.said.text for _, header in headers()] == [False, False]
    switch(qapp, Pseudo())
    qapp.processEvents()
    assert [OPEN in header.said.text for _, header in headers()] == [True, True]


def test_nothing_is_lost_in_a_switch(qtbot: QtBot, qapp: QApplication, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    view, comment = window.view, window.desk.verdicts.comment
    view.set_voi(Window(1000.0, 400.0))
    view.set_inverted(True)
    comment.setText("Findings")
    comment.setModified(True)
    window.worklist.choosing.search.setText("pneu")
    before = view.scan, view.voi, view.inverted, view.transform, window.session.current

    window.preferences.appear()
    (box,) = window.preferences.page(0).findChildren(QComboBox)
    box.setCurrentIndex(box.findData(CHINESE))
    box.activated.emit(box.currentIndex())
    qapp.processEvents()

    assert window.windowTitle() == "pneumonia.dcm – Lightbox"
    assert (view.scan, view.voi, view.inverted, view.transform, window.session.current) == before
    assert comment.text() == "Findings"
    assert window.worklist.choosing.search.text() == "pneu"
    assert window.preferences.isVisible()
    window.close()
    assert settings.load().language == CHINESE


def test_texts_of_another_length_are_not_cut(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    switch(qapp, Pseudo())
    qapp.processEvents()
    qapp.processEvents()
    assert (window.width(), window.height()) == (1280, 720)
    assert not cut(window)


def test_no_english_is_left_in_the_chinese_window(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    speak(qapp, CHINESE)
    read(qtbot, window, sample_path("pneumonia.dcm"))
    qapp.processEvents()
    english = {
        (where, text)
        for where, text in texts(window)
        if re.search("[A-Za-z]{2}", _NAMES.sub("", text))
    }
    assert not english


def test_the_list_of_trainings_follows_a_switch(qtbot: QtBot, qapp: QApplication) -> None:
    place = runs_folder() / "one"
    place.mkdir(parents=True)
    order = {"source": "/scans", "title": "Mine", "thorough": False, "exclusions": None}
    told = {**order, "model": "mine", "version": "0.1.0", "created": 1.0}
    (place / ORDER_NAME).write_text(json.dumps(told), encoding="utf-8")
    earlier = EarlierRuns()
    qtbot.addWidget(earlier)
    with qtbot.waitSignal(earlier.looked, timeout=PATIENCE_MS):
        earlier.look()
    assert "Interrupted" in earlier.list.item(0).text()
    switch(qapp, Pseudo())
    qapp.processEvents()
    assert OPEN in earlier.list.item(0).text()
