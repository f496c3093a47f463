"""Where a scan belongs, out of the first groups of its header."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import DeflatedExplicitVRLittleEndian, ImplicitVRLittleEndian

from app.domain.placement import NOWHERE, Placement
from app.imaging.placing import read_placement
from tests.conftest import sample_path
from tests.imaging.dicom_files import dataset, save

STATED = {
    "Modality": "CT",
    "BodyPartExamined": "chest",
    "PatientName": "Doe^Jane",
    "PatientID": "P-7",
    "StudyInstanceUID": "1.2.3",
    "SeriesInstanceUID": "1.2.3.4",
    "StudyDate": "20040119",
    "StudyDescription": "Chest",
    "SeriesDescription": "thin",
    "SeriesNumber": "3",
    "InstanceNumber": "12",
    "ImagePositionPatient": [-120.5, -80, 33.25],
    "ImageOrientationPatient": [1, 0, 0, 0, 0.8, -0.6],
    "SliceLocation": "33.25",
}
PLACEMENT = Placement(
    study_uid="1.2.3",
    series_uid="1.2.3.4",
    patient_name="Doe^Jane",
    patient_id="P-7",
    study_date="20040119",
    study_description="Chest",
    series_description="thin",
    modality="CT",
    body_part="CHEST",
    series_number=3,
    instance_number=12,
    position=(-120.5, -80.0, 33.25),
    orientation=((1.0, 0.0, 0.0), (0.0, 0.8, -0.6)),
    slice_location=33.25,
)


@pytest.mark.parametrize("syntax", [None, ImplicitVRLittleEndian, DeflatedExplicitVRLittleEndian])
def test_what_the_header_states(tmp_path: Path, syntax: str | None) -> None:
    ds = dataset(np.zeros((64, 64), np.uint16), **STATED)
    path = save(ds, tmp_path / "a.dcm", *filter(None, [syntax]))
    assert read_placement(path) == PLACEMENT
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, "in/a.dcm")
    assert read_placement(tmp_path / "a.zip" / "in" / "a.dcm") == PLACEMENT


def test_what_is_damaged_or_not_stated_is_left_open(tmp_path: Path) -> None:
    ds = dataset(
        np.zeros((2, 2), np.uint8),
        SeriesInstanceUID="1.2",
        ImagePositionPatient=[1, 2],
        InstanceNumber="4",
    )
    path = save(ds, tmp_path / "a.dcm")
    data = path.read_bytes()
    assert read_placement(path).position is None
    assert read_placement(path).instance_number == 4
    path.write_bytes(data[:200])
    assert read_placement(path).position is None
    path.write_bytes(b"no DICOM at all")
    assert read_placement(path) == NOWHERE
    assert read_placement(sample_path("normal.png")) == NOWHERE
    assert read_placement(tmp_path / "absent") == NOWHERE
