"""Reports from the window: what is shown, in a file of its own."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.viewer.measures import Kind, Measure
from app.ui.viewer.view_transform import Point
from tests.conftest import sample_path
from tests.export.test_report import images
from tests.ui.conftest import PATIENCE_MS, read


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Let a file be chosen; return the names that were proposed."""
    offered: list[str] = []

    def chosen(_parent: object, _title: str, path_: str, *_rest: object, **_more: object) -> object:
        offered.append(Path(path_).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return offered


def save(qtbot: QtBot, window: MainWindow) -> Path:
    with qtbot.waitSignal(window.reporter.saved, timeout=PATIENCE_MS) as saved:
        window.actions_["save-report"].trigger()
    path: Path = saved.args[1]
    return path


def words(path: Path) -> str:
    page = path.read_text(encoding="utf-8")
    said = html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<body>") :]))
    return " ".join(said.replace("\u00a0", " ").split())


def test_a_report_holds_the_answer_and_the_readers_word(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.desk.judge("disagree")
    window.desk.verdicts.comment.setText("an artefact")  # not yet confirmed with Enter
    wanted = tmp_path / "report.html"
    wanted.write_text("an original")
    offered = choose(monkeypatch, wanted)
    path = save(qtbot, window)
    assert offered == ["Lightbox report"], "the file's name may hold the patient's"
    assert path == tmp_path / "report 2.html"
    assert wanted.read_text() == "an original"
    said = words(path)
    assert "Pneumonia: above threshold" in said
    assert "Disagrees with “above threshold” an artefact" in said
    assert "Synthetic Sample" not in said
    window.actions_["export-identity"].setChecked(True)
    assert "Synthetic Sample Two" in words(save(qtbot, window))
    window.actions_["identity"].setChecked(False)  # hidden in the window: hidden everywhere
    assert "Synthetic Sample" not in words(save(qtbot, window))


def test_a_saved_report_can_be_opened_at_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, window, sample_path("normal.png"))
    choose(monkeypatch, tmp_path / "report")
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    path = save(qtbot, window)
    assert path == tmp_path / "report.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    assert "report.pdf" in window.message.text()
    assert window.message.button.isVisible()
    window.message.button.click()
    assert opened == [str(path)]
    assert not window.message.isVisible()


def test_a_withheld_answer_is_in_no_report(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: pytest.fail("asked"))
    window.actions_["blind-first"].setChecked(True)
    read(qtbot, window, sample_path("normal.dcm"))
    window.actions_["save-report"].trigger()
    assert "Record your impression first" in window.message.text()


def test_masks_are_black_in_every_picture_of_the_report(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    choose(monkeypatch, tmp_path / "report.html")
    before = images(save(qtbot, window).read_text(encoding="utf-8"))
    window.view.measures.add(Measure(Kind.MASK, (Point(100.4, 90.0), Point(40.2, 20.5))))
    path = save(qtbot, window)
    after = images(path.read_text(encoding="utf-8"))
    assert len(before) == len(after) == 2, "the scan and its heat map"
    for whole, masked in zip(before, after, strict=True):
        assert whole[20:90, 40:101].any()
        assert not masked[20:90, 40:101].any()
        assert (masked[90:] == whole[90:]).all()
        assert (masked[:, 101:] == whole[:, 101:]).all()
    assert "stays where no mask covers it" in words(path)
