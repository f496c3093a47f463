"""A reading with what is sent back of it: a structured report, a picture with the heat map."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.domain.notice import Notice
from app.domain.reading import Reading, Request, without_pictures
from app.errors import LightboxError
from app.network.keeping import sync_folder

if TYPE_CHECKING:
    from app.services.reading import Reader

Kind = Literal["sr", "sc"]

# A PACS that passes on what it gets would else have answers answered for ever.
_OWN = Notice(
    "own_result", "This is a result of Lightbox itself, which is not read: it would answer itself."
)


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """A reading without pictures, and the names of the files made of it."""

    reading: Reading
    files: tuple[str, ...]


def read_and_answer(
    reader: Reader, request: Request, kinds: tuple[Kind, ...], folder: Path, key: str
) -> Answered:
    """Read a scan and write what is to be sent back; a task for `ReaderPool.look`.

    Args:
        reader: of the worker.
        request: what to read.
        kinds: what to write; an answer that is refused has a report and no picture.
        folder: where to.
        key: of the scan; files of an earlier attempt are written over.

    Raises:
        OSError: the files cannot be written.
    """
    from app.services.dicom_results import Wanted, make

    if kinds and _is_own(request.path):
        return Answered(Reading(request, reason=_OWN), ())
    reading = reader.read(request)
    if not kinds or reading.analysis is None or reading.status not in ("classified", "refused"):
        return Answered(without_pictures(reading), ())
    shown = None
    if reading.analysis.maps:
        findings = reading.analysis.findings
        shown = max(findings, key=lambda one: (bool(one.positive), one.probability)).name
    wanted = Wanted(
        request.path,
        request.frame,
        reading.analysis,
        report="sr" in kinds,
        capture="sc" in kinds,
        model=request.model,
        heat_of=shown,
    )
    try:
        made = make(reader, wanted)
    except LightboxError as error:  # it says of no study it could join
        notice = Notice(error.code, error.message)
        analysis = replace(reading.analysis, warnings=(*reading.analysis.warnings, notice))
        return Answered(without_pictures(replace(reading, analysis=analysis)), ())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = []
    for kind, content in (("sr", made.report), ("sc", made.capture)):
        if content is not None:
            files.append(f"{hashlib.sha256(key.encode()).hexdigest()[:32]}-{kind}.dcm")
            _put_down(folder / files[-1], content)
    if files:
        sync_folder(folder)  # the ledger is about to name them
    return Answered(without_pictures(reading), tuple(files))


def _put_down(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk when this returns. Raises: OSError; none is left."""
    try:
        with path.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        path.unlink(missing_ok=True)  # half of it would take what room there is
        raise


def _is_own(path: Path) -> bool:
    """Tell whether a file says that this program made it."""
    from app.export.dicom_sr import PROGRAM
    from app.imaging import values
    from app.imaging.parse import parse
    from app.imaging.reading import guarded

    try:
        return guarded(
            path,
            lambda stream, content: (
                content not in ("png", "jpeg")
                and values.text(parse(stream, last=0x00081090).ds, "ManufacturerModelName")
                == PROGRAM
            ),
        )
    except LightboxError:
        return False  # its reading says what is wrong with it
