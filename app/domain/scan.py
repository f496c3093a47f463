"""A scan: one image to be read, with everything that is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from app.domain.display import DisplayTransform
from app.domain.notice import Notice

FileFormat = Literal["DICOM", "PNG", "JPEG"]
PresentationIntent = Literal["FOR PRESENTATION", "FOR PROCESSING"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a scan came from.

    Attributes:
        path: the file.
        file_format: found by content, never by extension.
        frame: the frame that was read, counted from 1 as DICOM does.
        frames: how many frames the file holds.
        frames_per_second: that it asks to be shown with, None where it does not.
    """

    path: Path
    file_format: FileFormat
    frame: int = 1
    frames: int = 1
    frames_per_second: float | None = None


@dataclass(frozen=True, slots=True)
class Geometry:
    """Size on the detector and in the patient.

    Attributes:
        rows, columns: of the stored image.
        spacing_mm: (between rows, between columns) in millimetres, or None where unknown.
        spacing_source: the DICOM keyword the spacing came from; "ImagerPixelSpacing" is measured at
            the detector, so lengths in the patient are shorter by the magnification. A Pixel
            Spacing that equals it has not been corrected for that, and counts as it.
        pixel_aspect: height of a pixel over its width (DICOM Pixel Aspect Ratio, row / column).
        orientation: Patient Orientation (toward the right, toward the bottom), such as ("L", "F").
        calibrated: the file tells that Pixel Spacing was corrected for magnification, or measured
            against an object of known size.
    """

    rows: int
    columns: int
    spacing_mm: tuple[float, float] | None = None
    spacing_source: str | None = None
    pixel_aspect: float = 1.0
    orientation: tuple[str, str] | None = None
    calibrated: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Who and what the scan belongs to. Its repr shows none of it, so no log ever does."""

    patient_name: str = ""
    patient_id: str = ""
    birth_date: str = ""
    sex: str = ""
    study_date: str = ""
    study_description: str = ""
    series_description: str = ""
    series_number: str = ""
    instance_number: str = ""
    accession_number: str = ""
    institution: str = ""
    study_uid: str = ""
    series_uid: str = ""
    sop_instance_uid: str = ""
    sop_class_uid: str = ""
    comments: str = ""

    def __repr__(self) -> str:
        return "Identity(<hidden>)"

    @property
    def patient(self) -> str:
        """What tells the patient apart: the number with the day of birth, else the name with it.

        Numbers are given by each hospital anew, hence the day; names are spelt in many ways. Empty
        where there is neither.
        """
        who = self.patient_id.strip() or self.patient_name.strip().upper()
        return f"{who}|{self.birth_date.strip()}" if who else ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says about the picture, for the gate. None means that it does not say.

    Attributes:
        modality: DICOM Modality ("CR", "DX", "CT", ...), None for PNG and JPEG.
        body_part: Body Part Examined, upper case.
        view_position: View Position, upper case ("AP", "PA", "LL", ...).
        age_years: from Patient's Age, else from birth date and study date.
        presentation_intent: Presentation Intent Type.
        photometric_interpretation: as stored, before decoding.
        transfer_syntax_uid: as decoded.
        bits_stored: significant bits of a sample.
        colour: True when the picture holds colour (three unequal channels), not merely RGB samples.
    """

    modality: str | None = None
    body_part: str | None = None
    view_position: str | None = None
    age_years: float | None = None
    presentation_intent: PresentationIntent | None = None
    photometric_interpretation: str | None = None
    transfer_syntax_uid: str | None = None
    bits_stored: int = 8
    colour: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """A drawing that lies over the picture (PS3.3 C.9.2), one bit for each pixel.

    Attributes:
        mask: bool ``(rows, columns)``, read-only; True where it is drawn.
        origin: (row, column) of its first pixel in the picture, counted from 1; may be less.
        label: the file's own name for it, "" where there is none.
        region: True for a region of interest, False for graphics.
    """

    mask: NDArray[np.bool_]
    origin: tuple[int, int] = (1, 1)
    label: str = ""
    region: bool = False

    def __post_init__(self) -> None:
        self.mask.flags.writeable = False


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """One image to be read: a frame of a DICOM instance, or a PNG or JPEG picture.

    ``pixels`` are the values as decoded, before any transform: ``(rows, columns)`` of an integer or
    float type, or ``(rows, columns, 3)`` RGB of an unsigned type. The array is read-only.
    ``modality_values`` are the same in the unit of the modality (HU for CT); ``display`` turns
    stored values into what a screen shows. Overlays are apart, and never in ``pixels``. Equality is
    identity: two reads are two scans.
    """

    pixels: NDArray[Any]
    display: DisplayTransform
    geometry: Geometry
    source: Source
    facts: Facts = field(default_factory=Facts)
    identity: Identity = field(default_factory=Identity)
    warnings: tuple[Notice, ...] = ()
    overlays: tuple[Overlay, ...] = ()

    def __post_init__(self) -> None:
        if self.pixels.ndim not in (2, 3) or (self.pixels.ndim == 3 and self.pixels.shape[2] != 3):
            raise ValueError(f"pixels must be (rows, columns[, 3]), not {self.pixels.shape}")
        self.pixels.flags.writeable = False

    @property
    def modality_values(self) -> NDArray[np.float64]:
        """Values after modality LUT or rescale, float64 ``(rows, columns[, 3])``."""
        return self.display.modality_values(self.pixels)
