"""A first look at labelled scans: folders and tables as people have them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.labelled import Labelled
from app.errors import UsageError
from app.services.labelled import look
from app.services.pool import ReaderPool
from tests.conftest import sample_path
from tests.ui.training.folders import fill


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    opened = ReaderPool()
    yield opened
    opened.close()


def _counts(found: Labelled) -> dict[str, tuple[int, int, int, int]]:
    return {
        each.name: (each.scans, each.patients, each.test_scans, each.test_patients)
        for each in found.classes
    }


def test_class_folders_with_a_test_set_and_dicom_among_pictures(
    pool: ReaderPool, tmp_path: Path
) -> None:
    fill(tmp_path / "Train", "No_Fracture", 3, 1)
    fill(tmp_path / "Train", "Fracture", 2, 2)
    fill(tmp_path / "test", "Fracture", 1, 3)
    for name in ("a", "b"):  # one patient, by the file's own word
        shutil.copy(sample_path("normal.dcm"), tmp_path / "Train" / "No_Fracture" / name)
    (tmp_path / "Train" / "Fracture" / "notes.txt").write_text("no scan")
    found = look(tmp_path, pool.look, lambda _found: None)
    assert _counts(found) == {"fracture": (2, 2, 1, 1), "no fracture": (5, 4, 0, 0)}
    assert found.classes[1].unknown == 3


def test_a_table_beside_class_folders_names_the_patients(pool: ReaderPool, tmp_path: Path) -> None:
    fill(tmp_path, "ill", 4, 1)
    fill(tmp_path, "well", 2, 2)
    rows = [f"ill-{i:03}.png,{i // 2}" for i in range(4)]
    (tmp_path / "labels.csv").write_text("\n".join(["file,patient", *rows]))
    found = look(tmp_path, pool.look, lambda _found: None)
    assert _counts(found) == {"ill": (4, 2, 0, 0), "well": (2, 2, 0, 0)}


def test_a_table_of_labels(pool: ReaderPool, tmp_path: Path) -> None:
    fill(tmp_path, "a", 4, 1)
    table = tmp_path / "scans.csv"
    lines = ["Path;Label;Patient;Split"]
    lines += ["a/a-000.png;Ill;1;train", "a\\a-001.png;ill;1;", "a/a-002.png;Well;2;test"]
    lines += ["a/a-003.png;;3;", "a/gone.png;ill;4;"]
    table.write_text("\n".join(lines), encoding="utf-8-sig")
    found = look(table, pool.look, lambda _found: None)
    assert _counts(found) == {"ill": (2, 1, 0, 0), "well": (0, 0, 1, 1)}
    assert (found.unclassed, found.missing) == (1, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("path,kind\na/a-000.png,ill\n", "has no column “label”"),
        ("path,label\na/a-000.png,ill\na/a-000.png,well\n", "twice"),
        ("path,label\ngone.png,ill\n", "None of the 1 files"),
        ("path,label,split\na/a-000.png,ill,maybe\n", "“maybe”"),
        ("path,label\n", "holds no rows"),
    ],
)
def test_a_table_that_says_too_little_is_refused_with_a_sentence(
    pool: ReaderPool, tmp_path: Path, text: str, said: str
) -> None:
    fill(tmp_path, "a", 1, 1)
    table = tmp_path / "scans.csv"
    table.write_text(text)
    with pytest.raises(UsageError, match=said):
        look(table, pool.look, lambda _found: None)


def test_what_has_gone_is_said(pool: ReaderPool, tmp_path: Path) -> None:
    for gone in (tmp_path / "gone", tmp_path / "gone.csv"):
        with pytest.raises(UsageError, match="not there any more"):
            look(gone, pool.look, lambda _found: None)
    assert look(tmp_path, pool.look, lambda _found: None).classes == ()
