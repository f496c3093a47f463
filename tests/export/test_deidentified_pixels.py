"""The pixels of de-identified copies: as they were, and with nothing beside them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pydicom
import pydicom.data
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian

from app.export.deidentify.file import deidentified
from app.export.deidentify.pseudonyms import Pseudonyms
from tests.export.answers import source_dataset
from tests.imaging.dicom_files import save

BUNDLED = Path(pydicom.data.__file__).parent / "test_files"
SENTINEL = b"SNTNL^BEHIND"


def _copy(path: Path) -> bytes:
    return deidentified(path, Pseudonyms()).data


def _read(data: bytes) -> Dataset:
    return pydicom.dcmread(io.BytesIO(data))


@pytest.mark.parametrize(
    "name",
    ["MR_small.dcm", "MR_small_bigendian.dcm", "MR_small_implicit.dcm", "MR_small_RLE.dcm",
     "image_dfl.dcm", "SC_rgb_rle_2frame.dcm", "SC_rgb_jpeg_dcmtk.dcm", "liver_1frame.dcm"],
)  # fmt: skip
def test_pixels_are_copied_bit_for_bit(name: str) -> None:
    path = BUNDLED / name
    before, after = pydicom.dcmread(path), _read(_copy(path))
    assert after.PixelData == before.PixelData
    assert after.file_meta.TransferSyntaxUID == before.file_meta.TransferSyntaxUID
    assert after.PatientID != before.PatientID
    assert not any(tag.is_private for tag in after.keys())  # noqa: SIM118 - tags, not elements


def test_drawings_in_unused_bits_of_the_pixels_are_cleared(tmp_path: Path) -> None:
    ds = source_dataset(np.full((4, 4), 0x9123, np.uint16), BitsStored=12)
    ds.add_new(0x60000010, "US", 4)
    ds.add_new(0x60000011, "US", 4)
    ds.add_new(0x60000100, "US", 16)
    ds.add_new(0x60000102, "US", 15)
    copy = _read(_copy(save(ds, tmp_path / "scan")))
    assert np.frombuffer(copy.PixelData, "<u2").tolist() == [0x0123] * 16
    assert 0x60000010 not in copy


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_what_stands_behind_the_last_frame_goes(syntax: str, tmp_path: Path) -> None:
    deep = source_dataset(np.arange(20, dtype=np.uint16).reshape(4, 5))
    odd = source_dataset(np.arange(15, dtype=np.uint8).reshape(3, 5))
    twice = source_dataset(np.arange(15, dtype=np.uint8).reshape(3, 5), NumberOfFrames=2)
    twice.PixelData = bytes(range(30))
    for number, (ds, size) in enumerate(((deep, 40), (odd, 15), (twice, 30))):
        picture = ds.PixelData[:size]
        ds.PixelData = picture + SENTINEL + b"." * (size % 2)
        data = _copy(save(ds, tmp_path / f"scan{number}", syntax))
        assert b"SNTNL" not in data
        assert _read(data).PixelData == picture + b"\0" * (size % 2)
