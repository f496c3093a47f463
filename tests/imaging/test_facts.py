"""What a DICOM file says of itself: facts, geometry, identity and notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydicom.uid import (
    ImplicitVRLittleEndian,
)

from app.imaging import read_scan
from tests.imaging.dicom_files import RAMP, codes, dataset, save


def test_facts_geometry_and_identity(tmp_path: Path) -> None:
    ds = dataset(
        RAMP,
        BodyPartExamined="chest",
        ViewPosition="AP",
        PatientAge="003Y",
        PresentationIntentType="FOR PRESENTATION",
        ImagerPixelSpacing=[0.2, 0.1],
        PatientOrientation=["L", "F"],
    )
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert (scan.facts.modality, scan.facts.body_part) == ("CR", "CHEST")
    assert (scan.facts.view_position, scan.facts.age_years) == ("AP", 3.0)
    assert scan.facts.presentation_intent == "FOR PRESENTATION"
    assert scan.geometry.spacing_mm == (0.2, 0.1)
    assert scan.geometry.spacing_source == "ImagerPixelSpacing"
    assert scan.geometry.pixel_aspect == 2.0
    assert scan.geometry.orientation == ("L", "F")
    assert scan.identity.patient_name == "Sentinel^Name"
    assert "Sentinel" not in repr(scan)


@pytest.mark.parametrize(
    ("elements", "years"),
    [
        ({"PatientAge": "018M"}, 1.5),
        ({"PatientAge": "010D"}, 10 / 365.25),
        ({"PatientAge": "002W"}, 14 / 365.25),
        ({"PatientBirthDate": "20200101", "StudyDate": "20230101"}, 3.0),
        ({"PatientBirthDate": "20230101", "StudyDate": "20200101"}, None),
        ({"PatientBirthDate": "2020", "StudyDate": "20230101"}, None),
        ({"PatientAge": "old"}, None),
        ({"PatientAge": "000Y"}, 0.0),
        ({"PatientAge": "000Y", "PatientBirthDate": "19600101", "StudyDate": "20200101"}, 60.0),
        ({"PatientAge": "059Y", "PatientBirthDate": "19600101", "StudyDate": "20200101"}, 59.0),
        ({}, None),
    ],
)
def test_age(elements: dict[str, str], years: float | None, tmp_path: Path) -> None:
    ds = dataset(RAMP)
    for keyword, value in elements.items():
        ds.add_new(keyword, "LO", value)  # as free text, or the writer would refuse
    scan = read_scan(save(ds, tmp_path / "a.dcm", ImplicitVRLittleEndian))
    assert scan.facts.age_years == (years if years is None else pytest.approx(years, abs=0.01))


_SQUARE = [0.2, 0.2]


@pytest.mark.parametrize(
    ("elements", "source", "calibrated"),
    [
        ({"PixelSpacing": _SQUARE}, "PixelSpacing", False),
        (
            {"PixelSpacing": _SQUARE, "ImagerPixelSpacing": _SQUARE},
            "ImagerPixelSpacing",
            False,
        ),
        ({"PixelSpacing": [0.17, 0.17], "ImagerPixelSpacing": _SQUARE}, "PixelSpacing", True),
        (
            {"PixelSpacing": _SQUARE, "PixelSpacingCalibrationType": "FIDUCIAL"},
            "PixelSpacing",
            True,
        ),
        (
            {"PixelSpacing": _SQUARE, "NominalScannedPixelSpacing": _SQUARE},
            "NominalScannedPixelSpacing",
            False,
        ),
    ],
)
def test_spacing_that_repeats_the_detectors_is_not_corrected(
    elements: dict[str, object], source: str, calibrated: bool, tmp_path: Path
) -> None:
    geometry = read_scan(save(dataset(RAMP, **elements), tmp_path / "a.dcm")).geometry
    assert (geometry.spacing_source, geometry.calibrated) == (source, calibrated)


@pytest.mark.parametrize(
    ("elements", "rate"),
    [
        ({}, None),
        ({"FrameTime": "40"}, 25.0),
        ({"FrameTime": "0"}, None),
        ({"FrameTime": "40", "CineRate": "12"}, 12.0),
        ({"CineRate": "12", "RecommendedDisplayFrameRate": "30"}, 30.0),
        ({"FrameTimeVector": [0, 50, 50, 100]}, 20.0),
    ],
)
def test_the_rate_a_file_asks_for(
    elements: dict[str, object], rate: float | None, tmp_path: Path
) -> None:
    scan = read_scan(save(dataset(RAMP, **elements), tmp_path / "a.dcm"))
    assert scan.source.frames_per_second == rate


def test_orientation_from_the_plane(tmp_path: Path) -> None:
    ds = dataset(RAMP, ImageOrientationPatient=[1, 0, 0, 0, 0, -1], PixelSpacing=[1, 1])
    assert read_scan(save(ds, tmp_path / "a.dcm")).geometry.orientation == ("L", "F")


@pytest.mark.parametrize(
    ("code", "elements"),
    [
        ("for_processing", {"PresentationIntentType": "FOR PROCESSING"}),
        ("burned_in_annotation", {"BurnedInAnnotation": "YES"}),
        ("lossy_compression", {"LossyImageCompression": "01"}),
        ("several_windows", {"WindowCenter": [1, 2], "WindowWidth": [3, 4]}),
        ("synthetic", {"ImageComments": "Synthetic image, no patient"}),
        ("export_8bit", {"SOPClassUID": "1.2.840.10008.5.1.4.1.1.7", "BitsStored": 8}),
        ("inverse_presentation", {"PresentationLUTShape": "INVERSE"}),
        ("invalid_window", {"WindowCenter": 5, "WindowWidth": 0}),
        (
            "contradictory_inversion",
            {"PhotometricInterpretation": "MONOCHROME1", "PresentationLUTShape": "IDENTITY"},
        ),
    ],
)
def test_notices(code: str, elements: dict[str, object], tmp_path: Path) -> None:
    assert codes(read_scan(save(dataset(RAMP, **elements), tmp_path / "a.dcm"))) == {code}


def test_values_that_mean_nothing_do_not_cost_the_picture(tmp_path: Path) -> None:
    ds = dataset(RAMP)
    for keyword in ("WindowCenter", "WindowWidth", "PixelSpacing", "RescaleSlope", "PatientAge"):
        ds.add_new(keyword, "LO", "n/a")
    scan = read_scan(save(ds, tmp_path / "a.dcm", ImplicitVRLittleEndian))
    assert scan.pixels.tolist() == RAMP.tolist()
    assert scan.geometry.spacing_mm is None


def test_nothing_of_the_patient_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    ds = dataset(RAMP)
    ds.add_new("PatientBirthDate", "LO", "SENTINEL-DATE")
    ds.add_new("InstanceNumber", "LO", "SENTINEL-NUMBER")
    read_scan(save(ds, tmp_path / "a.dcm", ImplicitVRLittleEndian))
    out, err = capfd.readouterr()
    assert "SENTINEL" not in caplog.text + out + err
