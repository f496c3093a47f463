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


_ALL_READ = (
    "{read} of {frames} frames were read, and this is the one whose answer stands highest. What "
    "a threshold achieves was measured on single pictures: of many frames, one is above it more "
    "often."
)
_MOST_FRAMES = 500


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """Readings without pictures, one for each frame that was read, and the files made of them."""

    readings: tuple[Reading, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What is to be sent back.

    Attributes:
        kinds: of answers; one that is refused has a report and no picture.
        folder: where they are written to.
        key: of the object; files of an earlier attempt are written over.
    """

    kinds: tuple[Kind, ...]
    folder: Path
    key: str


def read_and_answer(
    reader: Reader, request: Request, answers: Answers, every_frame: bool = False
) -> Answered:
    """Read a scan and write what is to be sent back; a task for `ReaderPool.look`.

    Args:
        reader: of the worker.
        request: what to read.
        answers: what to write: of the frame whose answer stands highest.
        every_frame: read the others too.

    Raises:
        OSError: the files cannot be written.
    """
    if answers.kinds and _is_own(request.path):
        return Answered((Reading(request, reason=_OWN),), ())
    highest = reader.read(request)
    readings = [without_pictures(highest)]
    frames = 1 if highest.source is None else highest.source.frames
    if every_frame and frames > 1:
        for number in range(2, min(frames, _MOST_FRAMES) + 1):
            reading = reader.read(replace(request, frame=number))
            readings.append(without_pictures(reading))
            if _height(reading) > _height(highest):
                highest = reading
        highest = _noted(highest, "all_frames", _ALL_READ.format(read=len(readings), frames=frames))
    files: tuple[str, ...] = ()
    if answers.kinds and highest.status in ("classified", "refused"):
        try:
            files = _written(reader, highest, answers)
        except LightboxError as error:  # it says of no study it could join
            highest = _noted(highest, error.code, error.message)
    readings[highest.request.frame - request.frame] = without_pictures(highest)
    return Answered(tuple(readings), files)


def _height(reading: Reading) -> tuple[int, float]:
    """Tell how high an answer stands: above its threshold, or below it, by its highest finding."""
    analysis = reading.analysis
    if analysis is None or analysis.status != "classified":
        return int(analysis is not None and analysis.status == "refused"), 0.0
    decided = [
        one.probability - one.operating_point.threshold
        for one in analysis.findings
        if one.operating_point is not None and one.part_of is None
    ]
    return 2, max(decided or [one.probability for one in analysis.findings])


def _noted(reading: Reading, code: str, message: str) -> Reading:
    analysis = reading.analysis
    if analysis is None:
        return reading
    warnings = (*analysis.warnings, Notice(code, message))
    return replace(reading, analysis=replace(analysis, warnings=warnings))


def _written(reader: Reader, reading: Reading, answers: Answers) -> tuple[str, ...]:
    """Write what is to be sent back; returns the files' names. Raises: LightboxError, OSError."""
    from app.services.dicom_results import Wanted, make

    analysis, request = reading.analysis, reading.request
    if analysis is None:
        return ()
    shown = None
    if analysis.maps:
        shown = max(analysis.findings, key=lambda one: (bool(one.positive), one.probability)).name
    wanted = Wanted(
        request.path,
        request.frame,
        analysis,
        report="sr" in answers.kinds,
        capture="sc" in answers.kinds,
        model=request.model,
        heat_of=shown,
    )
    made = make(reader, wanted)
    folder = answers.folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = []
    for kind, content in (("sr", made.report), ("sc", made.capture)):
        if content is not None:
            name = hashlib.sha256(answers.key.encode()).hexdigest()[:32]
            files.append(f"{name}-{kind}.dcm")
            _put_down(folder / files[-1], content)
    if files:
        sync_folder(folder)  # the ledger is about to name them
    return tuple(files)


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
