"""DICOM files that end early."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.encaps import encapsulate
from pydicom.uid import (
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEGBaseline8Bit,
    RLELossless,
)

from app.imaging import count_frames, read_scan
from tests.imaging.dicom_files import RAMP, codes, dataset, refusal, save


def test_a_header_alone_has_no_pixels(tmp_path: Path) -> None:
    ds = dataset(RAMP)
    del ds.PixelData
    assert refusal(save(ds, tmp_path / "a.dcm")).code == "no_pixels"


def test_a_cut_file_is_truncated(tmp_path: Path) -> None:
    path = save(dataset(RAMP), tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes()[:-30])
    assert refusal(path).code == "truncated"


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian])
@pytest.mark.parametrize("inside", [b"Sentinel^N", b"SENTINEL-I"])
def test_a_file_cut_inside_its_header_is_truncated(
    syntax: str, inside: bytes, tmp_path: Path
) -> None:
    path = save(dataset(RAMP), tmp_path / "a.dcm", syntax)
    content = path.read_bytes()
    path.write_bytes(content[: content.index(inside) + len(inside)])
    assert refusal(path).code == "truncated"
    path.write_bytes(content[: content.index(inside) - 3])  # in the next element's own header
    assert refusal(path).code == "truncated"


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless])
def test_frames_are_counted_only_as_far_as_the_file_reaches(syntax: str, tmp_path: Path) -> None:
    ds = dataset(np.vstack([RAMP, RAMP]), NumberOfFrames=2, Rows=64)
    save(ds, tmp_path / "a.dcm")
    if syntax == RLELossless:
        ds.compress(syntax, generate_instance_uid=False)
    ds.NumberOfFrames = 2_000_000_000
    path = save(ds, tmp_path / "a.dcm", syntax)
    assert count_frames(path) == 3  # one more than there are, to be told of
    assert refusal(path, 3).code in ("damaged_header", "undecodable", "truncated")


def test_a_cut_file_still_gives_its_whole_frames(tmp_path: Path) -> None:
    ds = dataset(np.vstack([RAMP, RAMP]), NumberOfFrames=2, Rows=64)
    path = save(ds, tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes()[:-30])
    assert "truncated" in codes(read_scan(path, 1))
    assert refusal(path, 2).code == "truncated"


def _jpeg_file(path: Path, frame: bytes) -> Path:
    ds = dataset(np.zeros((64, 64), np.uint8))
    ds.PixelData = encapsulate([frame])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return save(ds, path, JPEGBaseline8Bit)


def test_a_jpeg_frame_without_its_end_is_not_filled_up_in_silence(tmp_path: Path) -> None:
    whole = io.BytesIO()
    noise = np.random.default_rng(3).integers(0, 256, (64, 64), dtype=np.uint8)
    Image.fromarray(noise).save(whole, format="JPEG")
    frame = whole.getvalue()
    assert read_scan(_jpeg_file(tmp_path / "whole", frame)).pixels.shape == (64, 64)
    assert refusal(_jpeg_file(tmp_path / "half", frame[: len(frame) // 2])).code == "truncated"


@pytest.mark.parametrize("tail", [b"\x01" * 20, b"\xff" * 20, bytes(40)])
def test_bytes_behind_the_end_of_a_jpeg_are_no_cut(tail: bytes, tmp_path: Path) -> None:
    whole = io.BytesIO()
    noise = np.random.default_rng(3).integers(0, 256, (64, 64), dtype=np.uint8)
    Image.fromarray(noise).save(whole, format="JPEG")
    frame = whole.getvalue()
    scan = read_scan(_jpeg_file(tmp_path / "tail", frame + tail))
    assert np.array_equal(scan.pixels, np.asarray(Image.open(whole)))


def test_the_end_of_a_thumbnail_is_not_the_end_of_the_picture(tmp_path: Path) -> None:
    whole = io.BytesIO()
    noise = np.random.default_rng(3).integers(0, 256, (64, 64), dtype=np.uint8)
    Image.fromarray(noise).save(whole, format="JPEG")
    frame = whole.getvalue()
    segment = b"\xff\xe1\x00\x08Th\xff\xda\xff\xd9"  # eight bytes with its length
    half = frame[:2] + segment + frame[2 : len(frame) // 2]
    assert refusal(_jpeg_file(tmp_path / "half", half)).code == "truncated"
