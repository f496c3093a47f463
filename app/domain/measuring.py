"""Lengths, angles and single values in a scan, in their own units. Pure.

Places are (column, row) in the stored image, whole numbers lying on the edges of pixels: the first
pixel reaches from (0, 0) to (1, 1).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.domain.display import Rescale
from app.domain.scan import Geometry, Scan

Place = tuple[float, float]

Basis = Literal["patient", "detector", "film", "unstated"]
"""Where lengths are those of the patient: "patient" where they are, "detector" or "film" where they
are those of the shadow, "unstated" where a projection's file does not tell which of them."""

_PROJECTIONS = frozenset({"CR", "DX", "MG", "RG", "PX", "IO", "XA", "RF"})
_CT_IMAGES = frozenset({"1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2.1"})
_UNSPECIFIED = frozenset({"", "US"})  # PS3.3 C.11.1.1.2: US means unspecified


@dataclass(frozen=True, slots=True)
class Length:
    """A length.

    Attributes:
        value: in millimetres, or in widths of a pixel.
        unit: "mm" where the file tells the spacing, else "px".
    """

    value: float
    unit: Literal["mm", "px"]


@dataclass(frozen=True, slots=True)
class PixelValue:
    """What a pixel says.

    Attributes:
        column, row: of the pixel, counted from 1.
        stored: the number in the file; three of a colour.
        value: after modality LUT or rescale, None where there is neither, and for colour.
        unit: of the value ("HU", "OD", ...), "" where the file states none.
        padding: whether it stands for "no image here".
    """

    column: int
    row: int
    stored: tuple[float, ...]
    value: float | None = None
    unit: str = ""
    padding: bool = False


def basis(geometry: Geometry, modality: str | None) -> Basis | None:
    """Tell what the spacing was measured at, None where there is none.

    PS3.3 10.7.1.1: Pixel Spacing that equals Imager Pixel Spacing or Nominal Scanned Pixel Spacing
    has not been corrected for the magnification of a projection; one that differs has; one without
    either, and without a calibration type, leaves it open. Slices are not magnified.
    """
    if geometry.spacing_mm is None:
        return None
    if geometry.spacing_source == "ImagerPixelSpacing":
        return "detector"
    if geometry.spacing_source == "NominalScannedPixelSpacing":
        return "film"
    if modality in _PROJECTIONS and not geometry.calibrated:
        return "unstated"
    return "patient"


def distance(geometry: Geometry, first: Place, second: Place) -> Length:
    """Return how far two places are apart.

    Spacing is that between rows, then between columns (PS3.3 10.7.1.3). Without it, the pixel's
    aspect ratio still counts (PS3.3 C.7.6.3.1.7), and lengths are in widths of a pixel.
    """
    unit: Literal["mm", "px"] = "px" if geometry.spacing_mm is None else "mm"
    return Length(math.hypot(*_way(geometry, first, second)), unit)


def angle(geometry: Geometry, first: Place, vertex: Place, second: Place) -> float | None:
    """Return the angle at a vertex in degrees, 0 to 180; None where an arm has no length."""
    one, other = _way(geometry, vertex, first), _way(geometry, vertex, second)
    if math.hypot(*one) == 0.0 or math.hypot(*other) == 0.0:
        return None
    cross = one[0] * other[1] - one[1] * other[0]
    dot = one[0] * other[0] + one[1] * other[1]
    return math.degrees(math.atan2(abs(cross), dot))


def pixel_value(scan: Scan, place: Place) -> PixelValue | None:
    """Return what the pixel at a place says, None outside the scan.

    A CT's values are in Hounsfield units unless Rescale Type names another (PS3.3 C.8.2.1). A
    picture that merely was made from a CT, and has no rescale, holds none.
    """
    column, row = math.floor(place[0]), math.floor(place[1])
    rows, columns = scan.pixels.shape[:2]
    if not (0 <= column < columns and 0 <= row < rows):
        return None
    pixel = scan.pixels[row, column]
    stored = tuple(float(each) for each in np.atleast_1d(pixel))
    if scan.pixels.ndim == 3:
        return PixelValue(column + 1, row + 1, stored)
    limits = scan.display.padding
    padding = limits is not None and limits[0] <= stored[0] <= limits[1]
    modality = scan.display.modality
    stated = modality.unit.upper() if isinstance(modality, Rescale) else ""
    unit = "" if stated in _UNSPECIFIED else stated
    same = isinstance(modality, Rescale) and (modality.slope, modality.intercept) == (1.0, 0.0)
    is_ct = not same or scan.identity.sop_class_uid in _CT_IMAGES
    if scan.facts.modality == "CT" and not stated and is_ct:
        unit = "HU"
    if same and not unit:
        return PixelValue(column + 1, row + 1, stored, padding=padding)
    value = float(
        scan.display.modality_values(scan.pixels[row : row + 1, column : column + 1])[0, 0]
    )
    return PixelValue(column + 1, row + 1, stored, value, unit, padding)


def _way(geometry: Geometry, first: Place, second: Place) -> tuple[float, float]:
    """Return the way between two places, right and down, in the unit of lengths."""
    across, down = second[0] - first[0], second[1] - first[1]
    if geometry.spacing_mm is None:
        return across, down * geometry.pixel_aspect
    between_rows, between_columns = geometry.spacing_mm
    return across * between_columns, down * between_rows
