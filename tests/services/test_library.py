"""The library: what is there, what is damaged, and which bundle a scan goes to."""

from __future__ import annotations

import json
import random
import shutil
import zipfile
from pathlib import Path

import pytest

from app.bundle.manifest import MANIFEST_NAME
from app.errors import BundleError, UsageError
from app.services.library import Library, open_library
from tests.conftest import chest_bundle_path
from tests.imaging.other_user import run_bound


def own_version(target: Path, **told: object) -> Path:
    """A copy of the chest bundle whose manifest says something else."""
    shutil.copytree(chest_bundle_path(), target)
    path = target / MANIFEST_NAME
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | told))
    return target


def test_of_several_versions_one_is_active(private_home: Path) -> None:
    for version in ("9.2.0", "9.10.0", "0.0.1"):
        own_version(private_home / "models" / version, version=version)
    library = open_library()
    (active,) = [e for e in library.entries if e.manifest.id == "chest-xray-pneumonia"]
    assert active.built_in  # nothing was chosen
    found = [entry.manifest.version for entry in library.versions("chest-xray-pneumonia")]
    assert found[:2] == ["9.10.0", "9.2.0"]
    assert found[-1] == "0.0.1"
    assert library.find("chest-xray-pneumonia@9.2.0").manifest.version == "9.2.0"


def test_of_own_versions_alone_the_newest_is_active(private_home: Path) -> None:
    for version in ("0.2.0", "0.10.0", "0.9.0"):
        own_version(private_home / "models" / version, id="mine", version=version)
    assert open_library().find("mine").manifest.version == "0.10.0"


def test_unreadable_choices_are_a_fault_and_the_models_stay(private_home: Path) -> None:
    own_version(private_home / "models" / "mine", id="mine")
    (private_home / "models" / "active.json").write_text('{"chosen": {"mine": "0.1"}}')
    library = open_library()
    assert not library.find("mine").built_in
    assert [fault.code for fault in library.faults] == ["choices_damaged"]


def test_the_built_in_bundle_is_there() -> None:
    library = open_library()
    entry = library.find("chest-xray-pneumonia")
    assert entry.built_in
    assert library.faults == ()


def test_own_bundles_stand_beside_the_built_in(private_home: Path) -> None:
    own_version(private_home / "models" / "mine", id="mine")
    entries = open_library().entries
    assert [entry.manifest.id for entry in entries if not entry.built_in] == ["mine"]


def test_a_damaged_bundle_is_said_and_the_others_stay(private_home: Path) -> None:
    broken = shutil.copytree(chest_bundle_path(), private_home / "models" / "broken")
    (broken / "manifest.json").write_text("{")
    library = open_library()
    assert library.find("chest-xray-pneumonia").built_in
    (fault,) = library.faults
    assert fault.code == "bundle_damaged"


def test_a_bundle_can_be_named_by_its_path() -> None:
    assert Library(()).find(str(chest_bundle_path())).manifest.id == "chest-xray-pneumonia"


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="chest-xray-pneumonia"):
        open_library().find("no-such-model")


def test_a_folder_of_scans_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(UsageError, match="chest-xray-pneumonia"):
        open_library().find(str(tmp_path / "mine"))


def test_a_file_that_is_no_bundle_is_said(tmp_path: Path) -> None:
    path = tmp_path / "mine.lightbox"
    path.write_text("no bundle")
    with pytest.raises(BundleError):
        open_library().find(str(path))


def test_no_flipped_bit_of_a_bundle_s_file_is_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "mine.lightbox"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(chest_bundle_path() / MANIFEST_NAME, MANIFEST_NAME)
    whole = path.read_bytes()
    headers = [*range(60), *range(len(whole) - 90, len(whole))]
    chance = random.Random(0)
    refused = 0
    for _ in range(300):
        content = bytearray(whole)
        content[chance.choice([chance.choice(headers), chance.randrange(len(whole))])] ^= (
            1 << chance.randrange(8)
        )
        path.write_bytes(content)
        try:
            Library(()).find(str(path))
        except BundleError as error:
            assert error.code == "bundle_damaged"  # noqa: PT017 - many are harmless
            refused += 1
    assert refused > 200


def test_a_closed_folder_of_models_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "models" / "mine").mkdir(parents=True)
    script = (
        "from app.services.library import open_library\n"
        "library = open_library()\n"
        "print(len(library.entries) > 0, *[fault.code for fault in library.faults])"
    )
    codes = {"models": "library_not_readable", "models/mine": "bundle_not_readable"}
    for name, code in codes.items():
        (tmp_path / name).chmod(0)
        done = run_bound("-c", script, LIGHTBOX_HOME=str(tmp_path))
        (tmp_path / name).chmod(0o755)
        assert done.stdout.split() == ["True", code]


def test_a_name_longer_than_any_file_s_is_unknown() -> None:
    with pytest.raises(UsageError):
        open_library().find("n" * 300)
