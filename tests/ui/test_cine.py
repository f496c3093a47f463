"""Several frames in one file: a slider, cine, and answers that belong to the frame asked for."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.display import DisplayTransform
from app.domain.scan import Geometry, Scan, Source
from app.ui.main_window import MainWindow
from app.ui.reading.frames import Frames
from tests.imaging.dicom_files import dataset, save
from tests.ui.conftest import PATIENCE_MS, read

_COUNT = 6  # of the cine file


def _frame(number: int) -> Scan:
    pixels = np.zeros((10, 10), np.uint8)
    source = Source(Path("cine.dcm"), "DICOM", number, _COUNT)
    return Scan(pixels, DisplayTransform(), Geometry(10, 10), source)


def test_frames_ahead_are_wanted_first_and_kept_longest() -> None:
    frames = Frames(_COUNT, room_bytes=300)  # three of them
    assert frames.missing(5) == [5, 6]  # until a frame has told how large it is
    for number in (5, 6):
        frames.put(_frame(number), current=5)
    assert frames.missing(5) == [1]
    frames.put(_frame(1), current=5)
    frames.put(_frame(2), current=6)  # frame 5 was shown: it is needed last
    assert [number for number in range(1, 7) if frames.get(number)] == [1, 2, 6]


def test_a_run_that_fits_is_read_once() -> None:
    frames = Frames(_COUNT)
    for number in range(1, _COUNT + 1):
        frames.put(_frame(number), current=number)
    assert all(frames.missing(number) == [] for number in range(1, _COUNT + 1))


def test_frames_play_in_order_and_round_again(
    qtbot: QtBot, window: MainWindow, cine_file: Path
) -> None:
    read(qtbot, window, cine_file)
    assert window.frame_bar.isVisible()
    assert "Frame 1 / 6 · 50 a second, as the file asks" in window.frame_bar.said
    shown: list[int] = []
    window.view.changed.connect(
        lambda: shown.append(0 if window.view.scan is None else window.view.scan.source.frame)
    )
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Space)
    assert window.cine.playing
    qtbot.waitUntil(lambda: shown.count(2) >= 2, timeout=PATIENCE_MS)
    order = [frame for frame, _ in itertools.groupby(shown)]
    assert all(after == before % _COUNT + 1 for before, after in itertools.pairwise(order))


def test_the_answer_belongs_to_the_frame_where_it_stops(
    qtbot: QtBot, window: MainWindow, cine_file: Path
) -> None:
    read(qtbot, window, cine_file)
    answers: list[int] = []
    window.session.reading_made.connect(lambda reading: answers.append(reading.request.frame))
    window.actions_["play"].trigger()
    qtbot.waitUntil(lambda: window.cine.frame == 4, timeout=PATIENCE_MS)
    assert answers == []  # none is asked for while frames pass
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.actions_["play"].trigger()
    assert not window.cine.playing
    assert window.view.scan is not None
    assert answers == [window.view.scan.source.frame] == [window.cine.frame]
    assert window.view.scan.pixels[0, 0] == 10 * window.cine.frame


def test_the_slider_and_the_keys_choose_a_frame(
    qtbot: QtBot, window: MainWindow, cine_file: Path
) -> None:
    read(qtbot, window, cine_file)

    def is_shown(frame: int) -> bool:
        return window.view.scan is not None and window.view.scan.source.frame == frame

    window.frame_bar.slider.setValue(4)
    qtbot.waitUntil(lambda: is_shown(4), timeout=PATIENCE_MS)
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: is_shown(5), timeout=PATIENCE_MS)
    qtbot.keyClick(window.view, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: is_shown(4), timeout=PATIENCE_MS)
    assert window.frame_bar.slider.value() == 4


def test_the_wheel_stops_a_run_and_goes_on_from_there(
    qtbot: QtBot, window: MainWindow, cine_file: Path
) -> None:
    read(qtbot, window, cine_file)
    window.cine.play()
    qtbot.waitUntil(lambda: window.cine.frame == 3, timeout=PATIENCE_MS)
    window.view.stepped.emit(-1)
    assert not window.cine.playing
    assert window.session.frame == 2
    assert not window.actions_["play"].isChecked()


def test_another_scan_ends_a_run(
    qtbot: QtBot, window: MainWindow, cine_file: Path, tmp_path: Path
) -> None:
    other = save(dataset(np.zeros((64, 64), np.uint8)), tmp_path / "other.dcm")
    read(qtbot, window, cine_file)
    window.cine.play()
    qtbot.waitUntil(lambda: window.cine.frame == 2, timeout=PATIENCE_MS)
    read(qtbot, window, other)
    assert not window.cine.playing
    assert not window.frame_bar.isVisible()
    window.actions_["play"].trigger()  # it says why not, and is not pressed
    assert not window.actions_["play"].isChecked()


def test_cine_ends_when_its_scan_is_removed(
    qtbot: QtBot, window: MainWindow, cine_file: Path
) -> None:
    read(qtbot, window, cine_file)
    window.actions_["play"].trigger()
    qtbot.waitUntil(lambda: window.cine.frame == 2, timeout=PATIENCE_MS)
    window.session.remove([0])
    assert not window.cine.playing
    assert window.view.scan is None
