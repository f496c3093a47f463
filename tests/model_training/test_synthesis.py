"""Samples: drawn from a tiny training set made here, and those that are shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest
from numpy.typing import NDArray
from PIL import Image

from app.imaging import read_scan
from app.paths import resources
from model_training.synthesis import SAMPLES, likeness, write_samples

SIDE = 64
DICOM = [sample.name for sample in SAMPLES if sample.name.endswith(".dcm")]
PNG = [sample.name for sample in SAMPLES if sample.name.endswith(".png")]


def _blob(rng: np.random.Generator, *, abnormal: bool) -> NDArray[np.uint8]:
    """Two dark lungs in a bright body; a bright patch in one of them when abnormal."""
    y, x = np.indices((SIDE, SIDE)) / SIDE
    y, x = y + rng.normal(0, 0.02), x + rng.normal(0, 0.02)
    grey = np.full((SIDE, SIDE), 0.7)
    for centre in (0.3, 0.7):
        grey -= 0.5 * np.exp(-(((x - centre) / 0.12) ** 2 + ((y - 0.5) / 0.25) ** 2))
    grey += 0.05 * np.sin(40 * y)
    if abnormal:
        grey += 0.35 * np.exp(-(((x - 0.3) / 0.1) ** 2 + ((y - 0.6) / 0.1) ** 2))
    grey += rng.normal(0, 0.02, grey.shape)
    return np.asarray(np.rint(255 * np.clip(grey, 0, 1)), np.uint8)


@pytest.fixture(scope="module")
def train(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("train")
    rng = np.random.default_rng(0)
    for label in ("NORMAL", "PNEUMONIA"):
        (folder / label).mkdir()
        for i in range(30):
            picture = Image.fromarray(_blob(rng, abnormal=label == "PNEUMONIA"))
            picture.save(folder / label / f"{i:02}.png")
    return folder


@pytest.fixture(scope="module")
def written(train: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("samples") / "new"
    paths = write_samples(train, target, seed=3, side=SIDE)
    assert [path.name for path in paths] == [sample.name for sample in SAMPLES]
    return target


@pytest.fixture(params=["written", "shipped"])
def samples(request: pytest.FixtureRequest) -> Path:
    if request.param == "shipped":
        return resources() / "samples"
    folder: Path = request.getfixturevalue("written")
    return folder


@pytest.mark.parametrize("name", DICOM)
def test_dicom_says_what_it_is(samples: Path, name: str) -> None:
    data = pydicom.dcmread(samples / name)
    assert data.file_meta.MediaStorageSOPClassUID == pydicom.uid.ComputedRadiographyImageStorage
    assert data.file_meta.MediaStorageSOPInstanceUID == data.SOPInstanceUID
    assert data.ImageComments.startswith("SYNTHETIC")
    assert data.DerivationDescription.startswith("SYNTHETIC")
    assert data.ImageType[0] == "DERIVED"
    assert str(data.PatientName).startswith("Synthetic^Sample")
    assert data.PatientID.startswith("SYN-")
    assert (data.PatientAge, data.Modality, data.BodyPartExamined) == ("003Y", "CR", "CHEST")
    assert (data.ViewPosition, data.BurnedInAnnotation) == ("AP", "NO")
    assert "PresentationIntentType" not in data  # belongs to DX
    assert (data.BitsAllocated, data.BitsStored, data.HighBit) == (16, 12, 11)
    for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID"):
        assert data[keyword].value.startswith("2.25.")
        assert data[keyword].value.is_valid
    assert data.pixel_array.max() < 4096


def test_one_dicom_is_stored_inverted(samples: Path) -> None:
    kinds = [pydicom.dcmread(samples / name).PhotometricInterpretation for name in DICOM]
    assert sorted(kinds) == ["MONOCHROME1", "MONOCHROME2"]


@pytest.mark.parametrize("name", PNG)
def test_png_says_what_it_is(samples: Path, name: str) -> None:
    with Image.open(samples / name) as picture:
        assert picture.mode == "L"
        assert picture.info["Comment"].startswith("SYNTHETIC")


def test_all_are_shown_with_the_body_bright_on_dark_lungs(samples: Path) -> None:
    shown = [read_scan(samples / sample.name) for sample in SAMPLES]
    grey = [scan.display.present(scan.pixels) for scan in shown]
    for picture in grey:
        rows, columns = picture.shape
        spine = picture[:, int(0.47 * columns) : int(0.53 * columns)].mean()
        assert spine > picture[int(0.4 * rows) : int(0.6 * rows), : columns // 3].mean()
        assert 0.3 < picture.mean() < 0.8
    assert len({picture.tobytes() for picture in grey}) == len(SAMPLES)


def test_the_reader_takes_age_and_body_part(samples: Path) -> None:
    facts = read_scan(samples / DICOM[0]).facts
    assert (facts.age_years, facts.body_part, facts.modality) == (3.0, "CHEST", "CR")


def test_same_seed_same_bytes(train: Path, written: Path, tmp_path: Path) -> None:
    again = write_samples(train, tmp_path / "again", seed=3, side=SIDE)
    for path in again:
        assert path.read_bytes() == (written / path.name).read_bytes()


def test_other_seed_other_pictures_and_other_uids(
    train: Path, written: Path, tmp_path: Path
) -> None:
    first = pydicom.dcmread(written / DICOM[0])
    other = pydicom.dcmread(write_samples(train, tmp_path, seed=4, side=SIDE)[0])
    assert first.SOPInstanceUID != other.SOPInstanceUID
    assert first.PixelData != other.PixelData


def test_likeness_is_one_with_itself_and_blind_to_exposure() -> None:
    picture = np.random.default_rng(0).random((1, 32, 32)).astype(np.float32)
    assert likeness(picture, picture)[0, 0] == pytest.approx(1.0, abs=1e-3)
    assert likeness(picture, 0.2 + 0.5 * picture)[0, 0] > 0.95
