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

REFUSED = "refused"
"""The folder, beside that of the answers, of those that a node will not have."""

_PAUSE_S, _LONGEST_S = 5.0, 300.0


class Outbox:
    """A thread that sends what the ledger has unsent, and tries again while the node is away."""

    def __init__(
        self,
        ledger: Ledger,
        folder: Path,
        nodes: Nodes,
        node: Node,
        say: Callable[[str], None],
        pause: float = _PAUSE_S,
    ) -> None:
        """Prepare it.

        Args:
            ledger: that has the answers.
            folder: where they lie; they are removed once they are sent. What the node refuses is
                kept beside it.
            nodes: with our own name.
            node: to send to.
            say: takes a line for people.
            pause: seconds before the second attempt; it doubles.
        """
        self._ledger = ledger
        self._folder = folder
        self._nodes = nodes
        self._node = node
        self._say = say
        self._pause = pause
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
        pause, away = self._pause, False
        while not self._course.cancelled:
            self._new.wait()
            self._new.clear()
            try:
                waits = self._send_all()
            except Cancelled:
                return
            except (LightboxError, OSError) as error:
                waits = str(error)
            except Exception as error:  # a fault of ours must not end what goes on day and night
                waits = f"They cannot be sent, by a fault of Lightbox ({type(error).__name__})."
            if not waits:
                pause, away = self._pause, False
                continue
            if not away:
                self._say(f"Answers wait. {waits}")
            away = True
            with contextlib.suppress(Cancelled):
                self._course.pause(pause)
            pause = min(2 * pause, _LONGEST_S)
            self._new.set()

    def _send_all(self) -> str:
        """Send all there is; returns why some of it waits, "" where none does."""
        waits = ""
        for entry in self._ledger.unsent():
            self._course.check()
            waits = self._send(entry) or waits
        return waits

    def _send(self, entry: Entry) -> str:
        """Send an entry's answers; returns why some of them wait, "" where none does.

        What the node will not have is said, kept apart, and not tried again.
        """
        paths = [path for name in entry.answers if (path := self._folder / name).is_file()]
        waits = ""
        for sent in exchange.send(self._nodes, self._node, paths, exchange.ONCE, self._course):
            if sent.later:
                waits = sent.reason or ""
            elif sent.reason is not None:
                kept = self._folder.with_name(REFUSED)
                kept.mkdir(mode=0o700, exist_ok=True)
                sent.path.replace(kept / sent.path.name)
                self._say(f"An answer was not taken, and is kept in “{kept}”. {sent.reason}")
            else:
                sent.path.unlink(missing_ok=True)
        if not waits:
            self._ledger.mark_sent(entry.key)
        return waits
