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
from app.cli.recording import Format, check_form, done_before, form_of, record_file
from app.cli.requests import check_frame, in_order, say_left_out, to_read
from app.errors import UsageError
from app.imaging import find_scans
from app.services.batch import read_all
from app.services.library import open_library
from app.services.looking import Looker
from app.services.reading import Reading, Request
from app.services.record_files import written
from app.services.record_lines import write_csv, write_jsonl
from app.services.records import to_record

if TYPE_CHECKING:
    from app.services.shapes import RecordShape


class EngineChoice(StrEnum):
    LITERT = "litert"
    KERAS = "keras"


def classify(
    # readable=False leaves it to the reading to say what cannot be read: a record each.
    paths: Annotated[
        list[Path] | None,
        typer.Argument(readable=False, help="Files or folders; a folder means all below."),
    ] = None,
    model: Annotated[str | None, typer.Option(help="A model's id, or a bundle's file.")] = None,
    engine: Annotated[
        EngineChoice, typer.Option(help="What runs the model.")
    ] = EngineChoice.LITERT,
    frame: Annotated[str, typer.Option(help="Which frame of each file: a number, or all.")] = "1",
    operating_point: Annotated[
        str | None, typer.Option(help="balanced, 'high sensitivity' or 'high specificity'.")
    ] = None,
    output_format: Annotated[
        Format | None,
        typer.Option("--format", help="Form of the output. Default: as its name ends, or table."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(readable=False, help="Write to this file instead.")
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with the output: read what it does not hold yet."),
    ] = False,
    workers: Annotated[
        int | None, typer.Option(min=0, help="Processes; 0 reads in this one. Default: as needed.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Read on a Dask cluster, by its scheduler's address: tcp://HOST:PORT."),
    ] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option(
            "--list", readable=False, help="With --scheduler: a text with a path a line, or -."
        ),
    ] = None,
    dicomweb: Annotated[
        str | None,
        typer.Option(
            help="With --scheduler: a DICOMweb node or address, its query as in …?StudyDate=2026…"
        ),
    ] = None,
) -> int:
    """Say what the models think of scans.

    Exit status: 0 when every scan has an answer, 1 when some failed, 2 for wrong usage.
    """
    check_frame(frame)
    paths = paths or []
    if scheduler is not None:
        from app.cli.archive import Wanted, classify_on_cluster

        number = None if frame == "all" else int(frame)
        return classify_on_cluster(
            Wanted(
                scheduler, _named(paths, lists, dicomweb), lists or [], dicomweb, number, model,
                operating_point, engine.value, output_format, output, resume,
            )
        )  # fmt: skip
    if lists or dicomweb is not None:
        raise UsageError("no_archive", "--list and --dicomweb need --scheduler.")
    form = form_of(output_format, output, Format.TABLE)
    check_form(form, output, resume)
    if workers != 0 or engine is not EngineChoice.KERAS:  # else TensorFlow runs in this process
        limit_memory()
    library = open_library()
    for fault in library.faults:
        typer.echo(f"lightbox: {shown(fault.message)}", err=True)
    entries = list(library.entries)
    bundle: list[Path] = []
    with contextlib.closing(Looker()) as looker:
        if model is not None:  # one that is unknown or damaged is said once, not once a scan
            entry = library.find(model)
            looker.check_bundle(entry.origin)
            entries, bundle = [entry], [entry.origin, *entry.origin.glob("*")]
        found = find_scans(_named(paths), looker)
        check_outputs([output], [*paths, *found.scans, *bundle])
        say_left_out(found)
        done = done_before(form, output, resume, [entry.sha256 for entry in entries])
        asked = [
            item
            for item in to_read(found, frame, model, operating_point, looker.frames)
            if not done.has(*_place(item))
        ]
    requests = [item for item in asked if isinstance(item, Request)]
    readings = read_all(requests, library, engine=engine.value, workers=workers)
    records = (to_record(reading) for reading in in_order(asked, iter(readings)))
    failed = 0
    with contextlib.ExitStack() as stack:
        if resume or form is Format.PARQUET:
            file = stack.enter_context(record_file(form, output, resume))
            lines = written(records, file)
        else:
            stream = stack.enter_context(stream_to(output))
            manifests = [entry.manifest for entry in entries]
            lines = _writer(form, manifests, len(asked))(records, stream)
        for record in lines:
            failed += record["status"] == "failed"
    return 1 if failed else 0


def _named(paths: list[Path], *more: object) -> list[Path]:
    """Return the paths that were named. Raises: UsageError where there is nothing to read."""
    if not paths and not any(more):
        raise UsageError("nothing_named", "Name what is to be read: files or folders.")
    return paths


def _place(item: Request | Reading) -> tuple[str, int]:
    request = item if isinstance(item, Request) else item.request
    return str(request.path), request.frame


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
