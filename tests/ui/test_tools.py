"""What the hand can do on the picture beside windowing: measure, zoom to a region, look closer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.display import DisplayTransform, Rescale
from app.domain.scan import Facts, Geometry, Scan, Source
from app.ui.viewer import measure_commands
from app.ui.viewer.figures import measured, pixel
from app.ui.viewer.measures import Kind, Measure
from app.ui.viewer.mouse import GESTURES, MouseMap, Tool
from app.ui.viewer.scan_view import ScanView, Show
from app.ui.viewer.turn import Turn
from app.ui.viewer.view_transform import Point
from tests.ui.conftest import drag

_LEFT = Qt.MouseButton.LeftButton


def scan_of(frame: int = 1, name: str = "scan.dcm", **geometry: Any) -> Scan:
    pixels = np.linspace(0, 4095, 200 * 300).reshape(200, 300).astype(np.int16)
    known = {"spacing_mm": (0.5, 0.5), "spacing_source": "PixelSpacing", **geometry}
    return Scan(
        pixels,
        DisplayTransform(Rescale(1.0, -1024.0), full_range=(-1024, 3071)),
        Geometry(200, 300, **known),
        Source(Path(name), "DICOM", frame, 3),
        Facts(modality="CT"),
    )


@pytest.fixture
def view(qtbot: QtBot) -> ScanView:
    view = ScanView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    qtbot.waitExposed(view)
    view.show_scan(scan_of())  # two view pixels for each of the picture's
    return view


def _click(view: ScanView, place: tuple[float, float]) -> None:
    drag(view, _LEFT, place, place)


def _hover(view: ScanView, place: tuple[float, float]) -> None:
    none = Qt.MouseButton.NoButton
    at = QPointF(*place)
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, event)


def test_a_dragged_line_is_a_distance_in_millimetres(view: ScanView) -> None:
    window = view.voi
    view.set_tool(Tool.DISTANCE)
    drag(view, _LEFT, (100, 100), (200, 100), (220, 190))
    assert view.voi == window
    (measure,) = view.measures.all
    assert measure.points == (Point(50, 50), Point(110, 95))  # 60 by 45 pixels of half a millimetre
    assert view.scan is not None
    assert measured(measure, view.scan) == "37.5 mm"


@pytest.mark.parametrize(("tool", "points"), [(Tool.DISTANCE, 2), (Tool.ANGLE, 3)])
def test_a_measure_is_placed_and_its_ends_moved_by_the_keyboard(
    qtbot: QtBot, view: ScanView, tool: Tool, points: int
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    view.set_tool(tool)
    measure_commands.place(view)
    (before,) = view.measures.all
    assert len(before.points) == points
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Up, alt, autorep=True)
    QApplication.sendEvent(view, held)  # by five view pixels, two to each of the picture's
    qtbot.keyClick(view, Qt.Key.Key_Left, alt)
    measure_commands.hold_next(view)
    qtbot.keyClick(view, Qt.Key.Key_Down, alt)
    (after,) = view.measures.all
    moves = [(a.x - b.x, a.y - b.y) for a, b in zip(after.points, before.points, strict=True)]
    assert moves == [(-0.5, -2.5), (0.0, 0.5), (0.0, 0.0)][:points]
    assert view.scan is not None
    assert view.accessibleDescription() == measured(after, view.scan)


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [
        ({"spacing_source": "ImagerPixelSpacing"}, "37.5 mm at the detector"),
        ({"spacing_mm": None}, "75.0 pixels (size unknown)"),
        ({"spacing_mm": (1.0, 0.5), "pixel_aspect": 2.0}, "37.5 mm"),
    ],
)
def test_a_length_says_what_it_is(geometry: dict[str, Any], expected: str) -> None:
    measure = Measure(Kind.DISTANCE, (Point(50, 50), Point(110, 95)))
    assert measured(measure, scan_of(**geometry)) == expected


def test_a_click_measures_nothing(view: ScanView) -> None:
    view.set_tool(Tool.DISTANCE)
    _click(view, (100, 100))
    assert view.measures.all == []


def test_an_angle_is_a_drag_and_a_click(view: ScanView) -> None:
    view.set_tool(Tool.ANGLE)
    drag(view, _LEFT, (200, 100), (150, 100), (100, 100))
    _hover(view, (100, 250))
    _click(view, (100, 200))
    (measure,) = view.measures.all
    assert measure.points == (Point(100, 50), Point(50, 50), Point(50, 100))
    assert view.scan is not None
    assert measured(measure, view.scan) == "90.0°"
    view.set_tool(Tool.WINDOW)
    _hover(view, (400, 300))  # the click has ended it
    assert view.measures.all == [measure]


def test_an_angle_that_is_half_drawn_is_painted_without_a_figure(view: ScanView) -> None:
    view.set_tool(Tool.ANGLE)
    half = Measure(Kind.ANGLE, (Point(100, 50), Point(50, 50)))
    view.measures.add(half)
    assert view.scan is not None
    assert measured(half, view.scan) == ""
    assert not view.grab().isNull()


def test_escape_gives_up_an_angle_that_is_half_drawn(view: ScanView) -> None:
    view.set_tool(Tool.ANGLE)
    drag(view, _LEFT, (200, 100), (150, 100), (100, 100))
    assert view.cancel()
    assert view.measures.all == []
    assert not view.cancel()


@pytest.mark.parametrize("way", [((200, 100), (150, 100)), ((200, 100), (150, 100), (100, 100))])
def test_an_angle_that_is_half_drawn_does_not_outlive_its_scan(
    view: ScanView, way: tuple[tuple[float, float], ...]
) -> None:
    view.set_tool(Tool.ANGLE)
    drag(view, _LEFT, *way)
    assert len(view.measures.all) == 1
    view.show_scan(scan_of(name="another.dcm"))
    assert view.measures.all == []
    view.show_scan(scan_of())
    assert view.measures.all == []


def test_measures_are_moved_by_their_line_and_by_their_points(view: ScanView) -> None:
    view.set_tool(Tool.DISTANCE)
    drag(view, _LEFT, (100, 100), (200, 100), (200, 100))
    view.set_tool(Tool.WINDOW)
    window = view.voi
    drag(view, _LEFT, (150, 100), (160, 130), (170, 140))  # its line, whatever the tool
    assert view.measures.all[0].points == (Point(60, 70), Point(110, 70))
    drag(view, _LEFT, (220, 140), (240, 160), (260, 180))  # its end
    assert view.measures.all[0].points == (Point(60, 70), Point(130, 90))
    assert view.voi == window


def test_the_selected_one_is_deleted(view: ScanView) -> None:
    view.set_tool(Tool.DISTANCE)
    for y in (100, 200, 300):
        drag(view, _LEFT, (100, y), (150, y), (200, y))
    _click(view, (150, 200))
    measure_commands.delete_selected(view)
    assert [m.points[0].y for m in view.measures.all] == [50, 150]
    measure_commands.delete_selected(view)  # none is selected now
    assert len(view.measures.all) == 2
    measure_commands.select_next(view)
    measure_commands.delete_selected(view)
    assert [m.points[0].y for m in view.measures.all] == [150]
    measure_commands.delete_all(view)
    assert view.measures.all == []


def test_measures_are_kept_for_each_scan_and_frame(view: ScanView) -> None:
    view.set_tool(Tool.DISTANCE)
    drag(view, _LEFT, (100, 100), (150, 100), (200, 100))
    kept = list(view.measures.all)
    for other in (scan_of(frame=2), scan_of(name="other.dcm")):
        view.show_scan(other)
        assert view.measures.all == []
    view.show_scan(scan_of())
    assert view.measures.all == kept


def test_measures_stay_on_the_anatomy_when_the_picture_turns(view: ScanView) -> None:
    view.set_tool(Tool.DISTANCE)
    drag(view, _LEFT, (100, 100), (150, 100), (200, 100))
    view.turn(Turn(1, mirrored=True))
    at = view.transform.to_view(Point(75, 50), view.view_size)  # the middle of its line
    _click(view, at)
    assert view.measures.selected == 0
    drag(view, _LEFT, at, (at.x + 8, at.y), (at.x + 15, at.y))
    # Mirrored and turned a quarter, the screen's right is the picture's top.
    assert view.measures.all[0].points[0].x == pytest.approx(50)
    assert view.measures.all[0].points[0].y != pytest.approx(50)


def test_a_region_fills_the_view(view: ScanView) -> None:
    view.set_tool(Tool.REGION)
    drag(view, _LEFT, (150, 100), (200, 150), (300, 200))
    assert view.transform.scale == pytest.approx(8.0)
    assert view.transform.centre == pytest.approx((112.5, 75.0))


def test_the_magnifier_shows_what_lies_under_the_pointer_larger(view: ScanView) -> None:
    view.set_tool(Tool.MAGNIFY)
    before = view.grab().toImage()
    transform = view.transform
    seen = []

    def look(event: QEvent.Type) -> None:
        at = QPointF(300, 200)
        mouse = QMouseEvent(
            event, at, view.mapToGlobal(at), _LEFT, _LEFT, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, mouse)
        seen.append(view.grab().toImage())

    look(QEvent.Type.MouseButtonPress)
    look(QEvent.Type.MouseButtonRelease)
    lens, after = seen
    # The ramp runs down: above the pointer's place the lens shows what lies nearer to it.
    assert lens.pixelColor(300, 120).lightness() > before.pixelColor(300, 120).lightness()
    assert abs(lens.pixelColor(300, 200).lightness() - before.pixelColor(300, 200).lightness()) <= 2
    assert lens.pixelColor(100, 200) == before.pixelColor(100, 200)
    assert after.pixelColor(300, 120) == before.pixelColor(300, 120)
    assert view.transform == transform


def test_the_probe_says_place_value_and_unit(view: ScanView) -> None:
    view.set_show(Show(probe=True))
    _hover(view, (3.0, 1.0))
    assert view.scan is not None
    assert view.pointed is not None
    stored = view.scan.pixels[0, 1]
    expected = f"Column 2, row 1: {stored - 1024} HU (stored {stored})".replace("-", "−")
    assert pixel(view.scan, view.pointed) == expected


def test_every_gesture_can_be_made_to_do_something_else(view: ScanView) -> None:
    view.set_mouse(MouseMap({"left": "pan", "middle": "nothing", "double": "no such thing"}))
    window = view.voi
    drag(view, _LEFT, (300, 250), (320, 240), (340, 230))
    assert view.voi == window
    assert not view.transform.fitted
    before = view.transform
    drag(view, Qt.MouseButton.MiddleButton, (300, 250), (320, 240), (340, 230))
    assert view.transform == before
    assert MouseMap({"double": "no such thing"}).doing("double") == "full-screen"
    assert all(gesture.default in gesture.doings for gesture in GESTURES)
