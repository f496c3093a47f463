"""The history as a reader meets it: found, opened again, counted, written to a file, forgotten."""

from __future__ import annotations

import contextlib
import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.domain.record import RecordedFinding
from app.domain.verdict import Decided, Impression
from app.history import keeping
from app.history.opening import open_to_write
from app.history.place import usual_place
from app.ui.history.window import HistoryWindow
from app.ui.history.words import withheld
from app.ui.main_window import MainWindow
from tests.conftest import sample_path
from tests.history.records import BRAIN, record, verdict
from tests.ui.conftest import PATIENCE_MS, read

DAY_S = 86_400.0


@pytest.fixture
def filled(private_home: Path) -> None:
    """250 records of 1970, of two models; three judged, one of them blind before."""
    with contextlib.closing(open_to_write(usual_place())) as database:
        for number in range(250):
            model = BRAIN if number % 2 else record(0).model
            one = record(number, model=model, probability=0.9 if number < 10 else 0.1)
            keeping.keep(database, replace(one, sop_instance_uid="1.2.826.0.1", patient="ab12"))
        for number, opinion in ((0, "agree"), (2, "disagree"), (4, "agree")):
            keeping.add_verdict(database, record(number).content, verdict(opinion))  # type: ignore[arg-type]
        before = Impression(Decided("pneumonia", 0.9, True, 0.5, "balanced"), "absent", 1.0)
        keeping.add_impression(database, record(2).content, before)


@pytest.fixture
def history(filled: None, qtbot: QtBot, window: MainWindow) -> HistoryWindow:
    with qtbot.waitSignal(window.session.models_ready, timeout=PATIENCE_MS):
        pass
    window.actions_["history"].trigger()
    opened = window.desk.history
    qtbot.waitUntil(lambda: opened.model.rowCount() == 100, timeout=PATIENCE_MS)
    return opened


def column(history: HistoryWindow, number: int) -> list[str]:
    model = history.model
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def names(history: HistoryWindow) -> list[str]:
    return column(history, 1)


def status(history: HistoryWindow) -> str:
    return "\n".join(each.text() for each in history.findChildren(QLabel) if each.isVisible())


def choose(box: object, data: object) -> None:
    """Choose an entry of a box as a reader does."""
    entries = [n for n in range(box.count()) if box.itemData(n) == data]  # type: ignore[attr-defined]
    box.setCurrentIndex(entries[0])  # type: ignore[attr-defined]
    box.activated.emit(entries[0])  # type: ignore[attr-defined]


def test_the_newest_stand_first_and_more_come_by_scrolling(
    qtbot: QtBot, history: HistoryWindow
) -> None:
    assert names(history)[0] == "IM-0249.dcm"
    history.table.scrollToBottom()
    qtbot.waitUntil(lambda: history.model.rowCount() == 200, timeout=PATIENCE_MS)
    history.table.scrollToBottom()
    qtbot.waitUntil(lambda: history.model.rowCount() == 250, timeout=PATIENCE_MS)
    assert len(set(names(history))) == 250
    qtbot.waitUntil(lambda: "250 records" in status(history), timeout=PATIENCE_MS)


def test_typing_searches_and_filters_narrow(qtbot: QtBot, history: HistoryWindow) -> None:
    line = history.narrowing
    qtbot.keyClicks(line.text, "im_000")
    expected = [f"IM-{number:04d}.dcm" for number in reversed(range(10))]
    qtbot.waitUntil(lambda: names(history) == expected, timeout=PATIENCE_MS)
    choose(line.bundle, ("brain", "0.3.0"))
    qtbot.waitUntil(lambda: len(names(history)) == 5, timeout=PATIENCE_MS)
    choose(line.bundle, None)
    choose(line.verdict, "disagree")
    qtbot.waitUntil(lambda: names(history) == ["IM-0002.dcm"], timeout=PATIENCE_MS)
    assert column(history, 3) == ["Disagree"]
    assert column(history, 4) == ["Absent"]
    choose(line.age, 7)
    qtbot.waitUntil(lambda: "Nothing that fits" in status(history), timeout=PATIENCE_MS)


def test_agreement_is_counted_by_bundle_finding_and_month(
    qtbot: QtBot, history: HistoryWindow
) -> None:
    history.page.buttons["agreement"].click()
    table = history.agreement.table
    qtbot.waitUntil(lambda: table.topLevelItemCount() == 1, timeout=PATIENCE_MS)
    top = table.topLevelItem(0)
    assert top is not None
    assert top.text(0) == "Pneumonia · chest 1.0.0 (cccccccc)"
    assert (top.text(1), top.text(2), top.text(7)) == ("3", "67 % (21–94)", "0 / 1")
    assert top.child(0).text(0) == "1970-01"
    assert "1970-01: 67 % (3)" in history.agreement.chart.accessibleName()
    assert "no proof" in status(history)


def test_a_scan_is_opened_again_and_one_that_is_gone_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    scan = Path(shutil.copy(sample_path("normal.dcm"), tmp_path / "scan.dcm"))
    read(qtbot, window, scan)
    history = window.desk.history
    window.actions_["history"].trigger()
    qtbot.waitUntil(lambda: names(history) == ["scan.dcm"], timeout=PATIENCE_MS)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        qtbot.keyClick(history.table, Qt.Key.Key_Return)
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)  # the scan is seen
    scan.unlink()
    history.open_again.click()
    qtbot.waitUntil(lambda: "not where it was" in status(history), timeout=PATIENCE_MS)


