"""How one view follows the other, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.domain.display import DisplayTransform, Window
from app.domain.scan import Facts, Geometry, Scan, Source
from app.ui.comparing.linking import linked_transform, linked_voi
from app.ui.viewer.turn import Turn
from app.ui.viewer.view_transform import Point, Size, ViewTransform, fit

VIEW = Size(400, 400)


def scan(modality: str, *windows: Window, inverse: bool = False) -> Scan:
    return Scan(
        np.zeros((4, 4), np.uint16),
        DisplayTransform(voi=windows, inverse=inverse),
        Geometry(4, 4),
        Source(Path("x"), "DICOM"),
        Facts(modality=modality),
    )


def test_the_same_part_is_shown_as_large() -> None:
    small, large = Size(200, 100), Size(1000, 500)
    given = ViewTransform(scale=8.0, centre=Point(50, 75), fitted=False)  # four times as fitted
    now = linked_transform(given, small, large, VIEW, Turn())
    assert now == ViewTransform(scale=1.6, centre=Point(250, 375), fitted=False)
    back = linked_transform(now, large, small, VIEW, Turn())
    assert back == given


def test_a_turned_picture_shows_the_same_part() -> None:
    wide, turn = Size(400, 200), Turn(quarters=1)
    given = ViewTransform(scale=2.0, centre=Point(100, 50), fitted=False)  # fitted it is 1
    now = linked_transform(given, wide, wide, VIEW, turn)
    assert now == ViewTransform(scale=2.0, centre=Point(100, 50), fitted=False, turn=turn)


def test_what_is_fitted_stays_fitted() -> None:
    wide, high = Size(400, 100), Size(100, 400)
    now = linked_transform(fit(wide, VIEW), wide, high, VIEW, Turn())
    assert now == fit(high, VIEW)


def test_hounsfield_units_are_the_same_on_every_scanner() -> None:
    lung = Window(-600, 1500)
    assert linked_voi(lung, scan("CT", Window(40, 400)), scan("CT", Window(50, 350))) == lung


def test_other_values_are_windowed_in_proportion() -> None:
    one, other = scan("CR", Window(2000, 4000)), scan("CR", Window(500, 1000))
    assert linked_voi(Window(2000, 4000), one, other) == Window(500, 1000)  # as first shown
    assert linked_voi(Window(1000, 2000), one, other) == Window(250, 500)
    turned = scan("CR", Window(500, 1000), inverse=True)
    assert linked_voi(Window(1000, 2000), one, turned) == Window(750, 500)


def test_the_same_scan_has_the_same_window() -> None:
    one = scan("CR", Window(2000, 4000))
    window = Window(123, 45)
    assert linked_voi(window, one, one) is window


def test_a_linear_window_keeps_a_width_that_the_standard_allows() -> None:
    one, other = scan("CR", Window(2000, 4000)), scan("CR", Window(50, 100))
    narrowed = linked_voi(Window(2000, 4), one, other)
    assert isinstance(narrowed, Window)
    assert narrowed.width == pytest.approx(1.0)
