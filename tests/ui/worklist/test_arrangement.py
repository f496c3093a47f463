"""Sorting, filtering and searching, as values; distances worked out by hand."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from app.domain.analysis import Analysis, ModelRef
from app.domain.finding import Estimate, Finding, OperatingPoint
from app.domain.placement import Placement
from app.domain.reading import Reading, Request
from app.domain.scan import Facts, Source
from app.ui.reading.rows import Rows
from app.ui.reading.sharing import Sharing
from app.ui.reading.walk import Walk
from app.ui.worklist.arrangement import Arrangement, Keep
from app.ui.worklist.lines import Header, Layout
from app.ui.worklist.standing import UNREAD, Standings, distance, standing
from tests.ui.worklist.answers import classified, failed, finding, refused

ANSWERS = (
    classified("certain", finding(0.95, 0.5)),  # nine tenths of the way from 0.5 to 1
    classified("barely", finding(0.55, 0.5), warned=True),  # a tenth of it
    classified("low bar", finding(0.40, 0.1)),  # a third of the way from 0.1 to 1
    classified("clear", finding(0.05, 0.5)),
    classified("nearly", finding(0.45, 0.5)),
    classified("undecided", finding(0.99, None)),
    refused("refused"),
    failed("failed"),
)


def worklist(*answers: Reading | str) -> tuple[Rows, Standings]:
    """Return rows with their answers; a text is a row that was not read."""
    rows = Rows()
    standings = Standings(lambda _model: None)
    for answer in answers:
        path = Path(answer) if isinstance(answer, str) else answer.request.path
        rows.append([path])
        if isinstance(answer, Reading):
            rows.finish(len(rows) - 1, answer)
            standings.note(rows[len(rows) - 1])
    standings.renew()
    return rows, standings


def shown(rows: Rows, standings: Standings, arrangement: Arrangement, named: bool = True) -> str:
    """Return the names of the rows that are shown, in their order."""
    laid = Layout().lay_out(rows, arrangement, standings.of, named=named)
    return ", ".join(rows[line].path.name for line in laid.lines if isinstance(line, int))


def test_the_most_suspicious_stands_first_and_what_was_not_read_last() -> None:
    rows, standings = worklist("waiting", *reversed(ANSWERS))
    assert shown(rows, standings, Arrangement("suspicion")) == (
        "certain, low bar, barely, nearly, clear, undecided, refused, failed, waiting"
    )


def test_the_likeliest_stands_first() -> None:
    rows, standings = worklist(*ANSWERS)
    assert shown(rows, standings, Arrangement("likelihood")) == (
        "undecided, certain, barely, nearly, low bar, clear, refused, failed"
    )


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ("above", "certain, barely, low bar"),
        ("below", "clear, nearly"),
        ("no_answer", "refused"),
        ("failed", "failed"),
        ("unread", "waiting"),
        ("warned", "barely"),
    ],
)
def test_filters(keep: Keep, expected: str) -> None:
    rows, standings = worklist(*ANSWERS, "waiting")
    assert shown(rows, standings, Arrangement(keep=keep)) == expected


def test_distances_are_shares_of_the_way_to_certainty() -> None:
    assert distance(0.75, 0.5) == pytest.approx(0.5)
    assert distance(0.25, 0.5) == pytest.approx(-0.5)
    assert distance(1.0, 1.0) == 0.0


def test_of_several_findings_the_farthest_counts_and_the_likeliest_positive_is_said() -> None:
    several = classified("x", finding(0.6, 0.5), finding(0.3, 0.1, "nodule"))
    assert standing(several).distance == pytest.approx(2 / 9)  # 0.2 of the 0.9 above 0.1
    assert standing(several).likelihood == 0.6
    lowered = standing(several, {"mass": 0.7, "nodule": 0.4})
    assert (lowered.group, lowered.likelihood) == ("below", 0.6)
    assert lowered.distance == pytest.approx(-0.1 / 0.7)


def test_withheld_answers_stand_all_alike() -> None:
    hidden = Reading(Request(Path("x")), analysis=Analysis("withheld", None, None))
    assert standing(hidden) == standing(hidden)
    assert standing(hidden).group == "undecided"


def test_answers_that_come_later_move_nothing_until_the_order_is_renewed() -> None:
    rows, standings = worklist("first", ANSWERS[3])
    by_suspicion = Arrangement("suspicion")
    assert shown(rows, standings, by_suspicion) == "clear, first"
    rows.finish(0, classified("first", finding(0.9, 0.5)))
    standings.note(rows[0])
    assert standings.stale
    assert shown(rows, standings, by_suspicion) == "clear, first"
    standings.renew()
    assert shown(rows, standings, by_suspicion) == "first, clear"
    standings.note(rows[0])
    assert not standings.stale, "the same answer once more changes nothing"


def studies() -> tuple[Rows, Standings]:
    rows, standings = worklist("b1", "a1", "b2", "c1")
    for name, uid, patient, date in (
        ("b1", "2", "Brandt^Otto", "20240105"),
        ("b2", "2", "Brandt^Otto", "20240105"),
        ("a1", "1", "adler^Rosa", "20230101"),
        ("c1", "3", "", "2024.03.01"),
    ):
        where = Placement(uid, f"{uid}.1", patient_name=patient, study_date=date, modality="CR")
        rows.place({Path(name): where})
    return rows, standings


def test_studies_go_by_name_and_by_date_and_stay_together() -> None:
    rows, standings = studies()
    assert shown(rows, standings, Arrangement()) == "b1, b2, a1, c1"
    assert shown(rows, standings, Arrangement("name")) == "a1, b1, b2, c1"
    assert shown(rows, standings, Arrangement("date")) == "c1, b1, b2, a1"
    # What may not be read may not be told by the order either.
    for order in ("name", "date"):
        assert shown(rows, standings, Arrangement(order), named=False) == "b1, b2, a1, c1"  # type: ignore[arg-type]


def test_search_looks_at_names_only_while_they_are_shown() -> None:
    rows, standings = studies()
    assert shown(rows, standings, Arrangement(text="otto BRANDT")) == "b1, b2"
    assert shown(rows, standings, Arrangement(text="brandt b2")) == "b2"
    assert shown(rows, standings, Arrangement(text="brandt"), named=False) == ""
    assert shown(rows, standings, Arrangement(text="b2"), named=False) == ""
    assert shown(rows, standings, Arrangement(text="scan 2"), named=False) == "a1"
    assert shown(rows, standings, Arrangement(text="cr"), named=False) == "b1, b2, a1, c1"


def test_a_study_shows_how_many_of_its_scans_are_left_and_folds() -> None:
    rows, _ = studies()
    layout = Layout()
    laid = layout.lay_out(rows, Arrangement(text="b2"), lambda _row: UNREAD, named=True)
    assert isinstance(laid.lines[0], Header)
    assert laid.lines[0].said.text == "CR · 1 of 2 scans"
    folded = layout.lay_out(
        rows, Arrangement(), lambda _row: UNREAD, named=True, folded={("2", "")}
    )
    assert [isinstance(line, Header) for line in folded.lines] == [True, True, False, True, False]
    assert folded.order == [0, 2, 1, 3]
    assert folded.kept == 4


def test_walking_passes_over_what_is_hidden() -> None:
    walk = Walk()
    walk.set([4, 2, 0, 3, 1], {4, 3, 1})
    assert [walk.beside(4, 1), walk.beside(4, 2), walk.beside(4, 9)] == [3, 1, 1]
    assert walk.beside(2, 1) == 3  # hidden itself
    assert walk.beside(2, -1) == 4
    assert walk.beside(4, -1) is None
    assert (walk.end(last=False), walk.end(last=True)) == (4, 1)


def test_removed_rows_leave_the_others_as_they_were() -> None:
    rows, _ = studies()
    rows.finish(3, failed("c1"))
    rows.remove([0, 1])
    assert [(row.path.name, row.number) for row in rows] == [("b2", 3), ("c1", 4)]
    assert [study.uid for study in rows.studies] == ["2", "3"]
    assert rows.index(Path("c1")) == 1
    assert rows.done == 1


def test_readings_of_a_long_list_share_what_they_have_in_common() -> None:
    path = Path("/scans/1.png")
    point = OperatingPoint("balanced", 0.5, Estimate(0.9, 0.8, 1.0), Estimate(0.9, 0.8, 1.0))
    mass = Finding("mass", 0.7, point, positive=True)
    whole = Analysis("classified", None, ModelRef("chest", "1", "0"), findings=(mass,))
    one = Reading(Request(path, 2), None, whole, Source(path, "PNG", 2, 3), Facts("CR"))
    sharing = Sharing()
    first, second = (sharing.slim(pickle.loads(pickle.dumps(one)), path) for _ in range(2))
    assert first.request == second.request == one.request
    assert first.source == second.source == one.source
    assert first.analysis is not None
    assert second.analysis is not None
    assert first.analysis.findings == second.analysis.findings == whole.findings
    assert first.analysis.model is second.analysis.model
    assert first.analysis.findings[0].operating_point is second.analysis.findings[0].operating_point
    assert first.facts is second.facts
    assert first.source is not None
    assert first.request.path is second.request.path is first.source.path is path
