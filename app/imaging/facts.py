"""Facts, identity and geometry out of a data set."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from app.domain.scan import Facts, Geometry, Identity, PresentationIntent
from app.imaging import values
from app.imaging.layout import Layout

# Views of PS3.16 CID 4010 (DX) in SNOMED CT codes, for files with View Code Sequence only.
_VIEW_CODES = {
    "399348003": "AP",
    "R-10206": "AP",
    "272479007": "PA",
    "R-10214": "PA",
    "399198007": "RL",
    "R-10232": "RL",
    "399173006": "LL",
    "R-10236": "LL",
}
_YEARS_PER_UNIT = {"Y": 1.0, "M": 1 / 12, "W": 7 / 365.25, "D": 1 / 365.25}


def facts(ds: Any, layout: Layout, syntax: str, *, colour: bool) -> Facts:
    """Collect what the file says about the picture."""
    return Facts(
        modality=values.code(ds, "Modality") or None,
        body_part=values.code(ds, "BodyPartExamined") or None,
        view_position=_view(ds),
        age_years=age_years(ds),
        presentation_intent=_intent(ds),
        photometric_interpretation=layout.photometric,
        transfer_syntax_uid=syntax or None,
        bits_stored=layout.bits_stored,
        colour=colour,
    )


def _view(ds: Any) -> str | None:
    stated = values.code(ds, "ViewPosition")
    if stated:
        return stated
    item = values.first_item(ds, "ViewCodeSequence")
    return _VIEW_CODES.get(values.text(item, "CodeValue")) if item is not None else None


def _intent(ds: Any) -> PresentationIntent | None:
    stated = values.code(ds, "PresentationIntentType")
    if stated == "FOR PRESENTATION":
        return "FOR PRESENTATION"
    return "FOR PROCESSING" if stated == "FOR PROCESSING" else None


def age_years(ds: Any) -> float | None:
    """Return the age in years, in [0, 130], or None.

    From Patient's Age (PS3.5 6.2, AS: three digits and D, W, M or Y), else from the birth date and
    the date of the acquisition, content or study. An age of nought is what many devices write when
    they were told none, so that the dates count for more.
    """
    match = re.fullmatch(r"(\d{1,3})([DWMY])", values.code(ds, "PatientAge"))
    if match is None:
        return _age_by_dates(ds)
    age = int(match[1]) * _YEARS_PER_UNIT[match[2]]
    if age == 0.0 and (by_dates := _age_by_dates(ds)) is not None:
        return by_dates
    return age if age <= 130.0 else None


def _age_by_dates(ds: Any) -> float | None:
    born = _date(ds, "PatientBirthDate")
    keywords = ("AcquisitionDate", "ContentDate", "StudyDate")
    taken = next((day for day in (_date(ds, key) for key in keywords) if day), None)
    if born is None or taken is None:
        return None
    age = (taken - born).days / 365.25
    return age if 0.0 <= age <= 130.0 else None


def _date(ds: Any, keyword: str) -> datetime.date | None:
    digits = values.text(ds, keyword).replace(".", "").replace("-", "")[:8]
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


_IDENTITY_KEYWORDS = {
    "patient_name": "PatientName",
    "patient_id": "PatientID",
    "birth_date": "PatientBirthDate",
    "sex": "PatientSex",
    "study_date": "StudyDate",
    "study_description": "StudyDescription",
    "series_description": "SeriesDescription",
    "series_number": "SeriesNumber",
    "instance_number": "InstanceNumber",
    "accession_number": "AccessionNumber",
    "institution": "InstitutionName",
    "study_uid": "StudyInstanceUID",
    "series_uid": "SeriesInstanceUID",
    "sop_instance_uid": "SOPInstanceUID",
    "sop_class_uid": "SOPClassUID",
    "comments": "ImageComments",
}


def identity(ds: Any) -> Identity:
    """Collect whom and what the scan belongs to."""
    return Identity(
        **{f.name: values.text(ds, _IDENTITY_KEYWORDS[f.name]) for f in fields(Identity)}
    )


def geometry(ds: Any, layout: Layout, frame: int) -> Geometry:
    """Collect spacing, aspect and orientation of a frame."""
    spacing, source = _spacing(ds, frame)
    aspect = values.numbers(ds, "PixelAspectRatio")
    if len(aspect) == 2 and min(aspect) > 0:
        ratio = aspect[0] / aspect[1]
    else:
        ratio = spacing[0] / spacing[1] if spacing else 1.0
    return Geometry(
        rows=layout.rows,
        columns=layout.columns,
        spacing_mm=spacing,
        spacing_source=source,
        pixel_aspect=ratio if 0.05 <= ratio <= 20.0 else 1.0,  # beyond: damage, not a detector
        orientation=_orientation(ds, frame),
        calibrated=_calibrated(ds, source),
    )


def _spacing(ds: Any, frame: int) -> tuple[tuple[float, float] | None, str | None]:
    measures = values.frame_item(ds, frame, "PixelMeasuresSequence")
    candidates = [(measures, "PixelSpacing")] if measures is not None else []
    candidates += [
        (ds, key) for key in ("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing")
    ]
    for source, keyword in candidates:
        found = values.numbers(source, keyword)
        if len(found) == 2 and min(found) > 0:
            repeated = _uncorrected(ds, found) if keyword == "PixelSpacing" else None
            return (found[0], found[1]), repeated or keyword
    return _ultrasound_spacing(ds)


_OF_THE_SHADOW = ("ImagerPixelSpacing", "NominalScannedPixelSpacing")


def _uncorrected(ds: Any, spacing: Sequence[float]) -> str | None:
    """Name the spacing of the shadow that Pixel Spacing merely repeats (PS3.3 10.7.1.1)."""
    for keyword in _OF_THE_SHADOW:
        found = values.numbers(ds, keyword)
        if len(found) == 2 and all(map(partial(math.isclose, rel_tol=1e-4), found, spacing)):
            return keyword
    return None


def _calibrated(ds: Any, source: str | None) -> bool:
    """Tell whether Pixel Spacing is known to be corrected or calibrated (PS3.3 10.7.1.1)."""
    if source != "PixelSpacing":
        return False
    stated = values.code(ds, "PixelSpacingCalibrationType") in ("GEOMETRY", "FIDUCIAL")
    return stated or any(len(values.numbers(ds, keyword)) == 2 for keyword in _OF_THE_SHADOW)


def _ultrasound_spacing(ds: Any) -> tuple[tuple[float, float] | None, str | None]:
    """Return the spacing of the only calibrated region (PS3.3 C.8.5.5), where there is just one."""
    regions = values.items(ds, "SequenceOfUltrasoundRegions")
    if len(regions) != 1:
        return None, None
    (region,) = regions
    in_cm = [values.integer(region, f"PhysicalUnits{axis}Direction", 0) == 3 for axis in "XY"]
    down = values.number(region, "PhysicalDeltaY")
    across = values.number(region, "PhysicalDeltaX")
    if not (all(in_cm) and down and across):
        return None, None
    return (abs(down) * 10.0, abs(across) * 10.0), "SequenceOfUltrasoundRegions"


def _orientation(ds: Any, frame: int) -> tuple[str, str] | None:
    stated = [str(value).strip().upper() for value in values.values(ds, "PatientOrientation")]
    if len(stated) == 2 and all(re.fullmatch(r"[A-Z]{1,4}", value) for value in stated):
        return stated[0], stated[1]
    source = values.frame_item(ds, frame, "PlaneOrientationSequence") or ds
    cosines = values.numbers(source, "ImageOrientationPatient")
    if len(cosines) != 6:
        return None
    right, bottom = _letters(cosines[:3]), _letters(cosines[3:])
    return (right, bottom) if right and bottom else None


_AXES = (("R", "L"), ("A", "P"), ("F", "H"))  # negative and positive end of x, y, z


def _letters(direction: tuple[float, ...]) -> str:
    """Name a direction in the patient by its main axes, the largest first (PS3.3 C.7.6.1.1.1)."""
    names = [
        (abs(value), negative if value < 0 else positive)
        for value, (negative, positive) in zip(direction, _AXES, strict=True)
        if abs(value) > 0.1
    ]
    return "".join(name for _, name in sorted(names, reverse=True))


def frame_rate(ds: Any) -> float | None:
    """Return the frames a second that the file asks for, None where it does not.

    In the order of PS3.3 C.7.6.5.1: Recommended Display Frame Rate, Cine Rate, Frame Time (in
    milliseconds), and the middle one of the Frame Time Vector, whose first value is always nought.
    """
    for keyword in ("RecommendedDisplayFrameRate", "CineRate"):
        rate = values.number(ds, keyword)
        if rate is not None and rate > 0:
            return rate
    between = values.number(ds, "FrameTime")
    if between is None or between <= 0:
        steps = sorted(step for step in values.numbers(ds, "FrameTimeVector")[1:] if step > 0)
        between = steps[len(steps) // 2] if steps else None
    return None if between is None else 1000.0 / between
