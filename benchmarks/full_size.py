"""Full-size DICOM scans to measure with: 2,500 x 2,000, 16 bit, encoded in each of `SYNTAXES`.

From Python (fast, and made only once for a folder)::

    from benchmarks.full_size import scans
    paths = scans(Path("/tmp/full-size"), "jpeg-2000", 1000)

or from a shell: ``python -m benchmarks.full_size FOLDER [--encoding NAME ...] [--count N]``.

`DISTINCT` pictures are drawn, and the rest of a count are hard links to them under names of their
own: what is measured is decoding, not the disk, and a thousand scans fit the disk's cache. A scan
is the synthetic sample enlarged, moved and stretched at random, with quantum noise that grows with
the root of the signal, 12 bits stored in 16. The noise makes it compress as such scans do: about
2.5 to 3 times without loss.

Each is a chest X-ray of a child in its header too, so that one bundle answers it.
"""

from __future__ import annotations

import argparse
import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.paths import resources

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

ROWS: Final = 2000
COLUMNS: Final = 2500
DISTINCT: Final = 8
_VERSION: Final = 1  # of what is drawn: another is another folder

Pixels = NDArray[np.uint16]


# --- The picture --------------------------------------------------------------------------


def picture(number: int, shape: tuple[int, int] = (ROWS, COLUMNS)) -> Pixels:
    """Draw scan ``number``: ``shape`` of uint16, 0 to 4095; the same number is the same scan."""
    rng = np.random.default_rng([_VERSION, number])
    grey = _enlarged(_anatomy(number), shape, rng)
    signal = 200.0 + 3600.0 * np.clip(grey, 0.0, 1.0)
    noise = rng.standard_normal(shape, np.float32)
    # The screen smears a quantum over its neighbours.
    noise[:, 1:] += np.float32(0.4) * noise[:, :-1]
    noise[1:] += np.float32(0.4) * noise[:-1]
    values = signal + np.float32(0.2) * np.sqrt(signal) * noise
    drawn: Pixels = np.rint(np.clip(values, 0.0, 4095.0)).astype(np.uint16)
    return drawn


def _anatomy(number: int) -> NDArray[np.float32]:
    """Return a synthetic sample in [0, 1]."""
    name = ("normal.png", "pneumonia.png")[number % 2]
    with Image.open(resources() / "samples" / name) as image:
        return np.asarray(image.convert("L"), np.float32) / np.float32(255.0)


def _enlarged(
    grey: NDArray[np.float32], shape: tuple[int, int], rng: np.random.Generator
) -> NDArray[np.float32]:
    """Enlarge a picture, a few per cent of its margins cut off at random, and darken or lighten."""
    rows, columns = grey.shape
    left, top, right, bottom = rng.uniform(0.0, 0.04, 4)
    box = (left * columns, top * rows, (1 - right) * columns, (1 - bottom) * rows)
    large = Image.fromarray(grey).resize(shape[::-1], Image.Resampling.BICUBIC, box)
    gamma = np.float32(rng.uniform(0.95, 1.05))
    enlarged: NDArray[np.float32] = np.clip(np.asarray(large, np.float32), 0.0, 1.0) ** gamma
    return enlarged


# --- Encoding -----------------------------------------------------------------------------


def _jpeg_lossless(pixels: Pixels) -> bytes:
    from imagecodecs import jpeg8_encode

    # Process 14, first-order prediction; 16 is the size of a cell, as most archives state it.
    return bytes(jpeg8_encode(pixels, lossless=True, predictor=1, bitspersample=16))


def _jpeg_ls(pixels: Pixels) -> bytes:
    from imagecodecs import jpegls_encode

    return bytes(jpegls_encode(pixels))


def _jpeg_2000(pixels: Pixels) -> bytes:
    from imagecodecs import jpeg2k_encode

    data = jpeg2k_encode(pixels, 0, codecformat="j2k", reversible=True, bitspersample=12)
    return bytes(data)


def _rle(pixels: Pixels) -> bytes:
    """Run lengths of PackBits, row by row: the high bytes, then the low ones (PS3.5 Annex G)."""
    from imagecodecs import packbits_encode

    segments = []
    for plane in (pixels >> 8, pixels & 0xFF):
        runs = b"".join(packbits_encode(row.tobytes()) for row in plane.astype(np.uint8))
        segments.append(runs + b"\x00" * (len(runs) % 2))
    header = (2, 64, 64 + len(segments[0]), *[0] * 13)
    return struct.pack("<16L", *header) + b"".join(segments)


