"""Lengths, angles and pixel values, by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.domain.display import DisplayTransform, Lut, Rescale
from app.domain.measuring import angle, basis, distance, pixel_value
from app.domain.scan import Facts, Geometry, Scan, Source


def _scan(
    pixels: Any, display: DisplayTransform | None = None, modality: str | None = None
) -> Scan:
    rows, columns = pixels.shape[:2]
    return Scan(
        pixels,
        display or DisplayTransform(),
        Geometry(rows, columns),
        Source(Path("scan.dcm"), "DICOM"),
        Facts(modality=modality),
    )


def test_a_distance_counts_rows_and_columns_by_their_own_spacing() -> None:
    geometry = Geometry(100, 100, (0.5, 0.25), "PixelSpacing", 2.0)
    found = distance(geometry, (10, 10), (22, 18))  # 12 columns are 3 mm, 8 rows are 4 mm
    assert (found.value, found.unit) == (pytest.approx(5.0), "mm")


def test_without_spacing_lengths_are_in_pixel_widths_and_keep_the_aspect() -> None:
    square = distance(Geometry(100, 100), (0, 0), (3, 4))
    assert (square.value, square.unit) == (pytest.approx(5.0), "px")
    tall = distance(Geometry(100, 100, pixel_aspect=2.0), (0, 0), (6, 4))
    assert tall.value == pytest.approx(10.0)


def test_angles_are_those_in_the_patient() -> None:
    assert angle(Geometry(9, 9), (1, 0), (0, 0), (0, 1)) == pytest.approx(90.0)
    assert angle(Geometry(9, 9), (1, 0), (0, 0), (1, 1)) == pytest.approx(45.0)
    assert angle(Geometry(9, 9), (1, 0), (0, 0), (-1, 0)) == pytest.approx(180.0)
    # Rows twice as far apart as columns: one column and one row are 1 mm and 2 mm.
    tall = Geometry(9, 9, (2.0, 1.0), "PixelSpacing", 2.0)
    assert angle(tall, (1, 0), (0, 0), (1, 1)) == pytest.approx(63.43494882292201)
    assert angle(Geometry(9, 9), (0, 0), (0, 0), (1, 1)) is None


@pytest.mark.parametrize(
    ("source", "calibrated", "modality", "expected"),
    [
        ("PixelSpacing", False, "CT", "patient"),
        ("PixelSpacing", True, "DX", "patient"),
        ("PixelSpacing", False, "DX", "unstated"),
        ("ImagerPixelSpacing", False, "CR", "detector"),
        ("NominalScannedPixelSpacing", False, "OT", "film"),
        ("SequenceOfUltrasoundRegions", False, "US", "patient"),
    ],
)
def test_what_a_spacing_was_measured_at(
    source: str, calibrated: bool, modality: str, expected: str
) -> None:
    geometry = Geometry(9, 9, (1.0, 1.0), source, calibrated=calibrated)
    assert basis(geometry, modality) == expected
    assert basis(Geometry(9, 9), modality) is None


def test_a_ct_pixel_is_in_hounsfield_units() -> None:
    pixels = np.array([[0, 990], [1024, 2000]], np.int16)
    found = pixel_value(_scan(pixels, DisplayTransform(Rescale(1.0, -1024.0)), "CT"), (1.9, 0.2))
    assert found is not None
    assert (found.column, found.row) == (2, 1)
    assert (found.stored, found.value, found.unit) == ((990.0,), -34.0, "HU")


def test_a_stated_unit_counts_and_an_unspecified_one_is_none() -> None:
    pixels = np.full((2, 2), 10, np.uint16)
    density = pixel_value(_scan(pixels, DisplayTransform(Rescale(2.0, 0.0, "OD")), "DX"), (0, 0))
    unstated = pixel_value(_scan(pixels, DisplayTransform(Rescale(2.0, 1.0, "US")), "MR"), (0, 0))
    assert density is not None
    assert unstated is not None
    assert (density.value, density.unit) == (20.0, "OD")
    assert (unstated.value, unstated.unit) == (21.0, "")


def test_what_has_no_modality_transform_says_only_what_is_stored() -> None:
    grey = pixel_value(_scan(np.full((2, 2), 7, np.uint8)), (0, 0))
    colour = pixel_value(_scan(np.full((2, 2, 3), (1, 2, 3), np.uint8)), (1, 1))
    assert grey is not None
    assert colour is not None
    assert (grey.stored, grey.value) == ((7.0,), None)
    assert (colour.stored, colour.value) == ((1.0, 2.0, 3.0), None)


def test_padding_is_told_and_tables_are_looked_up() -> None:
    pixels = np.array([[65535, 3]], np.uint16)
    lut = Lut(0, np.array([0, 100, 200, 300], np.uint16), 16)
    scan = _scan(pixels, DisplayTransform(lut, padding=(65535, 65535)))
    first, second = pixel_value(scan, (0, 0)), pixel_value(scan, (1, 0))
    assert first is not None
    assert second is not None
    assert first.padding
    assert not second.padding
    assert second.value == 300.0


@pytest.mark.parametrize("place", [(-0.1, 0), (2, 0), (0, 1.0)])
def test_outside_the_picture_there_is_nothing(place: tuple[float, float]) -> None:
    assert pixel_value(_scan(np.zeros((1, 2), np.uint8)), place) is None
