"""In which form ``lightbox classify`` says what came of its scans."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app import __version__
from app.bundle import Manifest
from app.cli.outputs import csv_cell, replacing, stream_to
from app.cli.printing import Language, speech, write_html, write_pdf
from app.cli.recording import WHOLE, Format, record_file
from app.domain.reading import Reading
from app.services.record_files import written
from app.services.record_lines import write_csv, write_jsonl
from app.services.records import to_record

if TYPE_CHECKING:
    from app.services.shapes import RecordShape

_Records = Iterator["RecordShape"]
_Writer = Callable[[Iterable["RecordShape"], TextIO], _Records]


@contextlib.contextmanager
def told(
    readings: Iterable[Reading],
    form: Format,
    output: Path | None,
    manifests: Sequence[Manifest],
    *,
    total: int = 0,
    resume: bool = False,
    language: Language = Language.EN,
) -> Iterator[_Records]:
    """Yield the records of readings, which are written as they are taken.

    Args:
        readings: what came of the scans, in order.
        form: to write in.
        output: None for what is printed.
        manifests: of the bundles that may speak.
        total: how many readings there will be, 0 where nobody knows.
        resume: go on with what is in the output.
        language: of a summary.

    Raises:
        LightboxError: the output cannot be written.
    """
    if form in WHOLE:
        from app.cli.table import counted

        assert output is not None
        yield from _whole(counted(readings, total), form, output, manifests, language)
        return
    records = map(to_record, readings)
    if resume or form is Format.PARQUET:
        with record_file(form, output, resume) as file:
            yield written(records, file)
        return
    with stream_to(output) as stream:
        yield _writer(form, manifests, total)(records, stream)


def _whole(
    readings: Iterator[Reading],
    form: Format,
    output: Path,
    manifests: Sequence[Manifest],
    language: Language,
) -> Iterator[_Records]:
    """Yield the records once, and write all of them when they were taken."""
    if form is Format.XLSX:
        from app.services.workbooks import write_xlsx

        with replacing(output) as stream:
            yield write_xlsx(map(to_record, readings), stream, _findings(manifests))
        return
    from app.export.summary import Summary, summary_page
    from app.services.summaries import line_of, without_common

    said = speech(language)  # what is missing for it is told before anything is read
    kept = []

    def taken() -> _Records:
        for reading in readings:
            kept.append(line_of(reading, str(reading.request.path)))
            yield to_record(reading)

    yield taken()
    page = summary_page(Summary(time.time(), __version__, without_common(kept)), said)
    (write_pdf if form is Format.PDF else write_html)(page, output)


def _writer(form: Format, manifests: Sequence[Manifest], total: int) -> _Writer:
    """Return what writes records to a stream, and passes them on."""
    if form is Format.JSONL:
        return write_jsonl
    if form is Format.CSV:
        findings = _findings(manifests)
        return lambda records, stream: write_csv(
            records, stream, findings, partial(csv_cell, terminal=stream.isatty())
        )
    from app.cli.table import print_table  # here: lines for other programs need nothing of it

    return lambda records, stream: print_table(records, stream, total)


def _findings(manifests: Sequence[Manifest]) -> list[str]:
    return sorted({finding.name for m in manifests for finding in m.findings})
