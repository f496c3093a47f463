"""Where the records of ``lightbox classify`` go, when a run may be taken up again."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path

from app.cli.outputs import not_writable, shown
from app.errors import UsageError
from app.paths import hold
from app.services.done import Done
from app.services.record_files import (
    JsonLines,
    ParquetParts,
    RecordFile,
    drop_half_line,
    need_parquet,
    note_lines,
    note_parts,
    parts,
)


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"


WHOLE = (Format.XLSX, Format.PDF, Format.HTML)
"""Forms of which there is nothing before all of it, and which go into a file."""

LASTING = (Format.JSONL, Format.PARQUET)
"""Forms whose output a later run can go on with."""


_OF_OTHERS = frozenset(("doc", "docx", "htm", "json", "odt", "ods", "ppt", "pptx", "rtf", "xls"))


def form_of(chosen: Format | None, output: Path | None, otherwise: Format) -> Format:
    """Return the form of an output: the one that was chosen, or that its name tells.

    Raises:
        UsageError: code ``bad_ending``, where another program would be misled by the name.
    """
    if chosen is not None:
        return chosen
    suffix = "" if output is None else output.suffix.lower().removeprefix(".")
    named = {form.value: form for form in Format if form is not Format.TABLE}
    if suffix in _OF_OTHERS:
        endings = ", ".join(f".{ending}" for ending in named)
        raise UsageError(
            "bad_ending",
            f"Lightbox writes no .{suffix}. Let the name end in one of {endings}, or in .txt for a "
            "table to read.",
        )
    return named.get(suffix, otherwise)


def check_form(form: Format, output: Path | None, resume: bool) -> None:
    """Refuse what cannot be written, or not be resumed. Raises: UsageError."""
    if resume and (output is None or form not in LASTING):
        raise UsageError(
            "resume_what",
            "--resume goes on with a file of JSON lines or a folder of Parquet. Name it: "
            "--output FILE.jsonl or --output FOLDER.parquet.",
        )
    if form in WHOLE and output is None:
        raise UsageError("output_missing", f"This needs a file to go to: --output FILE.{form}.")
    if form is Format.PARQUET:
        if output is None:
            raise UsageError(
                "output_missing", "Parquet needs a folder to go to: --output FOLDER.parquet."
            )
        need_parquet()


def done_before(form: Format, output: Path | None, resume: bool, bundles: Collection[str]) -> Done:
    """Return what is in the output already; nothing where no run is resumed.

    Raises:
        UsageError: codes ``not_records``, ``output_in_use``, ``not_writable``.
    """
    done = Done(bundles)
    if not resume or output is None or not output.exists():
        return done
    with _said(output):
        if form is Format.PARQUET:
            note_parts(output, done)
        else:
            with hold(output, to_add=True):  # the half line may be one that another run is at
                drop_half_line(output)
                note_lines(output, done)
    return done


def say_failed_before(done: Done) -> str:
    """Return what is said of failures that the output held: a run that goes on counts them too."""
    return f"{done.failed:,} in the output had failed before"


@contextlib.contextmanager
def record_file(form: Format, output: Path | None, resume: bool) -> Iterator[RecordFile]:
    """Open what records go to, which no other run may be at.

    Args:
        form: JSON lines or Parquet.
        output: None for what is printed.
        resume: go on with what is there; else it must not be there, or be empty.

    Raises:
        UsageError: codes ``output_exists``, ``output_in_use``, ``not_writable``.
    """
    if output is None:
        yield JsonLines(sys.stdout.buffer)
        return
    with _said(output):
        if not resume and _holds_something(output):
            raise UsageError(
                "output_exists",
                f"“{shown(output)}” is there already. Add --resume to go on with it, or name "
                "another output.",
            )
        file: RecordFile = (
            ParquetParts(output) if form is Format.PARQUET else JsonLines(hold(output, to_add=True))
        )
    with contextlib.closing(file):
        yield file


@contextlib.contextmanager
def _said(output: Path) -> Iterator[None]:
    """Say why an output cannot be written. Raises: UsageError."""
    try:
        yield
    except BlockingIOError:
        raise UsageError(
            "output_in_use",
            f"Another run is writing to “{shown(output)}”. Wait for its end, or name another "
            "output.",
        ) from None
    except (OSError, ValueError) as error:
        raise not_writable(output, error) from error


def _holds_something(output: Path) -> bool:
    if output.is_dir():
        return bool(parts(output))
    return output.is_file() and output.stat().st_size > 0