#: How scans are stored: a name, the transfer syntax, and the encoder of the lossless ones.
SYNTAXES: Final[dict[str, tuple[str, Callable[[Pixels], bytes] | None]]] = {
    "uncompressed": ("1.2.840.10008.1.2.1", None),
    "jpeg-lossless": ("1.2.840.10008.1.2.4.70", _jpeg_lossless),
    "jpeg-ls": ("1.2.840.10008.1.2.4.80", _jpeg_ls),
    "jpeg-2000": ("1.2.840.10008.1.2.4.90", _jpeg_2000),
    "rle": ("1.2.840.10008.1.2.5", _rle),
}


# --- Files --------------------------------------------------------------------------------


def scans(folder: Path, encoding: str = "uncompressed", count: int = DISTINCT) -> list[Path]:
    """Return ``count`` scans in ``folder``, making those that are missing.

    Args:
        folder: kept from one run to the next; never one of the repository.
        encoding: one of `SYNTAXES`.
        count: `DISTINCT` pictures are drawn at most; the rest are links to them.

    Returns:
        Paths that are alone in one folder: that of the first may be read as a whole.
    """
    drawn = _drawn(folder / f"drawn-{_VERSION}", encoding, min(count, DISTINCT))
    place = folder / f"{encoding}-{count}"
    place.mkdir(parents=True, exist_ok=True)
    paths = [place / f"{number:05}.dcm" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            path.hardlink_to(drawn[number % len(drawn)])
    return paths


def write(path: Path, pixels: Pixels, encoding: str, number: int = 0) -> Path:
    """Write a picture as a DICOM file; ``number`` goes into its identifiers."""
    from pydicom.encaps import encapsulate

    syntax, encode = SYNTAXES[encoding]
    data = _header(pixels, syntax, number)
    data.PixelData = pixels.tobytes() if encode is None else encapsulate([encode(pixels)])
    data["PixelData"].VR = "OW" if encode is None else "OB"
    data["PixelData"].is_undefined_length = encode is not None
    partial = path.with_suffix(".partial")
    data.save_as(partial, enforce_file_format=True)
    partial.rename(path)  # whole or not at all: a run may be cut short
    return path


def _drawn(folder: Path, encoding: str, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{encoding}-{number}.dcm" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            write(path, _kept_picture(folder, number), encoding, number)
    return paths


def _kept_picture(folder: Path, number: int) -> Pixels:
    """Draw a picture, or read it from where it was written uncompressed."""
    import pydicom

    plain = folder / f"uncompressed-{number}.dcm"
    return pydicom.dcmread(plain).pixel_array if plain.exists() else picture(number)


def _header(pixels: Pixels, syntax: str, number: int) -> Dataset:
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import ComputedRadiographyImageStorage

    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = syntax
    data.file_meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    data.file_meta.MediaStorageSOPInstanceUID = f"1.2.826.0.1.3680043.10.1.{number + 1}"
    elements: dict[str, Any] = {
        "SOPClassUID": ComputedRadiographyImageStorage,
        "SOPInstanceUID": data.file_meta.MediaStorageSOPInstanceUID,
        "StudyInstanceUID": f"1.2.826.0.1.3680043.10.2.{number + 1}",
        "SeriesInstanceUID": f"1.2.826.0.1.3680043.10.3.{number + 1}",
        "ImageType": ["ORIGINAL", "PRIMARY"],
        "Modality": "CR",
        "BodyPartExamined": "CHEST",
        "ViewPosition": "AP",
        "PatientName": f"Synthetic^{number}",
        "PatientID": f"SYN-{number}",
        "PatientAge": "003Y",
        "StudyDate": "20260102",
        "StudyTime": "120000",
        "InstanceNumber": 1,
        "PatientOrientation": ["L", "F"],
        "ImagerPixelSpacing": [0.15, 0.15],
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "Rows": pixels.shape[0],
        "Columns": pixels.shape[1],
        "BitsAllocated": 16,
        "BitsStored": 12,
        "HighBit": 11,
        "PixelRepresentation": 0,
        "WindowCenter": 2000.5,
        "WindowWidth": 3601,
        "RescaleIntercept": 0,
        "RescaleSlope": 1,
        "RescaleType": "US",
        "BurnedInAnnotation": "NO",
        "LossyImageCompression": "00",
    }
    for keyword, value in elements.items():
        setattr(data, keyword, value)
    return data


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.full_size", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoding", nargs="*", choices=SYNTAXES, default=list(SYNTAXES))
    parser.add_argument("--count", type=int, default=DISTINCT)
    options = parser.parse_args()
    for encoding in options.encoding:
        paths = scans(options.folder, encoding, options.count)
        size = sum(path.stat().st_size for path in paths) / len(paths)
        ratio = 2 * ROWS * COLUMNS / size
        print(f"{paths[0].parent}: {len(paths)} scans, {size / 1e6:.1f} MB each ({ratio:.1f} : 1)")


if __name__ == "__main__":
    main()
