"""A real window with real workers, off screen, and proof that nothing is left of it."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import settings
from app.ui.look.theme import apply_theme
from app.ui.main_window import MainWindow
from tests.imaging.dicom_files import dataset, save

PATIENCE_MS = 30_000  # for a worker's start on a busy machine


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, private_home: Path, caplog: pytest.LogCaptureFixture
) -> Iterator[MainWindow]:
    """A window as `app.ui.run` opens it; afterwards no thread or process of it may be left."""
    # Widgets that earlier tests left to the collector end here, in their own thread: collected in
    # a thread of this window's they would be deleted twice.
    gc.collect()
    before = set(threading.enumerate())
    apply_theme(qapp, "dark")
    opened = MainWindow(settings.load())
    opened.resize(1280, 720)
    opened.show()
    qtbot.waitExposed(opened)
    opened.start()
    yield opened
    opened.close()
    opened.deleteLater()
    qapp.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    left = _left(before)
    assert not left, f"left behind: {left}"
    faults = [r for r in caplog.records if r.levelno >= logging.ERROR and r.name.startswith("app")]
    assert not faults, faults


def _left(before: set[threading.Thread]) -> list[object]:
    """Return the processes and threads that are still there after a moment's grace."""
    deadline = time.monotonic() + 5
    while True:
        threads = [t for t in threading.enumerate() if t not in before and t.is_alive()]
        left: list[object] = [*multiprocessing.active_children(), *threads]
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.05)


@pytest.fixture
def cine_file(tmp_path: Path) -> Path:
    """Six frames, each of one value: ten times its number."""
    frames = np.stack([np.full((64, 64), 10 * (n + 1), np.uint8) for n in range(6)])
    ds = dataset(frames[0], NumberOfFrames=6, FrameTime="20", Modality="US")
    ds.PixelData = frames.tobytes()
    return save(ds, tmp_path / "cine.dcm")


def _mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag_over(window: QWidget, *paths: Path) -> None:
    """Drag files over the window without letting go."""
    data = _mime(*paths)
    with warnings.catch_warnings():
        # Qt 6.12 takes a QPointF here and warns about the QPoint that earlier versions want.
        warnings.simplefilter("ignore", DeprecationWarning)
        event = QDragEnterEvent(
            QPoint(400, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    QApplication.sendEvent(window, event)
    assert event.isAccepted()


def drop(window: QWidget, *paths: Path) -> None:
    """Drag files over the window and drop them."""
    drag_over(window, *paths)
    data = _mime(*paths)
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)


def read(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    """Drop files and wait for the answer to the one that is shown."""
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        drop(window, *paths)


def drag(widget: QWidget, button: Qt.MouseButton, *way: tuple[float, float]) -> None:
    """Press at the first place, move through the others, let go at the last."""
    for number, place in enumerate(way):
        kind = QEvent.Type.MouseMove if number else QEvent.Type.MouseButtonPress
        _mouse(widget, kind, button if number == 0 else Qt.MouseButton.NoButton, button, place)
    _mouse(widget, QEvent.Type.MouseButtonRelease, button, Qt.MouseButton.NoButton, way[-1])


def _mouse(
    widget: QWidget,
    kind: QEvent.Type,
    button: Qt.MouseButton,
    buttons: Qt.MouseButton,
    place: tuple[float, float],
) -> None:
    at = QPointF(*place)
    event = QMouseEvent(
        kind, at, widget.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
