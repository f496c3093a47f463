"""What is asked of a node and what comes back, the same for DIMSE and DICOMweb."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.errors import NetworkError, UsageError

_UID = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*))+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which studies are looked for; what is empty is not asked about.

    Attributes:
        patient: Patient ID; "*" and "?" stand for letters, here and below.
        name: of the patient, as DICOM writes it: "Family^Given".
        date: of the study, "20261125", or "20261101-20261125"; either end may be open.
        modality: such as "CR".
        accession: number of the order.
        study: Study Instance UID.
    """

    patient: str = ""
    name: str = ""
    date: str = ""
    modality: str = ""
    accession: str = ""
    study: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """A study that a node has, in its own words; who the patient is among them.

    Attributes:
        instances: how many it says it has; None where it does not say.
    """

    uid: str
    patient_id: str = ""
    patient_name: str = ""
    date: str = ""
    modalities: tuple[str, ...] = ()
    accession: str = ""
    description: str = ""
    instances: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a file that was sent.

    Attributes:
        uid: SOP Instance UID; "" where the file states none.
        reason: why it was not stored, a sentence; None where it was.
        later: it was not stored for a reason that may pass: want of room, or a lost connection.
    """

    path: Path
    uid: str
    reason: str | None = None
    later: bool = False
    had: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a retrieval brought.

    Attributes:
        paths: of the instances that lie in the folder now.
        failed: how many the node could not give.
        by: how: "C-GET", "C-MOVE" or "WADO-RS".
    """

    paths: tuple[Path, ...]
    failed: int
    by: str


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, and how often is tried.

    Attributes:
        connect, reply: seconds until a connection stands, and until an answer comes.
        attempts: in all, for what may pass by itself (a time-out, a node that is busy).
        pause: seconds before the second attempt; it doubles.
    """

    connect: float = 10.0
    reply: float = 60.0
    attempts: int = 3
    pause: float = 1.0


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """Whoever asked does not want it any more."""


@dataclass(slots=True)
class Course:
    """How a task goes, for whoever watches: progress, and a way to end it.

    Attributes:
        tell: called with (done, of how many or None), from any thread.
    """

    tell: Callable[[int, int | None], None] = lambda _done, _total: None
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def check(self) -> None:
        """Raises: Cancelled."""
        if self._stop.is_set():
            raise Cancelled

    def pause(self, seconds: float) -> None:
        """Wait, but no longer than until it is cancelled. Raises: Cancelled."""
        if self._stop.wait(seconds):
            raise Cancelled


def is_uid(text: str) -> bool:
    return len(text) <= 64 and _UID.fullmatch(text) is not None


def date_range(text: str) -> str:
    """Return a day, or two with ".." between them, as DICOM writes it.

    Raises:
        UsageError: code ``bad_day``.
    """
    ends = [end.strip().replace("-", "") for end in text.split("..")]
    if re.fullmatch(r"\d{8}-\d{8}", text):
        ends = text.split("-")
    if (
        len(ends) > 2
        or not any(ends)
        or any(end and not re.fullmatch(r"\d{8}", end) for end in ends)
    ):
        raise _no_day(text)
    try:
        days = [datetime.strptime(end, "%Y%m%d").replace(tzinfo=UTC) for end in ends if end]
    except ValueError:
        raise _no_day(text) from None
    if days != sorted(days):
        raise UsageError("bad_day", f"“{text}” ends before it begins: the earlier day goes first.")
    return "-".join(ends)


def _no_day(text: str) -> UsageError:
    return UsageError(
        "bad_day", f"“{text}” is no day such as 2026-11-25, and no two with “..” between them."
    )


def is_full(status: int) -> bool:
    """Tell whether a status of C-STORE says that there is no room (PS3.4 table B.2-1)."""
    return 0xA700 <= status <= 0xA7FF


TRANSIENT = frozenset({"node_timeout", "node_refused", "node_busy", "node_lost"})
"""Codes of what may pass by itself, and is tried again."""


def again(attempt: Callable[[], object], patience: Patience, course: Course | None = None) -> None:
    """Call until it does not fail with what may pass, and as often as patience allows.

    Raises:
        NetworkError: of the last attempt.
        Cancelled: while it waited.
    """
    pause = patience.pause
    for left in range(patience.attempts - 1, -1, -1):
        try:
            attempt()
            return
        except NetworkError as error:
            if left == 0 or error.code not in TRANSIENT:
                raise
        (course or Course()).pause(pause)
        pause *= 2
