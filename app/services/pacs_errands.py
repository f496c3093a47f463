"""What the window has done at a PACS, by a process of its own: see `app.services.errands`.

The window's own process never opens a connection. A listener tells, besides, where it listens and
of each object that has arrived: ``{"listening": ADDRESS}``, ``{"arrived": PATH}``.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.network.nodes import load_nodes
from app.network.terms import Course, Wanted, date_range
from app.services import exchange

Tell = Callable[[Mapping[str, Any]], None]

_GLANCE_S = 0.5


def echo(arguments: Sequence[str], _tell: Tell) -> dict[str, Any]:
    """Args: a node's name."""
    nodes = load_nodes()
    node = nodes.find(arguments[0])
    exchange.echo(nodes, node)
    return {"where": node.where}


def find(arguments: Sequence[str], _tell: Tell) -> dict[str, Any]:
    """Args: a node's name, `Wanted` as JSON, and how many at most."""
    nodes = load_nodes()
    asked = json.loads(arguments[1])
    if asked.get("date"):
        asked["date"] = date_range(asked["date"])
    limit = int(arguments[2])
    found = exchange.find(nodes, nodes.find(arguments[0]), Wanted(**asked), limit)
    return {"studies": [asdict(study) for study in found], "more": len(found) >= limit}


def fetch(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Args: a node's name, the folder, and Study Instance UIDs; each has a folder of its own."""
    nodes = load_nodes()
    node, folder = nodes.find(arguments[0]), Path(arguments[1])
    folders, count, failed = [], 0, 0
    for uid in arguments[2:]:
        told = _Told(tell)
        got = exchange.fetch(nodes, node, uid, folder / uid, course=Course(told))
        count += len(got.paths)
        failed += got.failed
        folders.append(str(folder / uid))
    return {"folders": folders, "count": count, "failed": failed}


def send(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Args: a node's name, and files."""
    nodes = load_nodes()
    paths = [Path(path) for path in arguments[1:]]
    tell({"stage": "sending", "total": len(paths)})
    reasons = []
    for sent in exchange.send(nodes, nodes.find(arguments[0]), paths):
        tell({"advance": 1})
        if sent.reason is not None:
            reasons.append(sent.reason)
    return {"sent": len(paths) - len(reasons), "reasons": reasons}


def listen(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Listen until the window is gone.

    Args: JSON with "folder", "host", "port", "allowed" and, for answers, "answer" and "kinds".
    """
    from app.network.keeping import Shelf
    from app.network.ledger import Ledger
    from app.network.listening import Listener, Rules
    from app.services.receiving import STATE, Intake, Plan, held, reading

    nodes = load_nodes()
    wanted = json.loads(arguments[0])
    folder = Path(wanted["folder"])
    rules = Rules(nodes.ae_title, wanted["host"], nodes.port, tuple(wanted["allowed"]))
    shelf = Shelf(folder)

    def say(line: str) -> None:
        tell({"said": line})

    def arrived(path: Path) -> None:
        tell({"arrived": str(path)})

    def listening(intake: Intake, until: Callable[[], None]) -> None:
        with Listener(rules, intake.store, say) as listener:
            tell({"listening": f"{rules.host}:{listener.port}"})
            until()

    if not wanted.get("answer"):
        state = folder / STATE
        with held(state), contextlib.closing(Ledger(state / "ledger.db")) as ledger:

            def hand_on(uid: str, path: Path) -> None:
                arrived(path)
                ledger.note(uid)  # what the window has had is not answered some other day

            intake = Intake(shelf, say, hand_on)
            for path in shelf.waiting():
                if path.stem not in ledger:
                    hand_on(path.stem, path)
            listening(intake, _wait_for_parent)
        return {}
    plan = Plan(folder / STATE, answer=nodes.find(wanted["answer"]), kinds=tuple(wanted["kinds"]))
    with reading(plan, lambda _record, _line: None, say) as arrivals:

        def take(uid: str, path: Path) -> None:
            arrivals.offer(uid, path)
            arrived(path)

        def run() -> None:
            threading.Thread(target=_stop_with_parent, args=(arrivals.stop,), daemon=True).start()
            arrivals.run()

        intake = Intake(shelf, say, take, lambda: arrivals.waiting, 10_000)
        for path in shelf.waiting():
            if arrivals.offer(path.stem, path):
                arrived(path)
        listening(intake, run)
    return {}


ERRANDS: Mapping[str, Callable[[Sequence[str], Tell], dict[str, Any]]] = {
    "pacs-echo": echo,
    "pacs-find": find,
    "pacs-fetch": fetch,
    "pacs-send": send,
    "pacs-listen": listen,
}


class _Told:
    """Tells how many have come as `errands` has it: the total first, then one more at a time."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._total: int | None = -1
        self._done = 0

    def __call__(self, done: int, total: int | None) -> None:
        if total != self._total:
            self._total = total
            self._tell({"stage": "fetching", "total": total or 0})
            self._done = 0
        if done > self._done:
            self._tell({"advance": done - self._done})
            self._done = done


def _wait_for_parent() -> None:
    over = threading.Event()
    _stop_with_parent(over.set)


def _stop_with_parent(stop: Callable[[], object]) -> None:
    """Stop once the window's process is gone; where that cannot be seen, the window kills us."""
    parent = os.getppid()
    while sys.platform == "win32" or os.getppid() == parent:
        time.sleep(_GLANCE_S)
    stop()
