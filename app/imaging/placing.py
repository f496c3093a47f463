"""Where a scan belongs, read from the first groups of its header and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from app.domain.placement import NOWHERE, Placement, Vector
from app.errors import ScanError
from app.imaging import values
from app.imaging.detect import Content
from app.imaging.places import kind_of
from app.imaging.reading import guarded

_LAST = 0x00204000  # the end of group 0020, Relationship; all that is wanted comes before
_MOST = 1 << 18  # bytes of an archive's entry; what comes before is hardly ever longer
_LARGEST_NUMBER = 1 << 31  # of an IS (PS3.5 section 6.2)


def read_placement(path: Path) -> Placement:
    """Read what a file says of where it belongs.

    Returns:
        A `Placement` that says nothing where the file is no DICOM file or cannot be read; reading
        it will say why.
    """

    def read(fp: BinaryIO, content: Content) -> Placement:
        if content in ("png", "jpeg"):
            return NOWHERE
        from app.imaging.parse import parse

        return placement_of(parse(fp, last=_LAST).ds)

    if kind_of(path) == "special":  # opening a pipe might wait for ever
        return NOWHERE
    try:
        return guarded(path, read, most=_MOST)
    except ScanError:
        return NOWHERE


def placement_of(ds: Any) -> Placement:
    """Collect the placement of a data set; what is missing or unreadable is not stated."""
    position = values.numbers(ds, "ImagePositionPatient")
    cosines = values.numbers(ds, "ImageOrientationPatient")
    return Placement(
        study_uid=values.text(ds, "StudyInstanceUID"),
        series_uid=values.text(ds, "SeriesInstanceUID"),
        patient_name=values.text(ds, "PatientName"),
        patient_id=values.text(ds, "PatientID"),
        study_date=values.text(ds, "StudyDate"),
        study_description=values.text(ds, "StudyDescription"),
        series_description=values.text(ds, "SeriesDescription"),
        modality=values.code(ds, "Modality"),
        body_part=values.code(ds, "BodyPartExamined"),
        series_number=_integer(ds, "SeriesNumber"),
        instance_number=_integer(ds, "InstanceNumber"),
        position=_vector(position) if len(position) == 3 else None,
        orientation=(_vector(cosines[:3]), _vector(cosines[3:])) if len(cosines) == 6 else None,
        slice_location=values.number(ds, "SliceLocation"),
    )


def _integer(ds: Any, keyword: str) -> int | None:
    found = values.number(ds, keyword)
    return None if found is None or abs(found) >= _LARGEST_NUMBER else int(found)


def _vector(found: tuple[float, ...]) -> Vector:
    x, y, z = found
    return x, y, z
