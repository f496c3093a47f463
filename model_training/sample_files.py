"""Synthetic samples as files: a CR image in DICOM, a grey PNG, both marked SYNTHETIC."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian, RLELossless
from scipy import ndimage

Floats = NDArray[np.float32]

COMMENT: Final = (
    "SYNTHETIC: drawn from a statistical model of public training scans. "
    "It shows no person and must not be used for diagnosis."
)


# 1.28 to 1: the public copy was made square, and 40 full-size scans have a median of 1.29.
_ROWS: Final = 800
_COLUMNS: Final = 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """One file to write: its name, the training folder it is drawn from, its number."""

    name: str
    label: str
    number: int
    inverse: bool = False


def enlarge(picture: Floats, rng: np.random.Generator) -> Floats:
    """Enlarge ``(s, s)`` to the samples' size, sharpen, and add grain; values in [0, 1]."""
    size = (_COLUMNS, _ROWS)
    large = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC), np.float32)
    large = large + np.float32(0.8) * (large - ndimage.gaussian_filter(large, 4.0))
    white = rng.standard_normal((2, _ROWS, _COLUMNS)).astype(np.float32)
    # Quantum noise, slightly blurred by the screen, and a coarser grain for tissue. Both grow with
    # brightness, since fewer quanta pass there.
    grain = 0.010 * ndimage.gaussian_filter(white[0], 0.6)
    grain += 0.020 * ndimage.gaussian_filter(white[1], 1.8)
    return np.asarray(np.clip(large + grain * (0.2 + large), 0.0, 1.0), np.float32)


def write_png(path: Path, grey: Floats, sample: Sample) -> None:
    """Write 8-bit grey with the mark in its text chunks."""
    text = PngInfo()
    text.add_text("Title", f"Synthetic chest radiograph, {sample.label.lower()}")
    text.add_text("Comment", COMMENT)
    text.add_text("Software", "Lightbox synthetic")
    eight = np.rint(grey * 255).astype(np.uint8)
    Image.fromarray(eight).save(path, pnginfo=text, optimize=True)


def write_dicom(path: Path, grey: Floats, sample: Sample, seed: int) -> None:
    """Write a CR image (PS3.3 A.2), 12 bits in 16, RLE so that no extra decoder is needed."""
    values = np.rint(200 + 3600 * grey).astype(np.uint16)  # some room either side, as detectors do
    stored = 4095 - values if sample.inverse else values
    centre = 2000.5  # with width 3601, LINEAR maps 200 to black and 3800 to white
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = _uid("implementation")
    meta.ImplementationVersionName = "LIGHTBOX"
    data = Dataset()
    data.file_meta = meta
    for keyword, value in _attributes(sample, seed).items():
        setattr(data, keyword, value)
    data.SOPInstanceUID = meta.MediaStorageSOPInstanceUID = _uid(f"instance {seed} {sample.number}")
    meta.MediaStorageSOPClassUID = data.SOPClassUID
    data.WindowCenter = 4095 - centre + 1 if sample.inverse else centre
    data.WindowWidth = 3601
    data.PhotometricInterpretation = "MONOCHROME1" if sample.inverse else "MONOCHROME2"
    data.Rows, data.Columns = stored.shape
    data.PixelData = np.ascontiguousarray(stored, dtype="<u2").tobytes()
    data.compress(RLELossless, generate_instance_uid=False)
    data.save_as(path, enforce_file_format=True)


def _attributes(sample: Sample, seed: int) -> dict[str, object]:
    """Everything but pixels: Patient, Study, Series, Equipment and Image modules."""
    word = {1: "One", 2: "Two", 3: "Three", 4: "Four"}[sample.number]
    return {
        "SpecificCharacterSet": "ISO_IR 100",
        "SOPClassUID": ComputedRadiographyImageStorage,
        "PatientName": f"Synthetic^Sample {word}",
        "PatientID": f"SYN-{sample.number:04d}",
        "PatientBirthDate": "20220601",
        "PatientSex": "O",
        "PatientAge": "003Y",
        "PatientComments": "SYNTHETIC: no such person",
        "StudyInstanceUID": _uid(f"study {seed} {sample.number}"),
        "SeriesInstanceUID": _uid(f"series {seed} {sample.number}"),
        "StudyDate": "20260102",
        "StudyTime": "120000",
        "AccessionNumber": f"SYN{sample.number:04d}",
        "ReferringPhysicianName": "",
        "StudyID": f"S{sample.number}",
        "StudyDescription": "SYNTHETIC chest radiograph",
        "Modality": "CR",
        "SeriesNumber": 1,
        "SeriesDescription": f"SYNTHETIC {sample.label.lower()}",
        "BodyPartExamined": "CHEST",
        "ViewPosition": "AP",
        "Manufacturer": "Lightbox synthetic",
        "ManufacturerModelName": "model_training.synthesis",
        "InstanceNumber": 1,
        "ImageType": ["DERIVED", "SECONDARY"],
        "PatientOrientation": ["L", "F"],
        "ImageComments": COMMENT,
        "DerivationDescription": "SYNTHETIC: Gaussian appearance and shape model of training scans",
        "BurnedInAnnotation": "NO",
        "LossyImageCompression": "00",
        "ImagerPixelSpacing": [0.25, 0.25],
        "SamplesPerPixel": 1,
        "BitsAllocated": 16,
        "BitsStored": 12,
        "HighBit": 11,
        "PixelRepresentation": 0,
        "RescaleIntercept": 0,
        "RescaleSlope": 1,
        "RescaleType": "US",
    }


def _uid(name: str) -> str:
    """Return a UID under 2.25 (PS3.5 B.2) from a name, so that the same sample keeps its own."""
    space = uuid.uuid5(uuid.NAMESPACE_URL, "https://pypi.org/project/lightbox-reader/synthetic")
    return f"2.25.{uuid.uuid5(space, name).int}"
