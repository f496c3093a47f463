"""Whose a DICOM file is, its Patient ID says where no table and no file name does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest

from app.errors import UsageError
from model_training.config import Config
from model_training.indexing import index
from model_training.job import Job, Split
from model_training.pipeline import split_scans
from tests.conftest import sample_path
from tests.model_training.test_bad_folders import _Heard


def write_dicom(path: Path, seed: int, patient: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    dataset = pydicom.dcmread(next(sample_path("").glob("*.dcm")))
    grey = np.random.default_rng(seed).integers(0, 255, (64, 64)).astype(np.uint8)
    dataset.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    dataset.set_pixel_data(grey, "MONOCHROME2", 8, generate_instance_uid=False)
    # Of a stated length, unlike a random one: some tests want files of one size.
    uid = pydicom.uid.generate_uid(entropy_srcs=[patient, str(seed)])
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = uid
    dataset.PatientID = patient
    dataset.save_as(path)


def _split(folder: Path, work: Path, seed: int, pattern: str = "") -> tuple[Split, str]:
    config = Config.model_validate(
        {
            "recipe": {"rows": 32, "columns": 32, "channels": 1},
            "fit": {"held_out": 0.4},
            "data": {"patient": pattern},
            "seed": seed,
        }
    ).with_folders(["ill", "well"])
    heard = _Heard()
    split = split_scans(Job(config, folder, work, (), heard), index(folder, config))
    return split, " ".join(heard.lines)


def _folder(root: Path) -> Path:
    """Twelve scans of six patients, each with two scans that look nothing alike."""
    for i in range(12):
        name = "ill" if i % 4 < 2 else "well"
        write_dicom(root / name / f"{i}.dcm", i, f"SECRET-{i // 2}")
    return root


def test_two_scans_of_a_patient_id_are_on_one_side(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "data")
    for seed in (0, 0, 1, 2):  # read, then taken from the work folder, then split otherwise
        split, said = _split(folder, tmp_path / "work", seed)
        assert "12 DICOM scans" in said
        assert "6 patients" in said
        assert split.duplicates["patients"] == split.duplicates["groups"] == 6
        sides: dict[str, set[bool]] = {}
        for item, held in zip(split.pictures.items, split.held.tolist(), strict=True):
            sides.setdefault(pydicom.dcmread(item.path).PatientID, set()).add(held)
        assert [len(side) for side in sides.values()] == [1] * 6
    kept = "".join(p.read_text() for p in (tmp_path / "work").glob("*.json"))
    assert "SECRET" not in kept


def test_a_table_and_a_file_name_come_before_the_patient_id(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "data")
    split, _ = _split(folder, tmp_path / "work", 0, r"^\d+")
    assert split.duplicates["patients"] == 12
    rows = [f"{p.relative_to(folder).as_posix()},{int(p.stem) // 4}" for p in folder.rglob("*.dcm")]
    (folder / "labels.csv").write_text("\n".join(["path,patient", *rows]))
    split, said = _split(folder, tmp_path / "work", 0)
    assert split.duplicates["patients"] == 3
    assert "Patient ID" not in said


def test_a_patient_id_that_all_files_share_is_a_sentence(tmp_path: Path) -> None:
    for i in range(6):
        write_dicom(tmp_path / "data" / ("ill", "well")[i % 2] / f"{i}.dcm", i, "ANONYMOUS")
    with pytest.raises(UsageError, match=r"All 6 scans are of one patient.*labels\.csv"):
        _split(tmp_path / "data", tmp_path / "work", 0)
