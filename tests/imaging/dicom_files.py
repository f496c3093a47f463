"""Small DICOM files, made here so that every expected value can be worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from app.domain.scan import Scan
from app.errors import ScanError
from app.imaging import read_scan

RAMP = np.arange(4096, dtype=np.uint16).reshape(64, 64)
"""Every value of 12 bits once."""

CR = "1.2.840.10008.5.1.4.1.1.1"


def dataset(pixels: np.ndarray, **elements: Any) -> Dataset:
    """Describe an array as an image; keywords add or override elements (None removes one)."""
    ds = Dataset()
    ds.SOPClassUID = CR
    ds.SOPInstanceUID = "1.2.3.4"
    ds.Modality = "CR"
    ds.PatientName = "Sentinel^Name"
    ds.PatientID = "SENTINEL-ID"
    ds.Rows, ds.Columns = pixels.shape[:2]
    ds.SamplesPerPixel = pixels.shape[2] if pixels.ndim == 3 else 1
    ds.PhotometricInterpretation = "RGB" if pixels.ndim == 3 else "MONOCHROME2"
    if pixels.ndim == 3:
        ds.PlanarConfiguration = 0
    ds.BitsAllocated = ds.BitsStored = 8 * pixels.dtype.itemsize
    ds.HighBit = ds.BitsStored - 1
    ds.PixelRepresentation = int(pixels.dtype.kind == "i")
    for keyword, value in elements.items():
        if value is None:
            delattr(ds, keyword)
        else:
            setattr(ds, keyword, value)
    if "BitsStored" in elements and "HighBit" not in elements:
        ds.HighBit = ds.BitsStored - 1
    ds.PixelData = pixels.tobytes() + b"\x00" * (pixels.nbytes % 2)
    ds["PixelData"].VR = "OB" if ds.BitsAllocated <= 8 else "OW"
    return ds


def save(ds: Dataset, path: Path, syntax: str = ExplicitVRLittleEndian) -> Path:
    """Write a data set as a DICOM file with preamble."""
    ds.file_meta = FileMetaDataset()
    ds.file_meta.MediaStorageSOPClassUID = ds.get("SOPClassUID", CR)
    ds.file_meta.MediaStorageSOPInstanceUID = "1.2.3.4"
    ds.file_meta.TransferSyntaxUID = syntax
    ds.file_meta.FileMetaInformationGroupLength = 0  # the writer counts
    ds.file_meta.FileMetaInformationVersion = b"\x00\x01"
    ds.file_meta.ImplementationClassUID = "1.2.3.4"
    ds.preamble = bytes(128)
    dcmwrite(
        path,
        ds,
        implicit_vr=syntax == ImplicitVRLittleEndian,
        little_endian=syntax != ExplicitVRBigEndian,
        enforce_file_format=False,  # pydicom does not know every transfer syntax
        force_encoding=True,
    )
    return path


def restate(path: Path, syntax: str) -> Path:
    """Let a file state another transfer syntax, and leave all else as it is."""
    data = path.read_bytes()
    at = data.index(b"\x02\x00\x10\x00UI")
    end = at + 8 + int.from_bytes(data[at + 6 : at + 8], "little")
    uid = syntax.encode() + b"\x00" * (len(syntax) % 2)
    grown = int.from_bytes(data[140:144], "little") + len(uid) - (end - at - 8)
    element = data[at : at + 6] + len(uid).to_bytes(2, "little") + uid
    meta = data[:140] + grown.to_bytes(4, "little") + data[144:at] + element
    path.write_bytes(meta + data[end:])
    return path


def lut(first: int, entries: list[int], bits: int) -> Dataset:
    """Make an item of a LUT sequence."""
    item = Dataset()
    item.add_new("LUTDescriptor", "US" if first >= 0 else "SS", [len(entries), first, bits])
    item.add_new("LUTData", "US", entries)
    return item


def codes(scan: Scan) -> set[str]:
    """Codes of a scan's notices."""
    return {notice.code for notice in scan.warnings}


def refusal(path: Path, frame: int = 1) -> ScanError:
    """Read a file that must be refused, with a sentence that names nobody."""
    with pytest.raises(ScanError) as caught:
        read_scan(path, frame)
    error = caught.value
    assert error.message.endswith((".", ")."))
    assert "entinel" not in error.message
    assert "SENTINEL" not in error.message
    return error
