"""Colour, in every way the standard has or had, as RGB."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms
from pydicom.dataset import Dataset

from app.domain.scan import Scan
from app.imaging import read_scan
from app.imaging.colour import to_rgb
from tests.imaging.dicom_files import codes, dataset, save

# PS3.3 C.7.6.3.1.2: R = Y + 1.402 (Cr - 128), G = Y - 0.3441 (Cb - 128) - 0.7141 (Cr - 128),
# B = Y + 1.772 (Cb - 128)
YBR = np.array([[[76, 85, 255], [128, 128, 128]], [[29, 255, 107], [255, 128, 128]]], np.uint8)
RGB = [[[254, 0, 0], [128, 128, 128]], [[0, 0, 254], [255, 255, 255]]]


def test_planar_rgb_equals_interleaved_rgb(tmp_path: Path) -> None:
    rgb = np.arange(12, dtype=np.uint8).reshape(2, 2, 3) * 20
    planar = dataset(rgb, PlanarConfiguration=1)
    planar.PixelData = rgb.transpose(2, 0, 1).tobytes()
    scan = _read(tmp_path, planar)
    assert scan.pixels.tolist() == rgb.tolist()
    assert scan.facts.colour


def test_ybr_full_becomes_rgb(tmp_path: Path) -> None:
    scan = _read(tmp_path, dataset(YBR, PhotometricInterpretation="YBR_FULL"))
    assert np.abs(scan.pixels.astype(int) - RGB).max() <= 1


def test_ybr_full_422_shares_its_chroma(tmp_path: Path) -> None:
    ds = dataset(np.zeros((1, 2, 3), np.uint8), PhotometricInterpretation="YBR_FULL_422")
    ds.PixelData = bytes([76, 100, 85, 255])  # Y1 Y2 Cb Cr
    scan = _read(tmp_path, ds)
    assert np.abs(scan.pixels.astype(int) - [[[254, 0, 0], [255, 24, 24]]]).max() <= 1


@pytest.mark.parametrize(("bits", "scale"), [(8, 1), (16, 256)])
def test_palettes(tmp_path: Path, bits: int, scale: int) -> None:
    table = {"Red": [0, 255, 10], "Green": [0, 0, 20], "Blue": [0, 0, 30]}
    indices = np.array([[5, 6], [7, 200]], dtype=np.uint8)  # 5 is the first, beyond 7 holds
    ds = dataset(indices, PhotometricInterpretation="PALETTE COLOR")
    for name, entries in table.items():
        ds.add_new(f"{name}PaletteColorLookupTableDescriptor", "US", [3, 5, bits])
        words = np.array([entry * scale for entry in entries], dtype="<u2")
        ds.add_new(f"{name}PaletteColorLookupTableData", "OW", words.tobytes())
    scan = _read(tmp_path, ds)
    assert scan.pixels.tolist() == [[[0, 0, 0], [255, 0, 0]], [[10, 20, 30], [10, 20, 30]]]
    assert scan.facts.colour
    assert scan.facts.photometric_interpretation == "PALETTE COLOR"


def test_12_bit_rgb_spans_16_bits(tmp_path: Path) -> None:
    rgb = np.array([[[0, 4095, 2048]]], dtype=np.uint16)
    scan = _read(tmp_path, dataset(rgb, BitsStored=12))
    assert scan.pixels.tolist() == [[[0, 65535, 32776]]]  # 2048 / 4095 * 65535 = 32775.5


def test_grey_stored_as_rgb_is_no_colour(tmp_path: Path) -> None:
    grey = np.repeat(np.arange(100, dtype=np.uint8).reshape(10, 10, 1), 3, axis=2)
    grey[..., 0] += 3  # what JPEG does to a grey picture
    scan = _read(tmp_path, dataset(grey))
    assert not scan.facts.colour


def test_ybr_partial_422(tmp_path: Path) -> None:
    # Video range: 16 is black, 235 white. (235 - 16) * 255 / 219 = 255; neighbours share chroma.
    ds = dataset(np.zeros((1, 2, 3), np.uint8), PhotometricInterpretation="YBR_PARTIAL_422")
    ds.PixelData = bytes([16, 235, 128, 128])
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert scan.pixels.tolist() == [[0, 255]]  # no colour: one channel is kept


def test_cmyk(tmp_path: Path) -> None:
    # Inks multiply: no ink is white, all of C leaves no red, half of K halves what is left:
    # (255 - 0) * (255 - 51) / 255 = 204.
    cmyk = np.array([[[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 51], [0, 0, 0, 255]]], np.uint8)
    ds = dataset(cmyk, SamplesPerPixel=4, PhotometricInterpretation="CMYK", PlanarConfiguration=0)
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert scan.pixels.tolist() == [[[255] * 3, [0, 255, 255], [204] * 3, [0, 0, 0]]]


def test_hsv(tmp_path: Path) -> None:
    # Hue 0 is red, 85 of 255 a third of the circle: green; no saturation is grey.
    hsv = np.array([[[0, 255, 200], [85, 255, 100], [170, 255, 50], [9, 0, 77]]], np.uint8)
    scan = _read(tmp_path, dataset(hsv, PhotometricInterpretation="HSV"))
    assert scan.pixels.tolist() == [[[200, 0, 0], [0, 100, 0], [0, 0, 50], [77, 77, 77]]]


def test_argb_paints_over_with_its_palette(tmp_path: Path) -> None:
    argb = np.array([[[0, 10, 20, 30], [1, 10, 20, 30]]], np.uint8)
    ds = dataset(argb, SamplesPerPixel=4, PhotometricInterpretation="ARGB", PlanarConfiguration=0)
    for name, entry in (("Red", 255), ("Green", 128), ("Blue", 0)):
        ds.add_new(f"{name}PaletteColorLookupTableDescriptor", "US", [2, 0, 8])
        ds.add_new(f"{name}PaletteColorLookupTableData", "OW", struct.pack("<2H", 0, entry))
    assert _read(tmp_path, ds).pixels.tolist() == [[[10, 20, 30], [255, 128, 0]]]


def _swapped_profile() -> bytes:
    """An ICC profile whose red is sRGB's green and the other way round, named otherwise."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    return swapped.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


