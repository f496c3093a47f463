"""The list of scans that are left out: beside the data, never in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UsageError
from app.imaging.exclusion_list import Exclusion
from app.services import exclusions
from model_training.exclusions import read_exclusions

_LEFT = {
    "ill/a, b.png": Exclusion("Copies", "2026-01-02"),
    "well/ü.png": Exclusion("", "2026-01-03"),
}


def test_the_list_lies_beside_the_folder_and_is_read_again(tmp_path: Path) -> None:
    data = tmp_path / "scans.v2"
    (data / "ill").mkdir(parents=True)
    assert exclusions.read(data).file is None
    kept = exclusions.write(data, _LEFT)
    assert kept.place == tmp_path / "scans.v2-exclusions.csv"
    assert kept.beside
    assert sorted(path.name for path in data.rglob("*")) == ["ill"]
    assert exclusions.read(data) == kept
    assert exclusions.write(data, {}).file is None
    assert exclusions.read(data).entries == {}


def test_a_tables_list_has_paths_below_the_tables_folder(tmp_path: Path) -> None:
    table = tmp_path / "labels of mine.csv"
    assert exclusions.written(tmp_path / "a" / "1.png", table) == "a/1.png"
    assert exclusions.written(Path("/else/1.png"), table) == "/else/1.png"
    assert exclusions.beside(table) == tmp_path / "labels of mine-exclusions.csv"


def test_where_nothing_can_be_written_beside_the_data_it_is_kept_with_the_user(
    tmp_path: Path, private_home: Path
) -> None:
    data = tmp_path / "scans"
    data.mkdir()
    blocked = exclusions.beside(data)
    blocked.mkdir()  # a folder is in the way, which stops root too
    kept = exclusions.write(data, _LEFT)
    assert not kept.beside
    assert kept.place.is_relative_to(private_home)
    assert exclusions.read(data) == kept
    assert list(tmp_path.glob("*.part")) == []


def test_another_kind_of_file_in_its_place_is_said_and_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "scans"
    data.mkdir()
    exclusions.beside(data).write_text("name,age\nx,1\n")
    with pytest.raises(UsageError, match="no column “path”"):
        exclusions.read(data)


def test_a_list_written_by_hand_reads_the_same_here_and_in_training(tmp_path: Path) -> None:
    data = tmp_path / "scans"
    data.mkdir()
    exclusions.beside(data).write_text(" Path ,Reason\n ill/a.png , twice \n,nobody\n")
    kept = exclusions.read(data)
    assert kept.entries == {"ill/a.png": Exclusion("twice", "")}
    assert read_exclusions(exclusions.beside(data)).reasons == {"ill/a.png": "twice"}
