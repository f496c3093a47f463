"""Bundles: whole, or not used at all."""

from __future__ import annotations

import json
import math
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.bundle import Manifest, read_bundle, read_manifest
from app.bundle.manifest import described
from app.bundle.writing import write_bundle
from app.domain.manifest import Parity, TrainingData
from app.errors import BundleError
from tests.conftest import chest_bundle_path

FINDING: dict[str, object] = {"name": "pneumonia", "classes": ["bacterial pneumonia"]}


def point(name: str, threshold: float) -> dict[str, object]:
    estimate = {"value": 0.9, "low": 0.8, "high": 0.95}
    return {
        "name": name,
        "threshold": threshold,
        "sensitivity": estimate,
        "specificity": estimate,
    }


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(chest_bundle_path(), tmp_path / "copy")


def test_the_shipped_bundle_is_whole() -> None:
    bundle = read_bundle(chest_bundle_path())
    assert bundle.manifest.id == "chest-xray-pneumonia"
    assert set(bundle.files) == {"model.keras", "model.tflite", "reference.npz", "CARD.md"}
    reference = bundle.reference()
    assert reference.golden_inputs.shape[1:] == bundle.manifest.recipe.shape
    assert reference.golden_probabilities.shape[1] == len(bundle.manifest.classes)
    assert 0.0 <= reference.golden_inputs.min() <= reference.golden_inputs.max() <= 1.0


@pytest.mark.parametrize("name", ["model.keras", "model.tflite", "reference.npz", "CARD.md"])
def test_one_changed_byte_anywhere_is_found(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(bytes(content))
    with pytest.raises(BundleError, match=name) as caught:
        read_bundle(copy)
    assert caught.value.code == "bundle_changed"


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "model.tflite").unlink()
    with pytest.raises(BundleError, match=r"model\.tflite") as caught:
        read_bundle(copy)
    assert caught.value.code == "bundle_damaged"


def test_a_missing_bundle_is_said(tmp_path: Path) -> None:
    with pytest.raises(BundleError) as caught:
        read_bundle(tmp_path / "nothing")
    assert caught.value.code == "bundle_missing"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format_version": 3}, "bundle_newer"),
        ({"classes": ["one"]}, "bundle_damaged"),
        ({"id": "../escape"}, "bundle_damaged"),
        ({"surprise": True}, "bundle_damaged"),
        ({"files": {"../model.keras": "0" * 64}}, "bundle_damaged"),
        ({"calibration": {"output": "softmax", "temperature": 0.0, "bias": []}}, "bundle_damaged"),
        ({"calibration": {"output": "softmax", "temperature": 1, "bias": [1]}}, "bundle_damaged"),
        (
            {"findings": [FINDING | {"operating_points": [point("balanced", 1.2)]}]},
            "bundle_damaged",
        ),
        ({"findings": [FINDING | {"part_of": "pneumonia"}]}, "bundle_damaged"),
        ({"findings": [FINDING, FINDING]}, "bundle_damaged"),
        (
            {
                "findings": [
                    FINDING
                    | {
                        "operating_points": [
                            point("balanced", 0.5),
                            point("high sensitivity", 0.7),  # less sensitive than balanced
                        ]
                    }
                ]
            },
            "bundle_damaged",
        ),
    ],
)
def test_an_invalid_manifest_is_refused(copy: Path, change: dict[str, object], code: str) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(manifest | change))
    with pytest.raises(BundleError) as caught:
        read_bundle(copy)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("id",), "chest\n"),
        (("version",), "1.2.3\n"),
        (("title",), ""),
        (("title",), "x" * 201),
        (("classes",), [f"class {number}" for number in range(101)]),
        (("findings", 0, "surprise"), True),
        (("scope", "surprise"), None),
        (("recipe", "surprise"), 1),
        (("training_data", 0, "surprise"), 1),
        (("training_data", 0, "licence"), ""),
        (("parity", "surprise"), 1),
        (("parity", "allowed"), 0.06),
        (("parity", "largest_difference"), -1e-9),
        (("parity", "largest_difference"), math.nan),
        (("parity", "scans"), 0),
        (("gate", "distance_limit"), math.inf),
        (("files", "model.keras"), "0" * 64 + "\n"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_each_value_keeps_to_its_bounds(copy: Path, where: tuple[Any, ...], value: object) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    part = manifest
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BundleError) as caught:
        read_manifest(copy)
    assert caught.value.code == "bundle_damaged"
    assert ".".join(map(str, where)) in caught.value.message


@pytest.mark.parametrize(
    "part",
    [
        {"parity": Parity(largest_difference=math.nan, scans=1)},
        {"parity": Parity(largest_difference=0.0, allowed=0.9, scans=1)},  # would allow anything
        {"training_data": (TrainingData(name="", licence="own", counts={}, split_key="none"),)},
    ],
    ids=["no number", "beyond bounds", "no name"],
)
def test_parts_that_are_made_already_keep_to_their_bounds(
    tmp_path: Path, part: dict[str, Any]
) -> None:
    original = read_bundle(chest_bundle_path())
    with pytest.raises(ValueError, match=next(iter(part))):
        write_bundle(
            tmp_path / "own.lightbox", {**description(original.manifest), **part}, original.files
        )
    assert not list(tmp_path.iterdir())


def test_a_manifest_that_is_no_json_is_refused(copy: Path) -> None:
    (copy / "manifest.json").write_bytes(b"\x00\xff")
    with pytest.raises(BundleError) as caught:
        read_manifest(copy)
    assert caught.value.code == "bundle_damaged"


def test_a_folder_and_a_zip_of_it_are_the_same_bundle(tmp_path: Path) -> None:
    original = read_bundle(chest_bundle_path())
    packed = tmp_path / "chest.lightbox"
    write_bundle(packed, description(original.manifest), original.files)
    again = read_bundle(packed)
    assert again.manifest == original.manifest
    assert again.files == original.files


def test_writing_is_reproducible_and_replaces_whole(tmp_path: Path) -> None:
    original = read_bundle(chest_bundle_path())
    beginnings = {name: content[:100_000] for name, content in original.files.items()}
    first, second = tmp_path / "a.lightbox", tmp_path / "b.lightbox"
    for path in (first, second, second):
        write_bundle(path, description(original.manifest), beginnings)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.lightbox", "b.lightbox"]


def test_a_zip_with_a_name_twice_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "twice.lightbox"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("manifest.json", "{}")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("manifest.json", "{}")
    with pytest.raises(BundleError) as caught:
        read_bundle(packed)
    assert caught.value.code == "bundle_damaged"


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "text.lightbox"
    packed.write_text("not a zip")
    with pytest.raises(BundleError) as caught:
        read_bundle(packed)
    assert caught.value.code == "bundle_damaged"


def description(manifest: Manifest) -> dict[str, object]:
    return described(manifest)
