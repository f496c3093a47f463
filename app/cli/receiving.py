"""``lightbox receive`` and ``lightbox watch``: reading what comes, as long as they run."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.limits import limit_memory
from app.cli.outputs import check_outputs, shown
from app.cli.requests import check_frame
from app.domain.figures import percent
from app.errors import UsageError
from app.network.nodes import Tls, is_loopback, load_nodes, make_tls
from app.paths import user_data

if TYPE_CHECKING:
    from app.services.receiving import Plan
    from app.services.shapes import RecordShape

_STATE = ".lightbox"
_ROOM_S = (
    10.0  # that a sender is kept waiting for room in the queue, before it is told there is none
)
_GLANCE_S = 0.1


class AnswerKind(StrEnum):
    SR = "sr"
    SC = "sc"


_Model = Annotated[str | None, typer.Option(help="A model's id, or a bundle's file.")]
_Point = Annotated[
    str | None, typer.Option(help="balanced, 'high sensitivity' or 'high specificity'.")
]
_Answer = Annotated[str | None, typer.Option(metavar="NODE", help="Send answers to this node.")]
_With = Annotated[str, typer.Option(help="What is sent: sr, sc, or sr,sc.")]
_Lines = Annotated[
    Path | None, typer.Option(readable=False, help="Write a record for each, as JSON lines.")
]

_Certificate = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="Take TLS alone, and show this (PEM)."),
]
_Key = Annotated[
    Path | None, typer.Option(exists=True, dir_okay=False, help="Of the certificate (PEM).")
]
_Authority = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="Senders must show a certificate of these."),
]
_Frame = Annotated[str, typer.Option(help="Which frame of each object: a number, or all.")]
_Workers = Annotated[int, typer.Option(min=1, max=64, help="Processes that read.")]


def receive(
    allow: Annotated[list[str] | None, typer.Option(help="An AE title that may send.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="To listen at.")] = None,
    ae: Annotated[str | None, typer.Option(help="Lightbox's own AE title.")] = None,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    output: Annotated[
        Path | None, typer.Option(file_okay=False, help="Where what arrives is kept.")
    ] = None,
    model: _Model = None,
    operating_point: _Point = None,
    frame: _Frame = "1",
    answer: _Answer = None,
    answer_with: _With = "sr",
    jsonl: _Lines = None,
    associations: Annotated[int, typer.Option(min=1, max=64, help="At a time.")] = 8,
    largest: Annotated[int, typer.Option(min=1, max=2000, help="MB of one object.")] = 512,
    queue: Annotated[int, typer.Option(min=1, help="Most that may wait to be read.")] = 10_000,
    keep_free: Annotated[int, typer.Option(min=0, help="MB of the disk left to others.")] = 256,
    certificate: _Certificate = None,
    key: _Key = None,
    ca: _Authority = None,
    workers: _Workers = 1,
) -> int:
    """Take what others send, read it, and answer if asked; until Ctrl+C.

    An object is acknowledged once it is safely on the disk, and then read, once, even if this
    program is killed meanwhile: started again, it goes on.
    """
    from app.network.callers import titles
    from app.network.keeping import Shelf
    from app.network.listening import Listener, Rules
    from app.services.receiving import STATE, Intake, reading

    limit_memory()
    nodes = load_nodes().changed(ae, port or None)
    if not allow:
        raise UsageError(
            "nobody_allowed", "Say who may send: --allow AE, with the sender's AE title."
        )
    folder = output if output is not None else user_data() / "received"
    plan = _plan(folder / STATE, model, operating_point, frame, answer, answer_with, jsonl, workers)
    rules = Rules(
        title=nodes.ae_title,
        host=host,
        port=nodes.port if port is None else port,
        allowed=titles(allow),
        associations=associations,
        largest=largest << 20,
        tls=_secured(certificate, key, ca),
    )
    with reading(plan, _show, _say) as arrivals, _stopped_by_signals(arrivals.stop):
        shelf = Shelf(folder, keep_free << 20)
        intake = Intake(shelf, _say, arrivals.offer, lambda: arrivals.waiting, queue)
        for path in shelf.waiting():
            arrivals.offer(path.stem, path)
        with Listener(rules, intake.store, _say) as listener:
            _say(
                f"Listening at {host}:{listener.port} as {nodes.ae_title}, for "
                f"{', '.join(allow)}. What arrives is kept in “{folder}”. Ctrl+C ends it."
            )
            if not is_loopback(host) and (rules.tls is None or rules.tls.ca is None):
                _say(
                    "This address is open to the network. DIMSE knows callers by their AE titles "
                    + ("alone" if rules.tls is not None else "alone and is not encrypted")
                    + ": use it where you trust the network."
                )
            arrivals.run()
    return 0


def watch(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="What to watch.")],
    model: _Model = None,
    operating_point: _Point = None,
    frame: _Frame = "1",
    answer: _Answer = None,
    answer_with: _With = "sr",
    jsonl: _Lines = None,
    every: Annotated[float, typer.Option(min=0.1, max=3600, help="Seconds between looks.")] = 2.0,
    state: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Where it is kept what was read. [FOLDER/.lightbox]"),
    ] = None,
    workers: _Workers = 1,
) -> int:
    """Read each scan that comes into a folder, and answer if asked; until Ctrl+C."""
    from app.services.receiving import STATE, reading
    from app.services.watching import FolderWatch

    limit_memory()
    folder = folder.resolve()
    state = folder / STATE if state is None else state
    plan = _plan(state, model, operating_point, frame, answer, answer_with, jsonl, workers)
    with reading(plan, _show, _say) as arrivals, _stopped_by_signals(arrivals.stop):
        over = threading.Event()
        watched = FolderWatch(folder, arrivals.offer, _say)

        def look() -> None:
            while not over.is_set():
                watched.look()
                over.wait(every)

        looking = threading.Thread(target=look, daemon=True, name="lightbox-watch")
        looking.start()
        _say(f"Watching “{folder}”. Ctrl+C ends it.")
        try:
            arrivals.run()
        finally:
            over.set()
            looking.join(10)
    return 0


def _plan(
    state: Path,
    model: str | None,
    operating_point: str | None,
    frame: str,
    answer: str | None,
    answer_with: str,
    jsonl: Path | None,
    workers: int,
) -> Plan:
    from app.services.receiving import Plan

    check_outputs([jsonl], [])
    check_frame(frame)
    node = None if answer is None else load_nodes().find(answer)
    kinds = _kinds(answer_with) if node is not None else ()
    number = None if frame == "all" else int(frame)
    return Plan(state, model, operating_point, node, kinds, jsonl, workers, number)


def _secured(certificate: Path | None, key: Path | None, ca: Path | None) -> Tls | None:
    """Return what callers have to use. Raises: UsageError."""
    files = {"certificate": certificate, "key": key, "ca": ca}
    given = {name: file.absolute() for name, file in files.items() if file is not None}
    if not given:
        return None
    from app.network import secure

    made = make_tls(given)
    secure.listening(made)
    return made


def _kinds(text: str) -> tuple[Any, ...]:
    try:
        return tuple(AnswerKind(one.strip()).value for one in text.split(","))
    except ValueError:
        raise UsageError("bad_answer", "--answer-with takes sr, sc, or both: sr,sc.") from None


@contextlib.contextmanager
def _stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop()

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, on_signal) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _show(record: RecordShape, _line: str) -> None:
    """Print a line for people."""
    found = ", ".join(
        f"{one['name']} {percent(figure)}"
        for one in record["findings"]
        if (figure := one.get("score", one["probability"])) is not None
    )
    reason = record["reason"]
    said = found or (reason["message"] if reason else "")
    scan = record["scan"]
    if scan is not None and scan["frames"] > 1:
        said = f"{said} (frame {record['frame']} of {scan['frames']} alone)"
    sys.stdout.write(f"{record['status']:10}  {shown(record['path'])}: {shown(said)}\n")
    sys.stdout.flush()


def _say(line: str) -> None:
    sys.stderr.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {shown(line)}\n")
    sys.stderr.flush()
