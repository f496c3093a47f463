"""Training runs: started, found again, paused, ended and removed; each in a folder of its own.

The process that trains stands on its own feet: it outlives the window, and a window that is opened
later finds it by its folder. They talk through files: the process appends to a journal, and looks
between two parts of its work at what the program wants. That the process is alive is told by the
lock it holds, which the system takes from it however it ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain import training as domain
from app.domain.training import Event, Failed, Order, Started, State, Wanted
from app.domain.training_result import Result, result_from_json
from app.errors import LightboxError, UsageError
from app.paths import is_held, user_data
from app.services.library import SUFFIX
from app.services.naming import next_version, own_id
from app.services.starting import training
from app.services.training_process import launch

_STARTING_S = 60.0  # in which a process has to take its folder, on a computer that does much else
_ENDING_S = 10.0  # between a process's last word and its end
_TAIL = 1 << 14  # bytes of the journal that say how a run is; it is asked twice a second

_children: dict[Path, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True, slots=True)
class Run:
    """A training run, wherever it stands.

    Attributes:
        folder: with all that belongs to it.
        order: what was asked for.
        model, version: of the bundle that comes of it.
        created: in seconds since 1970.
    """

    folder: Path
    order: Order
    model: str
    version: str
    created: float

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def bundle(self) -> Path:
        """Where its bundle is written."""
        return self.folder / f"{self.model}{SUFFIX}"

    @property
    def work(self) -> Path:
        """Features and checkpoints, so that it can go on."""
        return self.folder / "work"


def runs_folder() -> Path:
    """Return the folder of all runs; it may not exist yet."""
    return user_data() / "training-runs"


def start(order: Order) -> Run:
    """Make a run's folder and start its process.

    Raises:
        UsageError: code ``training_missing``.
        OSError: the folder cannot be made, or the process not started.
    """
    training("train")
    model = own_id(order.title)
    created = time.time()
    stamp = datetime.fromtimestamp(created, UTC).strftime("%Y%m%d-%H%M%S")
    above = runs_folder()
    above.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = _new_folder(above, f"{stamp}-{model}")
    run = Run(folder, order, model, _next_version(model), created)
    _write(folder / domain.ORDER_NAME, _written(run))
    try:
        _launch(run)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return run


def resume(run: Run) -> None:
    """Start the process again on the same folder: it goes on from what is finished there.

    Raises:
        UsageError: codes ``run_in_use``, ``run_finished``, ``training_missing``.
        OSError: the process cannot be started.
    """
    training("train")
    now = state(run)
    if now.alive:
        raise UsageError("run_in_use", "This training is going on already.")
    if now is State.FINISHED:
        raise UsageError("run_finished", "This training is finished.")
    _launch(run)


def runs() -> tuple[Run, ...]:
    """Return all runs, the newest first; folders that hold none are left alone."""
    try:
        folders = [path for path in runs_folder().iterdir() if path.is_dir()]
    except OSError:
        return ()
    found = [run for folder in folders if (run := read_run(folder)) is not None]
    return tuple(sorted(found, key=lambda run: run.created, reverse=True))


def read_run(folder: Path) -> Run | None:
    """Return the run in a folder; None where there is none."""
    try:
        told = json.loads((folder / domain.ORDER_NAME).read_text(encoding="utf-8"))
        exclusions = told["exclusions"]
        order = Order(
            Path(told["source"]),
            str(told["title"]),
            bool(told["thorough"]),
            None if exclusions is None else Path(exclusions),
        )
        return Run(folder, order, told["model"], told["version"], float(told["created"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def state(run: Run) -> State:
    """Return how a run is at this moment."""
    if (child := _children.get(run.folder)) is not None:
        child.poll()  # a process that has ended is let go
    held = is_held(run.folder / domain.LOCK_NAME)
    events = _last_events(run)
    said = domain.last_state(events)
    if held:
        return State.PAUSED if said is State.PAUSED else State.RUNNING
    if said not in (None, State.PAUSED):
        return said or State.INTERRUPTED
    if _is_starting(run, events):
        return State.RUNNING
    return State.CANCELLED if wanted(run) is Wanted.CANCEL else State.INTERRUPTED


def wanted(run: Run) -> Wanted:
    """Return what the process was last asked for; it may not have come to look yet."""
    try:
        told = json.loads((run.folder / domain.CONTROL_NAME).read_text(encoding="utf-8"))
        return Wanted(told["wanted"])
    except (OSError, ValueError, KeyError, TypeError):
        return Wanted.RUN


def pause(run: Run) -> None:
    """Have the process rest after the part it is at. Raises: OSError."""
    _want(run, Wanted.PAUSE)


def go_on(run: Run) -> None:
    """Have a paused process go on. Raises: OSError."""
    _want(run, Wanted.RUN)


def cancel(run: Run) -> None:
    """Have the process end after the part it is at. Raises: OSError."""
    _want(run, Wanted.CANCEL)


def remove(run: Run) -> None:
    """Forget a run and all it has on the disk, but not what was put into the library.

    Raises:
        UsageError: code ``run_in_use``.
        OSError: the system lets nobody remove it.
    """
    if state(run).alive:
        raise UsageError("run_in_use", "This training is going on. Cancel it first.")
    if (child := _children.get(run.folder)) is not None:
        # Its last word is not its end: until then it has its output open, and is to be reaped.
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_ENDING_S)
    shutil.rmtree(run.folder)
    _children.pop(run.folder, None)


def failure(run: Run) -> Failed | None:
    """Return why a run failed, as its process last said it."""
    for event in reversed(_last_events(run)):
        if isinstance(event, Failed):
            return event
    return None


def result(run: Run) -> Result:
    """Return what came of a finished run.

    Raises:
        LightboxError: code ``no_result`` where it cannot be read.
    """
    try:
        return result_from_json((run.folder / domain.RESULT_NAME).read_bytes())
    except (OSError, ValueError) as error:
        raise LightboxError(
            "no_result",
            "What came of this training cannot be read. The model itself may be whole: "
            f"“{run.bundle}”.",
        ) from error


class Follower:
    """Reads a run's journal from where it stopped reading, in whole lines."""

    def __init__(self, run: Run) -> None:
        self._path = run.folder / domain.JOURNAL_NAME
        self._at = 0

    def news(self) -> list[Event]:
        """Return the events since the last time, the first time all; none where it is gone."""
        try:
            with self._path.open("rb") as stream:
                stream.seek(self._at)
                fresh = stream.read()
        except OSError:
            return []
        whole, _, _ = fresh.rpartition(b"\n")
        self._at += len(whole) + 1 if whole else 0
        lines = whole.decode("utf-8", errors="replace").split("\n")
        return [event for line in lines if (event := domain.event_of(line)) is not None]


