"""Every figure of the findings says what it means, to the mouse and to the keyboard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from app.domain.analysis import ActivationMap
from app.services.picture import heat_colours
from app.ui import settings
from app.ui.findings.cut_line import CutLine
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read
from tests.ui.test_window import texts


def test_every_figure_can_be_reached_by_tab_and_then_explains_itself(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.findings.answer.worth.field.setText("10")
    window.findings.answer.worth.field.textEdited.emit("10")
    window.activateWindow()
    window.findings.focus_first()
    qtbot.waitUntil(lambda: window.findings.isAncestorOf(window.focusWidget()))
    said = []
    for _ in range(60):
        focused = window.focusWidget()
        assert focused is not None
        if not window.findings.isAncestorOf(focused):
            break
        if focused.toolTip():
            qtbot.waitUntil(QToolTip.isVisible)
            assert QToolTip.text() == focused.toolTip()
            said.append(focused.accessibleDescription() or focused.toolTip())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    everything = "\n".join(said)
    for part in (
        "Calibrated probability",
        "the model found",
        "The classes the model keeps",
        "predictive value",
        "How much the heat map covers",
        "is not drawn",
        "The distance says",
    ):
        assert part in everything, part


def test_the_operating_point_says_its_intervals_and_the_gate_its_reason(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    assert "In scope, 1 warning" in texts(window.findings)
    lines = [line.text for line in window.findings.findChildren(CutLine)]
    assert any("synthetic image" in line for line in lines), "without scrolling"


def test_weak_influence_is_not_drawn(qtbot: QtBot, window: MainWindow) -> None:
    ramp = ActivationMap("", np.linspace(0, 1, 11, dtype=np.float32)[None].repeat(2, axis=0))
    alpha = heat_colours(ramp, (2, 11), floor=0.45)[0, :, 3]
    assert list(np.flatnonzero(alpha)) == [5, 6, 7, 8, 9, 10]
    read(qtbot, window, sample_path("pneumonia.dcm"))
    whole = window.view.heat
    window.findings.heat.set_floor(0.6)
    assert whole is not None
    assert window.view.heat is not None
    assert window.view.heat.floor == 0.6
    assert window.view.heat.image != whole.image
    window.close()
    assert settings.load().heat_floor == 0.6


def test_the_models_card_is_read_in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["card"].trigger()
    page = window.card.page
    qtbot.waitUntil(lambda: "Reading" not in page.toPlainText(), timeout=PATIENCE_MS)
    assert "Kermany" in page.toPlainText()
    assert "|---" not in page.toPlainText(), "tables are tables"
    assert not window.card.isModal()


def test_a_card_can_fetch_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(sample_path("normal.png").read_bytes())
    page = window.card.page
    page.show_markdown(f"# Title\n\n![a picture]({picture.as_uri()}) <b onclick='x'>bold</b>")
    assert "<b onclick" in page.toPlainText()
    assert page.loadResource(2, picture.as_uri()) is None
