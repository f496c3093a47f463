"""Overlays in the viewer: where they are painted, and when they are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.display import DisplayTransform
from app.domain.planes import COLOUR
from app.domain.scan import Geometry, Overlay, Scan, Source
from app.ui.exporting.rendering import full_size
from app.ui.viewer.planes import Planes
from app.ui.viewer.scan_view import ScanView

GREY = (100, 100, 100)


def marked(rows: int = 40, columns: int = 60, aspect: float = 1.0) -> Scan:
    """A grey scan with a square of 10 pixels in it, from row 21 and column 31."""
    return Scan(
        pixels=np.full((rows, columns), 100, np.uint8),
        display=DisplayTransform(full_range=(0.0, 255.0)),
        geometry=Geometry(rows, columns, pixel_aspect=aspect),
        source=Source(Path("marked.dcm"), "DICOM"),
        overlays=(Overlay(np.ones((10, 10), bool), (21, 31)),),
    )


@pytest.fixture
def view(qtbot: QtBot) -> ScanView:
    view = ScanView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_show(replace(view.show_what, corners=False))
    return view


def at(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    found = image.pixelColor(x, y)
    return found.red(), found.green(), found.blue()


def test_an_overlay_lies_where_the_file_says(view: ScanView) -> None:
    view.show_scan(marked())  # ten times as large: 600 by 400
    shown = view.grab().toImage()
    shown.setDevicePixelRatio(1.0)
    assert at(shown, 350, 250) == COLOUR  # the middle of rows 21 to 30, columns 31 to 40
    assert at(shown, 250, 250) == GREY
    assert at(shown, 350, 350) == GREY


def test_it_is_taken_away_and_comes_back(view: ScanView) -> None:
    view.show_scan(marked())
    view.set_show(replace(view.show_what, overlays=False))
    assert at(view.grab().toImage(), 350, 250) == GREY
    view.set_show(replace(view.show_what, overlays=True))
    assert at(view.grab().toImage(), 350, 250) == COLOUR


def test_pixels_that_are_no_squares(view: ScanView) -> None:
    view.show_scan(marked(rows=20, aspect=2.0))  # 20 rows twice as high; the square begins below
    assert at(view.grab().toImage(), 350, 250) == GREY
    tall = replace(
        marked(rows=20, aspect=2.0), overlays=(Overlay(np.ones((5, 10), bool), (11, 31)),)
    )
    view.show_scan(tall)
    assert at(view.grab().toImage(), 350, 250) == COLOUR


def test_a_thin_line_is_kept_however_small_the_picture_is() -> None:
    line = np.zeros((3000, 3000), bool)
    line[:, 1500] = True
    scan = replace(marked(), pixels=np.zeros((3000, 3000), np.uint8), overlays=(Overlay(line),))
    image = Planes(scan).image(0.01)  # a hundredth: 30 pixels
    assert (image.width(), image.height()) == (30, 30)
    assert [at(image, x, 15) == COLOUR for x in (14, 15, 16)] == [False, True, False]


def test_the_image_that_is_saved_shows_what_the_screen_does(view: ScanView) -> None:
    view.show_scan(marked())
    assert at(full_size(view, identity=False), 35, 25) == COLOUR
    view.set_show(replace(view.show_what, overlays=False))
    assert at(full_size(view, identity=False), 35, 25) == GREY
