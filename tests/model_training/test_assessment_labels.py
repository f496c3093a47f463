"""Evaluation: which scans there are, and what their labels mean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from app.domain.finding import FindingSpec
from app.errors import UsageError
from model_training.assessment.labels import Words, truth_of
from model_training.assessment.listing import list_scans
from model_training.assessment.traits import age_band, name_groups
from model_training.config import ClassRule

_PNEUMONIA = FindingSpec("pneumonia", ("bacterial pneumonia", "viral pneumonia"))
_CLASSES = ("normal", "bacterial pneumonia", "viral pneumonia")
_RULES = (
    ClassRule(name="normal", folder="NORMAL"),
    ClassRule(name="bacterial pneumonia", folder="PNEUMONIA", pattern="_bacteria_"),
    ClassRule(name="viral pneumonia", folder="PNEUMONIA", pattern="_virus_"),
)
_WORDS = Words(_CLASSES, (_PNEUMONIA,), exclusive=True)
_SIGMOID = Words(("effusion", "nodule"), (), exclusive=False)


def test_labels_in_the_words_of_a_bundle() -> None:
    words = replace(_WORDS, rules=_RULES, given={"sick": "pneumonia"})
    assert words.label("NORMAL", "IM-1.jpeg") == {"normal"}
    assert words.label("PNEUMONIA", "person1_virus_2.jpeg") == {"viral pneumonia"}
    assert words.label("PNEUMONIA", "unnamed.jpeg") == set(_PNEUMONIA.classes)
    assert words.label("sick", "x") == set(_PNEUMONIA.classes)
    assert words.label("Viral_Pneumonia", "x") == {"viral pneumonia"}
    assert words.label("cat", "x") is None
    assert _WORDS.labels("normal|pneumonia") is None  # classes that exclude one another
    assert _SIGMOID.labels("Effusion|Nodule|Hernia") == {"effusion", "nodule"}
    assert _SIGMOID.labels("No Finding") == set()


def test_truth_is_unknown_where_the_label_does_not_say() -> None:
    viral = FindingSpec("viral pneumonia", ("viral pneumonia",))
    either = frozenset(_PNEUMONIA.classes)
    assert truth_of(either, _PNEUMONIA, exclusive=True) == 1
    assert truth_of(either, viral, exclusive=True) == -1
    assert truth_of(frozenset({"normal"}), viral, exclusive=True) == 0
    assert truth_of(frozenset({"a", "b"}), FindingSpec("a", ("a",)), exclusive=False) == 1
    assert truth_of(frozenset(), FindingSpec("a", ("a",)), exclusive=False) == 0


def test_file_names_tell_sources_and_not_patients() -> None:
    names = [f"person{i}_virus_{i}.jpeg" for i in range(9)]
    assert set(name_groups(names)) == {"person-virus"}
    assert name_groups(["NORMAL2-IM-0873-0001.jpeg", "IM-0115-0001.jpeg", "00001_000.png"]) == [
        "NORMAL2-IM",
        "IM",
        "",
    ]
    assert [age_band(years) for years in (0.5, 1, 5.9, 6, 70, 400)] == [
        "under 1",
        "1 to 5",
        "1 to 5",
        "6 to 12",
        "65 and over",
        None,
    ]


def test_listing_prefers_the_test_folder_and_reads_its_table(tmp_path: Path) -> None:
    for name in ("train/normal/a.png", "test/normal/b.png", "test/PNEUMONIA/c.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("L", (4, 4)).save(tmp_path / name)
    (tmp_path / "test" / "empty").mkdir()
    (tmp_path / "test" / "normal" / "notes.txt").write_text("by hand")
    (tmp_path / "test" / "labels.csv").write_text(
        "Path,Label,Patient,Age,Sex\nnormal/b.png,normal,p7,64,f\n"
    )
    listing = list_scans(tmp_path, _WORDS)
    assert [scan.name for scan in listing.scans] == ["PNEUMONIA/c.png", "normal/b.png"]
    stated = listing.scans[1]
    assert stated.patient == "p7"
    assert (stated.traits["sex"], stated.traits["age"]) == ("F", "40 to 64")
    assert listing.empty == ("empty",)
    assert [left.path.name for left in listing.left_out] == ["notes.txt"]
    (table,) = list_scans(tmp_path / "test" / "labels.csv", _WORDS).scans
    assert table.label == {"normal"}


@pytest.mark.parametrize("name", ["", "cats/1.png", "loose.png", "train/normal/1.png"])
def test_a_folder_without_labels_is_wrong_usage(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("L", (4, 4)).save(tmp_path / name)
    with pytest.raises(UsageError):
        list_scans(tmp_path, _WORDS)
