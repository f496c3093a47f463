"""Scans, findings and patients from a table: what is known, and every way it can be wrong."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.errors import UsageError
from model_training.__main__ import app
from model_training.config import Config, load_config, named_config
from model_training.indexing import Index, index
from model_training.table import years

_NAMES = [f"{i:03}.png" for i in range(12)]


def _config(**labels: object) -> Config:
    wanted = {"scan": ["image"], "findings": ["findings"], "patient": ["patient"], **labels}
    classes = [{"name": "mass"}, {"name": "oedema", "label": "Edema"}]
    return Config.model_validate({"labels": wanted, "classes": classes})


def _folder(root: Path, table: str, names: list[str] = _NAMES) -> Path:
    (root / "pictures").mkdir(parents=True)
    for name in names:
        (root / "pictures" / name).write_bytes(b"")
    (root / "labels.csv").write_text(table, encoding="utf-8")
    return root


def _rows(findings: list[str]) -> str:
    cells = zip(_NAMES, findings, strict=True)
    rows = [f"{name},{said},{i // 2}" for i, (name, said) in enumerate(cells)]
    return "\n".join(["image,findings,patient", *rows])


_SAID = ["Mass", "Edema", "Mass|Edema", "No Finding", "", "mass", " edema |Hernia"]
_SAID += ["No Finding"] * 5


def _of(listed: Index, name: str) -> tuple[float, ...]:
    return next(item.targets for item in listed.train if item.path.name == name)


def test_a_list_of_findings_says_what_is_present_absent_and_unknown(tmp_path: Path) -> None:
    listed = index(_folder(tmp_path, _rows(_SAID)), _config())
    assert _of(listed, "000.png") == (1, 0)
    assert _of(listed, "002.png") == (1, 1)
    assert _of(listed, "003.png") == (0, 0)
    assert _of(listed, "006.png") == (0, 1)
    assert "004.png" not in {item.path.name for item in listed.train}  # nothing is known of it
    said = " ".join(listed.notes)
    assert "hernia (1)" in said
    assert "nothing is known of them: 1 scans" in said
    patients = {item.path.name: item.patient for item in listed.train}
    assert patients["000.png"] == patients["001.png"] != patients["002.png"]


def test_columns_of_their_own_leave_single_labels_unknown(tmp_path: Path) -> None:
    rows = [f"{name};{i % 2};{['1.0', '', '-1', '0'][i % 4]}" for i, name in enumerate(_NAMES)]
    table = "\n".join(["image;Mass;Edema", *rows])
    config = _config(findings=[], columns=True)
    listed = index(_folder(tmp_path, table), config)
    assert _of(listed, "000.png") == (0, 1)
    assert _of(listed, "003.png") == (1, 0)
    for unknown in ("001.png", "002.png"):
        assert math.isnan(_of(listed, unknown)[1])
    assert "patient of its own" in " ".join(listed.notes)
    assert len({item.patient for item in listed.train}) == len(_NAMES)


def test_the_official_lists_split_and_no_test_patient_is_learnt_from(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _rows(["Mass", "Edema", "Mass|Edema"] * 2 + ["No Finding"] * 6))
    (folder / "train.txt").write_text("\n".join(_NAMES[:9]))
    (folder / "test.txt").write_text("\n".join([_NAMES[8], *_NAMES[10:]]))
    listed = index(folder, _config(train_list="train.txt", test_list="test.txt"))
    assert [item.path.name for item in listed.test] == [_NAMES[8], *_NAMES[10:]]
    # 009 is in neither list; 008 is a test scan, and its patient has no other in the training set.
    assert [item.path.name for item in listed.train] == _NAMES[:8]
    assert "neither list names them: 1 scans" in " ".join(listed.notes)


@pytest.mark.parametrize("kind", ["train", "test"])
def test_a_list_that_is_named_and_not_there_is_a_sentence(tmp_path: Path, kind: str) -> None:
    folder = _folder(tmp_path, _rows(_SAID))
    with pytest.raises(UsageError, match=f"There is no typo.txt in .* the list of {kind}"):
        index(folder, _config(**{f"{kind}_list": "typo.txt"}))


def test_cells_that_nobody_understands_are_not_known_and_are_told(tmp_path: Path) -> None:
    said = ["Mass;Edema", "Hernia", *_SAID[2:]]  # the first by another separator
    listed = index(_folder(tmp_path, _rows(["Mass", "Edema", *said[:10]])), _config())
    assert not {"002.png", "003.png"} & {item.path.name for item in listed.train}
    notes = " ".join(listed.notes)
    assert "mass;edema (1)" in notes
    assert "hernia (2)" in notes  # once beside oedema
    assert "In 2 cells there is nothing else" in notes
    # Mass, Mass|Edema and mass; nothing is known of two cells, nor of the empty one.
    assert "mass 3 with, 6 without, 3 not known" in notes


def test_words_of_columns_that_are_neither_and_an_empty_patient_are_told(tmp_path: Path) -> None:
    cells = ["yes", "no", "ja", "-1"] * 3
    rows = [f"{name},{i % 2},{cells[i]}," for i, name in enumerate(_NAMES)]
    folder = _folder(tmp_path, "\n".join(["image,Mass,Edema,patient", *rows]))
    notes = " ".join(index(folder, _config(findings=[], columns=True)).notes)
    assert "neither present nor absent, and count as not known: ja (3), -1 (3)" in notes
    assert "mass 6 with, 6 without, 0 not known; oedema 3 with, 3 without, 6 not known" in notes
    assert "The column “patient” of" in notes
    assert "is empty" in notes


def test_views_and_ages_are_kept_as_asked(tmp_path: Path) -> None:
    said = ["Mass", "Edema", "No Finding", "Mass|Edema"] * 3
    ages = ["040Y", "17", "", "18M"] * 3
    rows = [
        f"{name},{what},{i},{'PA' if i < 8 else 'LL'},{age}"
        for i, (name, what, age) in enumerate(zip(_NAMES, said, ages, strict=True))
    ]
    folder = _folder(tmp_path, "\n".join(["image,findings,patient,view,age", *rows]))
    with pytest.raises(UsageError, match="0 training scans with “oedema”"):
        index(folder, _config(views=["PA", "AP"], age_years=[18, 90]))
    listed = index(folder, _config(views=["pa"], age_years=[1, 90]))
    assert len(listed.train) == 8
    assert "another view: 4 scans" in " ".join(listed.notes)


def test_ages_as_tables_write_them() -> None:
    assert years("057Y") == 57
    assert years("18M") == 1.5
    assert years("58") == 58
    assert years("unknown") is None


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("file,findings\n000.png,Mass", "no column “image”"),
        ("image,label\n000.png,Mass", "no column “findings”"),
        ("image,findings\nelsewhere.png,Mass", "None of the 1 files"),
        ("image,findings\n000.png,Mass\npictures/000.png,Edema", "twice"),
        ("image,findings\n", "holds no rows"),
        (_rows(["Mass", "No Finding"] * 6), "0 training scans with “oedema”"),
        (_rows(["Mass|Edema"] * 12), "0 training scans without “mass”"),
    ],
)
def test_a_table_that_does_not_say_enough_is_a_sentence(
    tmp_path: Path, table: str, sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        index(_folder(tmp_path, table), _config())


def test_two_files_of_the_name_that_a_table_gives_are_a_sentence(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _rows(_SAID))
    (folder / "more").mkdir()
    (folder / "more" / "000.png").write_bytes(b"")
    with pytest.raises(UsageError, match="2 files of that name"):
        index(folder, _config())


def test_files_that_are_not_there_are_counted(tmp_path: Path) -> None:
    names = [name for name in _NAMES if name != "011.png"]
    listed = index(_folder(tmp_path, _rows(_SAID), names), _config())
    assert "not there: 1 of the 12" in " ".join(listed.notes)


def test_a_table_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "")
    (folder / "labels.csv").write_bytes(b"image,findings\n\xff\xfe\x00,Mass")
    with pytest.raises(UsageError, match="save it as CSV in UTF-8"):
        index(folder, _config())


def test_without_the_table_the_command_ends_with_a_sentence(tmp_path: Path) -> None:
    arguments = [
        "train",
        "chest-xray-nih14",
        "--data",
        str(tmp_path),
        "--work",
        str(tmp_path / "w"),
    ]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "There is no Data_Entry_2017_v2020.csv or" in result.output.replace("\n", " ")


def test_a_table_beside_class_folders_gives_the_patients(tmp_path: Path) -> None:
    for name in ("ill", "well"):
        (tmp_path / name).mkdir()
        for i in range(4):
            (tmp_path / name / f"{i}.png").write_bytes(b"")
    rows = [f"{name}/{i}.png,{i // 2}" for name in ("ill", "well") for i in range(3)]
    (tmp_path / "labels.csv").write_text("\n".join(["path,patient", *rows]))
    config = Config().with_folders(["ill", "well"])
    listed = index(tmp_path, config)
    keys = [item.patient for item in listed.train]
    assert keys[0] == keys[1] == keys[4] == keys[5]  # patient 0 is in both folders
    assert keys[2] == keys[6] != keys[0]
    assert len(set(keys)) == 4  # the fourth of each folder is not in the table
    assert not listed.ignored
    assert "labels.csv" in listed.notes[0]
    (tmp_path / "labels.csv").write_text("name,patient\nx,1")
    listed = index(tmp_path, config)
    assert "is not used" in listed.notes[0]
    assert len({item.patient for item in listed.train}) == 8


def test_the_config_of_the_whole_data_set_reads_its_published_table(tmp_path: Path) -> None:
    path = named_config("chest-xray-nih14")
    assert path is not None
    config = load_config(path)
    assert len(config.classes) == 14
    heading = (
        "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,"
        "View Position,OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y],"
    )
    words = [rule.label or rule.name.capitalize() for rule in config.classes]
    names = [f"{i:08}_000.png" for i in range(33)]
    said = [*words, *words, "No Finding", "No Finding", *words[:3]]
    rows = [
        f"{name},{what},0,{i},{50 + i},M,PA,2682,2749,0.143,0.143,"
        for i, (name, what) in enumerate(zip(names, said, strict=True))
    ]
    (tmp_path / "images_001" / "images").mkdir(parents=True)
    for name in names:
        (tmp_path / "images_001" / "images" / name).write_bytes(b"")
    (tmp_path / "Data_Entry_2017_v2020.csv").write_text("\n".join([heading, *rows]))
    (tmp_path / "train_val_list.txt").write_text("\n".join(names[:30]))
    (tmp_path / "test_list.txt").write_text("\n".join(names[30:]))
    listed = index(tmp_path, config)
    assert (len(listed.train), len(listed.test)) == (30, 3)
    assert [sum(item.targets) for item in listed.train] == [1.0] * 28 + [0.0] * 2
    assert not listed.ignored
    assert {item.patient for item in listed.train} == {f"patient {i}" for i in range(30)}


def test_findings_that_do_not_exclude_one_another_are_never_added_up() -> None:
    values = {
        "labels": {"findings": ["findings"]},
        "classes": [{"name": "a"}, {"name": "b"}],
        "findings": [{"name": "either", "classes": ["a", "b"]}],
    }
    with pytest.raises(ValueError, match="one class each"):
        Config.model_validate(values)
