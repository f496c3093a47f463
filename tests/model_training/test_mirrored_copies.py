"""Mirror images of a scan are copies of it: to groups, to clean tests and to the audit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model_training import grouping
from model_training.audit import Audit, audit

_FLIPS = {
    "left to right": np.s_[:, ::-1],
    "upside down": np.s_[::-1],
    "by half a turn": np.s_[::-1, ::-1],
}


def _wedge(seed: int) -> np.ndarray:
    """Grey steps in 8 x 8 fields, nowhere symmetrical; (64, 64, 1) in [0, 1]."""
    steps = np.random.default_rng(seed).permutation(64).reshape(8, 8) / 64
    return np.kron(steps, np.ones((8, 8)))[..., None].astype(np.float32)


def _grouped(pictures: list[np.ndarray]) -> list[int]:
    prints = grouping.prints_of(pictures)
    found: list[int] = grouping.connect(len(pictures), prints.near(8)).tolist()
    return found


@pytest.mark.parametrize("how", _FLIPS)
def test_a_mirror_image_is_in_its_picture_s_group_and_another_picture_is_not(how: str) -> None:
    picture, other = _wedge(1), _wedge(2)
    assert _grouped([picture, other, picture[_FLIPS[how]]]) == [0, 1, 0]
    exposed = (picture[_FLIPS[how]] * 0.9 + 0.02).astype(np.float32)
    assert _grouped([exposed, other, picture]) == [0, 1, 0]


def test_a_quarter_turn_is_no_mirror_image() -> None:
    picture = _wedge(1)
    # Transposed it is the mirror image of what it is after a quarter turn.
    assert _grouped([picture, np.rot90(picture), picture.transpose(1, 0, 2)]) == [0, 1, 1]


def test_a_picture_that_is_its_own_mirror_image_is_no_copy_of_itself() -> None:
    half = _wedge(1)
    prints = grouping.prints_of([np.concatenate([half, half[:, ::-1]], axis=1)])
    assert prints.near(8) == []


def test_pairs_are_named_by_the_nearest_mirror_image() -> None:
    picture = _wedge(1)
    prints = grouping.prints_of([picture, *(picture[flip] for flip in _FLIPS.values())])
    found = grouping.mirrored_pairs(prints.hashes, prints.mirrored, 8)
    # Of the three mirror images of one picture each two are mirror images of one another.
    names = {pair: how for pair, (_, how) in found.items()}
    across, down, turned = _FLIPS
    assert names == {
        (0, 1): across,
        (0, 2): down,
        (0, 3): turned,
        (1, 2): turned,
        (1, 3): down,
        (2, 3): across,
    }


def test_a_test_picture_that_mirrors_a_training_picture_is_not_clean() -> None:
    train, test = [_wedge(1), _wedge(2)], [_wedge(3), _wedge(2)[::-1], _wedge(1)]
    prints = grouping.prints_of(train), grouping.prints_of(test)
    assert grouping.touching(*prints, 8).tolist() == [False, True, True]
    assert grouping.touching(*prints, 8, mirrored=False).tolist() == [False, False, True]


@pytest.fixture
def mirrored(tmp_path: Path) -> Audit:
    """Six different scans of each class and subset, and mirror images of the first of them."""
    rng = np.random.default_rng(5)
    scans = []
    for subset in ("train", "test"):
        for name in ("ill", "well"):
            for i in range(6):
                picture = rng.permutation(64).reshape(8, 8) * 3 + 20
                scans.append(_save(picture, tmp_path / subset / name / f"{subset}-{name}-{i}.png"))
    first = scans[0]
    _write(first[:, ::-1], tmp_path / "train/ill/across.png")
    _write(first[::-1], tmp_path / "train/well/down.png")
    _write(first[::-1, ::-1], tmp_path / "test/ill/turned.png")
    return audit(tmp_path)


def _save(cells: np.ndarray, path: Path) -> np.ndarray:
    picture = np.uint8(np.kron(cells, np.ones((12, 12))))
    _write(picture, path)
    return picture


def _write(picture: np.ndarray, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(path)


def test_the_audit_counts_mirrored_copies_within_and_across(mirrored: Audit) -> None:
    counted = {k: v for k, v in mirrored.figures.items() if "mirrored" in k}
    # Four scans, every one a mirror image of the others: six pairs. One of the four is of the
    # other class, one of the other subset: three pairs each.
    assert counted == {
        "mirrored_pairs": 6,
        "mirrored_pairs_across_classes": 3,
        "mirrored_pairs_across_split": 3,
        "scans_with_a_mirrored_copy": 4,
    }
    assert mirrored.figures["near_pairs"] == mirrored.figures["exact_groups"] == 0
    assert mirrored.figures["groups"] == 24  # of 27 scans four are one group


def test_the_audit_says_which_scans_and_how_they_are_mirrored(mirrored: Audit) -> None:
    conflict, across = (
        mirrored.of("mirrored_label_conflict"),
        mirrored.of("mirrored_copies_across_split"),
    )
    assert conflict is not None
    assert {path.name for path in conflict.files} == {
        "train-ill-0.png",
        "across.png",
        "down.png",
        "turned.png",
    }
    assert across is not None
    assert across.severity == "serious"  # three pairs among 27 scans
    captions = [e.caption for e in conflict.examples if "train-ill-0.png" in str(e.files)]
    assert [c.split("; ", 1)[1].split(";")[0] for c in captions] == ["one is mirrored upside down"]
    within = mirrored.of("mirrored_copies")
    assert within is not None
    assert {path.name for path in within.files} == {"train-ill-0.png", "across.png", "turned.png"}
