"""What a result takes over from the scan it is of: whose study it joins, and what it refers to.

A result in DICOM inherits patient and study from its source. What the source states of them may be
invalid, and would make the result so: it is checked here, and left out with a word about it.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from app.domain.notice import Notice
from app.errors import ScanError
from app.export.observer import is_person_name, is_plain
from app.imaging import detect, values
from app.imaging.kinds import sop_class
from app.imaging.parse import parse
from app.imaging.reading import guarded

_LAST_TAG = 0x00289999  # what is wanted lies before it, and what follows may be large

# Below the root of image classes (PS3.4 B.5), those that have one frame whatever a file states: a
# reference to a frame of theirs is not allowed.
_IMAGES = "1.2.840.10008.5.1.4.1.1."
_ONE_FRAME = frozenset(
    [
        "1",
        "1.1",
        "1.1.1",
        "1.2",
        "1.2.1",
        "1.3",
        "1.3.1",
        "2",
        "4",
        "6",
        "6.1",
        "7",
        "77.1.1",
        "77.1.2",
        "77.1.3",
        "77.1.4",
        "128",
    ]
)

_NO_STUDY = (
    "A {kind} picture belongs to no study, so a DICOM result would lie in the archive without a "
    "patient. Open the DICOM original, or save a report (PDF) instead."
)

_IMPROPER = Notice(
    "improper_uids",
    "The scan's file has UIDs that DICOM does not allow; the result refers to them as they are, so "
    "that it is found beside the scan.",
)


@dataclass(frozen=True, slots=True, repr=False)
class SourceInstance:
    """The instance a result is of.

    Attributes:
        header: a data set with patient, study and UIDs alone, every value valid; text decoded.
        frame: the frame that was read, from 1; None where the instance has only one.
        frames: that the file states.
        modality: such as "CR", "" where it is not stated.
        orientation: Patient Orientation, None where it is not stated.
        laterality: "R", "L", or "" where it is not stated.
        lossy: Lossy Image Compression and what goes with it, as keyword and value.
        notices: what was left out because it is invalid.
    """

    header: Any
    frame: int | None = None
    frames: int = 1
    modality: str = ""
    orientation: tuple[str, str] | None = None
    laterality: str = ""
    lossy: tuple[tuple[str, Any], ...] = ()
    notices: tuple[Notice, ...] = ()

    def __repr__(self) -> str:
        return "SourceInstance(<hidden>)"


def read_source(path: Path, frame: int = 1) -> SourceInstance:
    """Read what a result needs of its source, without decoding the image.

    Args:
        path: of a DICOM file.
        frame: that was read, from 1.

    Raises:
        ScanError: as :func:`app.imaging.read_scan`; code ``no_study`` for a picture, and for a
            file that does not say which study or instance it is.
    """

    def read(fp: BinaryIO, content: detect.Content) -> SourceInstance:
        if content in ("png", "jpeg"):
            raise ScanError("no_study", _NO_STUDY.format(kind=content.upper()))
        file = parse(fp, last=_LAST_TAG)
        return source_of(file.ds, sop_class(file.meta, file.ds), frame)

    return guarded(path, read)


def source_of(ds: Any, sop_class_uid: str, frame: int = 1) -> SourceInstance:
    """Return what a result needs of a data set. Raises: ScanError, code ``no_study``."""
    from pydicom.dataset import Dataset

    header = Dataset()
    header.SpecificCharacterSet = "ISO_IR 192"
    header.SOPClassUID = sop_class_uid
    for keyword in ("SOPInstanceUID", "SeriesInstanceUID", "StudyInstanceUID"):
        setattr(header, keyword, values.text(ds, keyword))
    if not all(map(_is_uid, (header.SOPInstanceUID, header.StudyInstanceUID, sop_class_uid))):
        raise ScanError(
            "no_study",
            "The file does not say which study and instance it is (a UID is missing or invalid), "
            "so a DICOM result could not be filed with it. Save a report (PDF) instead.",
        )
    if not _is_uid(header.SeriesInstanceUID):
        raise ScanError(
            "no_study",
            "The file does not say which series it belongs to, so a DICOM result could not refer "
            "to it. Save a report (PDF) instead.",
        )
    notices = []
    if not all(map(_is_proper, (header.SOPInstanceUID, header.StudyInstanceUID))):
        notices.append(_IMPROPER)
    left_out = [keyword for keyword in _CHECKS if not _take(header, ds, keyword)]
    frames = max(1, values.integer(ds, "NumberOfFrames", 1))
    has_frames = frames > 1 and sop_class_uid.removeprefix(_IMAGES) not in _ONE_FRAME
    return SourceInstance(
        header,
        frame if has_frames else None,
        frames if has_frames else 1,
        values.code(ds, "Modality"),
        _orientation(ds),
        _laterality(ds),
        _lossy(ds),
        (*notices, *([_said(left_out)] if left_out else [])),
    )


def inherit(made: Any, source: SourceInstance) -> None:
    """Give an object the patient and study of its source."""
    for element in source.header:
        if element.keyword in _CHECKS:
            made.add(element)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep highdicom and pydicom from warning: their texts quote values, which name a patient."""
    loggers = [logging.getLogger(name) for name in ("highdicom", "pydicom")]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled


