"""The picture: what the screen shows is what the display transform says, and the mouse obeys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.analysis import ActivationMap
from app.domain.display import DisplayTransform, Lut, Rescale, Window
from app.domain.recipe import Recipe
from app.domain.scan import Facts, Geometry, Scan, Source
from app.ui.viewer.gestures import Tool
from app.ui.viewer.heat import covered
from app.ui.viewer.picture import Picture
from app.ui.viewer.scan_view import Heat, ScanView, Show
from app.ui.viewer.turn import Turn
from app.ui.viewer.view_transform import Point, Size, fit
from app.ui.viewer.windowing import as_window, choices, default_voi, dragged
from tests.ui.conftest import drag

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def scan_of(pixels: NDArray[Any], display: DisplayTransform | None = None, **facts: Any) -> Scan:
    rows, columns = pixels.shape[:2]
    return Scan(
        pixels,
        display or DisplayTransform(),
        Geometry(rows, columns),
        Source(Path("scan.dcm"), "DICOM"),
        Facts(**facts),
    )


def ramp(dtype: str, low: float, high: float, shape: tuple[int, int] = (48, 72)) -> NDArray[Any]:
    return np.linspace(low, high, shape[0] * shape[1]).reshape(shape).astype(dtype)


def levels(
    picture: Picture, *, invert: bool = False, scale: float = 1.0, turn: Turn | None = None
) -> NDArray[np.uint8]:
    """Return what a view shows that is just as large as the picture, with a pixel for a pixel."""
    transform = fit(picture.size, Size(*(side * scale for side in picture.size)))
    view = Size(*(side * scale for side in picture.size))
    if turn is not None:
        view = Size(*reversed(view)) if turn.swaps else view
        transform = fit(picture.size, view, turn)
    found = picture.render(transform, view, 1.0, default_voi(picture.scan), invert=invert)
    assert found is not None
    left, top, image = found
    assert (left, top, image.width(), image.height()) == (0, 0, *map(round, view))
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(-1, rgb.bytesPerLine())
    pixels = lines[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).copy()
    return pixels if picture.scan.pixels.ndim == 3 else pixels[:, :, 0]


@pytest.mark.parametrize(
    ("pixels", "display"),
    [
        (ramp("u1", 0, 255), DisplayTransform()),
        (ramp("u2", 0, 4095), DisplayTransform(voi=(Window(2000, 900),), inverse=True)),
        (ramp("i2", -1024, 3071), DisplayTransform(Rescale(1, -24), (Window(40, 400),))),
        (ramp("i1", -128, 127), DisplayTransform(full_range=(-128, 127))),
        (ramp("u2", 0, 300), DisplayTransform(voi=(Window(150, 300),), padding=(0, 50))),
        (
            ramp("u2", 0, 300),
            DisplayTransform(voi=(Lut(10, np.arange(0, 256, dtype=np.uint16), 8),)),
        ),
    ],
)
@pytest.mark.parametrize("invert", [False, True])
def test_what_is_painted_is_the_display_transform(
    pixels: NDArray[Any], display: DisplayTransform, invert: bool
) -> None:
    scan = scan_of(pixels, display)
    if invert:
        display = DisplayTransform(
            display.modality,
            display.voi,
            not display.inverse,
            display.padding,
            display.full_range,
        )
    expected = np.rint(display.present(pixels) * 255).astype(np.uint8)
    np.testing.assert_array_equal(levels(Picture(scan), invert=invert), expected)


@pytest.mark.parametrize("dtype", ["f4", "i4", "u4"])
def test_wide_types_are_within_one_grey_level(dtype: str) -> None:
    pixels = ramp(dtype, 0, 100_000)
    if dtype == "f4":
        pixels[0, 0] = np.nan
    scan = scan_of(pixels, DisplayTransform(full_range=(0, 100_000)))
    expected = np.rint(scan.display.present(pixels) * 255)
    assert np.abs(levels(Picture(scan)).astype(float) - expected).max() <= 1


def test_colour_is_shown_as_it_is() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (31, 45, 3), dtype=np.uint8)
    scan = scan_of(pixels, colour=True)
    np.testing.assert_array_equal(levels(Picture(scan)), pixels)


@pytest.mark.parametrize("dtype", ["u2", "i2"])
def test_small_levels_are_averages(dtype: str) -> None:
    pixels = np.random.default_rng(0).integers(-500, 500, (512, 768)).astype(np.int32)
    if dtype == "u2":
        pixels += 500
    stored = pixels.astype(dtype)
    low, high = float(stored.min()), float(stored.max())
    scan = scan_of(stored, DisplayTransform(full_range=(low, high)))
    picture = Picture(scan)
    level = picture.level_for(0.26)
    assert level == 1
    assert picture.shape(level) == (256, 384)
    mean = pixels.reshape(256, 2, 384, 2).mean(axis=(1, 3))
    expected = (mean - low) / (high - low) * 255
    assert np.abs(levels(picture, scale=0.5) - expected).max() <= 1.0


def test_padding_does_not_bleed_into_small_levels() -> None:
    pixels = np.full((256, 256), 1000, np.uint16)
    pixels[:, 129:] = 65535  # padding begins within a pair of columns
    scan = scan_of(pixels, DisplayTransform(voi=(Window(500, 1000),), padding=(65535, 65535)))
    found = levels(Picture(scan), scale=0.5)
    assert set(np.unique(found)) == {0, 255}
    assert found[0, 64] == 255


def test_padding_does_not_bleed_between_pixels_that_are_enlarged() -> None:
    pixels = np.full((40, 60), 1000, np.uint16)
    pixels[:, 31:] = 65535
    scan = scan_of(pixels, DisplayTransform(voi=(Window(500, 1000),), padding=(65535, 65535)))
    assert set(np.unique(levels(Picture(scan), scale=3.0))) == {0, 255}


def test_values_between_two_pixels_lie_between_theirs() -> None:
    pixels = np.zeros((40, 60), np.uint16)
    pixels[:, 30:] = 200
    scan = scan_of(pixels, DisplayTransform(full_range=(0, 255)))
    row = levels(Picture(scan), scale=4.0)[80]
    # Middles of screen pixels are eighths of a pixel apart from those of the picture's.
    assert row[116:124].tolist() == [0, 0, 25, 75, 125, 175, 200, 200]


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("quarters", range(4))
def test_turns_are_those_of_the_array(quarters: int, mirrored: bool) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (48, 72), dtype=np.uint8)
    expected = np.rot90(np.fliplr(pixels) if mirrored else pixels, -quarters)
    found = levels(Picture(scan_of(pixels)), turn=Turn(quarters, mirrored))
    np.testing.assert_array_equal(found, expected)


@pytest.fixture
def view(qtbot: QtBot) -> ScanView:
    view = ScanView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    qtbot.waitExposed(view)
    view.show_scan(scan_of(ramp("u2", 0, 4095, (400, 300)), DisplayTransform(full_range=(0, 4095))))
    return view


def test_left_drag_is_window_level_and_reversible(view: ScanView) -> None:
    start = as_window(view.voi)
    drag(view, _LEFT, (300, 250), (400, 250))
    wider = as_window(view.voi)
    assert wider.width > start.width
    assert wider.centre == start.centre
    view.reset()
    before = view.grab().toImage().pixelColor(300, 250).lightness()
    drag(view, _LEFT, (300, 250), (300, 150))
    assert view.grab().toImage().pixelColor(300, 250).lightness() > before
    view.reset()
    drag(view, _LEFT, (300, 250), (420, 90), (10, 480), (300, 250))
    assert view.voi == start


def test_up_is_brighter_for_inverted_pictures_too() -> None:
    window = Window(100, 50)
    brighter = dragged(window, 0, -100, inverse=True)
    value = np.array([100.0])
    assert 1 - brighter.apply(value) > 1 - window.apply(value)


def test_middle_and_right_drag_pan_and_zoom(view: ScanView) -> None:
    before = view.transform
    drag(view, Qt.MouseButton.MiddleButton, (300, 250), (340, 230))
    assert view.transform.scale == before.scale
    assert view.transform.centre.x == pytest.approx(before.centre.x - 40 / before.scale)
    view.fit()
    drag(view, _RIGHT, (300, 250), (300, 150))
    assert view.transform.scale > before.scale
    assert not view.transform.fitted


def test_a_plain_right_click_asks_for_the_menu(qtbot: QtBot, view: ScanView) -> None:
    before = view.transform
    with qtbot.waitSignal(view.menu_wanted, timeout=1000):
        drag(view, _RIGHT, (300, 250), (301, 251))
    assert view.transform == before


def test_the_tool_in_hand_takes_the_left_button(view: ScanView) -> None:
    window = view.voi
    view.set_tool(Tool.PAN)
    drag(view, _LEFT, (300, 250), (340, 230))
    assert view.voi == window
    assert not view.transform.fitted


def _wheel(view: ScanView, notches: int, modifier: Qt.KeyboardModifier) -> None:
    at = QPointF(200, 180)
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_wheel_steps_and_with_control_zooms_at_the_pointer(
    qtbot: QtBot, view: ScanView
) -> None:
    with qtbot.waitSignal(view.stepped, timeout=1000) as stepped:
        _wheel(view, -1, Qt.KeyboardModifier.NoModifier)
    assert stepped.args == [1]
    size = Size(view.width(), view.height())
    held = view.transform.to_picture(Point(200, 180), size)
    _wheel(view, 2, Qt.KeyboardModifier.ControlModifier)
    assert view.transform.to_picture(Point(200, 180), size) == pytest.approx(held)


def test_the_heat_map_is_locked_to_pan_and_zoom(view: ScanView) -> None:
    values = np.zeros((4, 3), np.float32)
    values[1, 1] = 1
    assert view.scan is not None
    view.set_show(Show(heat=True))
    area = covered(None, Size(300, 400))
    view.set_heat(Heat(ActivationMap("thing", values), area))

    def hottest() -> tuple[float, float]:
        image = view.grab().toImage()
        best = max(
            ((x, y) for x in range(0, 600, 4) for y in range(60, 440, 4)),
            key=lambda place: image.pixelColor(*place).saturation(),
        )
        at = view.transform.to_picture(Point(*best), Size(600, 500))
        return at.x, at.y

    before = hottest()
    assert before == pytest.approx((150, 150), abs=45)
    drag(view, Qt.MouseButton.MiddleButton, (300, 250), (350, 280))
    view.zoom_by(1.5)
    assert hottest() == pytest.approx(before, abs=30)
    view.fit()

    def colour(x: float, y: float) -> tuple[int, int, int]:
        at = view.transform.to_view(Point(x, y), Size(600, 500))
        found = view.grab().toImage().pixelColor(round(at.x), round(at.y))
        return found.red(), found.green(), found.blue()

    places = [(150, 150), (120, 180), (150, 300), (200, 110)]
    upright = [colour(*place) for place in places]
    view.turn(Turn(1, mirrored=True))
    assert np.abs(np.array([colour(*place) for place in places]) - upright).max() <= 12


def test_a_padding_recipe_covers_a_square_around_the_picture() -> None:
    area = covered(Recipe(fit="pad"), Size(200, 100))
    assert (area.x(), area.y(), area.width(), area.height()) == pytest.approx((0, -50, 200, 200))
    assert covered(Recipe(), Size(200, 100)).height() == 100


def test_the_files_windows_come_first_then_those_of_the_modality() -> None:
    own = Window(50, 350, label="ABDOMEN")
    scan = scan_of(ramp("i2", -1000, 1000), DisplayTransform(voi=(own,)), modality="CT")
    offered = choices(scan)
    assert offered[0].voi is own
    assert offered[0].own
    assert [choice.label.split("  ")[0] for choice in offered[1:5]] == [
        "Soft tissue",
        "Lung",
        "Bone",
        "Brain",
    ]
