"""``lightbox classify -``: the paths that another program writes, as it writes them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from app.errors import UsageError

PIPED = Path("-")
"""Named in place of files: their paths come by standard input."""

_PIECE = 1 << 16
_LONGEST = 1 << 16  # bytes of a path; no system takes so many


def standard_input() -> Callable[[int], bytes]:
    """Return what reads standard input, without waiting for more than there is.

    Without a lock, too: at the interpreter's end a thread may still wait for the next path.
    """
    stream = sys.stdin.buffer
    raw = getattr(stream, "raw", stream)
    return lambda most: raw.read(most) or b""


def piped_paths(read: Callable[[int], bytes], *, null: bool) -> Iterator[Path]:
    """Yield paths as they come, see `piped_names`."""
    return map(Path, piped_names(read, null=null))


def piped_names(
    read: Callable[[int], bytes], *, null: bool, what: str = "What comes by standard input"
) -> Iterator[str]:
    """Yield names as they come, one a line or one before each NUL; empty ones are passed over.

    Args:
        read: returns what is there, up to so many bytes, and nothing at the end; it may wait.
        null: NUL ends a name, so that it may hold ends of lines.
        what: the names are read from, as a sentence begins.

    Raises:
        UsageError: code ``not_a_list`` for what is no list of paths.
    """
    end = b"\0" if null else b"\n"
    left, count = b"", 0
    while piece := read(_PIECE):
        *whole, left = (left + piece).split(end)
        for each in whole:
            count += 1
            yield from _name(each, count, what, null=null)
        if len(left) > _LONGEST:
            break
    yield from _name(left, count + 1, what, null=null)


def _name(written: bytes, number: int, what: str, *, null: bool) -> Iterator[str]:
    if not null:
        written = written.rstrip(b"\r").removeprefix(b"\xef\xbb\xbf" if number == 1 else b"")
    if b"\0" in written or len(written) > _LONGEST:
        hint = "" if null else " Where NUL ends each path, add -0."
        raise UsageError(
            "not_a_list",
            f"{what} is no list of paths (path {number}).{hint}",
        )
    if written.strip():
        yield os.fsdecode(written)
