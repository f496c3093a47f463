"""What is kept of each scan: a few hundred numbers, so that a folder of any size fits.

All comparisons use one preparation, whatever the config's recipe: 224 x 224, stretched, one
channel. Padding, as some recipes do, would put the format of the picture into its border.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.audited import Box
from app.domain.recipe import Recipe
from app.domain.scan import Scan
from app.preprocessing import apply
from model_training.audit.listing import Entry
from model_training.audit.marks import border_marks
from model_training.grouping import difference_hash, mirrored_hashes, pixel_digest
from model_training.indexing import patient_key
from model_training.reading import picture_header, read_scan

_RECIPE: Final = Recipe(channels=1)
_CELLS: Final = 28
"""Cells per side, 8 x 8 pixels each."""
_RINGS: Final = 2
BORDER_SHARE: Final = _RINGS / _CELLS
"""Of a side, the width of the strip that counts as border: 7 %."""
_BINS = 64
_BORDER_BINS = 16
_BLANK = 1 / 255
_MOST_BOXES = 6


@dataclass(frozen=True, slots=True)
class Container:
    """What the file is, apart from the picture in it.

    Attributes:
        rows, columns: of the stored picture.
        file_format: by content.
        mode: the stored colour mode, by Pillow's or DICOM's name.
        colour: whether it holds colour, not merely three equal channels.
        bits: significant bits of a sample.
        compression: for JPEG the mean of its luminance quantisation table (1 is the best quality),
            for DICOM the transfer syntax; exports of one program share it.
    """

    rows: int
    columns: int
    file_format: str
    mode: str
    colour: bool
    bits: int
    compression: str


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One readable scan.

    Attributes:
        entry: file, class and subset.
        digest: of the prepared picture; equal for equal pixels, whatever the file.
        bits: 256, its difference hash.
        mirrored: (3, 256), those of its mirror images.
        border: (208 + 16,) mean grey levels of the cells of the outer two rings, row by row, and
            the histogram (shares) of that strip.
        histogram: (64,) shares of the prepared picture's grey levels.
        container: what the file is.
        patient: key, or None where neither the name nor the file gives one.
        patient_in_file: the key is the file's Patient ID (never to be shown).
        marks: letter-like components at the border.
        blank: all pixels are (nearly) the same.
        frames: in the file; the first is the one looked at.
        notices: codes of what reading it remarked, with their sentences.
    """

    entry: Entry
    digest: str
    bits: NDArray[np.bool_]
    mirrored: NDArray[np.bool_]
    border: NDArray[np.float32]
    histogram: NDArray[np.float32]
    container: Container
    patient: str | None
    patient_in_file: bool
    marks: tuple[Box, ...]
    blank: bool
    frames: int
    notices: tuple[tuple[str, str], ...]


def measure(
    entry: Entry, pattern: str, see: Callable[[NDArray[np.float32]], None] = lambda _: None
) -> Measured:
    """Read one scan and keep what is compared.

    Args:
        entry: the file.
        pattern: of the patient key in file names, "" for none.
        see: is given the prepared picture (224, 224, 1).

    Raises:
        ScanError: it cannot be read.
    """
    scan = read_scan(entry.path)
    prepared = apply(_RECIPE, scan)
    see(prepared)
    grey = scan.display.present(scan.pixels)
    patient, in_file = (entry.patient, False) if entry.patient else _patient(scan, pattern)
    return Measured(
        entry=entry,
        digest=pixel_digest(prepared),
        bits=difference_hash(prepared),
        mirrored=mirrored_hashes(prepared),
        border=_border(prepared[..., 0]),
        histogram=_histogram(prepared, _BINS),
        container=_container(scan),
        patient=patient,
        patient_in_file=in_file,
        marks=border_marks(grey if grey.ndim == 2 else grey.max(axis=-1))[:_MOST_BOXES],
        blank=bool(np.ptp(prepared) <= _BLANK),
        frames=scan.source.frames,
        notices=tuple((notice.code, notice.message) for notice in scan.warnings),
    )


def _patient(scan: Scan, pattern: str) -> tuple[str | None, bool]:
    """By the file's name where the config says how, else by the DICOM Patient ID."""
    name = scan.source.path.name
    if pattern and (key := patient_key(name, pattern)) != name:
        return key, False
    return (scan.identity.patient_id, True) if scan.identity.patient_id else (None, False)


def _border(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    side = len(picture) // _CELLS
    cells = picture.reshape(_CELLS, side, _CELLS, side).mean(axis=(1, 3))
    ring = np.ones((_CELLS, _CELLS), dtype=np.bool_)
    ring[_RINGS:-_RINGS, _RINGS:-_RINGS] = False
    pixels = picture[np.kron(ring, np.ones((side, side), dtype=np.bool_))]
    return np.concatenate([cells[ring], _histogram(pixels, _BORDER_BINS)]).astype(np.float32)


def _histogram(values: NDArray[np.float32], bins: int) -> NDArray[np.float32]:
    places = np.minimum((values.ravel() * bins).astype(np.intp), bins - 1)
    return (np.bincount(places, minlength=bins) / values.size).astype(np.float32)


def _container(scan: Scan) -> Container:
    mode, compression = _stored(scan.source.path, scan)
    return Container(
        rows=scan.geometry.rows,
        columns=scan.geometry.columns,
        file_format=scan.source.file_format,
        mode=mode,
        colour=scan.facts.colour,
        bits=scan.facts.bits_stored,
        compression=compression,
    )


def _stored(path: Path, scan: Scan) -> tuple[str, str]:
    """Colour mode and compression as the file's header has them; reading drops both."""
    if scan.source.file_format == "DICOM":
        mode = scan.facts.photometric_interpretation or "not stated"
        return mode, scan.facts.transfer_syntax_uid or "not stated"
    mode, tables = picture_header(path, scan.source.file_format)
    return mode, f"JPEG {np.mean(tables):.0f}" if tables else "lossless"
