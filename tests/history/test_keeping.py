"""What is put into the history comes out of it, is found, counted and forgotten."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.record import Content, Record
from app.domain.verdict import Decided, Impression
from app.history import asking, keeping, purging, worklists
from app.history.asking import Filter
from app.history.opening import open_to_write, to_ask
from app.history.place import Place
from tests.history.records import BRAIN, record, verdict


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "history")


@pytest.fixture
def database(place: Place) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(open_to_write(place)) as opened:
        yield opened


def found(database: sqlite3.Connection, **wanted: object) -> list[str]:
    """File names of the records a filter finds, the newest first."""
    return [r.content.path.name for r in asking.page(database, Filter(**wanted))]  # type: ignore[arg-type]


def test_a_record_comes_back_as_it_was_put_in(database: sqlite3.Connection) -> None:
    one = replace(record(1), sop_instance_uid="1.2.3.4.5")
    number = keeping.keep(database, one)
    assert asking.record(database, number) == replace(one, id=number)


def test_a_path_that_is_no_text_comes_back(database: sqlite3.Connection) -> None:
    path = Path(os.fsdecode(b"/scans/M\xfcller.dcm"))
    one = record(1)
    kept = replace(one, content=replace(one.content, path=path))
    number = keeping.keep(database, kept)
    assert asking.record(database, number) == replace(kept, id=number)
    assert found(database, text="ller") == [path.name]


def test_the_same_content_is_kept_once(database: sqlite3.Connection) -> None:
    one = record(1)
    assert keeping.keep(database, one) == keeping.keep(database, replace(one, at=5.0))
    changed = replace(one, content=replace(one.content, state="another"))
    assert keeping.keep(database, changed) != keeping.keep(database, one)
    assert asking.count(database, Filter()) == 2


def test_a_failure_gives_way_to_an_answer_and_not_the_reverse(
    database: sqlite3.Connection,
) -> None:
    failed, read = record(1, status="failed", model=None), record(1)
    number = keeping.keep(database, failed)
    assert keeping.keep(database, read) == number
    assert found(database, answer="failed") == []
    assert found(database, answer="positive") == ["IM-0001.dcm"]
    keeping.keep(database, failed)
    kept = asking.record(database, number)
    assert kept is not None
    assert kept.status == "classified"


def test_filters_and_words_find_together_what_each_finds(database: sqlite3.Connection) -> None:
    for number in range(6):
        keeping.keep(
            database,
            record(
                number,
                model=BRAIN if number % 2 else record(0).model,
                probability=0.9 if number < 3 else 0.1,
                uid=f"1.2.840.10008.{number}",
            ),
        )
    keeping.keep(database, record(6, status="refused", model=None))
    keeping.add_verdict(database, record(2).content, verdict("disagree"))
    names = [f"IM-000{number}.dcm" for number in range(7)]
    assert found(database) == names[::-1]
    assert found(database, bundle=("brain", "")) == [names[5], names[3], names[1]]
    assert found(database, bundle=("brain", "9.9")) == []
    assert found(database, bundle=("chest", "1.0.0"), answer="positive") == [names[2], names[0]]
    assert found(database, answer="no answer") == [names[6]]
    assert found(database, verdict="disagree") == [names[2]]
    assert found(database, verdict="none", answer="positive") == [names[1], names[0]]
    assert found(database, text="ward im dcm") == names[::-1]
    assert found(database, text="IM_0004") == [names[4]]
    assert found(database, text="ward nowhere") == []
    assert found(database, text="2", answer="positive") == [names[2]]
    assert found(database, text=" 1.2.840.10008.3 ") == [names[3]]
    assert found(database, text="1.2.840.10008.3", answer="positive") == []
    assert found(database, since=1_000_004.0) == [names[6], names[5], names[4]]
    assert found(database, since=1_000_001.0, until=1_000_003.0) == [names[2], names[1]]
    assert found(database, text="ward", until=1_000_001.0) == [names[0]]
    assert found(database, since=9e9) == []


@pytest.mark.parametrize("text", ['"', 'a"b OR c*', "NOT x", "AND", "* ^ : - ( )", "é²", "\0"])
def test_whatever_is_typed_is_words_and_no_query(database: sqlite3.Connection, text: str) -> None:
    keeping.keep(database, record(1))
    assert len(asking.page(database, Filter(text=text))) <= 1


def test_pages_follow_one_another_without_gap_or_overlap(database: sqlite3.Connection) -> None:
    for number in range(10):
        keeping.keep(database, record(number))
    for wanted in (Filter(), Filter(text="dcm")):
        pages, before = [], None
        while page := asking.page(database, wanted, before, size=4):
            pages.append([one.content.path.name for one in page])
            before = page[-1].id
        assert [len(page) for page in pages] == [4, 4, 2]
        assert [name for page in pages for name in page] == [
            f"IM-{number:04d}.dcm" for number in reversed(range(10))
        ]


def test_verdicts_follow_one_another_and_the_last_is_in_force(
    database: sqlite3.Connection,
) -> None:
    number = keeping.keep(database, record(1))
    first, second = verdict("disagree", comment="rib"), verdict("agree", at=2_000_001.0)
    assert keeping.add_verdict(database, record(1).content, first)
    assert keeping.add_verdict(database, record(1).content, second)
    kept = asking.record(database, number)
    assert kept is not None
    assert kept.verdicts == (first, second)
    assert found(database, verdict="disagree") == []
    assert found(database, verdict="agree") == ["IM-0001.dcm"]
    unknown = Content(Path("/nowhere"), 1, "", "", "")
    assert not keeping.add_verdict(database, unknown, first)


def test_agreement_counts_last_words_by_bundle_month_and_finding(
    database: sqlite3.Connection,
) -> None:
    november, december = 1_793_500_800.0, 1_796_092_800.0  # 2026-11-01 and 2026-12-01, UTC
    for number in range(4):
        keeping.keep(database, record(number))
    keeping.keep(database, record(4, model=BRAIN))
    blind = Impression(Decided("pneumonia", 0.8, True, 0.5, "balanced"), "absent", november)
    keeping.add_impression(database, record(0).content, blind)
    keeping.add_impression(database, record(3).content, blind)
    for number, said in (
        (0, verdict("disagree", at=november)),
        (0, verdict("agree", at=november + 1)),  # in its place
        (1, verdict("disagree", at=november)),
        (2, verdict("amend", positive=False, presence="present", at=december)),
        (4, verdict("agree", at=december)),
    ):
        keeping.add_verdict(database, record(number).content, said)
    brain, chest, later = asking.agreement(database)
    assert (brain.bundle, brain.month, brain.tally.agree) == ("brain", "2026-12", 1)
    assert (chest.version, chest.month, chest.finding) == ("1.0.0", "2026-11", "pneumonia")
    tally = chest.tally
    assert (tally.agree, tally.disagree, tally.amend) == (1, 1, 0)
    assert (tally.hits, tally.false_alarms, tally.misses, tally.clears) == (1, 1, 0, 0)
    assert (tally.blind_same, tally.blind_other, tally.kept, tally.changed) == (0, 2, 0, 1)
    assert (later.month, later.tally.amend, later.tally.misses) == ("2026-12", 1, 1)


# --- Purging ----------------------------------------------------------------------------------

SECRET = "QXSENTINELQX"


def secret_record(number: int) -> Record:
    return record(number, path=f"/scans/{SECRET}{number}/{SECRET}.dcm")


def holding(place: Place) -> list[str]:
    """Names of the files in which the word can still be found, in any case."""
    return [
        path.name
        for path in place.folder.iterdir()
        if SECRET.lower().encode() in path.read_bytes().lower()
    ]


def fill(place: Place) -> None:
    with contextlib.closing(open_to_write(place)) as database:
        for number in range(300):
            keeping.keep(database, secret_record(number) if number < 200 else record(number))
        keeping.add_verdict(
            database, secret_record(1).content, verdict("amend", comment=f"like {SECRET}")
        )
        worklists.extend(database, "w", [secret_record(1).content.path])
        keeping.keep(database, secret_record(1))
    (place.folder / "before-version-2.db").write_bytes(SECRET.encode())
    (place.folder / "damaged-20260101-000000-0.db").write_bytes(SECRET.encode())


def test_purging_all_leaves_no_byte_of_it(place: Place) -> None:
    fill(place)
    assert len(holding(place)) == 3
    assert purging.purge_all(place) == 300
    assert holding(place) == []
    with to_ask(place) as database:
        assert database is not None
        assert found(database) == []
        assert worklists.left_behind(database) == ()


def test_purging_what_is_older_leaves_the_rest_and_no_byte_of_the_older(place: Place) -> None:
    fill(place)
    assert purging.purge_before(place, 1_000_200.0) == 200
    assert holding(place) == ["damaged-20260101-000000-0.db"]
    with to_ask(place) as database:
        assert database is not None
        assert asking.count(database, Filter()) == 100
        assert len(asking.page(database, Filter(text="scans ward"), size=500)) == 100


def test_purging_one_leaves_the_others(place: Place) -> None:
    with contextlib.closing(open_to_write(place)) as database:
        number = keeping.keep(database, secret_record(1))
        other = keeping.keep(database, record(2))
    assert purging.purge_one(place, number) == 1
    assert purging.purge_one(place, number) == 0
    assert holding(place) == []
    with to_ask(place) as asked:
        assert asked is not None
        assert asking.record(asked, other) is not None


def test_purging_forgets_the_unfinished_folders_of_what_it_forgets(place: Place) -> None:
    roots = [Path("/scans/other"), Path(f"/scans/{SECRET}1"), Path(f"/disc-{SECRET}/DICOMDIR")]
    on_disc = record(7, path=f"/disc-{SECRET}/IMAGES/1")
    with contextlib.closing(open_to_write(place)) as database:
        worklists.look_through(database, "w", roots)
        worklists.extend(database, "w", [secret_record(1).content.path])
        numbers = [keeping.keep(database, one) for one in (secret_record(1), on_disc)]
    for number in numbers:
        purging.purge_one(place, number)
    assert holding(place) == []
    with to_ask(place) as asked:
        assert asked is not None
        assert worklists.left_behind(asked) == (worklists.Unfinished("w", 0, 0, (roots[0],)),)


# --- Worklists --------------------------------------------------------------------------------


def test_a_worklist_knows_what_was_not_looked_through(database: sqlite3.Connection) -> None:
    roots = [Path("/scans/a"), Path("/scans/b")]
    worklists.look_through(database, "one", roots)
    worklists.adopt(database, "one", "two")
    assert worklists.left_behind(database) == (worklists.Unfinished("two", 0, 0, tuple(roots)),)
    worklists.looked_through(database, "two", roots[:1])
    (left,) = worklists.left_behind(database)
    assert (left.roots, left.is_read) == ((roots[1],), False)
    worklists.looked_through(database, "two", roots)
    assert worklists.left_behind(database) == ()  # there was nothing in them


def test_what_was_taken_off_is_known_until_all_is_looked_through(
    database: sqlite3.Connection,
) -> None:
    root, paths = Path("/scans"), [Path(f"/scans/{number}.dcm") for number in range(4)]
    worklists.look_through(database, "one", [root])
    worklists.extend(database, "one", paths[:3])
    worklists.shorten(database, "one", [paths[0], paths[1], paths[3]])  # the last came and went
    worklists.extend(database, "one", [paths[1]])  # the reader opened it again
    worklists.adopt(database, "one", "two")
    (left,) = worklists.left_behind(database)
    assert (left.total, set(left.removed)) == (2, {paths[0], paths[3]})
    assert worklists.scans(database, "two") == (paths[1], paths[2])
    worklists.looked_through(database, "two", [root])
    (left,) = worklists.left_behind(database)
    assert (left.total, left.removed) == (2, ())
    worklists.shorten(database, "two", paths[1:3])
    assert worklists.left_behind(database) == ()


def test_a_worklist_keeps_its_order_and_what_was_read(database: sqlite3.Connection) -> None:
    paths = [record(number).content.path for number in (3, 1, 2)]
    worklists.extend(database, "one", paths[:2])
    worklists.extend(database, "one", [paths[0], paths[2]])
    keeping.keep(database, record(1))
    assert worklists.scans(database, "one") == tuple(paths)
    (left,) = worklists.left_behind(database)
    assert (left.id, left.total, left.read) == ("one", 3, 1)
    assert [r.content for r in worklists.records(database, "one")] == [record(1).content]
    worklists.forget(database, "one")
    assert worklists.left_behind(database) == ()
    assert asking.count(database, Filter()) == 1