def _take(header: Any, ds: Any, keyword: str) -> bool:
    """Take a value over, empty where it is invalid; tell whether it was valid."""
    check, always = _CHECKS[keyword]
    value = values.text(ds, keyword)
    valid = not value or check(value)
    if always or (value and valid):
        setattr(header, keyword, value if valid else "")
    return valid


def _said(keywords: list[str]) -> Notice:
    names = ", ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", keyword) for keyword in keywords)
    return Notice(
        "invalid_patient_values",
        f"The scan's file states values that DICOM does not allow, and the result goes without "
        f"them: {names}. Check in the archive that it is filed with the right patient.",
    )


# --- Checks of values (PS3.5 section 6.2) ---------------------------------------------------


def _is_uid(text: str) -> bool:
    return len(text) <= 64 and re.fullmatch(r"[0-9]+(\.[0-9]+)+", text) is not None


def _is_proper(uid: str) -> bool:
    """Tell whether a UID follows the rules that archives do not insist on (PS3.5 section 9.1)."""
    parts = uid.split(".")
    return parts[0] in ("0", "1", "2") and all(p == "0" or p[0] != "0" for p in parts)


def _long(text: str) -> bool:
    return len(text) <= 64 and is_plain(text)


def _short(text: str) -> bool:
    return len(text) <= 16 and is_plain(text)


def _date(text: str) -> bool:
    if re.fullmatch(r"\d{8}", text) is None:
        return False
    try:
        datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True


def _time(text: str) -> bool:
    return re.fullmatch(r"([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?", text) is not None


def _sex(text: str) -> bool:
    return text in ("M", "F", "O")


def _age(text: str) -> bool:
    return re.fullmatch(r"\d{3}[DWMY]", text) is not None


def _decimal(text: str) -> bool:
    return len(text) <= 16 and re.fullmatch(r"\d+(\.\d*)?", text) is not None


# By keyword: the check, and whether the element is there in any case (type 2).
_CHECKS: dict[str, tuple[Callable[[str], bool], bool]] = {
    "PatientName": (is_person_name, True),
    "PatientID": (_long, True),
    "IssuerOfPatientID": (_long, False),
    "PatientBirthDate": (_date, True),
    "PatientSex": (_sex, True),
    "PatientAge": (_age, False),
    "PatientSize": (_decimal, False),
    "PatientWeight": (_decimal, False),
    "StudyID": (_short, True),
    "StudyDate": (_date, True),
    "StudyTime": (_time, True),
    "StudyDescription": (_long, False),
    "AccessionNumber": (_short, True),
    "ReferringPhysicianName": (is_person_name, True),
}


# --- What belongs to the picture ------------------------------------------------------------


def _orientation(ds: Any) -> tuple[str, str] | None:
    stated = [str(value).strip().upper() for value in values.values(ds, "PatientOrientation")]
    if len(stated) != 2 or not all(re.fullmatch(r"[APRLHF]{1,3}", value) for value in stated):
        return None
    return stated[0], stated[1]


def _laterality(ds: Any) -> str:
    for keyword in ("Laterality", "ImageLaterality"):
        if (stated := values.code(ds, keyword)) in ("R", "L"):
            return stated
    return ""


def _lossy(ds: Any) -> tuple[tuple[str, Any], ...]:
    if values.code(ds, "LossyImageCompression") != "01":
        return ()
    ratios = values.numbers(ds, "LossyImageCompressionRatio")
    methods = [str(value) for value in values.values(ds, "LossyImageCompressionMethod")]
    found: list[tuple[str, Any]] = [("LossyImageCompression", "01")]
    if ratios:
        found.append(("LossyImageCompressionRatio", [f"{ratio:.6g}" for ratio in ratios]))
    if methods and len(methods) == len(ratios):
        found.append(("LossyImageCompressionMethod", methods))
    return tuple(found)
