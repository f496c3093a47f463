"""``lightbox report``: one scan with its answer, as a file for somebody else."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.bundle import Manifest
from app.cli.dicom_report import made_of, write_dicom
from app.cli.limits import limit_memory
from app.cli.outputs import check_outputs, shown
from app.cli.printing import Language, speech, write_html, write_pdf
from app.cli.requests import refuse_special
from app.domain.reading import Reading, Request
from app.errors import HistoryError, ScanError, UsageError
from app.export.observer import observer as observer_of
from app.services.library import Library

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.domain.scan import Scan
    from app.export.observer import Reader as Observer
    from app.services.dicom_results import Made


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What there is to tell of the scan.

    Attributes:
        reading: of any status, with its activation maps.
        scan: None where it could not be read.
        manifest: of the bundle that spoke, None where none did.
        kept: what the history has of this very content, with the reader's verdicts; None without.
        made: of it for an archive, None where that was not asked for.
        unmade: why that cannot be made, "" where it can; the report on paper is none the worse.
    """

    reading: Reading
    scan: Scan | None
    manifest: Manifest | None
    kept: Record | None
    made: Made | None = None
    unmade: str = ""


def report(
    # readable=False leaves it to the reading to say what is wrong with a file.
    path: Annotated[Path, typer.Argument(readable=False, help="A DICOM, PNG or JPEG file.")],
    pdf: Annotated[
        Path | None, typer.Option(readable=False, help="Write the report here, to be printed.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(readable=False, help="Write the same as one HTML file.")
    ] = None,
    sr: Annotated[
        Path | None,
        typer.Option(readable=False, help="Write a DICOM structured report here; it names who."),
    ] = None,
    sc: Annotated[
        Path | None,
        typer.Option(readable=False, help="Write the heat map here (DICOM); it names who."),
    ] = None,
    reader: Annotated[
        str, typer.Option(help="Who gave the verdicts: verifies --sr, with --organisation.")
    ] = "",
    organisation: Annotated[str, typer.Option(help="That the reader answers for.")] = "",
    identifiers: Annotated[bool, typer.Option(help="Say who the scan belongs to.")] = False,
    model: Annotated[str | None, typer.Option(help="A model's id, or a bundle's file.")] = None,
    operating_point: Annotated[
        str | None, typer.Option(help="balanced, 'high sensitivity' or 'high specificity'.")
    ] = None,
    frame: Annotated[int, typer.Option(min=1, help="Which frame, from 1.")] = 1,
    language: Annotated[Language, typer.Option(help="Of the report.")] = Language.EN,
) -> int:
    """Write a report: the scan, its heat map, what the model says and what the reader says of it.

    Verdicts come from the history of the window, where it has some of this very file.
    Exit status: 0 when the scan has an answer, 1 when it failed (the report says why), 2 for wrong
    usage.
    """
    limit_memory()
    outputs = {"pdf": pdf, "html": html, "sr": sr, "sc": sc}
    if not any(outputs.values()):
        wanted = " or ".join(f"--{name} FILE" for name in outputs)
        raise UsageError("no_output", f"Say where the report goes: {wanted}.")
    check_outputs(outputs.values(), [path])
    refuse_special(path)
    observer = observer_of(reader, organisation)
    told = _told(Request(path, frame, model, operating_point), sr, sc, observer)
    if pdf is not None or html is not None:
        _write_pages(told, pdf, html, identifiers=identifiers, language=language)
    written = {"pdf": pdf, "html": html, **write_dicom(told.made, sr, sc, observer)}
    for output in filter(None, written.values()):
        typer.echo(f"Written: {shown(output)}")
    if told.unmade:
        typer.echo(f"lightbox: {shown(told.unmade)}", err=True)
        return 1
    if told.reading.status == "failed" and told.reading.reason is not None:
        typer.echo(f"lightbox: {shown(told.reading.reason.message)}", err=True)
        return 1
    return 0


def _told(request: Request, sr: Path | None, sc: Path | None, observer: Observer | None) -> Told:
    """Read the scan and ask; a stranger's file and network have a worker's limits."""
    from app.services.cores import cores
    from app.services.pool import ReaderPool

    with contextlib.closing(ReaderPool(threads=cores(), fork=True)) as pool:
        library = pool.library().result()
        if request.model is not None:
            library.find(request.model)  # one that is unknown is wrong usage, not a failed scan
        reading = pool.read(request).result()
        scan = None
        if reading.source is not None:
            scan = pool.scan(request.path, request.frame).result()
        manifest = _manifest(reading, library, request.model)
        kept = _kept(reading, library)
        made, unmade = None, ""
        try:
            made = made_of(pool, reading, kept, sr=bool(sr), sc=bool(sc), observer=observer)
        except ScanError as error:
            unmade = error.message
    return Told(reading, scan, manifest, kept, made, unmade)


def _manifest(reading: Reading, library: Library, model: str | None) -> Manifest | None:
    ref = None if reading.analysis is None else reading.analysis.model
    if ref is None:
        return None
    entries = [*library.entries, *library.others]
    if model is not None:
        entries.append(library.find(model))
    for entry in entries:
        manifest = entry.manifest
        if (manifest.id, manifest.version) == (ref.id, ref.version) and (
            entry.sha256 in (ref.sha256, "")
        ):
            return manifest
    return None


def _kept(reading: Reading, library: Library) -> Record | None:
    from app.services.review import content_of, earlier

    try:
        return earlier(content_of(reading, library.entries))
    except HistoryError as error:
        typer.echo(f"lightbox: {shown(error.message)}", err=True)
        return None


def _write_pages(
    told: Told, pdf: Path | None, html: Path | None, *, identifiers: bool, language: Language
) -> None:
    from app.export.report_html import report_page
    from app.services.reporting import report_of

    gathered = report_of(
        told.reading,
        told.scan,
        told.manifest,
        verdicts=() if told.kept is None else told.kept.verdicts,
        impressions=() if told.kept is None else told.kept.impressions,
        identifiers=identifiers,
    )
    page = report_page(gathered, speech(language))
    if html is not None:
        write_html(page, html)
    if pdf is not None:
        write_pdf(page, pdf)
