"""``lightbox deidentify``: copies of scans without who they are of."""

from __future__ import annotations

import contextlib
import csv
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from app.cli.limits import limit_memory
from app.cli.outputs import csv_cell, sentence_of, shown
from app.cli.requests import say_left_out
from app.errors import UsageError
from app.imaging import Found, find_scans
from app.services.looking import Looker

if TYPE_CHECKING:
    from app.domain.notice import Notice
    from app.services.deidentifying import Outcome

_LOOKED = (
    "Text burnt into images was not looked for: a warning goes by the kind of image alone, and no "
    "warning proves nothing. Look at the copies before you give them away."
)


def deidentify(
    paths: Annotated[
        list[Path],
        typer.Argument(readable=False, help="Files or folders; a folder means all below."),
    ],
    output: Annotated[
        Path, typer.Option(file_okay=False, help="A new or empty folder for the copies.")
    ],
    mask: Annotated[
        list[str] | None,
        typer.Option(metavar="X,Y,W,H", help="Black out these pixels in each; may be repeated."),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(readable=False, help="Write here who is who (CSV); not into the folder."),
    ] = None,
) -> int:
    """Copy scans without who they are of: the Basic Profile of DICOM PS3.15, dates moved.

    Exit status: 0 when every scan was copied, 1 when some failed, 2 for wrong usage.
    """
    limit_memory()
    from app.export.deidentify.masking import mask_of
    from app.services.deidentifying import deidentify as copies
    from app.services.deidentifying import prepare_folder
    from app.services.pool import ReaderPool

    masks = tuple(mask_of(text) for text in mask or ())
    _check_key(key, output)
    with contextlib.closing(Looker()) as looker:
        found = find_scans(paths, looker)
    prepare_folder(output)
    say_left_out(found)
    failed = copied = 0
    notices: Counter[Notice] = Counter()
    with (
        contextlib.closing(ReaderPool(fork=True)) as pool,
        _key_file(key) as keys,
    ):
        for outcome in copies(found.scans, output, pool, masks):
            typer.echo(_line(outcome))
            failed += outcome.reason is not None
            copied += outcome.reason is None
            notices.update(outcome.notices)
            keys(outcome)
    failed += _say_unread(found)
    _sum_up(copied, failed, output, notices)
    return 1 if failed else 0


def _line(outcome: Outcome) -> str:
    if outcome.output is None:
        reason = outcome.reason.message if outcome.reason else ""
        return f"{shown(outcome.path)}: not copied. {shown(reason)}"
    return f"{shown(outcome.path)} -> {shown(outcome.output.name)}"


def _say_unread(found: Found) -> int:
    """Say what could not be read at all; return how many."""
    for closed in (*found.broken, *found.unreadable):
        typer.echo(f"{shown(closed.path)}: not copied. {shown(closed.reason.message)}")
    for path in found.empty:
        typer.echo(f"{shown(path)}: not copied. No scan was found in it.")
    return len(found.broken) + len(found.unreadable) + len(found.empty)


def _sum_up(copied: int, failed: int, output: Path, notices: Counter[Notice]) -> None:
    typer.echo("")
    typer.echo(f"copied      {copied:6}   into “{shown(output)}”")
    typer.echo(f"not copied  {failed:6}")
    for notice, count in sorted(notices.items(), key=lambda pair: -pair[1]):
        typer.echo(f"to look at  {count:6}   {shown(notice.message)}")
    if copied:
        typer.echo(f"\n{_LOOKED}")


# --- The key --------------------------------------------------------------------------------


def _check_key(key: Path | None, output: Path) -> None:
    """Refuse a key beside the copies, or over a file. Raises: UsageError."""
    if key is None:
        return
    if Path(os.path.realpath(key)).is_relative_to(os.path.realpath(output)):
        raise UsageError(
            "key_with_copies",
            "The key says who is who, and would be given away with the copies. Name a file outside "
            f"“{shown(output)}”.",
        )
    if os.path.lexists(key):
        raise UsageError(
            "key_is_there", f"“{shown(key)}” is there already, and a key is never overwritten."
        )


@contextlib.contextmanager
def _key_file(key: Path | None) -> Iterator[_Keys]:
    if key is None:
        yield _Keys(None)
        return
    try:
        handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise UsageError(
            "not_writable", f"The key cannot be written. {sentence_of(error)}"
        ) from None
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        yield _Keys(stream)


class _Keys:
    """Writes what stands for what, each once."""

    def __init__(self, stream: TextIO | None) -> None:
        self._rows = None if stream is None else csv.writer(stream)
        self._stream = stream
        self._written: set[Sequence[str]] = set()
        if self._rows is not None:
            self._rows.writerow(("what", "original", "copy"))

    def __call__(self, outcome: Outcome) -> None:
        if self._rows is None or self._stream is None or outcome.output is None:
            return
        file = ("file", str(outcome.path), outcome.output.name)
        for row in (file, *(row for row in outcome.key if row[0] != "file")):
            if row[1] and row not in self._written:
                self._written.add(row)
                self._rows.writerow([csv_cell(cell) for cell in row])
        self._stream.flush()
