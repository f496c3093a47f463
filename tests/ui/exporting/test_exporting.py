"""Pictures that leave the window: what they hold, and what they must not."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.imaging import read_scan
from app.services.picture import grey_levels
from app.ui.exporting.png import save_png
from app.ui.main_window import MainWindow
from app.ui.viewer.turn import Turn
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read


def pixels(image: QImage) -> np.ndarray:
    """Return RGB ``(rows, columns, 3)``."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return lines[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def chunks(path: Path) -> set[bytes]:
    data, at, found = path.read_bytes(), 8, set()
    while at < len(data):
        (length,) = struct.unpack(">L", data[at : at + 4])
        found.add(data[at + 4 : at + 8])
        at += 12 + length
    return found


def copied(window: MainWindow) -> np.ndarray:
    QGuiApplication.clipboard().clear()
    window.actions_["copy-image"].trigger()
    return pixels(QGuiApplication.clipboard().image())


def test_a_copy_is_what_the_screen_shows_without_who_it_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    seen = pixels(window.view.grab().toImage())
    without = copied(window)
    assert window.view.show_what.identity, "nothing on the screen has changed"
    assert without.shape == seen.shape
    assert not np.array_equal(without, seen), "the name stands on the screen"
    middle = slice(200, -200)
    assert np.array_equal(without[middle], seen[middle])
    window.actions_["export-identity"].setChecked(True)
    assert np.array_equal(copied(window), seen)
    window.actions_["identity"].setChecked(False)  # hidden in the window: hidden everywhere
    assert np.array_equal(copied(window), without)


def test_full_resolution_is_every_stored_pixel_as_it_is_displayed(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["export-full"].setChecked(True)
    window.actions_["zoom-in"].trigger()  # of no concern
    taken = copied(window)
    expected = grey_levels(read_scan(sample_path("pneumonia.dcm")))
    assert np.array_equal(taken, np.repeat(expected[..., None], 3, axis=2))
    window.actions_["invert"].trigger()
    inverted = copied(window)[..., 0].astype(int)
    assert np.abs(inverted - (255 - expected.astype(int))).max() <= 1  # a half is rounded


def test_a_heat_map_goes_with_its_caution(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["export-full"].setChecked(True)
    plain = copied(window)
    window.actions_["heat-map"].setChecked(True)
    with_heat = copied(window)
    rows = plain.shape[0]
    assert with_heat.shape[0] > rows, "the caution stands under the picture, not on it"
    assert with_heat[rows:].max() > 150, "it can be read"
    picture = with_heat[:rows].astype(int)
    assert np.abs(picture[..., 0] - picture[..., 2]).max() > 20, "it is in colour"


def test_a_mirror_image_says_so(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["export-full"].setChecked(True)
    plain = copied(window)
    window.view.turn(Turn(mirrored=True))
    mirrored = copied(window)
    rows = plain.shape[0]
    assert np.array_equal(mirrored[:rows], plain[:, ::-1])
    assert mirrored[rows:].max() > 150, "the sides are not as they seem, and a line says it"


def test_two_compared_pictures_are_copied_side_by_side(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["compare-heat"].trigger()
    taken = copied(window)
    assert taken.shape[1] > 2 * window.view.width()


def test_a_saved_image_holds_pixels_alone_and_replaces_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = tmp_path / "scan.png"
    original.write_bytes(sample_path("normal.png").read_bytes())
    before = original.read_bytes()
    read(qtbot, window, original)
    offered = []

    def choose(
        _parent: object, _title: str, path: str, *_rest: object, **_more: object
    ) -> tuple[str, str]:
        offered.append(Path(path).name)
        return str(original), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    said: list[str] = []
    window.exporter.said.connect(said.append)
    window.actions_["export-full"].setChecked(True)
    window.actions_["save-image"].trigger()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert offered == ["Lightbox image.png"], "the file's name may hold the patient's"
    assert original.read_bytes() == before
    saved = tmp_path / "scan 2.png"
    assert "scan 2.png" in said[0]
    assert "left as it is" in said[0]
    assert chunks(saved) == {b"IHDR", b"IDAT", b"IEND"}
    with Image.open(saved) as picture:
        assert np.array_equal(np.asarray(picture), np.asarray(Image.open(original).convert("L")))


def test_what_cannot_be_saved_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    nowhere = str(tmp_path / "absent" / "a.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (nowhere, ""))
    said: list[str] = []
    window.exporter.said.connect(said.append)
    window.actions_["save-image"].trigger()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert "could not be saved" in said[0]


def test_png_is_added_to_a_name_without_it(tmp_path: Path) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(0)
    assert save_png(image, tmp_path / "a.jpg") == tmp_path / "a.jpg.png"
    assert save_png(image, tmp_path / "a.jpg") == tmp_path / "a.jpg 2.png"


@pytest.mark.parametrize("name", ["Scan 1.2", "1.2.840.png", "scan.jpg"])
def test_a_name_with_dots_that_is_free_is_not_said_to_be_taken(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    wanted = str(tmp_path / name)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (wanted, ""))
    said: list[str] = []
    window.exporter.said.connect(said.append)
    window.actions_["save-image"].trigger()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert f"“{name.removesuffix('.png')}.png”" in said[0]
    assert "was there before" not in said[0]
