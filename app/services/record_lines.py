"""Records as lines for other programs: JSON lines and CSV, of the command line and the window."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from app.services.records import columns_of, guarded, to_json, to_row

if TYPE_CHECKING:
    from app.services.shapes import RecordShape


def write_jsonl(records: Iterable[RecordShape], stream: TextIO) -> Iterator[RecordShape]:
    """Write records as they are passed on, a line each."""
    for record in records:
        stream.write(to_json(record) + "\n")
        stream.flush()  # a batch can be followed as it goes, and loses nothing when it is stopped
        yield record


def write_csv(
    records: Iterable[RecordShape],
    stream: TextIO,
    findings: Sequence[str],
    cell: Callable[[str], object] = guarded,
) -> Iterator[RecordShape]:
    """Write records as they are passed on, a row each, under a row of names.

    Args:
        records: to write.
        stream: opened with ``newline=""``.
        findings: names of all that any record may hold; each has a column.
        cell: makes texts harmless to whatever opens the file.
    """
    columns = columns_of(findings)
    writer = csv.DictWriter(stream, columns, restval="")
    writer.writerow({name: cell(name) for name in columns})
    for record in records:
        row = to_row(record)
        writer.writerow({k: cell(v) if isinstance(v, str) else v for k, v in row.items()})
        stream.flush()  # as with JSON lines
        yield record
