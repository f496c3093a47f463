"""What holds on the public data; skipped where there is none (see ``LIGHTBOX_DATA``)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.bundle import Bundle, read_bundle
from app.imaging import read_scan
from app.inference.calibration import probabilities
from app.inference.litert_engine import LiteRtEngine
from app.inference.looks import looks_of, mahalanobis, router_probability
from app.preprocessing import apply
from model_training.config import load_config
from model_training.indexing import index
from tests.conftest import chest_bundle_path

_CONFIGS = Path(__file__).parents[2] / "model_training" / "configs"


def _folder(public_data: Path, name: str) -> Path:
    folder = public_data / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not among the public data here")
    return folder


@pytest.fixture(scope="module")
def chest() -> Bundle:
    if not chest_bundle_path().is_dir():
        pytest.skip("the chest bundle has not been trained here")
    return read_bundle(chest_bundle_path())


def _read(bundle: Bundle, paths: list[Path]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Probability of any pneumonia, and whether the picture passes the gate."""
    limits, reference = bundle.manifest.gate, bundle.reference()
    assert limits is not None
    pictures = np.stack([apply(bundle.manifest.recipe, read_scan(path)) for path in paths])
    out = LiteRtEngine(bundle.files["model.tflite"], threads=2).run(pictures)
    passed = [
        (mahalanobis(e, reference) or 0.0) <= limits.distance_limit
        and (router_probability(e, reference) or 0.0) >= (limits.kind_limit or 0.0)
        for e in looks_of(out, reference)
    ]
    return 1 - probabilities(out.logits, bundle.manifest.calibration)[:, 0], np.array(passed)


def test_the_names_of_the_chest_scans_give_classes_and_patients(public_data: Path) -> None:
    config = load_config(_CONFIGS / "chest-xray-pneumonia.toml")
    found = index(_folder(public_data, "chest_xray"), config)
    counts = np.bincount([item.label for item in found.train])
    assert counts.tolist() == [1341, 2530, 1345]
    assert not found.ignored
    assert len({item.patient for item in found.train}) < len(found.train)


def test_a_full_size_original_is_read_like_its_small_copy(public_data: Path, chest: Bundle) -> None:
    originals = sorted(_folder(public_data, "chest_xray_fullsize").glob("*/*.jpeg"))
    train = _folder(public_data, "chest_xray") / "train"
    large, passed = _read(chest, originals)
    small, _ = _read(chest, [train / path.parent.name / path.name for path in originals])
    assert (np.abs(large - small) <= 0.02).sum() >= 38
    assert passed.sum() >= 38


@pytest.mark.parametrize("folder", ["breast_ultrasound", "brain_mri"])
def test_other_organs_are_refused_by_the_picture(
    public_data: Path, chest: Bundle, folder: str
) -> None:
    paths = sorted(_folder(public_data, folder).rglob("*.*"))[::25]
    _, passed = _read(chest, paths)
    assert passed.mean() <= 0.01


_KINDS = {
    "chest-xray-adult": "chest_xray_adult",
    "brain-mri-tumour": "brain_mri/Testing",
    "breast-ultrasound-lesion": "breast_ultrasound",
}


@pytest.mark.parametrize("bundle_id", _KINDS)
def test_a_bundle_answers_its_own_kind_of_picture_and_no_other(
    public_data: Path, bundle_id: str
) -> None:
    path = chest_bundle_path().parent / bundle_id
    if not path.is_dir():
        pytest.skip(f"{bundle_id} has not been trained here")
    bundle = read_bundle(path)
    for other in (*_KINDS.values(), "chest_xray/test"):
        files = [p for p in sorted(_folder(public_data, other).rglob("*.*")) if p.suffix != ".csv"]
        _, passed = _read(bundle, files[:: max(1, len(files) // 20)])
        if other == _KINDS[bundle_id]:
            assert passed.mean() >= 0.9, other
        else:
            assert passed.mean() <= 0.05, other


def test_every_bundle_is_small_enough_to_ship() -> None:
    for folder in chest_bundle_path().parent.glob("*/manifest.json"):
        size = sum(path.stat().st_size for path in folder.parent.iterdir())
        assert size <= 30e6, folder.parent.name
