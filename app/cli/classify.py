"""``lightbox classify``: records for many scans."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from app.bundle import Manifest
from app.cli.limits import limit_memory
from app.cli.outputs import check_outputs, csv_cell, shown, stream_to
from app.cli.requests import check_frame, in_order, say_left_out, to_read
from app.imaging import find_scans
from app.services.batch import read_all
from app.services.library import open_library
from app.services.looking import Looker
from app.services.reading import Request
from app.services.record_lines import write_csv, write_jsonl
from app.services.records import to_record

if TYPE_CHECKING:
    from app.services.shapes import RecordShape


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class EngineChoice(StrEnum):
    LITERT = "litert"
    KERAS = "keras"


def classify(
    # readable=False leaves it to the reading to say what cannot be read: a record each.
    paths: Annotated[
        list[Path],
        typer.Argument(readable=False, help="Files or folders; a folder means all below."),
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
    output: Annotated[
        Path | None, typer.Option(readable=False, help="Write to this file instead.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=0, help="Processes; 0 reads in this one. Default: as needed.")
    ] = None,
) -> int:
    """Say what the models think of scans.

    Exit status: 0 when every scan has an answer, 1 when some failed, 2 for wrong usage.
    """
    if workers != 0 or engine is not EngineChoice.KERAS:  # else TensorFlow runs in this process
        limit_memory()
    check_frame(frame)
    library = open_library()
    for fault in library.faults:
        typer.echo(f"lightbox: {shown(fault.message)}", err=True)
    manifests = [entry.manifest for entry in library.entries]
    bundle: list[Path] = []
    with contextlib.closing(Looker()) as looker:
        if model is not None:  # one that is unknown or damaged is said once, not once a scan
            entry = library.find(model)
            looker.check_bundle(entry.origin)
            manifests, bundle = [entry.manifest], [entry.origin, *entry.origin.glob("*")]
        found = find_scans(paths, looker)
        check_outputs([output], [*paths, *found.scans, *bundle])
        say_left_out(found)
        asked = list(to_read(found, frame, model, operating_point, looker.frames))
    requests = [item for item in asked if isinstance(item, Request)]
    readings = read_all(requests, library, engine=engine.value, workers=workers)
    records = (to_record(reading) for reading in in_order(asked, iter(readings)))
    failed = 0
    with stream_to(output) as stream:
        for record in _writer(output_format, manifests, len(asked))(records, stream):
            failed += record["status"] == "failed"
    return 1 if failed else 0


_Writer = Callable[[Iterable["RecordShape"], TextIO], Iterator["RecordShape"]]


def _writer(output_format: Format, manifests: Sequence[Manifest], total: int) -> _Writer:
    """Return what writes records to a stream, and passes them on."""
    if output_format is Format.JSONL:
        return write_jsonl
    if output_format is Format.CSV:
        findings = sorted({finding.name for m in manifests for finding in m.findings})
        return lambda records, stream: write_csv(
            records, stream, findings, partial(csv_cell, terminal=stream.isatty())
        )
    from app.cli.table import print_table

    return lambda records, stream: print_table(records, stream, total)
