"""Verdicts, blind-first reading and what is kept of them, as a reader meets them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.record import Record
from app.history import asking
from app.history.asking import Filter
from app.history.opening import to_ask
from app.history.place import usual_place
from app.ui.look.theme import apply_theme
from app.ui.main_window import MainWindow
from app.ui.words import Short
from app.ui.worklist.model import SHORT_ROLE
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    names = ("pneumonia.dcm", "normal.dcm")
    return [Path(shutil.copy(sample_path(name), tmp_path / name)) for name in names]


def kept(window: MainWindow) -> list[Record]:
    """What the history holds once everything is written, the newest first."""
    assert window.desk.keeper.flush(PATIENCE_MS / 1000)
    with to_ask(usual_place()) as database:
        return [] if database is None else list(asking.pages(database, Filter()))


def only(window: MainWindow) -> Record:
    (one,) = kept(window)
    return one


def texts(widget: QWidget) -> str:
    """Everything that stands on visible labels."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    window.view.setFocus()
    qtbot.keyClick(window, key)


def test_what_is_read_is_recorded_without_being_asked(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, *scans)
    qtbot.waitUntil(lambda: window.session.rows.done == 2, timeout=PATIENCE_MS)
    assert {one.content.path for one in kept(window)} == set(scans)
    assert {one.answer for one in kept(window)} == {"positive", "negative"}
    window.session.read_again()
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        pass
    assert len(kept(window)) == 2


def test_keys_and_buttons_give_verdicts_and_earlier_ones_are_kept(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, scans[0])
    place = window.desk.verdicts.opinion.geometry()
    press(qtbot, window, Qt.Key.Key_D)
    press(qtbot, window, Qt.Key.Key_D)  # to be sure, or held down: said once
    assert window.desk.verdicts.opinion.buttons["disagree"].isChecked()
    window.desk.verdicts.opinion.buttons["agree"].click()
    press(qtbot, window, Qt.Key.Key_E)
    assert len(only(window).verdicts) == 2  # to amend waits for what it is amended to
    press(qtbot, window, Qt.Key.Key_U)
    assert window.desk.verdicts.presence.buttons["unsure"].isChecked()
    assert "2 earlier kept" in texts(window.findings)
    assert window.desk.verdicts.opinion.geometry() == place  # nothing has jumped
    verdicts = only(window).verdicts
    assert [verdict.opinion for verdict in verdicts] == ["disagree", "agree", "amend"]
    assert [verdict.presence for verdict in verdicts] == [None, None, "unsure"]
    assert all(verdict.of.finding == "pneumonia" for verdict in verdicts)
    assert all(verdict.of.positive for verdict in verdicts)


def test_a_comment_is_kept_with_the_verdict_in_force(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, scans[0])
    press(qtbot, window, Qt.Key.Key_A)
    field = window.desk.verdicts.comment
    field.setFocus()
    qtbot.keyClicks(field, "and a rib")  # letters that are keys of commands elsewhere
    qtbot.keyClick(field, Qt.Key.Key_Return)
    last = only(window).verdicts[-1]
    assert (last.opinion, last.comment) == ("agree", "and a rib")
    assert len(only(window).verdicts) == 2


