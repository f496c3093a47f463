"""The pixel truth table: what a screen shows, each value worked out by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from app.domain.display import DisplayTransform
from app.domain.scan import Scan
from app.imaging import read_scan
from tests.imaging.dicom_files import dataset, lut, save
from tests.imaging.encoders import JPEG, encoded

U8 = np.array([[0, 51], [204, 255]], dtype=np.uint8)
U16 = np.array([[0, 1000], [2000, 4000]], dtype=np.uint16)
I16 = np.array([[-2000, -1000], [0, 2000]], dtype=np.int16)


def shown(tmp_path: Path, ds: Dataset) -> tuple[Scan, list[float]]:
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    grey = scan.display.present(scan.pixels)
    assert grey.dtype == np.float32
    return scan, grey.ravel().tolist()


# The truth table: what is stored, what the file says of it, and the grey levels that follow.
CASES: dict[str, tuple[np.ndarray, dict[str, object], list[float]]] = {
    "8 bits span their nominal range": (U8, {}, [0, 0.2, 0.8, 1]),
    "12 bits without a window span what is there": (
        U16,
        {"BitsStored": 12},
        [0, 0.25, 0.5, 1],
    ),
    "MONOCHROME1 is inverted": (
        U8,
        {"PhotometricInterpretation": "MONOCHROME1"},
        [1, 0.8, 0.2, 0],
    ),
    "MONOCHROME1 with INVERSE is inverted once": (
        U8,
        {"PhotometricInterpretation": "MONOCHROME1", "PresentationLUTShape": "INVERSE"},
        [1, 0.8, 0.2, 0],
    ),
    "MONOCHROME2 with INVERSE is inverted": (
        U8,
        {"PresentationLUTShape": "INVERSE"},
        [1, 0.8, 0.2, 0],
    ),
    # LINEAR: ((x - (c - 0.5)) / (w - 1)) + 0.5 with c = 1000.5, w = 2001: (x - 1000) / 2000 + 0.5
    "window LINEAR": (
        U16,
        {"WindowCenter": 1000.5, "WindowWidth": 2001},
        [0, 0.5, 1, 1],
    ),
    # LINEAR_EXACT: (x - c) / w + 0.5
    "window LINEAR_EXACT": (
        U16,
        {"WindowCenter": 2000, "WindowWidth": 4000, "VOILUTFunction": "LINEAR_EXACT"},
        [0, 0.25, 0.5, 1],
    ),
    # SIGMOID: 1 / (1 + exp(-4 (x - c) / w)): exp(2) = 7.389, exp(1) = 2.718, exp(-2) = 0.1353
    "window SIGMOID": (
        U16,
        {"WindowCenter": 2000, "WindowWidth": 4000, "VOILUTFunction": "SIGMOID"},
        [0.1192029, 0.2689414, 0.5, 0.8807971],
    ),
    "window on MONOCHROME1": (
        U16,
        {
            "WindowCenter": 2000,
            "WindowWidth": 4000,
            "VOILUTFunction": "LINEAR_EXACT",
            "PhotometricInterpretation": "MONOCHROME1",
        },
        [1, 0.75, 0.5, 0],
    ),
    # stored - 1000: -1000, 0, 1000, 3000; window from -1000 to 1000
    "rescale with a negative intercept comes before the window": (
        U16,
        {
            "RescaleSlope": 1,
            "RescaleIntercept": -1000,
            "WindowCenter": 0,
            "WindowWidth": 2000,
            "VOILUTFunction": "LINEAR_EXACT",
        },
        [0, 0.5, 1, 1],
    ),
    "negative slope turns the range round": (
        U16,
        {"RescaleSlope": -1, "RescaleIntercept": 4000},
        [1, 0.75, 0.5, 0],
    ),
    "signed": (I16, {}, [0, 0.25, 0.5, 1]),
    "padding takes no part in scaling and is black": (
        I16,
        {"PixelPaddingValue": -2000},
        [0, 0, 1 / 3, 1],
    ),
    "padding range": (
        I16,
        {"PixelPaddingValue": -2000, "PixelPaddingRangeLimit": -1000},
        [0, 0, 0, 1],
    ),
    "padding is black under MONOCHROME1 too": (
        I16,
        {"PixelPaddingValue": -2000, "PhotometricInterpretation": "MONOCHROME1"},
        [0, 1, 2 / 3, 0],
    ),
    "padding takes no part in the window's inversion either": (
        I16,
        {
            "PixelPaddingValue": -2000,
            "PresentationLUTShape": "INVERSE",
            "WindowCenter": 0,
            "WindowWidth": 4000,
            "VOILUTFunction": "LINEAR_EXACT",
        },
        [0, 0.75, 0.5, 0],
    ),
    # LINEAR with c = 40, w = 400: (x - 39.5) / 399 + 0.5; -200 gives -0.1003, so black
    "window LINEAR on HU": (
        np.array([[824, 1024], [1064, 1264]], np.uint16),
        {
            "Modality": "CT",
            "RescaleSlope": 1,
            "RescaleIntercept": -1024,
            "WindowCenter": 40,
            "WindowWidth": 400,
        },
        [0, -39.5 / 399 + 0.5, 0.5 / 399 + 0.5, 1],
    ),
    # width 1 is a threshold: x <= c - 0.5 is black, above it white
    "window LINEAR of width 1": (U16, {"WindowCenter": 1001, "WindowWidth": 1}, [0, 0, 1, 1]),
    # a LUT and a window: either may be used, and the LUT comes first
    "VOI LUT before a window": (
        U8,
        {
            "VOILUTSequence": [lut(0, list(range(255, -1, -1)), 8)],
            "WindowCenter": 128,
            "WindowWidth": 256,
        },
        [1, 0.8, 0.2, 0],
    ),
    # 51 is below the first mapped value, 255 beyond the last entry: the ends hold.
    "VOI LUT": (
        U8,
        {"VOILUTSequence": [lut(100, [0] * 104 + [128, 255], 8)]},
        [0, 0, 128 / 255, 1],
    ),
    "VOI LUT of 12 bits after a negative intercept": (
        np.array([[0, 1], [2, 3]], dtype=np.uint16),
        {
            "RescaleSlope": 1,
            "RescaleIntercept": -2,
            "VOILUTSequence": [lut(-2, [0, 1, 3, 4095], 12)],
        },
        [0, 1 / 4095, 3 / 4095, 1],
    ),
    # Modality LUT: 0 -> 10, 1 -> 20, 2 -> 40, 3 -> 50; the range present is 10 to 50.
    "modality LUT": (
        np.array([[0, 1], [2, 3]], dtype=np.uint16),
        {"ModalityLUTSequence": [lut(0, [10, 20, 40, 50], 16)]},
        [0, 0.25, 0.75, 1],
    ),
    "modality LUT, then window": (
        np.array([[0, 1], [2, 3]], dtype=np.uint16),
        {
            "ModalityLUTSequence": [lut(0, [10, 20, 40, 50], 16)],
            "WindowCenter": 20,
            "WindowWidth": 40,
            "VOILUTFunction": "LINEAR_EXACT",
        },
        [0.25, 0.5, 1, 1],
    ),
    "the first of several windows": (
        U16,
        {
            "WindowCenter": [2000, 500],
            "WindowWidth": [4000, 10],
            "VOILUTFunction": "LINEAR_EXACT",
        },
        [0, 0.25, 0.5, 1],
    ),
    "an invalid window is not used": (U8, {"WindowCenter": 5, "WindowWidth": 0}, [0, 0.2, 0.8, 1]),
    "a blank picture is black": (np.full((2, 2), 700, np.uint16), {}, [0, 0, 0, 0]),
    # ... unless the window plainly was written for the rescaled values 0, 4000, 8000, 16000
    "a window of MR for rescaled values": (
        U16,
        {
            "Modality": "MR",
            "RescaleSlope": 4,
            "RescaleIntercept": 0,
            "WindowCenter": 8000,
            "WindowWidth": 16000,
            "VOILUTFunction": "LINEAR_EXACT",
        },
        [0, 0.25, 0.5, 1],
    ),
    # MR: windows apply to stored values (IHE BIR 4.16.4.2.2.5.4)
    "rescale of MR is not for display": (
        U16,
        {
            "Modality": "MR",
            "RescaleSlope": 7,
            "RescaleIntercept": 9,
            "WindowCenter": 2000,
            "WindowWidth": 4000,
            "VOILUTFunction": "LINEAR_EXACT",
        },
        [0, 0.25, 0.5, 1],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_grey_levels(name: str, tmp_path: Path) -> None:
    pixels, elements, expected = CASES[name]
    _, grey = shown(tmp_path, dataset(pixels, **elements))
    assert grey == pytest.approx(expected, abs=1e-6)


def test_every_choice_of_the_file_is_kept_and_the_first_is_in_use(tmp_path: Path) -> None:
    ds = dataset(
        U16,
        VOILUTSequence=[lut(0, [0, 65535], 16)],
        WindowCenter=[2000, 500],
        WindowWidth=[4000, 1000],
        WindowCenterWidthExplanation=["ALL", "LOW"],
        VOILUTFunction="LINEAR_EXACT",
    )
    ds.VOILUTSequence[0].LUTExplanation = "HARD"
    scan, _ = shown(tmp_path, ds)
    assert [voi.label for voi in scan.display.voi] == ["HARD", "ALL", "LOW"]
    assert scan.display.default_voi() is scan.display.voi[0]
    (notice,) = scan.warnings
    assert (notice.code, "HARD" in notice.message) == ("several_windows", True)
    levels = [scan.display.present(scan.pixels, voi).ravel().tolist() for voi in scan.display.voi]
    # x = 0, 1000, 2000, 4000 by the table; by (x - 2000) / 4000 + 0.5; by (x - 500) / 1000 + 0.5
    assert levels == [[0, 1, 1, 1], [0, 0.25, 0.5, 1], [0, 1, 1, 1]]


def test_padding_written_without_its_sign(tmp_path: Path) -> None:
    ds = dataset(I16)
    ds.add_new("PixelPaddingValue", "US", 63536)  # 63536 - 65536 = -2000
    scan, grey = shown(tmp_path, ds)
    assert scan.display.padding == (-2000, -2000)
    assert grey == pytest.approx([0, 0, 1 / 3, 1])


def test_padding_of_floating_point_pixels(tmp_path: Path) -> None:
    ds = dataset(np.zeros((1, 4), np.uint8), FloatPixelPaddingValue=-1.0)
    del ds.PixelData
    ds.BitsAllocated = 32
    ds.FloatPixelPaddingRangeLimit = -0.5
    ds.FloatPixelData = np.array([-1.0, -0.75, 2.0, 4.0], "<f4").tobytes()
    scan, grey = shown(tmp_path, ds)
    assert scan.display.padding == (-1.0, -0.5)
    assert grey == [0, 0, 0, 1]  # 2 is the lowest that counts


@pytest.mark.parametrize("padding", [None, (0.0, 9.0), (300.0, 5000.0), (0.0, 70_000.0)])
def test_the_range_of_a_large_picture_leaves_padding_out(
    padding: tuple[float, float] | None,
) -> None:
    stored = np.random.default_rng(0).integers(0, 4096, (700, 600), np.uint16)
    stored[200:] = 0  # whole strips of padding
    image = stored[(stored < padding[0]) | (stored > padding[1])] if padding else stored
    expected = (image.min(), image.max()) if image.size else (0, 1)
    transform = DisplayTransform(padding=padding)
    assert transform.range_of(stored, 12) == expected


def test_the_whole_range_is_looked_for_where_no_window_is_stated(tmp_path: Path) -> None:
    ds = dataset(U16, RescaleSlope=2, RescaleIntercept=-1024)
    scan, _ = shown(tmp_path, ds)
    assert scan.display.full_range == (-1024, 6976)
    ds.WindowCenter, ds.WindowWidth = 40, 400
    windowed, _ = shown(tmp_path, ds)
    assert windowed.display.full_range is None
    assert windowed.display.range_of(windowed.pixels, 16) == (-1024, 6976)


def test_a_stream_deeper_than_its_header_states_is_not_all_white(tmp_path: Path) -> None:
    pixels = np.array([[0, 1000], [2000, 4000]], np.uint16)
    ds = encoded(dataset(pixels, BitsStored=8), pixels, JPEG + "91")
    scan = read_scan(save(ds, tmp_path / "a.dcm", JPEG + "91"))
    assert scan.display.present(scan.pixels).ravel().tolist() == [0, 0.25, 0.5, 1]


def test_modality_values_are_in_the_unit_of_the_modality(tmp_path: Path) -> None:
    ds = dataset(U16, Modality="CT", RescaleSlope=2, RescaleIntercept=-1024, RescaleType="HU")
    scan, _ = shown(tmp_path, ds)
    assert scan.modality_values.ravel().tolist() == [-1024, 976, 2976, 6976]


def test_unused_bits_are_dropped(tmp_path: Path) -> None:
    dirty = np.array([[0xF000, 0xA001], [0x0FFF, 0x3800]], dtype=np.uint16)
    scan, _ = shown(tmp_path, dataset(dirty, BitsStored=12))
    assert scan.pixels.ravel().tolist() == [0, 1, 0xFFF, 0x800]


def test_the_sign_bit_is_the_highest_stored_bit(tmp_path: Path) -> None:
    raw = np.array([[0x0FFF, 0x0800], [0x07FF, 0x0000]], dtype=np.int16)
    scan, _ = shown(tmp_path, dataset(raw, BitsStored=12))
    assert scan.pixels.ravel().tolist() == [-1, -2048, 2047, 0]


def test_a_high_bit_above_the_stored_bits_shifts(tmp_path: Path) -> None:
    left = np.array([[0x0010, 0xFFF0], [0x8000, 0x0000]], dtype=np.uint16)
    scan, _ = shown(tmp_path, dataset(left, BitsStored=12, HighBit=15))
    assert scan.pixels.ravel().tolist() == [1, 0xFFF, 0x800, 0]


def test_the_frame_s_own_window_counts(tmp_path: Path) -> None:
    groups = []
    for centre in (1000, 3000):
        window = Dataset()
        window.WindowCenter, window.WindowWidth = centre, 2000
        window.VOILUTFunction = "LINEAR_EXACT"
        group = Dataset()
        group.FrameVOILUTSequence = [window]
        groups.append(group)
    ds = dataset(np.vstack([U16, U16]), NumberOfFrames=2, Rows=2)
    ds.PerFrameFunctionalGroupsSequence = groups
    path = save(ds, tmp_path / "a.dcm")
    first, second = read_scan(path, 1), read_scan(path, 2)
    assert first.display.present(first.pixels).ravel().tolist() == [0, 0.5, 1, 1]
    assert second.display.present(second.pixels).ravel().tolist() == [0, 0, 0, 1]


def test_bits_are_unpacked_across_frames(tmp_path: Path) -> None:
    ds = dataset(np.zeros((1, 3), np.uint8), BitsAllocated=1, BitsStored=1, NumberOfFrames=2)
    ds.PixelData = bytes([0b00110101, 0])  # frame 1: 1 0 1, frame 2: 0 1 1 (lowest bit first)
    path = save(ds, tmp_path / "a.dcm")
    assert read_scan(path, 1).pixels.tolist() == [[1, 0, 1]]
    assert read_scan(path, 2).pixels.tolist() == [[0, 1, 1]]


def test_pixels_are_read_only(tmp_path: Path) -> None:
    scan, _ = shown(tmp_path, dataset(U8))
    with pytest.raises(ValueError, match="read-only"):
        scan.pixels[0, 0] = 1
