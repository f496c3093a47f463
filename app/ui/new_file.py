"""Text files that are written anew, and never take another file's place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

_MOST_NAMES = 1000


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
    for path in (wanted, *(wanted.with_stem(f"{wanted.stem} {n}") for n in range(2, _MOST_NAMES))):
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
