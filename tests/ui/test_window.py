"""The window as a reader uses it: drop a scan, see it, read the answer."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui import figures, settings, words
from app.ui.look.theme import choose_font, dress
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, drag_over, drop, read


def texts(widget: QWidget) -> str:
    """Return every text that can be seen on a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def row_tone(window: MainWindow, index: int) -> str:
    reading = window.session.rows[index].reading
    return "" if reading is None else words.short(reading).tone


def ct_slice() -> Path:
    from pydicom.data import get_testdata_file

    return Path(str(get_testdata_file("CT_small.dcm", download=False)))


def test_dropping_a_scan_shows_it_and_then_the_answer(qtbot: QtBot, window: MainWindow) -> None:
    shown_first = []
    window.session.scan_read.connect(lambda _scan: shown_first.append("scan"))
    window.session.reading_made.connect(lambda _reading: shown_first.append("answer"))
    assert "Drop a scan" in texts(window)
    read(qtbot, window, sample_path("pneumonia.dcm"))
    assert shown_first == ["scan", "answer"]
    assert window.view.scan is not None
    reading = window.session.rows[0].reading
    assert reading is not None
    assert reading.analysis is not None
    finding = words.leading(reading.analysis.findings)
    assert finding is not None
    said = texts(window.findings)
    assert words.verdict(finding) in said
    assert words.against_threshold(finding) in said
    assert "In scope" in said
    assert window.view.heat is not None
    assert "Research use only. Not a medical device." in texts(window)
    assert "nothing leaves this computer unless you send it" in texts(window)


