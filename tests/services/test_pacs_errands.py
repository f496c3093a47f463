"""The window's listener, by the process that the window starts."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.network.ledger import Ledger
from app.network.nodes import DimseNode, Nodes, save_nodes
from app.services import exchange
from tests.network.counterparts import free_port
from tests.network.objects import scan
from tests.network.receiving import until


@contextmanager
def listening(
    folder: Path, *, shown: bool = True, answer: str | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Have one, which is killed afterwards; yields its port, and what comes, as it comes.

    Args:
        folder: where what arrives is kept.
        shown: whether the window says that it has it.
        answer: a node to answer to.
    """
    wanted: dict[str, Any] = {"folder": str(folder), "host": "127.0.0.1", "allowed": ["SENDER"]}
    wanted |= {"answer": answer, "kinds": ["sr"]}
    command = [sys.executable, "-m", "app", "errand", "--", "pacs-listen", json.dumps(wanted)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        arrived: list[str] = []

        def heard(event: dict[str, Any]) -> None:
            if "arrived" in event:
                if shown:
                    assert process.stdin is not None
                    process.stdin.write(json.dumps({"shown": event["arrived"]}) + "\n")
                    process.stdin.flush()
                arrived.append(Path(event["arrived"]).stem)

        def hear(lines: Iterable[str]) -> None:
            for line in lines:
                heard(json.loads(line))

        try:
            for line in process.stdout:
                event = json.loads(line)
                heard(event)
                if "listening" in event:
                    break
            hearing = threading.Thread(target=hear, args=(process.stdout,), daemon=True)
            hearing.start()
            yield int(event["listening"].split(":")[1]), arrived
        finally:
            process.kill()
        hearing.join(60)


def owed(folder: Path) -> list[str]:
    """What a window has not been shown."""
    ledger = Ledger(folder / ".lightbox" / "ledger.db")
    try:
        return sorted(ledger.owed())
    finally:
        ledger.close()


def send(port: int, path: Path) -> None:
    node = DimseNode(name="lightbox", ae_title="LIGHTBOX", host="127.0.0.1", port=port)
    (sent,) = exchange.send(Nodes(ae_title="SENDER"), node, [path])
    assert sent.reason is None


def test_what_was_acknowledged_comes_into_the_worklist_once_and_is_answered_on_no_other_day(
    tmp_path: Path,
) -> None:
    save_nodes(Nodes(port=free_port()))
    folder = tmp_path / "received"
    folder.mkdir()
    uid = scan(tmp_path / "before.dcm")
    (tmp_path / "before.dcm").rename(folder / f"{uid}.dcm")  # of a process that was killed
    later = scan(tmp_path / "later.dcm")

    with listening(folder) as (port, arrived):
        assert arrived == [uid]
        send(port, tmp_path / "later.dcm")
        until(lambda: arrived == [uid, later] and owed(folder) == [], lambda: str(arrived))
    with listening(folder) as (_, arrived):
        assert arrived == []
    ledger = Ledger(folder / ".lightbox" / "ledger.db")
    assert uid in ledger
    assert later in ledger
    assert [ledger.unwritten(), ledger.unsent()] == [[], []]
    ledger.close()


@pytest.mark.parametrize("answer", [None, "away"])
def test_what_a_window_was_told_of_and_never_showed_is_told_again(
    answer: str | None, tmp_path: Path
) -> None:
    """As when the window is killed between its listener's word and its worklist."""
    away = DimseNode(name="away", ae_title="AWAY", host="127.0.0.1", port=free_port())
    save_nodes(Nodes(port=free_port(), nodes=(away,)))
    folder, uid = tmp_path / "received", scan(tmp_path / "a.dcm")
    with listening(folder, shown=False, answer=answer) as (port, arrived):
        send(port, tmp_path / "a.dcm")
        until(lambda: arrived == [uid], lambda: str(arrived))
        if answer:  # it is read meanwhile, which does not mean that anybody has seen it
            waits = folder / ".lightbox" / "answers"
            until(lambda: waits.is_dir() and bool(list(waits.iterdir())), lambda: "no answer")
    assert owed(folder) == [uid]
    with listening(folder, answer=answer) as (_, arrived):
        assert arrived == [uid]
        until(lambda: owed(folder) == [], lambda: str(arrived))
    with listening(folder, answer=answer) as (_, arrived):
        assert arrived == []
