"""Sending answers back, until they are there."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from app.errors import LightboxError
from app.network.ledger import Entry, Ledger
from app.network.nodes import Node, Nodes
from app.network.terms import Cancelled, Course
from app.services import exchange

_PAUSE_S, _LONGEST_S = 5.0, 300.0


class Outbox:
    """A thread that sends what the ledger has unsent, and tries again while the node is away."""

    def __init__(
        self, ledger: Ledger, folder: Path, nodes: Nodes, node: Node, say: Callable[[str], None]
    ) -> None:
        """Prepare it.

        Args:
            ledger: that has the answers.
            folder: where they lie; they are removed once they are sent.
            nodes: with our own name.
            node: to send to.
            say: takes a line for people.
        """
        self._ledger = ledger
        self._folder = folder
        self._nodes = nodes
        self._node = node
        self._say = say
        self._course = Course()
        self._new = threading.Event()
        self._new.set()
        self._thread = threading.Thread(target=self._run, daemon=True, name="lightbox-outbox")

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Say that there is something new."""
        self._new.set()

    def close(self) -> None:
        """End it; what is unsent is sent at the next start."""
        self._course.cancel()
        self._new.set()
        self._thread.join(10)

    def _run(self) -> None:
        pause, away = _PAUSE_S, False
        while not self._course.cancelled:
            self._new.wait()
            self._new.clear()
            try:
                for entry in self._ledger.unsent():
                    self._course.check()
                    self._send(entry)
            except Cancelled:
                return
            except LightboxError as error:
                if not away:
                    self._say(f"Answers wait. {error.message}")
                away = True
                with contextlib.suppress(Cancelled):
                    self._course.pause(pause)
                pause = min(2 * pause, _LONGEST_S)
                self._new.set()
            else:
                pause, away = _PAUSE_S, False

    def _send(self, entry: Entry) -> None:
        """Send an entry's answers; what the node will not have is said, and not tried again."""
        paths = [path for name in entry.answers if (path := self._folder / name).is_file()]
        for sent in exchange.send(self._nodes, self._node, paths, exchange.ONCE, self._course):
            if sent.reason is not None:
                self._say(f"An answer was not taken. {sent.reason}")
        self._ledger.mark_sent(entry.key)
        for path in paths:
            with contextlib.suppress(OSError):
                path.unlink()
