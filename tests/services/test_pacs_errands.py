"""The window's listener, by the process that the window starts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.network.ledger import Ledger
from app.network.nodes import DimseNode, Nodes, save_nodes
from app.services import exchange
from tests.network.counterparts import free_port
from tests.network.objects import scan


@contextmanager
def listening(folder: Path) -> Iterator[tuple[int, list[str]]]:
    """Have one, which is killed afterwards; yields its port, and what came before it listened."""
    wanted: dict[str, Any] = {"folder": str(folder), "host": "127.0.0.1", "allowed": ["SENDER"]}
    command = [sys.executable, "-m", "app", "errand", "--", "pacs-listen", json.dumps(wanted)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        arrived = []
        try:
            for line in process.stdout:
                event = json.loads(line)
                if "listening" in event:
                    break
                arrived.append(Path(event["arrived"]).stem)
            yield int(event["listening"].split(":")[1]), arrived
        finally:
            process.kill()


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
        node = DimseNode(name="lightbox", ae_title="LIGHTBOX", host="127.0.0.1", port=port)
        (sent,) = exchange.send(Nodes(ae_title="SENDER"), node, [tmp_path / "later.dcm"])
        assert sent.reason is None
    with listening(folder) as (_, arrived):
        assert arrived == []
    ledger = Ledger(folder / ".lightbox" / "ledger.db")
    assert uid in ledger
    assert later in ledger
    assert [ledger.unwritten(), ledger.unsent()] == [[], []]
    ledger.close()
