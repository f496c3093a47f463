"""Records as an Excel workbook, of the command line and the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

from app import __version__
from app.export.workbook import workbook
from app.services.records import columns_of, to_row

if TYPE_CHECKING:
    from app.services.shapes import RecordShape


def write_xlsx(
    records: Iterable[RecordShape], stream: IO[bytes], findings: Sequence[str]
) -> Iterator[RecordShape]:
    """Write records as they are passed on, a row each; the workbook is whole when all are taken.

    Args:
        records: to write.
        stream: that can be sought in.
        findings: names of all that any record may hold; each has a column.
    """
    models: dict[tuple[str, str, str], int] = {}
    with workbook(stream, "Records", columns_of(findings), _about(models)) as sheet:
        for record in records:
            if (model := record["model"]) is not None:
                name = (model["id"], model["version"], model["sha256"])
                models[name] = models.get(name, 0) + 1
            sheet.add(to_row(record))
            yield record


def _about(models: dict[tuple[str, str, str], int]) -> Iterator[tuple[str, str]]:
    yield "Program", f"Lightbox {__version__}"
    yield "Written", datetime.now(UTC).isoformat(timespec="seconds")
    yield "Use", "Research use only. Not a medical device."
    for (name, version, sha256), count in models.items():
        yield "Model", f"{name} {version}, SHA-256 {sha256}, {count} scans"
