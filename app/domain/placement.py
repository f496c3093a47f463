"""Where a scan belongs: its study, its series, and its place in the series."""

from __future__ import annotations

from dataclasses import dataclass

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True, repr=False)
class Placement:
    """What a file's header says of where its scan belongs. Its repr shows none of it.

    Attributes:
        study_uid, series_uid: Study and Series Instance UID, "" where the file states none.
        patient_name, patient_id, study_date, study_description, series_description: as stated, ""
            if not.
        modality, body_part: DICOM Modality and Body Part Examined, upper case, "" if not stated.
        series_number, instance_number: None if not stated.
        position: Image Position (Patient): x, y, z of the first pixel's centre, in millimetres.
        orientation: Image Orientation (Patient): direction cosines of the rows, then of the
            columns.
        slice_location: in millimetres.
    """

    study_uid: str = ""
    series_uid: str = ""
    patient_name: str = ""
    patient_id: str = ""
    study_date: str = ""
    study_description: str = ""
    series_description: str = ""
    modality: str = ""
    body_part: str = ""
    series_number: int | None = None
    instance_number: int | None = None
    position: Vector | None = None
    orientation: tuple[Vector, Vector] | None = None
    slice_location: float | None = None

    def __repr__(self) -> str:
        return "Placement(<hidden>)"


NOWHERE = Placement()
"""Of a file that says nothing of where it belongs, such as a PNG."""