def test_the_frame_that_was_answered_is_opened_again(
    qtbot: QtBot, window: MainWindow, cine_file: Path
) -> None:
    read(qtbot, window, cine_file)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.cine.go_to(3)
    window.session.remove([0])
    window.actions_["history"].trigger()
    history = window.desk.history
    expected = ["cine.dcm, frame 3", "cine.dcm"]
    qtbot.waitUntil(lambda: names(history) == expected, timeout=PATIENCE_MS)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        history.open_again.click()
    assert window.view.scan is not None
    assert window.view.scan.source.frame == window.cine.frame == 3
    assert window.frame_bar.isVisible()


def test_an_answer_of_several_findings_is_withheld_until_all_were_spoken_of() -> None:
    whole = replace(
        record(1),
        findings=tuple(
            RecordedFinding(name, 0.8, True, "balanced", 0.5, part_of)
            for name, part_of in (("mass", None), ("oedema", None), ("lobar", "mass"))
        ),
    )
    said = tuple(Impression(Decided(name, 0.8, True), "absent") for name in ("mass", "oedema"))
    assert withheld(replace(whole, impressions=said[:1])).findings == ()
    assert withheld(replace(whole, impressions=said[:1])).status == "withheld"
    assert withheld(replace(whole, impressions=said)) == replace(whole, impressions=said)


def test_what_is_forgotten_is_confirmed_in_place_first(
    qtbot: QtBot, history: HistoryWindow
) -> None:
    choose(history.purge.what, "one")
    history.purge.ask.click()
    assert "cannot be undone" in status(history)
    history.purge.keep.click()
    history.purge.ask.click()
    history.purge.confirm.click()
    qtbot.waitUntil(lambda: names(history)[:1] == ["IM-0248.dcm"], timeout=PATIENCE_MS)
    choose(history.purge.what, "365")
    history.purge.ask.click()
    history.purge.confirm.click()
    qtbot.waitUntil(lambda: "249 records were forgotten" in status(history), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: names(history) == [], timeout=PATIENCE_MS)


def test_an_export_holds_what_is_wanted(
    qtbot: QtBot, history: HistoryWindow, tmp_path: Path
) -> None:
    choose(history.narrowing.verdict, "agree")
    qtbot.waitUntil(lambda: len(names(history)) == 2, timeout=PATIENCE_MS)
    history.export_to(tmp_path / "out.jsonl")
    qtbot.waitUntil(lambda: "2 records were written" in status(history), timeout=PATIENCE_MS)
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [line["verdicts"][0]["opinion"] for line in lines] == ["agree", "agree"]
    history.export_to(tmp_path / "nowhere" / "out.csv")
    qtbot.waitUntil(lambda: "could not be written" in status(history), timeout=PATIENCE_MS)


def test_no_name_is_shown_or_exported_while_names_are_hidden(
    qtbot: QtBot, window: MainWindow, history: HistoryWindow, tmp_path: Path
) -> None:
    window.actions_["identity"].setChecked(False)
    model = history.model
    cells = [
        str(model.index(row, number).data(role))
        for row in range(model.rowCount())
        for number in range(model.columnCount())
        for role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
    ]
    assert not any("IM-" in cell or "ward" in cell for cell in cells)
    history.export_to(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: "250 records" in status(history), timeout=PATIENCE_MS)
    with (tmp_path / "out.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 250
    assert not any("ward" in value for row in rows for value in row.values())
    assert {(row["sop_instance_uid"], row["patient"]) for row in rows} == {("", "")}


def test_an_export_never_takes_another_files_place(
    qtbot: QtBot, history: HistoryWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.csv").write_text("somebody's own")
    chosen = (str(tmp_path / "out"), "Comma-separated values (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_options: chosen)
    history.export.click()
    qtbot.waitUntil(lambda: "written to “out 2.csv”" in status(history), timeout=PATIENCE_MS)
    assert (tmp_path / "out.csv").read_text() == "somebody's own"
    assert len((tmp_path / "out 2.csv").read_text().splitlines()) == 251


def test_blind_first_withholds_answers_here_too(
    qtbot: QtBot, window: MainWindow, history: HistoryWindow, tmp_path: Path
) -> None:
    window.actions_["blind-first"].setChecked(True)
    assert all("Withheld" in answer for answer in column(history, 2))
    assert not history.narrowing.answer.isEnabled()
    choose(history.narrowing.verdict, "disagree")
    qtbot.waitUntil(lambda: names(history) == ["IM-0002.dcm"], timeout=PATIENCE_MS)
    assert "threshold" in column(history, 2)[0]  # the reader has spoken of it
    choose(history.narrowing.verdict, None)
    history.export_to(tmp_path / "out.jsonl")
    qtbot.waitUntil(lambda: "written" in status(history), timeout=PATIENCE_MS)
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    told = [line["path"] for line in lines if line["findings"]]
    assert len(told) == 3


def test_a_damaged_history_is_said_here_and_the_window_lives(
    qtbot: QtBot, history: HistoryWindow
) -> None:
    place = usual_place()
    place.database.write_bytes(b"no database" * 1000)
    for companion in place.companions()[1:]:
        companion.unlink(missing_ok=True)
    history.narrowing.changed.emit()
    qtbot.waitUntil(lambda: "The history is damaged" in status(history), timeout=PATIENCE_MS)


def test_the_other_windows_are_a_key_away(
    qtbot: QtBot, window: MainWindow, history: HistoryWindow
) -> None:
    qtbot.waitUntil(history.isActiveWindow, timeout=PATIENCE_MS)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(history.narrowing.text, Qt.Key.Key_M, both)
    library = window.library
    qtbot.waitUntil(library.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.keyClick(library, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(history.isActiveWindow, timeout=PATIENCE_MS)
