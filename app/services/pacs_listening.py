"""The window's listener, in a process of its own: see `app.services.errands`.

It tells, besides, where it listens and of each object that has arrived: ``{"listening": ADDRESS}``,
``{"arrived": PATH}``. The window answers by standard input, in lines of JSON, of each that has come
into its worklist: ``{"shown": PATH}``. What it has not said that of when it ends, however that may
be, is told again at its next start.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.errors import LightboxError
from app.network.keeping import Shelf
from app.network.ledger import Ledger
from app.network.nodes import load_nodes
from app.services.receiving import STATE, Intake, Plan, held, reading

Tell = Callable[[Mapping[str, Any]], None]

_GLANCE_S = 0.5
_MOST_WAITING = 10_000


def listen(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Listen until the window is gone.

    Args: JSON with "folder", "host", "allowed" and, for answers, "answer" and "kinds".
    """
    from app.network.callers import titles
    from app.network.listening import Listener, Rules

    nodes = load_nodes()
    wanted = json.loads(arguments[0])
    folder = Path(wanted["folder"])
    rules = Rules(nodes.ae_title, wanted["host"], nodes.port, titles(wanted["allowed"]))
    shelf = Shelf(folder)

    def say(line: str) -> None:
        tell({"said": line})

    def listening(intake: Intake, until: Callable[[], None]) -> None:
        with Listener(rules, intake.store, say) as listener:
            tell({"listening": f"{rules.host}:{listener.port}"})
            until()

    if not wanted.get("answer"):
        state = folder / STATE
        with held(state), contextlib.closing(Ledger(state / "ledger.db")) as ledger:
            owing = _Owing(ledger, tell, say)

            def settle(uid: str) -> None:
                ledger.note(uid)  # what the window has had is not answered some other day
                ledger.settle(uid)

            owing.hear(settle)
            intake = Intake(shelf, say, owing.hand_on)
            owed = ledger.owed()
            for path in shelf.waiting():
                if path.stem in owed or path.stem not in ledger:
                    owing.hand_on(path.stem, path)
            listening(intake, _wait_for_parent)
        return {}
    plan = Plan(folder / STATE, answer=nodes.find(wanted["answer"]), kinds=tuple(wanted["kinds"]))
    with reading(plan, lambda _record, _line: None, say) as arrivals:
        owing = _Owing(arrivals.ledger, tell, say)

        def take(uid: str, path: Path) -> None:
            owing.hand_on(uid, path)
            arrivals.offer(uid, path)

        def run() -> None:
            threading.Thread(target=_stop_with_parent, args=(arrivals.stop,), daemon=True).start()
            arrivals.run()

        owing.hear(arrivals.ledger.settle)
        intake = Intake(shelf, say, take, lambda: arrivals.waiting, _MOST_WAITING)
        owed = arrivals.ledger.owed()
        for path in shelf.waiting():
            if path.stem in owed:
                owing.hand_on(path.stem, path)
            arrivals.offer(path.stem, path)  # a window may have it, and nobody have answered it
        listening(intake, run)
    return {}


def catch_up(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Tell, as ``{"unshown": [PATH …]}``, of what a listener took and no window has shown.

    It ends once the window has said of all of it that it has come into the worklist.

    Args: the folder.
    """
    folder = Path(arguments[0])
    state = folder / STATE
    with held(state), contextlib.closing(Ledger(state / "ledger.db")) as ledger:
        owed = ledger.owed()
        left = {path.stem: path for path in Shelf(folder).waiting() if path.stem in owed}
        if left:
            tell({"unshown": [str(path) for path in left.values()]})
            for uid in _shown():
                ledger.settle(uid)
                ledger.note(uid)
                left.pop(uid, None)
                if not left:
                    break
    return {}


class _Owing:
    """Tells the window of what arrives, and remembers it until the window has it."""

    def __init__(self, ledger: Ledger, tell: Tell, say: Callable[[str], None]) -> None:
        self._ledger = ledger
        self._tell = tell
        self._say = say

    def hand_on(self, uid: str, path: Path) -> None:
        """Tell of an object, once it is remembered. Raises: LightboxError, ``bad_ledger``."""
        self._ledger.owe(uid)
        self._tell({"arrived": str(path)})

    def hear(self, settle: Callable[[str], None]) -> None:
        """Hear from now on, on a thread, what the window has."""

        def heed() -> None:
            for uid in _shown():
                try:
                    settle(uid)
                except LightboxError as error:  # it will be shown once more
                    self._say(error.message)

        threading.Thread(target=heed, daemon=True).start()


def _shown() -> Iterator[str]:
    """Yield the SOP Instance UIDs of what the window says it has, until it is gone."""
    for line in sys.stdin:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            yield Path(json.loads(line)["shown"]).stem


def _wait_for_parent() -> None:
    over = threading.Event()
    _stop_with_parent(over.set)


def _stop_with_parent(stop: Callable[[], object]) -> None:
    """Stop once the window's process is gone; where that cannot be seen, the window kills us."""
    parent = os.getppid()
    while sys.platform == "win32" or os.getppid() == parent:
        time.sleep(_GLANCE_S)
    stop()
