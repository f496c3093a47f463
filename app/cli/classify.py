"""``lightbox classify``: records for many scans."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from app.errors import LightboxError, UsageError
from app.imaging import Found, count_frames, find_scans
from app.services.batch import read_all
from app.services.library import open_library
from app.services.reading import Request
from app.services.records import CSV_COLUMNS, to_record, to_row

_SAID = 5  # files left out of a folder that are named one by one


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class EngineChoice(StrEnum):
    LITERT = "litert"
    KERAS = "keras"


def classify(
    paths: Annotated[
        list[Path], typer.Argument(help="Files or folders; a folder means all below.")
    ],
    model: Annotated[str | None, typer.Option(help="A model's id, or a bundle's file.")] = None,
    engine: Annotated[
        EngineChoice, typer.Option(help="What runs the model.")
    ] = EngineChoice.LITERT,
    frame: Annotated[str, typer.Option(help="Which frame of each file: a number, or all.")] = "1",
    operating_point: Annotated[
        str | None, typer.Option(help="balanced, 'high sensitivity' or 'high specificity'.")
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="Form of the output.")] = (
        Format.TABLE
    ),
    output: Annotated[Path | None, typer.Option(help="Write to this file instead.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=0, help="Processes; 0 reads in this one. Default: as needed.")
    ] = None,
) -> int:
    """Say what the models think of scans.

    Exit status: 0 when every scan has an answer, 1 when some failed, 2 for wrong usage.
    """
    library = open_library()
    if model is not None:
        library.find(model)  # an unknown model is said once, not once a scan
    requests = list(_requests(paths, frame, model, operating_point))
    readings = read_all(requests, library, engine=engine.value, workers=workers)
    records = (to_record(reading) for reading in readings)
    failed = 0
    with _sink(output) as stream:
        for record in _WRITERS[output_format](records, stream, len(requests)):
            failed += record["status"] == "failed"
    return 1 if failed else 0


def _requests(
    paths: list[Path], frame: str, model: str | None, operating_point: str | None
) -> Iterator[Request]:
    if frame != "all" and not (frame.isdecimal() and int(frame) >= 1):
        raise UsageError("bad_frame", "--frame takes a number from 1, or “all”.")
    found = find_scans(paths)
    _say_left_out(found)
    # A folder without scans becomes a request of its own, which fails and says so.
    empty = [p for p in paths if p.is_dir() and not any(s.is_relative_to(p) for s in found.scans)]
    for path in (*found.scans, *empty):
        for number in _frames(path) if frame == "all" else [int(frame)]:
            yield Request(path, number, model, operating_point)


def _say_left_out(found: Found) -> None:
    for left_out in found.left_out[:_SAID]:
        typer.echo(f"lightbox: left out “{left_out.path}”. {left_out.reason.message}", err=True)
    if (more := len(found.left_out) - _SAID) > 0:
        typer.echo(f"lightbox: left out {more} more files that are no scans.", err=True)


def _frames(path: Path) -> Iterable[int]:
    try:
        return range(1, count_frames(path) + 1)
    except LightboxError:
        return [1]  # the reading itself will say what is wrong


def _sink(output: Path | None) -> Any:
    """A context manager over the stream to write to."""
    import contextlib

    if output is None:
        return contextlib.nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(
            "not_writable", f"“{output}” cannot be written: {error.strerror}."
        ) from error


def _write_jsonl(
    records: Iterable[dict[str, Any]], stream: TextIO, _total: int
) -> Iterator[dict[str, Any]]:
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        stream.flush()  # a batch can be followed as it goes, and loses nothing when it is stopped
        yield record


def _write_csv(
    records: Iterable[dict[str, Any]], stream: TextIO, _total: int
) -> Iterator[dict[str, Any]]:
    kept = []
    for record in records:
        kept.append(to_row(record))
        yield record
    # Columns are known only at the end, since scans may go to models with different findings.
    findings = sorted({name for row in kept for name in row} - set(CSV_COLUMNS))
    writer = csv.DictWriter(stream, [*CSV_COLUMNS, *findings], restval="")
    writer.writeheader()
    writer.writerows(kept)


def _write_table(
    records: Iterable[dict[str, Any]], stream: TextIO, total: int
) -> Iterator[dict[str, Any]]:
    from app.cli.table import print_table

    yield from print_table(records, stream, total)


_WRITERS = {Format.JSONL: _write_jsonl, Format.CSV: _write_csv, Format.TABLE: _write_table}
