"""Write a folder of synthetic scans, for screenshots and for trying a full worklist.

Every scan is one of ``resources/samples`` (which show nobody), moved, stretched and lit a little
differently, with an invented patient. Nothing of anybody's data is used.

    python tools/synthetic_worklist.py FOLDER --scans 200
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pydicom
from numpy.typing import NDArray
from pydicom.uid import ExplicitVRLittleEndian

SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"
LAST = date(2026, 1, 2)
_GIVEN = ("Ada", "Bo", "Cleo", "Dario", "Eda", "Finn", "Gil", "Hana", "Ilja", "Juna")
_FAMILY = ("Synthetic", "Invented", "Madeup", "Nobody", "Sample", "Fictive", "Example", "Unreal")


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scans", type=int, default=200)
    parser.add_argument("--each", type=int, default=2, help="studies of one patient")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    kinds = {name: pydicom.dcmread(SAMPLES / f"{name}.dcm") for name in ("normal", "pneumonia")}
    levels = {name: _upright(ds) for name, ds in kinds.items()}
    for number in range(arguments.scans):
        rng = np.random.default_rng([18, number])
        patient, visit = divmod(number, arguments.each)
        # A patient's last study is the one that may show something.
        name = "pneumonia" if visit == arguments.each - 1 and patient % 3 != 1 else "normal"
        day = LAST - timedelta(days=2 * patient % 90 + 400 * (arguments.each - 1 - visit))
        ds = _described(kinds[name], patient, number, day)
        ds.PixelData = _varied(levels[name], rng).tobytes()
        ds.save_as(arguments.folder / f"{patient + 1:04d}-{visit + 1}.dcm")


def _upright(ds: pydicom.Dataset) -> NDArray[np.uint16]:
    """Return the stored values with the lowest black."""
    pixels = ds.pixel_array
    top = 2**ds.BitsStored - 1
    return (top - pixels if ds.PhotometricInterpretation == "MONOCHROME1" else pixels).astype(
        np.uint16
    )


def _varied(levels: NDArray[np.uint16], rng: np.random.Generator) -> NDArray[np.uint16]:
    """Move, stretch and light a picture a little differently."""
    rows, columns = levels.shape
    down, across = 1 + rng.uniform(-0.03, 0.03, 2)
    y = (np.arange(rows) - rows / 2) * down + rows / 2 + rng.uniform(-14, 14)
    x = (np.arange(columns) - columns / 2) * across + columns / 2 + rng.uniform(-14, 14)
    picture = levels[
        np.clip(np.rint(y), 0, rows - 1).astype(int)[:, None],
        np.clip(np.rint(x), 0, columns - 1).astype(int)[None],
    ].astype(np.float64)
    lit = picture * rng.uniform(0.92, 1.06) + rng.normal(0, 12, picture.shape)
    return np.clip(np.rint(lit), 0, 4095).astype(np.uint16)


def _described(sample: pydicom.Dataset, patient: int, number: int, day: date) -> pydicom.Dataset:
    """Copy a sample's header with an invented patient, study and day."""
    ds = pydicom.dcmread(sample.filename)
    ds.PhotometricInterpretation = "MONOCHROME2"
    ds.PatientName = f"{_FAMILY[patient % len(_FAMILY)]}^{_GIVEN[patient % len(_GIVEN)]}"
    ds.PatientID = f"SYN-{patient + 1:04d}"
    ds.StudyDate = ds.SeriesDate = ds.ContentDate = f"{day:%Y%m%d}"
    root = "2.25.1801"  # invented, and the same for every run
    ds.StudyInstanceUID = f"{root}.{number + 1}"
    ds.SeriesInstanceUID = f"{root}.{number + 1}.1"
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = f"{root}.{number + 1}.1.1"
    ds.SeriesDescription = "SYNTHETIC"
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    return ds


if __name__ == "__main__":
    main()
