"""DICOM objects that are no images: each is named, and it is said where it can be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydicom.dataset import Dataset

from app.domain.notice import Notice
from app.domain.reading import Reading, Request
from app.errors import ScanError
from app.imaging import read_scan
from tests.imaging.dicom_files import save


def error_notice(error: ScanError) -> Notice:
    return Notice(error.code, error.message)


def said(tmp_path: Path, uid: str, **elements: object) -> ScanError:
    ds = Dataset()
    ds.SOPClassUID = uid
    ds.PatientID = "1"
    for keyword, value in elements.items():
        setattr(ds, keyword, value)
    with pytest.raises(ScanError) as error:
        read_scan(save(ds, tmp_path / "object.dcm"))
    return error.value


# SOP Class UIDs of PS3.6 Annex A, and a word that only a sentence about the right kind has.
@pytest.mark.parametrize(
    ("uid", "name", "where"),
    [
        ("1.2.840.10008.5.1.4.1.1.88.33", "structured report", "PACS"),
        ("1.2.840.10008.5.1.4.1.1.88.59", "key object", "PACS"),
        ("1.2.840.10008.5.1.4.1.1.104.1", "PDF", "PACS"),
        ("1.2.840.10008.5.1.4.1.1.104.3", "3D model", "3D printing"),
        ("1.2.840.10008.5.1.4.1.1.11.1", "presentation state", "images"),
        ("1.2.840.10008.5.1.4.1.1.9.1.1", "waveform", "ECG"),
        ("1.2.840.10008.5.1.4.1.1.481.3", "RT structure set", "planning"),
        ("1.2.840.10008.5.1.4.1.1.481.5", "RT plan", "planning"),
        ("1.2.840.10008.5.1.4.1.1.66", "raw data", "workstation"),
        ("1.2.840.10008.5.1.4.1.1.66.1", "a registration", "images"),
        ("1.2.840.10008.5.1.4.1.1.66.3", "deformable registration", "images"),
        ("1.2.840.10008.5.1.4.1.1.66.5", "surface segmentation", "system it comes from"),
        ("1.2.840.10008.5.1.4.1.1.4.2", "spectrum", "spectroscopy"),
        ("1.2.840.10008.5.1.4.1.1.78.1", "Lensometry Measurements Storage", "system"),
    ],
)
def test_each_kind_is_named_and_refused(tmp_path: Path, uid: str, name: str, where: str) -> None:
    error = said(tmp_path, uid)
    assert error.code == "not_an_image"
    assert name in error.message
    assert where in error.message
    assert Reading(Request(tmp_path), error_notice(error)).status == "refused"


def test_an_image_without_its_pixels_has_failed(tmp_path: Path) -> None:
    for uid in ("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.66.4", "1.2.3.4"):
        error = said(tmp_path, uid)
        assert error.code == "no_pixels"
        assert Reading(Request(tmp_path), error_notice(error)).status == "failed"


def test_what_the_class_does_not_tell_the_modality_may(tmp_path: Path) -> None:
    assert "RT plan" in said(tmp_path, "1.2.3.4", Modality="RTPLAN").message
