"""Files that are written anew, and never take another file's place."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TextIO

_MOST_NAMES = 1000


def free_names(wanted: Path) -> Iterator[Path]:
    """Name a file as wanted, then "out 2.csv", "out 3.csv" …: the first that is free is taken."""
    yield wanted
    for number in range(2, _MOST_NAMES):
        yield wanted.with_stem(f"{wanted.stem} {number}")


def with_ending(chosen: str, of_kind: str, endings: Sequence[str]) -> Path:
    """Return the file that was chosen in a dialog, with an ending that says what it is.

    Args:
        chosen: the file; it keeps its ending where that is one of them.
        of_kind: the filter that was chosen, such as "Table (*.csv)"; "" for none.
        endings: that are written, the usual one first.
    """
    path = Path(chosen)
    if path.suffix.lower() in endings:
        return path
    found = re.search(r"\*(\.\w+)\)", of_kind)
    return path.with_name(path.name + (found[1] if found else endings[0]))


@contextlib.contextmanager
def new_file(wanted: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a new file, under the next free name where the wanted one is taken.

    No file that exists is ever written to: it may be somebody's original. When what is written
    within fails, nothing is left of it.

    Yields:
        Where it is, and what to write to.

    Raises:
        OSError: it could not be made.
    """
    for path in free_names(wanted):
        try:
            stream = path.open("xb")
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


@contextlib.contextmanager
def new_text_file(wanted: Path) -> Iterator[tuple[Path, TextIO]]:
    """Open a new file for text, see `new_file`."""
    with new_file(wanted) as (path, stream):
        text = io.TextIOWrapper(stream, "utf-8", "backslashreplace", newline="")
        yield path, text
        text.flush()
        text.detach()
