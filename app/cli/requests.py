"""What a command is asked to read: files into requests, and into failures that need no reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from app.cli.outputs import shown
from app.domain.reading import Reading, Request
from app.errors import LightboxError, ScanError, UsageError
from app.imaging import Found
from app.imaging.found import NOT_A_FILE, LeftOut
from app.imaging.places import kind_of

_SAID = 5  # files left out of a folder that are named one by one


def check_frame(frame: str) -> None:
    """Refuse what is neither a number from 1 nor "all". Raises: UsageError."""
    if frame == "all" or (frame.isdecimal() and len(frame) < 10 and int(frame) >= 1):
        return
    raise UsageError("bad_frame", "--frame takes a number from 1, or “all”.")


def to_read(
    found: Found,
    frame: str,
    model: str | None,
    operating_point: str | None,
    count: Callable[[Path], int],
) -> Iterator[Request | Reading]:
    """Yield a request for every frame to read, and a failed reading for what cannot be read.

    The order is that of the paths named, and below a folder that of its files' names ("2" before
    "10"), so that it is the same whenever the same files are read; no header is read for it. A
    folder without scans becomes a request of its own, which fails and says so.

    Args:
        found: where to look.
        frame: a number from 1, or "all".
        model: of every request.
        operating_point: of every request.
        count: tells how many frames a file has; may raise a `LightboxError`.
    """
    for path in found.scans:
        request = Request(path, 1, model, operating_point)
        if kind_of(path) == "special":  # opening it might wait for ever
            yield Reading(request, reason=NOT_A_FILE)
            continue
        for number in _frames(path, count) if frame == "all" else (int(frame),):
            yield replace(request, frame=number)
    for closed in (*found.broken, *found.unreadable):
        yield Reading(Request(closed.path, 1, model, operating_point), reason=closed.reason)
    for path in found.empty:
        yield Request(path, 1, model, operating_point)


def in_order(asked: Iterable[Request | Reading], readings: Iterator[Reading]) -> Iterator[Reading]:
    """Put the readings of the requests between those that were known before."""
    for item in asked:
        yield item if isinstance(item, Reading) else next(readings)


def say_left_out(found: Found) -> None:
    """Say on stderr what was passed over, and what is odd; what is closed has records."""
    for remark in found.remarks:
        typer.echo(f"lightbox: {shown(remark.reason.message)}", err=True)
    left_out = found.left_out[len(found.unreadable) :]
    say_passed(left_out[:_SAID], max(0, len(left_out) - _SAID), found.hidden)


def say_passed(left_out: Sequence[LeftOut], more: int, hidden: int) -> None:
    """Say on stderr what was passed over: some by name, and how many more."""
    for one in left_out:
        typer.echo(f"lightbox: left out “{shown(one.path)}”. {one.reason.message}", err=True)
    if more > 0:
        typer.echo(f"lightbox: left out {more} more files that are no scans.", err=True)
    if hidden:
        what = "hidden file or folder" if hidden == 1 else "hidden files and folders"
        typer.echo(f"lightbox: left out {hidden} {what}.", err=True)


def refuse_special(path: Path) -> None:
    """Refuse a pipe or device, which might keep its reader waiting for ever. Raises: ScanError."""
    if kind_of(path) == "special":
        raise ScanError(NOT_A_FILE.code, NOT_A_FILE.message)


def _frames(path: Path, count: Callable[[Path], int]) -> Iterable[int]:
    try:
        return range(1, count(path) + 1)
    except LightboxError:
        return (1,)  # the reading itself will say what is wrong
