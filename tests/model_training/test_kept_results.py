"""What is kept in the work folder is used again for the same scans only."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np

from model_training import ablation, crossvalidation
from model_training.config import Config
from model_training.indexing import index
from model_training.job import Job, Split
from model_training.learning import key_of, key_of_scans
from model_training.pipeline import split_scans
from tests.model_training.test_bad_folders import _Heard, _picture
from tests.model_training.test_patients_in_files import write_dicom


def _split(folder: Path, work: Path) -> tuple[Job, Split]:
    config = Config.model_validate(
        {"recipe": {"rows": 32, "columns": 32, "channels": 1}, "fit": {"held_out": 0.4}}
    ).with_folders(["ill", "well"])
    job = Job(config, folder, work, (), _Heard())
    return job, split_scans(job, index(folder, config))


def _folder(root: Path, first: int) -> Path:
    for i in range(12):
        _picture(root / ("ill", "well")[i % 2] / f"{i}.png", first + i)
    return root


def test_another_picture_of_the_same_name_and_size_is_read_anew(tmp_path: Path) -> None:
    folder, work = tmp_path / "data", tmp_path / "work"
    for i in range(8):
        write_dicom(folder / ("ill", "well")[i % 2] / f"{i}.dcm", i, str(i))
    job, before = _split(folder, work)
    path = before.pictures.items[0].path
    size, written = path.stat().st_size, path.stat().st_mtime_ns
    write_dicom(path, 99, path.stem)
    os.utime(path, ns=(written + 10**9, written + 10**9))
    assert path.stat().st_size == size
    _, after = _split(folder, work)
    assert not np.allclose(before.prints.hashes[0], after.prints.hashes[0])
    assert before.prints.digests[1:] == after.prints.digests[1:]
    assert key_of(job, before, "settings") != key_of(job, after, "settings")
    assert key_of(job, before, "settings") != key_of(job, before, "other settings")


def test_figures_of_other_scans_of_the_same_classes_are_not_told(tmp_path: Path) -> None:
    work = tmp_path / "work"
    job, split = _split(_folder(tmp_path / "a", 0), work)
    whole = {
        crossvalidation: (crossvalidation.FILE, crossvalidation.fingerprint(job.config)),
        ablation: (ablation.FILE, ablation._recipe(job.config)),
    }
    for file, recipe in whole.values():
        kept = {"recipe": json.loads(json.dumps(recipe)), "key": key_of_scans(split)}
        (work / file).write_text(json.dumps(kept))
    # The same scans elsewhere, and split otherwise, are the same; another folder's are not.
    _, moved = _split(_folder(tmp_path / "moved", 0), tmp_path / "other work")
    same = (split, replace(split, held=~split.held), moved)
    _, others = _split(_folder(tmp_path / "b", 100), tmp_path / "third work")
    for module in (crossvalidation, ablation):
        assert all(module.recall(job, one) is not None for one in same)
        assert module.recall(job, others) is None
