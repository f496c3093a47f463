"""Answers on their way to a PACS that is full, refuses, or ends the connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.network.ledger import Entry, Ledger
from app.network.nodes import DimseNode, Nodes
from app.services.outbox import Outbox
from tests.network.objects import scan
from tests.network.pacs import pacs
from tests.network.receiving import until

STORED, FULL, REFUSED = 0x0000, 0xA701, 0xC000


@contextmanager
def ledger_of(folder: Path, *names: str) -> Iterator[Ledger]:
    """A ledger with one entry, whose answers have these names and lie in ``folder/answers``."""
    (folder / "answers").mkdir()
    for name in names:
        scan(folder / "answers" / name)
    ledger = Ledger(folder / "ledger.db")
    ledger.enter(Entry("key", "{}", names))
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def sending(
    ledger: Ledger, folder: Path, node: DimseNode, say: Callable[[str], None]
) -> Iterator[None]:
    outbox = Outbox(ledger, folder / "answers", Nodes(), node, say, pause=0.05)
    outbox.start()
    try:
        yield
    finally:
        outbox.close()


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.dcm"))


def test_a_pacs_that_is_full_gets_each_answer_later_and_keeps_what_it_took(tmp_path: Path) -> None:
    statuses, asked, said = [FULL, STORED, FULL, STORED], [], []

    def store(event: Any) -> int:
        asked.append(str(event.request.AffectedSOPInstanceUID))
        return statuses[len(asked) - 1]

    with (
        ledger_of(tmp_path, "a.dcm", "b.dcm") as ledger,
        pacs(store) as node,
        sending(ledger, tmp_path, node, said.append),
    ):
        until(lambda: ledger.unsent() == [], lambda: f"{asked} {said}")
    assert [asked[0] == asked[2] == asked[3], len(set(asked)), len(asked)] == [True, 2, 4]
    assert len(said) == 1
    assert "has no room" in said[0]
    assert left(tmp_path / "answers") == []


def test_an_answer_that_is_refused_for_good_is_kept_and_the_next_is_sent(tmp_path: Path) -> None:
    statuses, said = [REFUSED, STORED], []
    with (
        ledger_of(tmp_path, "a.dcm", "b.dcm") as ledger,
        pacs(lambda _event: statuses.pop(0)) as node,
        sending(ledger, tmp_path, node, said.append),
    ):
        until(lambda: ledger.unsent() == [], lambda: str(said))
    assert [left(tmp_path / "answers"), left(tmp_path / "refused")] == [[], ["a.dcm"]]
    assert "was not taken" in said[0]


def test_a_pacs_that_hangs_up_between_two_answers_gets_the_second_later(tmp_path: Path) -> None:
    asked, said = [], []

    def store(event: Any) -> int:
        asked.append(str(event.request.AffectedSOPInstanceUID))
        if len(asked) in (1, 2):
            event.assoc.abort()
        return STORED

    with (
        ledger_of(tmp_path, "a.dcm", "b.dcm") as ledger,
        pacs(store) as node,
        sending(ledger, tmp_path, node, said.append),
    ):
        until(lambda: ledger.unsent() == [], lambda: f"{asked} {said}")
    assert len(set(asked)) == 2
    assert left(tmp_path / "answers") == []