COLOURS = np.tile(
    np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255], [99, 99, 99]]], np.uint8), (4, 2, 1)
)


def _check_swapped(pixels: np.ndarray) -> None:
    expected = COLOURS[..., [1, 0, 2]]
    assert np.abs(pixels.astype(int) - expected).max() <= 1


def test_an_icc_profile_is_applied(tmp_path: Path) -> None:
    scan = _read(tmp_path, dataset(COLOURS, ICCProfile=_swapped_profile()))
    _check_swapped(scan.pixels)
    assert codes(scan) == {"colour_profile"}


@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_an_icc_profile_of_a_picture_is_applied(file_format: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    picture = Image.fromarray(COLOURS)
    if file_format == "PNG":
        picture.save(path, "PNG", icc_profile=_swapped_profile())
    else:
        picture = Image.fromarray(COLOURS[:, :1].repeat(16, 0).repeat(16, 1))  # all red
        picture.save(path, "JPEG", quality=100, icc_profile=_swapped_profile())
    scan = read_scan(path)
    if file_format == "PNG":
        _check_swapped(scan.pixels)
    else:
        assert np.abs(scan.pixels.astype(int) - (0, 255, 0)).max() <= 3
    assert codes(scan) == {"export_8bit", "colour_profile"}


def test_a_profile_of_srgb_changes_nothing(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    scan = _read(tmp_path, dataset(COLOURS, ICCProfile=srgb))
    assert scan.pixels.tolist() == COLOURS.tolist()
    assert scan.warnings == ()


@pytest.mark.parametrize("profile", [b"damaged!", bytes(200)])
def test_a_damaged_profile_is_said_and_not_used(profile: bytes, tmp_path: Path) -> None:
    scan = _read(tmp_path, dataset(COLOURS, ICCProfile=profile))
    assert scan.pixels.tolist() == COLOURS.tolist()
    assert codes(scan) == {"colour_profile_not_used"}


def test_grey_levels_are_never_changed_by_a_profile(tmp_path: Path) -> None:
    grey = np.arange(64, dtype=np.uint8).reshape(8, 8)
    buffer = io.BytesIO()
    Image.fromarray(grey).convert("RGB").save(buffer, "PNG", icc_profile=_swapped_profile())
    path = tmp_path / "a.png"
    path.write_bytes(buffer.getvalue())
    assert read_scan(path).pixels.tolist() == grey.tolist()


def _read(tmp_path: Path, ds: Dataset) -> Scan:
    return read_scan(save(ds, tmp_path / "a.dcm"))


def test_a_large_picture_is_converted_in_pieces_and_to_the_same_colours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Black, white, mid grey and pure red of PS3.3 C.7.6.3.1.2, a row of each, over and over.
    rows = np.array([[0, 128, 128], [255, 128, 128], [128, 128, 128], [76, 85, 255]], np.uint8)
    picture = np.repeat(np.tile(rows, (5, 1))[:, np.newaxis], 3, axis=1)
    monkeypatch.setattr("app.imaging.colour._STRIP", 9)  # three rows, and two at the end
    rgb = to_rgb(picture, "YBR_FULL", 8)
    assert rgb.shape == picture.shape
    expected = [[0, 0, 0], [255, 255, 255], [128, 128, 128], [254, 0, 0]] * 5
    assert rgb[:, 0].tolist() == rgb[:, 2].tolist() == expected
