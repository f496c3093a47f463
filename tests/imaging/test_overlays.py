"""Overlays: read, and never part of a value."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian

from app.imaging import read_scan
from tests.imaging.dicom_files import codes, dataset, save
from tests.imaging.encoders import JPEG, RLE, encapsulate, encoded, items

VALUES = np.array([[1, 2, 3], [4095, 5, 6]], np.uint16)
DRAWN = np.array([[1, 0, 1], [0, 0, 1]], bool)
# A bit for each pixel, the lowest first: 1 0 1 0 0 1 are 0b100101.
PLANE = bytes([0b00100101, 0])


def _with_plane(ds: Dataset, data: bytes = PLANE, **elements: int) -> Dataset:
    ds.add_new(0x60000010, "US", 2)
    ds.add_new(0x60000011, "US", 3)
    ds.add_new(0x60000040, "CS", "G")
    ds.add_new(0x60000050, "SS", [1, 1])
    ds.add_new(0x60000100, "US", 1)
    ds.add_new(0x60000102, "US", 0)
    ds.add_new(0x60001500, "LO", "Arrow")
    for name, value in elements.items():
        ds.add_new({"frames": 0x60000015, "first": 0x60000051}[name], "US", value)
    ds.add_new(0x60003000, "OW", data)
    return ds


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_an_overlay_of_its_own(syntax: str, tmp_path: Path) -> None:
    ds = dataset(VALUES, BitsStored=12)
    big = syntax == ExplicitVRBigEndian
    if big:
        ds.PixelData = VALUES.byteswap().tobytes()
    _with_plane(ds, PLANE[::-1] if big else PLANE)
    scan = read_scan(save(ds, tmp_path / "a.dcm", syntax))
    assert scan.pixels.tolist() == VALUES.tolist()
    (overlay,) = scan.overlays
    assert overlay.mask.tolist() == DRAWN.tolist()
    assert (overlay.origin, overlay.label, overlay.region) == ((1, 1), "Arrow", False)
    assert codes(scan) == {"overlay"}


def test_an_overlay_for_some_frames(tmp_path: Path) -> None:
    both = np.packbits(np.concatenate([DRAWN.ravel(), ~DRAWN.ravel()]), bitorder="little")
    ds = dataset(np.vstack([VALUES] * 3), Rows=2, NumberOfFrames=3)
    path = save(_with_plane(ds, both.tobytes(), frames=2, first=2), tmp_path / "a.dcm")
    masks = [[o.mask.tolist() for o in read_scan(path, frame).overlays] for frame in (1, 2, 3)]
    assert masks == [[], [DRAWN.tolist()], [(~DRAWN).tolist()]]


def _embedded(position: int) -> tuple[Dataset, np.ndarray]:
    """A picture of 12 bits with a drawing in a bit above them, as before 2004 (PS3.3 C.9.2)."""
    cells = VALUES | (DRAWN.astype(np.uint16) << position)
    ds = dataset(cells, BitsStored=12)
    ds.add_new(0x60000010, "US", 2)
    ds.add_new(0x60000011, "US", 3)
    ds.add_new(0x60000040, "CS", "R")
    ds.add_new(0x60000100, "US", 16)
    ds.add_new(0x60000102, "US", position)
    return ds, cells


@pytest.mark.parametrize("position", [12, 15])
def test_an_overlay_in_unused_bits(position: int, tmp_path: Path) -> None:
    ds, _ = _embedded(position)
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert scan.pixels.tolist() == VALUES.tolist()
    (overlay,) = scan.overlays
    assert overlay.mask.tolist() == DRAWN.tolist()
    assert overlay.region


@pytest.mark.parametrize("syntax", [RLE, JPEG + "57", JPEG + "70", JPEG + "80", JPEG + "90"])
def test_an_overlay_that_was_compressed_along_does_not_leak(syntax: str, tmp_path: Path) -> None:
    ds, cells = _embedded(15)
    scan = read_scan(save(encoded(ds, cells, syntax), tmp_path / "a.dcm", syntax))
    assert scan.pixels.tolist() == VALUES.tolist()
    (overlay,) = scan.overlays
    assert overlay.mask.tolist() == DRAWN.tolist()


def test_an_overlay_below_the_picture(tmp_path: Path) -> None:
    cells = VALUES << 4 | DRAWN.astype(np.uint16)  # the picture in the upper 12 bits of 16
    ds, _ = _embedded(12)
    ds.HighBit = 15
    ds.PixelData = cells.tobytes()
    ds.add_new(0x60000102, "US", 0)
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert scan.pixels.tolist() == VALUES.tolist()
    (overlay,) = scan.overlays
    assert overlay.mask.tolist() == DRAWN.tolist()


@pytest.mark.parametrize("position", [3, 16])
def test_an_overlay_in_bits_that_cannot_hold_it_is_told_of(position: int, tmp_path: Path) -> None:
    ds, _ = _embedded(12)
    ds.add_new(0x60000102, "US", position)  # in the picture; outside the cell
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert scan.overlays == ()
    assert codes(scan) == {"overlay_unread"}


def test_an_overlay_that_was_not_compressed_along_is_told_of(tmp_path: Path) -> None:
    imagecodecs = pytest.importorskip("imagecodecs")
    ds, _ = _embedded(15)
    stream = imagecodecs.jpeg2k_encode(
        VALUES, level=0, codecformat="j2k", reversible=True, bitspersample=12
    )
    path = save(encapsulate(ds, items(b"", [stream])), tmp_path / "a.dcm", JPEG + "90")
    scan = read_scan(path)
    assert scan.pixels.tolist() == VALUES.tolist()
    assert codes(scan) == {"overlay_unread"}


def test_a_damaged_overlay_does_not_cost_the_picture(tmp_path: Path) -> None:
    ds = _with_plane(dataset(VALUES), b"\x01\x00")
    ds.add_new(0x60000010, "US", 2000)  # far more rows than there are bits
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert scan.pixels.tolist() == VALUES.tolist()
    assert scan.overlays == ()
    assert codes(scan) == {"overlay_unread"}
