"""What the reader said, switched off or took away stays so: nothing is lost, nothing returns."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.analysis import ModelRef
from app.history import asking, purging, worklists
from app.history.asking import Filter
from app.history.opening import open_to_write, to_ask
from app.history.place import usual_place
from app.ui import settings
from app.ui.main_window import MainWindow
from app.ui.review.said import about
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    names = ("pneumonia.dcm", "normal.dcm", "normal.png")
    return [Path(shutil.copy(sample_path(name), tmp_path / name)) for name in names]


def listed(window: MainWindow) -> set[Path]:
    """The paths on the kept worklists once everything is written."""
    assert window.desk.keeper.flush(PATIENCE_MS / 1000)
    with to_ask(usual_place()) as database:
        assert database is not None
        found = worklists.left_behind(database)
        return {path for each in found for path in worklists.scans(database, each.id)}


def comments(window: MainWindow) -> list[str]:
    assert window.desk.keeper.flush(PATIENCE_MS / 1000)
    with to_ask(usual_place()) as database:
        assert database is not None
        return [v.comment for one in asking.pages(database, Filter()) for v in one.verdicts]


def test_what_was_switched_off_stays_off_the_next_day(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["keep-history"].setChecked(False)
    window.actions_["link"].setChecked(False)
    window.close()
    other = MainWindow(settings.load())
    qtbot.addWidget(other)
    assert not other.desk.keeper.on
    assert not other.comparison.link.on
    other.close()


def test_a_comment_is_kept_when_the_reader_goes_on_to_the_next_scan(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, *scans[:2])
    field = window.desk.verdicts.comment
    qtbot.keyClicks(field, "look again")
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.session.step(1 if window.session.current == 0 else -1)
    assert field.text() == ""
    assert comments(window) == ["look again"]


def test_a_comment_that_is_being_typed_is_not_taken_away(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, scans[0])
    field = window.desk.verdicts.comment
    qtbot.keyClicks(field, "half a w")
    window.session.operating_point_changed.emit()
    assert field.text() == "half a w"


def test_a_word_on_one_model_is_none_on_another(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    made: list[object] = []
    window.session.reading_made.connect(made.append)
    read(qtbot, window, scans[0])
    reading = made[-1]
    analysis = reading.analysis  # type: ignore[attr-defined]
    other = replace(reading, analysis=replace(analysis, model=ModelRef("own", "1", "0")))  # type: ignore[type-var]
    changed = replace(reading, file_state="another")  # type: ignore[type-var]
    keys = {about(each) for each in (reading, other, changed)}  # type: ignore[arg-type]
    assert len(keys) == 3


def test_blind_first_switched_off_and_on_again_withholds_what_was_not_looked_at(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    blind = window.actions_["blind-first"]
    blind.setChecked(True)
    read(qtbot, window, *scans[:2])
    rows = window.session.rows
    qtbot.waitUntil(lambda: rows.done == 2, timeout=PATIENCE_MS)
    blind.setChecked(False)
    blind.setChecked(True)
    other = 1 - (window.session.current or 0)
    reading = rows[other].reading
    assert reading is not None
    assert reading.status == "withheld"


def test_a_purge_lasts_although_its_scans_are_still_open(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, *scans)
    qtbot.waitUntil(lambda: window.session.rows.done == 3, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: listed(window) == set(scans), timeout=PATIENCE_MS)
    purging.purge_all(usual_place())
    keeper = window.desk.keeper
    keeper.worklist.keep_anew()
    keeper.worklist.write()
    assert listed(window) == set()


def test_what_was_removed_from_the_list_is_not_offered_again(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, *scans)
    qtbot.waitUntil(lambda: listed(window) == set(scans), timeout=PATIENCE_MS)
    gone = window.session.rows.index(scans[1])
    assert gone is not None
    window.session.remove([gone])
    qtbot.waitUntil(lambda: listed(window) == {scans[0], scans[2]}, timeout=PATIENCE_MS)
    window.session.remove(range(2))
    qtbot.waitUntil(lambda: listed(window) == set(), timeout=PATIENCE_MS)


def test_what_was_removed_does_not_come_back_with_its_folder(
    qtbot: QtBot, private_home: Path, scans: list[Path]
) -> None:
    with contextlib.closing(open_to_write(usual_place())) as database:
        worklists.look_through(database, "gone", [scans[0].parent])
        worklists.extend(database, "gone", scans[:2])
        worklists.shorten(database, "gone", scans[:1])
    window = MainWindow(settings.load())
    qtbot.addWidget(window)
    window.show()
    window.start()
    qtbot.waitUntil(window.desk.offer.isVisible, timeout=PATIENCE_MS)
    window.desk.offer.accept.click()
    rows = window.session.rows
    qtbot.waitUntil(lambda: len(rows) == 2, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not window.session.searching, timeout=PATIENCE_MS)
    assert {row.path for row in rows} == set(scans[1:])
    window.close()


def test_a_purge_takes_back_what_the_panel_says(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, scans[0])
    window.desk.judge("agree")
    history, verdicts = window.desk.history, window.desk.verdicts
    assert verdicts.opinion.buttons["agree"].isChecked()
    history.purge.confirmed.emit("all")
    agreed = verdicts.opinion.buttons["agree"]
    qtbot.waitUntil(lambda: not agreed.isChecked(), timeout=PATIENCE_MS)
    assert comments(window) == []


def test_what_was_cancelled_and_removed_is_left_to_nobody(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, scans[0])
    window.session.stop()
    window.session.open(scans[1:])
    window.session.cancel()
    window.session.remove(range(len(window.session.rows)))
    assert window.session.left_unread == 0
