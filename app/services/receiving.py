"""What a listener or a watched folder needs around it: who reads, who remembers, who answers."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import UsageError
from app.network.keeping import Shelf
from app.network.ledger import Ledger
from app.network.listening import DUPLICATE, OTHERWISE, OUT_OF_RESOURCES, STORED, receive
from app.network.nodes import Node, load_nodes
from app.paths import hold
from app.services.arrivals import Arrivals, How
from app.services.library import open_library
from app.services.lines_file import LinesFile, left_over
from app.services.outbox import Outbox
from app.services.pool import ReaderPool

if TYPE_CHECKING:
    from app.services.answering import Kind
    from app.services.shapes import RecordShape

STATE = ".lightbox"
"""The folder, in that of the scans, where it is kept what was read."""

_ROOM_S = (
    10.0  # that a sender is kept waiting for room in the queue, before it is told there is none
)
_GLANCE_S = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done with what arrives.

    Attributes:
        state: the folder where it is kept what was read.
        model, operating_point: to read with; None for what the scan or the bundle says.
        answer: the node to send answers to; None for none.
        kinds: of answers.
        lines: a file of records.
        workers: processes that read.
        frame: to read, from 1; None for every one.
    """

    state: Path
    model: str | None = None
    operating_point: str | None = None
    answer: Node | None = None
    kinds: tuple[Kind, ...] = ()
    lines: Path | None = None
    workers: int = 1
    frame: int | None = 1


@contextlib.contextmanager
def held(state: Path) -> Iterator[None]:
    """Have a folder to ourselves. Raises: UsageError, code ``in_use``."""
    state.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # mkdir's mode is the last one's
    state.mkdir(mode=0o700, exist_ok=True)
    try:
        lock = hold(state / "in-use")
    except OSError as error:
        raise UsageError(
            "in_use",
            f"Another Lightbox is at work on “{state.parent}”, or the folder is read-only. Close "
            "the other one, or name another folder.",
        ) from error
    with lock:
        yield


@contextlib.contextmanager
def reading(
    plan: Plan, tell: Callable[[RecordShape, str], None], say: Callable[[str], None]
) -> Iterator[Arrivals]:
    """Open what reads and remembers; it is closed afterwards. Begin while there is one thread.

    Args:
        plan: of it.
        tell: takes each record, and its line of JSON, where they go into no file.
        say: takes a line for people.

    Raises:
        UsageError: an unknown model, or a folder that another process works on.
        LightboxError: code ``bad_ledger``.
        OSError: the file of records cannot be written.
    """
    if plan.model is not None:
        open_library().find(plan.model)  # said now, not with every scan
    with contextlib.ExitStack() as stack:
        stack.enter_context(held(plan.state))
        pool = ReaderPool(plan.workers, fork=True)
        stack.callback(pool.close)
        pool.start()  # now, while this process has one thread and may be copied
        ledger = Ledger(plan.state / "ledger.db")
        stack.callback(ledger.close)
        if plan.lines is not None:
            lines = LinesFile(plan.lines, ledger)
            stack.callback(lines.close)
            tell = _to(lines.write)
        else:
            left_over(ledger, tell)
        answers = plan.state / "answers"
        wake: Callable[[], None] = _nothing
        if plan.answer is not None:
            # Now: two threads that import it at a time meet modules that are half made.
            import_module("pynetdicom")
            outbox = Outbox(ledger, answers, load_nodes(), plan.answer, say)
            stack.callback(outbox.close)
            outbox.start()
            wake = outbox.wake
        how = How(plan.model, plan.operating_point, plan.kinds, answers, plan.frame)
        yield Arrivals(pool, plan.workers, ledger, how, tell, say, wake)


class Intake:
    """Puts what is sent on the disk, and hands it on to be read; for `Listener`."""

    def __init__(
        self,
        shelf: Shelf,
        say: Callable[[str], None],
        offer: Callable[[str, Path], object],
        waiting: Callable[[], int] = lambda: 0,
        most: int = 1,
    ) -> None:
        """Prepare it, and the folder.

        Args:
            shelf: where objects are kept; nobody else may be at work on it.
            say: takes a line for people.
            offer: takes the SOP Instance UID and the path of what arrived.
            waiting: tells how many wait to be read.
            most: that may.

        Raises:
            OSError: the folder cannot be made.
        """
        self._shelf = shelf
        self._say = say
        self._offer = offer
        self._waiting = waiting
        self._most = most
        shelf.prepare()
        shelf.clear()

    def store(self, event: Any) -> int:
        """Handle a C-STORE; returns its status. Raises: OSError where there is no room."""
        until = time.monotonic() + _ROOM_S
        while self._waiting() >= self._most:
            if time.monotonic() > until:
                self._say("An object was not taken, since too many wait to be read.")
                return OUT_OF_RESOURCES
            time.sleep(_GLANCE_S)
        status, uid = receive(event, self._shelf)
        if uid is not None:
            self._offer(uid, self._shelf.path(uid))
        elif status != STORED:
            self._say_why(str(event.assoc.requestor.ae_title).strip(), status)
        return status

    def _say_why(self, sender: str, status: int) -> None:
        if status == DUPLICATE:
            self._say(
                f"An object of “{sender}” was not taken ({status:#06x}): another one is kept under "
                "its SOP Instance UID."
            )
        elif status == OTHERWISE:
            self._say(
                f"An object of “{sender}” was not taken ({status:#06x}): it says in itself that it "
                "is another one than was announced."
            )
        else:
            self._say(
                f"An object of “{sender}” was not taken ({status:#06x}): what names it is no UID."
            )


def _to(write: Callable[[str], None]) -> Callable[[RecordShape, str], None]:
    return lambda _record, line: write(line)


def _nothing() -> None:
    pass
