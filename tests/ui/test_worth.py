"""What an answer is worth where the finding is as common as the reader says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.achieved import Achieved
from app.domain.finding import Estimate, Finding, OperatingPoint
from app.ui import settings
from app.ui.findings.worth import Worth, share
from app.ui.main_window import MainWindow
from app.ui.remembering import remember, restore

_POINT = OperatingPoint("balanced", 0.5, Estimate(0.9, 0.85, 0.94), Estimate(0.8, 0.75, 0.84))
_POSITIVE = Finding("pneumonia", 0.7, _POINT, positive=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10", 0.1),
        ("1/10", 0.1),
        ("1:10", 0.1),
        ("1 in 10", 0.1),
        ("3 in 10", 0.3),
        ("10 %", 0.1),
        ("10\N{NO-BREAK SPACE}%", 0.1),
        ("0,5%", 0.005),
        ("2.5", 0.4),
        ("2,50", 0.4),
        ("2,500", 1 / 2500),
        ("10,000", 1e-4),
        ("10.000", 1e-4),
        ("10 000", 1e-4),
        ("1 in 1,000,000", 1e-6),
        ("1.000 %", 0.01),  # no percentage is a thousand
    ],
)
def test_shares_as_people_write_them(typed: str, meant: float) -> None:
    assert share(typed) == pytest.approx(meant)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "ten", "1", "0", "0.5", "0,500", "-3", "100 %", "0 %", "nan", "inf", "1e3"),
        *("1 10", "1,00,000", "1,000.5", "1.000,000", "10 in 10", "1 in", "1 of 10", "%", "."),
    ],
)
def test_what_is_no_share(typed: str) -> None:
    assert share(typed) is None


@pytest.fixture
def worth(qtbot: QtBot) -> Worth:
    made = Worth()
    qtbot.addWidget(made)
    made.show_finding("chest", _POSITIVE)
    return made


def test_a_typed_number_says_how_often_each_answer_is_right(qtbot: QtBot, worth: Worth) -> None:
    assert "%" not in worth.positive.text()  # nothing is assumed before somebody types
    qtbot.keyClicks(worth.field, "10")
    # Of 1,000: 90 found, 180 false alarms, 720 cleared, 10 missed: 90/270 and 720/730.
    assert worth.positive.text().startswith("Above threshold: 33 % have it (")
    assert worth.negative.text().startswith("Below threshold: 99 % do not (")
    assert " to " in worth.positive.text()  # never without its interval
    assert "95 %" in worth.positive.toolTip()


def test_what_makes_no_sense_is_explained(qtbot: QtBot, worth: Worth) -> None:
    qtbot.keyClicks(worth.field, "ten")
    assert "“ten” is not understood" in worth.positive.text()
    assert worth.negative.text() == ""
    worth.field.clear()
    qtbot.keyClicks(worth.field, "0.5")
    assert "Type a number above 1" in worth.positive.text()
    assert worth.negative.text() == ""


def test_a_share_is_rewritten_as_the_field_reads(qtbot: QtBot, worth: Worth) -> None:
    qtbot.keyClicks(worth.field, "0,5 %")
    qtbot.keyClick(worth.field, Qt.Key.Key_Return)
    assert worth.field.text() == "200"


def test_thousands_are_rewritten_without_their_comma(qtbot: QtBot, worth: Worth) -> None:
    qtbot.keyClicks(worth.field, "2,500")
    qtbot.keyClick(worth.field, Qt.Key.Key_Return)
    assert worth.field.text() == "2500"


def test_the_figures_are_those_that_stand_for_the_point(qtbot: QtBot, worth: Worth) -> None:
    of = Achieved(Estimate(0.9, 0.85, 0.94), Estimate(0.5, 0.45, 0.55), "test")
    worth.show_finding("chest", _POSITIVE, of)
    qtbot.keyClicks(worth.field, "10")
    # Of 1,000: 90 found, 450 false alarms: 90/540.
    assert worth.positive.text().startswith("Above threshold: 17 % have it (")
    assert "on the test set" in worth.positive.toolTip()


def test_each_bundle_keeps_its_own(qtbot: QtBot, worth: Worth) -> None:
    qtbot.keyClicks(worth.field, "10")
    worth.show_finding("brain", _POSITIVE)
    assert worth.field.text() == ""
    qtbot.keyClicks(worth.field, "300")
    worth.show_finding("chest", _POSITIVE)
    assert worth.field.text() == "10"
    worth.show_finding("", None)
    assert not worth.field.isEnabled()
    assert worth.positive.text() == ""


def test_it_is_remembered_and_nonsense_forgotten(window: MainWindow) -> None:
    window.findings.answer.worth.set_typed({"chest/pneumonia": "10"})
    remember(window)
    window.settings = settings.load()
    window.findings.answer.worth.set_typed({})
    restore(window)
    assert dict(window.findings.answer.worth.typed) == {"chest/pneumonia": "10"}
    for nonsense in ("[1]", "not JSON", '{"a": 1}'):
        window.settings.prevalences = nonsense
        restore(window)
        assert dict(window.findings.answer.worth.typed) == {}
