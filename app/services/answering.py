"""A reading with what is sent back of it: a structured report, a picture with the heat map."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.domain.notice import Notice
from app.errors import LightboxError
from app.services.reading import Reading, Request, without_pictures

if TYPE_CHECKING:
    from app.domain.analysis import Analysis
    from app.export.dicom_source import SourceInstance
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
    if kinds and _is_own(request.path):
        return Answered(Reading(request, reason=_OWN), ())
    reading = reader.read(request)
    if not kinds or reading.analysis is None or reading.status not in ("classified", "refused"):
        return Answered(without_pictures(reading), ())
    try:
        made = _make(reader, reading, reading.analysis, kinds)
    except LightboxError as error:  # it says of no study it could join
        notice = Notice(error.code, error.message)
        analysis = replace(reading.analysis, warnings=(*reading.analysis.warnings, notice))
        return Answered(without_pictures(replace(reading, analysis=analysis)), ())
    files = tuple(f"{hashlib.sha256(key.encode()).hexdigest()[:32]}-{kind}.dcm" for kind in made)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, instance in zip(files, made.values(), strict=True):
        instance.save_as(folder / name, enforce_file_format=True)
    return Answered(without_pictures(reading), files)


def _make(
    reader: Reader, reading: Reading, analysis: Analysis, kinds: tuple[Kind, ...]
) -> dict[Kind, Any]:
    from app.export.dicom_source import read_source
    from app.export.dicom_sr import structured_report
    from app.services.dicom_results import metrics_of

    source = read_source(reading.request.path, reading.request.frame)
    made: dict[Kind, Any] = {}
    if "sr" in kinds:
        metrics = metrics_of(reader, analysis, reading.request.model)
        made["sr"] = structured_report(source, analysis, metrics=metrics)
    if "sc" in kinds and analysis.maps and analysis.model is not None:
        made["sc"] = _capture(reader, reading, analysis, source)
    return made


def _capture(reader: Reader, reading: Reading, analysis: Analysis, source: SourceInstance) -> Any:
    from app.export.dicom_capture import secondary_capture
    from app.services.picture import with_heat

    request = reading.request
    assert analysis.model is not None
    shown = max(analysis.findings, key=lambda one: (bool(one.positive), one.probability)).name
    (activation,) = [one for one in analysis.maps if one.name == shown]
    recipe = reader.open(request.model or analysis.model.id).bundle.manifest.recipe
    picture = with_heat(reader.scan(request.path, request.frame), activation, recipe)
    return secondary_capture(source, analysis, shown, picture)


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
