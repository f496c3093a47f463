"""Training from a table: path, label, patient, split."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UsageError
from model_training.exclusions import read_exclusions, without
from model_training.indexing import Index, class_folders, index
from model_training.quick import own_config


def _table(folder: Path, rows: str) -> Path:
    for line in rows.strip().splitlines()[1:]:
        file = folder / line.split(",")[0]
        if not file.name.startswith("gone"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"scan")
    path = folder / "My labels.csv"
    path.write_text(rows, encoding="utf-8")
    return path


def _index(table: Path) -> Index:
    config = own_config(table, None, thorough=False).with_folders(class_folders(table))
    assert (config.id, config.data.name) == ("my-labels", "My labels")
    return index(table, config)


def test_a_table_gives_classes_patients_and_the_test_set(tmp_path: Path) -> None:
    rows = """path,label,patient,split
a/1.dcm,Fracture,17,train
a/2.png,Fracture,17,
b/3.png,no_fracture,,train
b/4.png,no_fracture,19,val
b/5.png,No fracture,20,test
b/6.png,fracture,20,train
b/7.png,,21,train
gone.png,fracture,22,train
"""
    found = _index(_table(tmp_path, rows))
    assert [(i.path.name, i.label, i.named) for i in found.train] == [
        ("1.dcm", 0, True),
        ("2.png", 0, True),
        ("3.png", 1, False),
        ("4.png", 1, True),
    ]
    assert found.train[0].patient == found.train[1].patient
    assert [i.path.name for i in found.test] == ["5.png"]
    said = " ".join(found.notes)
    assert "not there: 1 of the scans that My labels.csv names: gone.png" in said
    assert "no label: 1 scans: 7.png" in said
    assert "patients are in the test set: 1 scans" in said


def test_one_class_in_a_table_is_a_sentence(tmp_path: Path) -> None:
    table = _table(tmp_path, "path,label\n1.png,ill\n2.png,ill\n3.png,ill\n")
    with pytest.raises(UsageError, match="fewer than two classes"):
        _index(table)


def test_what_was_left_out_is_said_scan_by_scan(tmp_path: Path) -> None:
    rows = "path,label\n" + "".join(f"{n}.png,{'ill' if n % 2 else 'well'}\n" for n in range(6))
    found = _index(_table(tmp_path, rows))
    listed = tmp_path / "out.csv"
    listed.write_text(
        f"path,reason,date\n1.png,blurred,2026-01-02\n{tmp_path / '2.png'},,\nno.png,lost,\n",
        encoding="utf-8",
    )
    left, out, said = without(found, read_exclusions(listed), tmp_path)
    assert [item.path.name for item in left.train] == ["0.png", "3.png", "4.png", "5.png"]
    assert {path.name: why for path, why in out.items()} == {"1.png": "blurred", "2.png": ""}
    assert said[0] == f"Left out, as you asked: {tmp_path / '1.png'}: blurred"
    assert said[-1] == "Of the scans to leave out, 1 are not among the scans: no.png."


@pytest.mark.parametrize("text", ["file,why\n1.png,x\n", ""])
def test_a_list_without_paths_is_refused(tmp_path: Path, text: str) -> None:
    listed = tmp_path / "out.csv"
    listed.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_exclusions(listed)
    assert refused.value.code == "exclusions"
