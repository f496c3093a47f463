"""The library: what is there, what is damaged, and which bundle a scan goes to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.errors import BundleError, UsageError
from app.services.library import Library, open_library
from tests.conftest import chest_bundle_path


def test_the_built_in_bundle_is_there() -> None:
    library = open_library()
    entry = library.find("chest-xray-pneumonia")
    assert entry.built_in
    assert library.faults == ()


def test_own_bundles_stand_beside_the_built_in(private_home: Path) -> None:
    shutil.copytree(chest_bundle_path(), private_home / "models" / "mine")
    entries = open_library().entries
    assert [entry.built_in for entry in entries].count(False) == 1


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


def test_a_file_that_is_no_bundle_is_said(tmp_path: Path) -> None:
    path = tmp_path / "mine.lightbox"
    path.write_text("no bundle")
    with pytest.raises(BundleError):
        open_library().find(str(path))
