"""A training run as its process tells of it and as the window shows it: orders, events, states."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, get_args

ORDER_NAME: Final = "order.json"
JOURNAL_NAME: Final = "journal.jsonl"
CONTROL_NAME: Final = "control.json"
RESULT_NAME: Final = "result.json"
LOCK_NAME: Final = "in-use"
"""Held by the run's process for as long as it lives; see `app.paths.hold`."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to train.

    Attributes:
        source: a folder with a folder per class, or a CSV with path, label, patient and split.
        title: of the model, as people read it.
        thorough: train the upper blocks of the network too; else a last layer on frozen features.
        exclusions: a CSV with path and reason: scans to leave out.
    """

    source: Path
    title: str
    thorough: bool
    exclusions: Path | None = None


class Wanted(StrEnum):
    """What the program wants of a run's process, which looks between two parts of its work."""

    RUN = "run"
    PAUSE = "pause"
    CANCEL = "cancel"


class State(StrEnum):
    """How a run is.

    Interrupted: its process is gone without a last word (killed, or the computer was switched off).
    """

    RUNNING = "running"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    FAILED = "failed"
    CANCELLED = "cancelled"
    FINISHED = "finished"

    @property
    def alive(self) -> bool:
        """Whether there is a process that can be paused or cancelled."""
        return self in (State.RUNNING, State.PAUSED)

    @property
    def resumable(self) -> bool:
        """Whether it can be started again, and goes on where it stopped."""
        return self in (State.INTERRUPTED, State.FAILED, State.CANCELLED)


# --- Events: the lines of the journal, each with the time in seconds since 1970 ------------------


@dataclass(frozen=True, slots=True)
class Started:
    """The program asks for a process; written by the program, all others by the process."""

    at: float


@dataclass(frozen=True, slots=True)
class Began:
    """The process has taken the run's folder; also after an interruption."""

    at: float
    pid: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of ``total`` parts begins; 0 for one that is not counted.

    Attributes:
        name: stable, for programs (see `STAGES`); "" for one that has none.
        title: plain English.
    """

    at: float
    name: str
    title: str
    total: int


@dataclass(frozen=True, slots=True)
class Parts:
    """So many parts of the present step are done: not each is told."""

    at: float
    done: int


@dataclass(frozen=True, slots=True)
class Epoch:
    """An epoch of thorough training has ended.

    Attributes:
        number: from 1.
        of: how many there will be.
        loss: mean loss of the epoch.
        held_out: mean over the classes of each one's AUC on held-out scans; None where unknown.
    """

    at: float
    number: int
    of: int
    loss: float
    held_out: float | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for people."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Paused:
    at: float


@dataclass(frozen=True, slots=True)
class Resumed:
    at: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A last word: what went wrong and what would help.

    Attributes:
        code: stable, as `app.errors.LightboxError` has it; "fault" for a fault of ours.
    """

    at: float
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A last word."""

    at: float


@dataclass(frozen=True, slots=True)
class Finished:
    """A last word: the bundle lies in the run's folder.

    Attributes:
        bundle: name of its file.
    """

    at: float
    bundle: str


Event = (
    Started
    | Began
    | Stage
    | Parts
    | Epoch
    | Said
    | Paused
    | Resumed
    | Failed
    | Cancelled
    | Finished
)

_KINDS: Final[dict[str, type[Any]]] = {kind.__name__.lower(): kind for kind in get_args(Event)}

STAGES: Final = (
    "reading",
    "duplicates",
    "features",
    "head",
    "more",
    "upper",
    "scoring",
    "gate",
    "measuring",
    "writing",
)
"""The steps of a run in order; quick training has no "upper"."""


def slug(name: str) -> str:
    """Return an id of what people call something: small letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return made if len(made) > 1 else "own-model"


def line_of(event: Event) -> str:
    """Return an event as a line of the journal, with its line's end."""
    values = {"event": type(event).__name__.lower(), **asdict(event)}
    return json.dumps(values, ensure_ascii=False) + "\n"


def event_of(line: str) -> Event | None:
    """Return the event of a line; None for one that was cut off or is of a newer program."""
    try:
        values = json.loads(line)
        return _KINDS[values.pop("event")](**values)  # type: ignore[no-any-return]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def worked_seconds(events: Iterable[Event]) -> float:
    """Return how long processes have worked on a run so far, without rests and interruptions."""
    worked = 0.0
    before: float | None = None
    for event in events:
        if isinstance(event, Started | Began | Resumed):
            before = None
        if before is not None:
            worked += max(0.0, event.at - before)
        before = None if isinstance(event, Paused | Started) else event.at
    return worked


def last_state(events: Iterable[Event]) -> State | None:
    """Return what the last word says; None where there is none since the process last began."""
    state: State | None = None
    for event in events:
        match event:
            case Started() | Began():
                state = None
            case Failed():
                state = State.FAILED
            case Cancelled():
                state = State.CANCELLED
            case Finished():
                state = State.FINISHED
            case Paused():
                state = State.PAUSED
            case Resumed():
                state = None
            case _:
                pass
    return state
