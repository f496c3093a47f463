"""Files that are written anew, and never take another file's place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

_MOST_NAMES = 1000


def free_names(wanted: Path) -> Iterator[Path]:
    """Name a file as wanted, then "out 2.csv", "out 3.csv" …: the first that is free is taken."""
    yield wanted
    for number in range(2, _MOST_NAMES):
        yield wanted.with_stem(f"{wanted.stem} {number}")


@contextlib.contextmanager
def new_text_file(wanted: Path) -> Iterator[tuple[Path, TextIO]]:
    """Open a new file for text, under the next free name where the wanted one is taken.

    No file that exists is ever written to: it may be somebody's original. When what is written
    within fails, nothing is left of it.

    Yields:
        Where it is, and what to write to.

    Raises:
        OSError: it could not be made.
    """
    for path in free_names(wanted):
        try:
            stream = path.open("x", encoding="utf-8", errors="backslashreplace", newline="")
        except FileExistsError:
            continue
        try:
            with stream:
                yield path, stream
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return
    raise FileExistsError(wanted)
