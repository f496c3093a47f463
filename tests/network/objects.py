"""Small instances to send about."""

from __future__ import annotations

from pathlib import Path

import pydicom
from pydicom.uid import generate_uid

from tests.conftest import sample_path


def scan(path: Path, *, study: str | None = None, **elements: object) -> str:
    """Write the sample scan, shrunk, under a new SOP Instance UID, which is returned."""
    ds = _small()
    uid = str(generate_uid())
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = uid
    if study is not None:
        ds.StudyInstanceUID = study
    for keyword, value in elements.items():
        setattr(ds, keyword, value)
    ds.save_as(path)
    return uid


def as_it_came(path: Path, *, study: str, **elements: object) -> str:
    """Write the sample scan, compressed as it is, under a new SOP Instance UID."""
    ds = pydicom.dcmread(sample_path("pneumonia.dcm"))
    assert ds.file_meta.TransferSyntaxUID.is_compressed
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    ds.StudyInstanceUID = study
    for keyword, value in elements.items():
        setattr(ds, keyword, value)
    ds.save_as(path)
    return str(ds.SOPInstanceUID)


def _small() -> pydicom.FileDataset:
    ds = pydicom.dcmread(sample_path("pneumonia.dcm"))
    ds.decompress()
    pixels = ds.pixel_array[::4, ::4].copy()
    ds.Rows, ds.Columns = pixels.shape
    ds.PixelData = pixels.tobytes()
    return ds


def structured_report(path: Path, of: Path) -> str:
    """Write a basic text report beside a scan, in its study."""
    source = pydicom.dcmread(of, stop_before_pixels=True)
    ds = pydicom.Dataset()
    ds.file_meta = pydicom.dataset.FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.88.34"
    uid = str(generate_uid())
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = uid
    ds.StudyInstanceUID = source.StudyInstanceUID
    ds.SeriesInstanceUID = generate_uid()
    ds.PatientID, ds.PatientName, ds.Modality = source.PatientID, source.PatientName, "SR"
    ds.save_as(path, enforce_file_format=True)
    return uid
