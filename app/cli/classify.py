"""``lightbox classify``: records for many scans."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from app.cli.forms import told
from app.cli.limits import limit_memory
from app.cli.outputs import check_outputs, shown
from app.cli.piped import PIPED, piped_paths, standard_input
from app.cli.printing import Language
from app.cli.recording import Format, check_form, done_before, form_of, say_failed_before
from app.cli.requests import check_frame, in_order, say_left_out, to_read
from app.domain.reading import Reading, Request
from app.errors import UsageError
from app.imaging import Found, find_scans
from app.services.batch import read_all
from app.services.done import Done
from app.services.library import open_library
from app.services.looking import Looker
from app.services.streaming import read_as_named


class EngineChoice(StrEnum):
    LITERT = "litert"
    KERAS = "keras"


def classify(
    # readable=False leaves it to the reading to say what cannot be read: a record each.
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            readable=False,
            help="Files or folders; a folder means all below. - reads paths from standard input.",
        ),
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
    null: Annotated[
        bool,
        typer.Option("-0", "--null", help="With - and --list: NUL ends each path, not the line."),
    ] = False,
    language: Annotated[Language, typer.Option(help="Of a summary: PDF or HTML.")] = Language.EN,
    lists: Annotated[
        list[Path] | None,
        typer.Option(
            "--list", readable=False, help="With --scheduler: a text that names files, one a line."
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

    Exit status: 0 when every scan has an answer, 1 when some failed (with --resume, those in the
    output too), 2 for wrong usage.
    """
    check_frame(frame)
    paths = paths or []
    if scheduler is not None:
        if workers is not None:
            raise UsageError(
                "workers_elsewhere", "With --scheduler, readers are those of the cluster's workers."
            )
        from app.cli.archive import Wanted, classify_on_cluster

        number = None if frame == "all" else int(frame)
        named = [path for path in _named(paths, lists, dicomweb) if path != PIPED]
        texts = [*(lists or []), *([PIPED] if PIPED in paths else [])]
        return classify_on_cluster(
            Wanted(
                scheduler, named, texts, null, dicomweb, number, model,
                operating_point, engine.value, output_format, output, resume,
            )
        )  # fmt: skip
    if lists or dicomweb is not None:
        raise UsageError("no_archive", "--list and --dicomweb need --scheduler.")
    piped = PIPED in paths
    if piped and len(paths) > 1:
        raise UsageError("piped_alone", "“-” reads the paths from standard input; name it alone.")
    form = form_of(output_format, output, Format.JSONL if piped else Format.TABLE)
    check_form(form, output, resume)
    if workers != 0 or engine is not EngineChoice.KERAS:  # else TensorFlow runs in this process
        limit_memory()
    library = open_library()
    for fault in library.faults:
        typer.echo(f"lightbox: {shown(fault.message)}", err=True)
    entries = list(library.entries)
    bundle: list[Path] = []
    with contextlib.ExitStack() as stack:
        looker = stack.enter_context(contextlib.closing(Looker()))
        if model is not None:  # one that is unknown or damaged is said once, not once a scan
            entry = library.find(model)
            looker.check_bundle(entry.origin)
            entries, bundle = [entry], [entry.origin, *entry.origin.glob("*")]
        look = partial(_look, looker, frame, model, operating_point)
        done = partial(done_before, form, output, resume, [entry.sha256 for entry in entries])
        total = 0
        if piped:
            check_outputs([output], None)
            before = done()
            items = _left(_piped(look, null=null), before)
            readings = read_as_named(items, library, engine=engine.value, workers=workers)
        else:
            found, asked = look(_named(paths))
            check_outputs([output], [*paths, *found.scans, *bundle])
            before = done()
            left = list(_left(asked, before))
            stack.close()  # its worker makes room for those that read
            requests = [item for item in left if isinstance(item, Request)]
            total = len(left)
            read = read_all(requests, library, engine=engine.value, workers=workers)
            readings = in_order(left, iter(read))
        manifests = [entry.manifest for entry in entries]
        records = stack.enter_context(
            told(readings, form, output, manifests, total=total, resume=resume, language=language)
        )
        failed = sum(record["status"] == "failed" for record in records)
    return _ended(failed, before)


def _ended(failed: int, before: Done) -> int:
    """Return the exit status; failures that the output held count, and are said."""
    if before.failed:
        typer.echo(f"lightbox: {say_failed_before(before)}.", err=True)
    return 1 if failed or before.failed else 0


def _look(
    looker: Looker,
    frame: str,
    model: str | None,
    operating_point: str | None,
    paths: list[Path],
) -> tuple[Found, Iterator[Request | Reading]]:
    """Find what is to be read of paths, and say what is not."""
    found = find_scans(paths, looker)
    say_left_out(found)
    return found, to_read(found, frame, model, operating_point, looker.frames)


def _piped(
    look: Callable[[list[Path]], tuple[Found, Iterator[Request | Reading]]], *, null: bool
) -> Iterator[Request | Reading]:
    """Yield what is to be read of the paths that are piped in, as they come."""
    for path in piped_paths(standard_input(), null=null):
        yield from look([path])[1]


def _left(items: Iterable[Request | Reading], done: Done) -> Iterator[Request | Reading]:
    """Yield what is not done yet."""
    return (item for item in items if not done.has(*_place(item)))


def _named(paths: list[Path], *more: object) -> list[Path]:
    """Return the paths that were named. Raises: UsageError where there is nothing to read."""
    if not paths and not any(more):
        raise UsageError("nothing_named", "Name what is to be read: files or folders.")
    return paths


def _place(item: Request | Reading) -> tuple[str, int]:
    request = item if isinstance(item, Request) else item.request
    return str(request.path), request.frame