def _last_events(run: Run) -> list[Event]:
    """Return the last events: what says how a run is has no others after it that matter."""
    try:
        with (run.folder / domain.JOURNAL_NAME).open("rb") as stream:
            end = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, end - _TAIL))
            lines = stream.read().decode("utf-8", errors="replace").split("\n")
    except OSError:
        return []
    return [event for line in lines if (event := domain.event_of(line)) is not None]


def _launch(run: Run) -> None:
    _want(run, Wanted.RUN)
    with (run.folder / domain.JOURNAL_NAME).open("a", encoding="utf-8") as stream:
        stream.write("\n")  # what a kill cut off must not spoil the next line
        stream.write(domain.line_of(Started(time.time())))
    _children[run.folder] = launch(
        run.folder,
        [
            str(run.order.source),
            *("--title", run.order.title),
            *("--version", run.version),
            *("--output", str(run.bundle)),
            *("--work", str(run.work)),
            *(["--thorough"] if run.order.thorough else []),
            *(["--exclusions", str(run.order.exclusions)] if run.order.exclusions else []),
            *("--run", str(run.folder)),
        ],
    )


def _is_starting(run: Run, events: list[Event]) -> bool:
    """Whether a process was asked for and has not had the time to take its folder."""
    last = next((e for e in reversed(events) if isinstance(e, domain.Began | Started)), None)
    child = _children.get(run.folder)
    if child is not None and child.poll() is not None:
        return False
    return isinstance(last, Started) and abs(time.time() - last.at) < _STARTING_S


def _want(run: Run, what: Wanted) -> None:
    _write(run.folder / domain.CONTROL_NAME, {"wanted": what.value})


def _write(path: Path, values: dict[str, object]) -> None:
    """Write a small file whole or not at all. Raises: OSError."""
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8") as stream:
        json.dump(values, stream, ensure_ascii=False, indent=2)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)


def _written(run: Run) -> dict[str, object]:
    order = run.order
    return {
        "source": str(order.source.absolute()),
        "title": order.title,
        "thorough": order.thorough,
        "exclusions": None if order.exclusions is None else str(order.exclusions.absolute()),
        "model": run.model,
        "version": run.version,
        "created": run.created,
    }


def _new_folder(above: Path, name: str) -> Path:
    for number in range(1, 1000):
        folder = above / (name if number == 1 else f"{name}-{number}")
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder
    raise FileExistsError(above / name)


def _next_version(model: str) -> str:
    return next_version(model, (run.version for run in runs() if run.model == model))