def test_what_was_said_is_shown_when_the_scan_comes_back_in_another_window(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    from app.ui import settings

    read(qtbot, window, scans[0])
    press(qtbot, window, Qt.Key.Key_D)
    assert window.desk.keeper.flush(PATIENCE_MS / 1000)
    other = MainWindow(settings.load())
    qtbot.addWidget(other)
    other.show()
    other.start([scans[0]])
    button = other.desk.verdicts.opinion.buttons["disagree"]
    qtbot.waitUntil(button.isChecked, timeout=PATIENCE_MS)
    other.close()


def test_a_verdict_is_on_the_scan_that_is_shown_and_on_no_other(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, *scans)
    press(qtbot, window, Qt.Key.Key_D)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.session.step(1 if window.session.current == 0 else -1)
    assert not window.desk.verdicts.opinion.buttons["disagree"].isChecked()
    said = {one.content.path.name: len(one.verdicts) for one in kept(window)}
    assert sorted(said.values()) == [0, 1]


def test_nothing_is_kept_while_no_history_is_wanted(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    window.actions_["keep-history"].setChecked(False)
    read(qtbot, window, scans[0])
    press(qtbot, window, Qt.Key.Key_A)
    assert window.desk.verdicts.opinion.buttons["agree"].isChecked()
    assert kept(window) == []


# --- Blind first ------------------------------------------------------------------------------


def answers(window: MainWindow) -> list[Short]:
    """The short answers in the rows of the worklist, whose headers have none."""
    model = window.worklist.view.model()
    found = [model.index(at, 0).data(SHORT_ROLE) for at in range(model.rowCount())]
    return [short for short in found if short is not None]


def shorts(window: MainWindow) -> set[str]:
    model = window.worklist.view.model()
    indices = [model.index(at, 0) for at in range(model.rowCount())]
    found = [index.data(SHORT_ROLE) for index in indices]
    tips = [str(index.data(Qt.ItemDataRole.ToolTipRole)) for index in indices]
    spoken = [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in indices]
    shown = [f"{each.tone} {each.status} {each.text}" for each in found if each is not None]
    return {*shown, *tips, *spoken}


def leaks(window: MainWindow) -> list[str]:
    """Wherever something of an answer can be seen, heard or taken along."""
    everything = [
        texts(window.findings),
        *shorts(window),
        *(each.accessibleName() for each in window.findings.findChildren(QWidget)),
        *(each.toolTip() for each in window.findings.findChildren(QWidget) if each.isVisible()),
        *(str(row.reading.analysis.findings) for row in window.session.rows if row.reading
          and row.reading.analysis and row.reading.analysis.findings),
    ]  # fmt: skip
    return [each for each in everything if "threshold" in each and "%" in each]


def test_blind_first_hides_the_answer_everywhere_until_an_impression_is_there(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    window.actions_["blind-first"].setChecked(True)
    window.actions_["heat-map"].setChecked(True)
    assert "answers are withheld" in texts(window.footer)
    read(qtbot, window, *scans)
    qtbot.waitUntil(lambda: window.session.rows.done == 2, timeout=PATIENCE_MS)
    assert leaks(window) == []
    assert window.view.heat is None
    assert "Your impression first" in texts(window.findings)
    # The rows are told in batches, a moment after the answers.
    qtbot.waitUntil(
        lambda: [short.status for short in answers(window)] == ["Answer withheld"] * len(scans),
        timeout=PATIENCE_MS,
    )
    press(qtbot, window, Qt.Key.Key_A)  # no verdict on what was not seen
    assert all(one.verdicts == () for one in kept(window))
    press(qtbot, window, Qt.Key.Key_X)
    assert "above threshold" in texts(window.findings) or "below threshold" in texts(
        window.findings
    )
    assert window.view.heat is not None
    assert "Before the answer: absent" in texts(window.findings)
    assert len([each for each in shorts(window) if "Answer withheld" in each]) > 0
    press(qtbot, window, Qt.Key.Key_D)
    said = [one for one in kept(window) if one.impressions]
    assert len(said) == 1
    (impression,) = said[0].impressions
    assert impression.presence == "absent"
    assert impression.of.positive == (said[0].answer == "positive")
    assert [verdict.opinion for verdict in said[0].verdicts] == ["disagree"]


def test_the_whole_answer_is_recorded_while_it_is_withheld(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    window.actions_["blind-first"].setChecked(True)
    read(qtbot, window, scans[0])
    assert only(window).answer == "positive"


def test_an_answer_that_was_seen_is_not_taken_away_again(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    read(qtbot, window, *scans)
    qtbot.waitUntil(lambda: window.session.rows.done == 2, timeout=PATIENCE_MS)
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.actions_["blind-first"].setChecked(True)
    assert "threshold" in texts(window.findings)
    assert sum("Answer withheld" in each for each in shorts(window)) > 0
    with qtbot.waitSignal(window.session.reading_made, timeout=PATIENCE_MS):
        window.actions_["blind-first"].setChecked(False)
    assert not any("Answer withheld" in each for each in shorts(window))


def test_blind_first_lasts_until_the_next_day(
    qtbot: QtBot, window: MainWindow, scans: list[Path]
) -> None:
    from app.ui import settings

    window.actions_["blind-first"].setChecked(True)
    window.close()
    other = MainWindow(settings.load())
    qtbot.addWidget(other)
    assert other.actions_["blind-first"].isChecked()
    assert other.session.withheld.on
    other.close()


def test_a_refusal_has_no_opinion_to_hide(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "broken.dcm"
    broken.write_bytes(sample_path("normal.dcm").read_bytes()[:900])
    window.actions_["blind-first"].setChecked(True)
    read(qtbot, window, broken)
    assert "Cannot be read" in texts(window.findings)


def test_the_form_asks_finding_by_finding(qtbot: QtBot, qapp: object) -> None:
    from app.ui.review.impression import ImpressionForm

    apply_theme(qapp, "dark")  # type: ignore[arg-type]
    form = ImpressionForm({"present": "Y", "absent": "X", "unsure": "U"})
    qtbot.addWidget(form)
    form.ask(["mass", "nodule", "effusion"])
    given: list[tuple[str, str]] = []
    form.given.connect(lambda finding, view: given.append((finding, view)))
    enough: list[bool] = []
    form.enough.connect(lambda: enough.append(True))
    form.give("absent")
    form.step()
    form.give("present")
    assert (given, enough) == ([("mass", "absent"), ("effusion", "present")], [])
    form.give("unsure")
    assert given[-1] == ("nodule", "unsure")
    assert enough == [True]


# --- When the history cannot be kept ----------------------------------------------------------


def test_a_damaged_history_is_set_aside_and_said_and_a_new_one_kept(
    qtbot: QtBot, private_home: Path, scans: list[Path]
) -> None:
    from app.ui import settings

    place = usual_place()
    place.make()
    place.database.write_bytes(b"this was never a history")
    window = MainWindow(settings.load())
    qtbot.addWidget(window)
    said: list[str] = []
    window.desk.keeper.said.connect(said.append)
    window.show()
    window.start([scans[0]])
    qtbot.waitUntil(lambda: any("set aside" in each for each in said), timeout=PATIENCE_MS)
    assert only(window).content.path == scans[0]
    assert [path.read_bytes() for path in place.damaged()] == [b"this was never a history"]
    window.close()


def test_without_a_place_for_it_the_window_reads_and_says_so(
    qtbot: QtBot, private_home: Path, scans: list[Path]
) -> None:
    from app.ui import settings

    usual_place().folder.write_text("a file where the folder should be")
    window = MainWindow(settings.load())
    qtbot.addWidget(window)
    said: list[str] = []
    window.desk.keeper.said.connect(said.append)
    window.show()
    window.start([scans[0]])
    qtbot.waitUntil(lambda: window.session.rows.done == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: any("cannot be written" in each for each in said), timeout=PATIENCE_MS)
    press(qtbot, window, Qt.Key.Key_A)
    assert window.desk.verdicts.opinion.buttons["agree"].isChecked()
    usual_place().folder.unlink()  # the place is free: what waited is written at the end
    window.close()
    with to_ask(usual_place()) as database:
        assert database is not None
        (one,) = asking.page(database, Filter())
        assert [each.opinion for each in one.verdicts] == ["agree"]
