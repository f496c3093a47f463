"""What the window has done at a PACS, by a process of its own: see `app.services.errands`.

The window's own process never opens a connection. Its listener: `app.services.pacs_listening`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.network.nodes import load_nodes
from app.network.terms import Course, Wanted, date_range
from app.services import exchange
from app.services.pacs_listening import catch_up, listen

Tell = Callable[[Mapping[str, Any]], None]


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


ERRANDS: Mapping[str, Callable[[Sequence[str], Tell], dict[str, Any]]] = {
    "pacs-echo": echo,
    "pacs-find": find,
    "pacs-fetch": fetch,
    "pacs-send": send,
    "pacs-listen": listen,
    "pacs-catch-up": catch_up,
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
