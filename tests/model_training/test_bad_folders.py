"""Folders that cannot be learnt from say so before anything is trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest
from PIL import Image

from app.errors import UsageError
from model_training.config import Config
from model_training.deciding import _folds
from model_training.indexing import index
from model_training.job import Job, Split
from model_training.pipeline import split_scans
from tests.conftest import sample_path


class _Heard:
    """A reporter that keeps what is said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def stage(self, title: str, total: int) -> None: ...

    def advance(self, parts: int = 1) -> None: ...

    def say(self, text: str) -> None:
        self.lines.append(text)

    def detail(self, text: str) -> None: ...

    def epoch(self, number: int, of: int, loss: float, held_out: float | None) -> None: ...


def _picture(path: Path, seed: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    grey = np.random.default_rng(seed).integers(0, 255, (40, 40))
    Image.fromarray(grey.astype(np.uint8)).save(path)


def _split(folder: Path, work: Path) -> tuple[Split, list[str]]:
    config = Config.model_validate(
        {"recipe": {"rows": 32, "columns": 32, "channels": 1}, "fit": {"held_out": 0.3}}
    ).with_folders(["ill", "well"])
    heard = _Heard()
    split = split_scans(Job(config, folder, work, (), heard), index(folder, config))
    return split, heard.lines


def test_two_folders_of_the_same_pictures_are_said(tmp_path: Path) -> None:
    for i in range(8):
        for name in ("ill", "well"):
            _picture(tmp_path / "data" / name / f"{name}{i}.png", i)
    split, said = _split(tmp_path / "data", tmp_path / "work")
    assert split.duplicates["duplicate pairs across classes"] >= 8
    assert any(line.startswith("8 pairs of files") and "copy of another" in line for line in said)
    labels = split.pictures.labels
    for group in np.unique(split.groups):  # a picture and its copy are on the same side
        inside = split.groups == group
        assert len(set(split.held[inside].tolist())) == 1
        assert set(labels[inside].tolist()) == {0, 1}


def test_scans_without_a_patient_are_said(tmp_path: Path) -> None:
    for i in range(6):
        for name in ("ill", "well"):
            _picture(tmp_path / "data" / name / f"{i}.png", i + 10 * len(name))
    _, said = _split(tmp_path / "data", tmp_path / "work")
    assert any(line.startswith("Nothing says whose 12 of the 12 scans are") for line in said)
    rows = [f"{name}/{i}.png,{name} {i % 3}" for i in range(6) for name in ("ill", "well")]
    (tmp_path / "data" / "labels.csv").write_text("path,patient\n" + "\n".join(rows[1:]) + "\n")
    split, said = _split(tmp_path / "data", tmp_path / "work")
    assert any(line.startswith("Nothing says whose 1 of the 12 scans are") for line in said)
    assert len(set(split.groups.tolist())) == 7


def test_a_class_of_one_picture_copied_cannot_be_held_out(tmp_path: Path) -> None:
    for i in range(12):
        _picture(tmp_path / "data" / "well" / f"{i}.png", i)
    for i in range(2):
        _picture(tmp_path / "data" / "ill" / f"{i}.png", 99)
    with pytest.raises(UsageError, match="“ill” are of one patient, or are copies"):
        _split(tmp_path / "data", tmp_path / "work")


def test_scans_of_one_patient_alone_are_a_sentence(tmp_path: Path) -> None:
    rows = ["path,patient"]
    for i in range(4):
        for name in ("ill", "well"):
            _picture(tmp_path / "data" / name / f"{name}{i}.png", 2 * i + (name == "ill"))
            rows.append(f"{name}/{name}{i}.png,7")
    (tmp_path / "data" / "labels.csv").write_text("\n".join(rows))
    with pytest.raises(UsageError, match="All 8 scans are of one patient"):
        _split(tmp_path / "data", tmp_path / "work")


def test_a_class_of_which_nothing_can_be_read_is_named(tmp_path: Path) -> None:
    for i in range(6):
        _picture(tmp_path / "data" / "well" / f"{i}.png", i)
        (tmp_path / "data" / "ill").mkdir(exist_ok=True)
        (tmp_path / "data" / "ill" / f"{i}.png").write_bytes(b"\x89PNG\r\n\x1a\nno more")
    with pytest.raises(UsageError, match="Of the class “ill” no scan could be read"):
        _split(tmp_path / "data", tmp_path / "work")


def test_a_damaged_picture_and_dicom_among_others_do_not_shift_the_rest(tmp_path: Path) -> None:
    for i in range(6):
        for name in ("ill", "well"):
            _picture(tmp_path / "data" / name / f"{name}{i}.png", 2 * i + (name == "ill"))
    (tmp_path / "data" / "ill" / "ill2.png").write_bytes(b"\x89PNG\r\n\x1a\nno more")
    sample = next(sample_path("").glob("*.dcm"))
    pydicom.dcmread(sample).save_as(tmp_path / "data" / "well" / "scan.dcm")
    for _ in range(2):  # read, then taken from the work folder
        split, said = _split(tmp_path / "data", tmp_path / "work")
        assert len(split.pictures.items) == len(split.pictures.values) == 12
        assert any("ill2.png" in line for line in said)
        for row, item in enumerate(split.pictures.items):
            if item.path.suffix == ".png":
                grey = np.asarray(Image.open(item.path).resize((32, 32), Image.Resampling.BILINEAR))
                found = split.pictures.values[row, ..., 0] * 255
                assert np.abs(found - grey).max() < 2


def test_one_group_held_out_is_a_sentence(tmp_path: Path) -> None:
    for i in range(3):  # three groups of a picture and its copy, of which a third is held out
        for name in ("ill", "well"):
            _picture(tmp_path / "data" / name / f"{name}{i}.png", i)
    with pytest.raises(UsageError, match="at least two patients are needed there"):
        _split(tmp_path / "data", tmp_path / "work")


def test_two_groups_of_two_classes_are_calibrated_apart() -> None:
    folds = _folds(np.array([0, 1]), np.array([4, 7]), 0)
    assert folds[0] != folds[1]