def test_the_scan_is_painted_before_any_model_answers(qtbot: QtBot, window: MainWindow) -> None:
    painted: list[bool] = []

    class Paints(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and window.view.scan is not None:
                painted.append(True)
            return False

    filtering = Paints()
    window.view.installEventFilter(filtering)
    by_then: list[int] = []
    window.session.reading_made.connect(lambda _reading: by_then.append(len(painted)))
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.view.removeEventFilter(filtering)
    assert by_then[0] >= 1


def test_the_windows_process_needs_no_tensorflow(qtbot: QtBot, window: MainWindow) -> None:
    imported_before = "tensorflow" in sys.modules  # other tests of this process may have
    read(qtbot, window, sample_path("normal.dcm"))
    assert ("tensorflow" in sys.modules) == imported_before


def test_dragging_says_what_dropping_will_do(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    drag_over(window, tmp_path)
    (overlay,) = [w for w in window.findChildren(QWidget) if "Drop to read" in w.accessibleName()]
    assert overlay.isVisible()
    assert tmp_path.name in overlay.accessibleName()


def test_a_refusal_is_a_calm_sentence_and_the_viewer_works(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, ct_slice())
    said = texts(window.findings)
    assert "No answer" in said
    assert "CT" in said
    assert row_tone(window, 0) == "no_answer"
    assert window.view.scan is not None
    assert window.actions_["invert"].isEnabled()


def test_a_file_that_is_no_scan_fails_in_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "notes.dcm"
    path.write_text("these are no pixels")
    read(qtbot, window, path)
    assert "Cannot be read" in texts(window.findings)
    assert "Traceback" not in texts(window)
    assert row_tone(window, 0) == "failed"
    assert window.view.scan is None
    assert not window.actions_["invert"].isEnabled()


def test_a_folder_becomes_a_worklist_and_nothing_is_skipped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for number in range(3):
        shutil.copy(sample_path("normal.dcm"), tmp_path / f"scan {number}.dcm")
    (tmp_path / "scan 9.dcm").write_bytes(b"")
    (tmp_path / "readme.txt").write_text("no scan")
    said = []
    window.session.said.connect(said.append)
    drop(window, tmp_path)
    rows = window.session.rows
    qtbot.waitUntil(lambda: len(rows) == 4 and rows.done == 4, timeout=PATIENCE_MS)
    tones = [row_tone(window, index) for index in range(4)]
    assert tones[3] == "failed"
    assert "failed" not in tones[:3]
    assert any("readme.txt" in sentence for sentence in said)
    assert "4 of 4 read" in texts(window.worklist)
    qtbot.keyClick(window.worklist.view, Qt.Key.Key_Down)
    assert window.session.current == 1


def test_a_folder_without_scans_is_explained(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.said, timeout=PATIENCE_MS) as said:
        drop(window, tmp_path)
    assert tmp_path.name in said.args[0]
    assert "Drop a scan" in texts(window)


def test_only_the_newest_wish_is_answered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.dcm" for number in range(6)]
    for path in paths:
        shutil.copy(sample_path("normal.dcm"), path)
    shown = []
    window.session.scan_read.connect(lambda scan: shown.append(scan.source.path.name))
    read(qtbot, window, *paths)
    shown.clear()
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS) as answer:
        for index in range(1, 6):
            window.session.show(index)
    assert answer.args[0].request.path == paths[5]
    assert shown == ["5.dcm"]
    # Those that were left before their answer are read in the background all the same.
    qtbot.waitUntil(lambda: window.session.rows.done == 6, timeout=PATIENCE_MS)


def test_stopping_a_run_leaves_rows_that_say_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for number in range(12):
        shutil.copy(sample_path("normal.dcm"), tmp_path / f"{number}.dcm")
    drop(window, tmp_path)
    rows = window.session.rows
    qtbot.waitUntil(lambda: len(rows) == 12, timeout=PATIENCE_MS)
    window.session.stop()
    stopped = [row for row in rows if row.state == "stopped"]
    assert stopped
    assert "Paused" in texts(window.worklist)
    window.session.resume()
    qtbot.waitUntil(lambda: rows.done == 12, timeout=PATIENCE_MS)


def test_the_heat_map_is_toggled_with_one_key(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.view.setFocus()
    without = window.view.grab().toImage()
    assert not window.view.show_what.heat, "at first it would hide anatomy"
    qtbot.keyClick(window.view, Qt.Key.Key_H)
    with_heat = window.view.grab().toImage()
    assert window.view.show_what.heat
    middle = with_heat.rect().center()
    assert any(
        with_heat.pixelColor(x, middle.y()).saturation() > 20
        and without.pixelColor(x, middle.y()).saturation() == 0
        for x in range(0, with_heat.width(), 7)
    )
    qtbot.keyClick(window.view, Qt.Key.Key_H)
    assert window.view.grab().toImage() == without


def test_another_operating_point_decides_again_without_a_new_pass(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    passes = []
    window.session.reading_made.connect(passes.append)
    reading = window.session.rows[0].reading
    assert reading is not None
    assert reading.analysis is not None
    manifest = window.session.models.manifest(reading.analysis.model)
    assert manifest is not None
    spec = next(spec for spec in manifest.findings if spec.operating_points)
    measured = manifest.metrics["test"]["findings"][spec.name]
    for point in spec.operating_points:
        window.session.set_operating_point(point.name)
        specificity = figures.ratio(measured[point.name]["specificity"][0])
        low, high = (figures.ratio(end) for end in measured[point.name]["specificity"][1:])
        said = f", specificity {specificity} ({low}–{high}), test set"
        assert said in texts(window.findings)
        assert figures.percent(point.threshold) in texts(window.findings)
    assert not passes


def test_what_was_set_up_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["identity"].setChecked(False)
    window.findings.heat.set_opacity(0.8)
    window.session.set_operating_point("high sensitivity")
    window.close()
    kept = settings.load()
    assert not kept.identity
    assert kept.heat_opacity == 0.8
    assert kept.operating_point == "high sensitivity"


def test_parts_put_into_a_painted_frame_have_the_programs_font(
    qtbot: QtBot, qapp: QApplication, private_home: Path
) -> None:
    qapp.setFont(QFont("Sans Serif"))  # as before the window is there
    qapp.setStyleSheet("")
    window = MainWindow(settings.load(), whole=False)
    qtbot.addWidget(window)
    window.show()
    qapp.processEvents()
    choose_font(qapp)
    window.assemble()
    dress(qapp)
    parts = [window.menuBar(), *window.findChildren(QLabel), *window.findChildren(QToolButton)]
    assert {tuple(part.font().families()) for part in parts} == {tuple(qapp.font().families())}
    assert len(qapp.font().families()) > 1  # Chinese ones too
    window.close()


def test_the_systems_key_closes_the_window_in_front_and_never_the_main_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open_library()
    qtbot.waitUntil(window.library.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.keyClick(window.library, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.library.isVisible(), timeout=PATIENCE_MS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()


def test_closing_at_once_leaves_nothing_behind(window: MainWindow) -> None:
    window.close()  # the fixture looks for what is left


def test_closing_takes_no_time(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    start = time.perf_counter()
    window.close()
    assert time.perf_counter() - start < 3


def test_every_command_can_be_reached_by_key_and_menu(qtbot: QtBot, window: MainWindow) -> None:
    in_menus = {
        action.objectName()
        for top in window.menuBar().actions()
        for action in top.menu().actions()  # type: ignore[union-attr]
    }
    for name, action in window.actions_.items():
        assert action.shortcuts(), name
        assert action.toolTip(), name
        # Presets stand in the menu of windows, as many as the scan has.
        assert name in in_menus or name.startswith("preset-"), name


def test_folding_full_screen_and_the_sheet_of_keys(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("normal.dcm"))
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Tab)
    assert not window.worklist.isVisible()
    assert not window.findings.isVisible()
    qtbot.keyClick(window.view, Qt.Key.Key_Tab)
    assert window.findings.isVisible()
    window.actions_["full-screen"].trigger()
    assert not window.toolbar.isVisible()
    assert window.footer.isVisible()
    window.actions_["full-screen"].trigger()
    assert window.toolbar.isVisible()
    window.actions_["keys"].trigger()
    assert window.keys_sheet.isVisible()
    assert "Heat map" in texts(window.keys_sheet)
    qtbot.keyClick(window.keys_sheet, Qt.Key.Key_Escape)
    assert not window.keys_sheet.isVisible()


def test_frames_are_stepped_through_and_keep_the_view(qtbot: QtBot, window: MainWindow) -> None:
    from pydicom.data import get_testdata_file

    path = Path(str(get_testdata_file("examples_ybr_color.dcm", download=False)))
    read(qtbot, window, path)
    assert window.session.frames > 1
    window.view.zoom_by(2.0)
    before = window.view.transform
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.view.stepped.emit(1)
    assert window.view.scan is not None
    assert window.view.scan.source.frame == 2
    assert window.view.transform == before
    assert window.session.current == 0


def test_the_reader_can_choose_the_model(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.models_menu.aboutToShow.emit()
    by_scan, *bundles = [a for a in window.models_menu.actions() if not a.isSeparator()]
    assert by_scan.isChecked()
    chest = next(action for action in bundles if "Paediatric" in action.text())
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS) as made:
        chest.trigger()
    assert made.args[0].request.model == "chest-xray-pneumonia"
    assert made.args[0].status == "classified"
