"""The data audit finds what was planted, and nothing in a clean folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import typer
from PIL import Image
from pydantic import TypeAdapter
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, SecondaryCaptureImageStorage, generate_uid
from typer.testing import CliRunner

from app import __version__
from app.errors import UsageError
from model_training.audit import Audit, audit, write_report
from model_training.audit.command import audit_command
from model_training.audit.marks import border_marks
from model_training.config import ClassRule, Config, Data
from model_training.indexing import index

_SIDE = 96


def _texture(rng: np.random.Generator) -> np.ndarray:
    """Smooth grey blobs, as different from one another as two patients; (96, 96) uint8."""
    coarse = Image.fromarray(np.uint8(rng.integers(40, 160, (8, 8))))
    return np.asarray(coarse.resize((_SIDE, _SIDE), Image.Resampling.BICUBIC)).copy()


def _save(picture: np.ndarray, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(path)
    return path


def _fill(folder: Path, name: str, count: int, seed: int) -> list[Path]:
    rng = np.random.default_rng(seed)
    return [_save(_texture(rng), folder / name / f"{name}-{i:03}.png") for i in range(count)]


def _save_dicom(picture: np.ndarray, path: Path, patient: str) -> Path:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = SecondaryCaptureImageStorage
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = generate_uid()
    ds.PatientID, ds.PatientName, ds.Modality = patient, "Doe^Jane", "OT"
    ds.Rows, ds.Columns = picture.shape
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.BitsAllocated = ds.BitsStored = 8
    ds.HighBit, ds.PixelRepresentation = 7, 0
    ds.PixelData = picture.tobytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    ds.save_as(path, enforce_file_format=True)
    return path


def _severity(found: Audit, code: str) -> str | None:
    finding = found.of(code)
    return finding.severity if finding else None


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    _fill(folder, "ill", 40, seed=1)
    _fill(folder, "well", 40, seed=2)
    return folder


def test_a_clean_folder_has_no_fault_but_that_it_is_small_and_names_no_patients(
    clean: Path,
) -> None:
    found = audit(clean)
    loud = {f.code for f in found.findings if f.severity != "note"}
    assert loud == {"small_class", "no_patient_key"}
    assert [b.code for b in found.baselines] == ["border", "histogram", "file"]
    assert all(b.auc < 0.7 for b in found.baselines)
    assert found.figures["groups"] == 80
    assert [(c.subset, c.name, c.scans) for c in found.counts] == [
        ("all", "ill", 40),
        ("all", "well", 40),
    ]


def test_the_same_folder_gives_the_same_audit(clean: Path, tmp_path: Path) -> None:
    for name in ("ill", "well"):
        for path in sorted((clean / name).iterdir())[:12]:
            _save(np.asarray(Image.open(path)), tmp_path / name / path.name)
    assert audit(tmp_path) == audit(tmp_path)


def test_copies_are_found_within_a_class_and_across_classes(tmp_path: Path) -> None:
    ill, well = _fill(tmp_path, "ill", 6, seed=1), _fill(tmp_path, "well", 6, seed=2)
    shutil.copy(ill[0], tmp_path / "ill" / "again.png")
    conflict = shutil.copy(ill[1], tmp_path / "well" / "conflict.png")
    brighter = np.asarray(Image.open(well[0])) + np.uint8(3)
    near = _save(brighter, tmp_path / "ill" / "near.png")
    found = audit(tmp_path)
    label_conflict = found.of("label_conflict")
    assert label_conflict is not None
    assert label_conflict.severity == "serious"
    assert set(label_conflict.files) == {ill[1], conflict}
    assert set(label_conflict.examples[0].files) == {ill[1], conflict}
    near_conflict = found.of("near_label_conflict")
    assert near_conflict is not None
    assert set(near_conflict.files) == {well[0], near}
    assert found.figures["exact_groups"] == 2
    assert found.figures["groups"] == 12


def test_copies_and_patients_on_both_sides_of_a_published_split(tmp_path: Path) -> None:
    for i, subset in enumerate(("Training", "Testing")):
        for j, name in enumerate(("ill", "well")):
            _fill(tmp_path / subset, name, 5, seed=10 * i + j)
    twin = shutil.copy(tmp_path / "Training/ill/ill-000.png", tmp_path / "Testing/ill/twin.png")
    found = audit(tmp_path, Config(data=Data(patient=r"-(\d+)\.png")))
    assert {c.subset for c in found.counts} == {"train", "test"}
    across = found.of("duplicates_across_split")
    assert across is not None
    assert twin in across.files
    assert _severity(found, "patients_across_split") == "serious"
    assert found.figures["patients"] == 5
    assert _severity(found, "patients_incomplete") == "warning"  # twin.png has no number


def test_two_classes_with_the_same_images_are_an_error(tmp_path: Path) -> None:
    _fill(tmp_path, "a", 5, seed=1)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    assert _severity(audit(tmp_path), "same_images") == "serious"


def test_what_cannot_be_read_is_listed_with_its_reason(tmp_path: Path) -> None:
    _fill(tmp_path, "ill", 3, seed=1)
    good = _fill(tmp_path, "well", 3, seed=2)
    bad = tmp_path / "well" / "cut.png"
    bad.write_bytes(good[0].read_bytes()[:200])
    (tmp_path / "labels.csv").write_text("path,class\n")
    _save(np.zeros((40, 40), np.uint8), tmp_path / "stray.png")
    found = audit(tmp_path)
    assert [path for path, _ in found.unreadable] == [bad]
    assert "ends before" in found.unreadable[0][1]
    assert found.of("unreadable") is not None
    unclassed, not_a_scan = found.of("unclassed"), found.of("not_a_scan")
    assert unclassed is not None
    assert unclassed.files == (tmp_path / "stray.png",)
    assert not_a_scan is not None
    assert not_a_scan.files == (tmp_path / "labels.csv",)


def test_small_and_empty_classes_are_said_plainly(tmp_path: Path) -> None:
    _fill(tmp_path, "ill", 4, seed=1)
    _fill(tmp_path, "rare", 1, seed=2)
    (tmp_path / "empty").mkdir()
    found = audit(tmp_path)
    assert _severity(found, "single_scan") == "serious"
    empty = found.of("empty_class")
    assert empty is not None
    assert "“empty” has no readable scan" in empty.sentence
    assert _severity(found, "shortcuts_not_measured") == "warning"
    assert found.baselines == ()


def test_a_letter_at_the_border_is_found_and_bright_tissue_is_not() -> None:
    picture = _texture(np.random.default_rng(0)).astype(np.float32) / 255 * 0.5
    assert border_marks(picture) == ()
    tissue = picture.copy()
    tissue[:, :20] = 0.95
    assert border_marks(tissue) == ()
    lettered = picture.copy()
    lettered[4:12, 6:8] = lettered[10:12, 6:11] = 1.0  # an L
    (box,) = border_marks(lettered)
    assert np.allclose(box, (4 / _SIDE, 6 / _SIDE, 12 / _SIDE, 11 / _SIDE))
    middle = picture.copy()
    middle[44:52, 46:48] = middle[50:52, 46:51] = 1.0
    assert border_marks(middle) == ()
    assert border_marks(np.random.default_rng(0).random((300, 300)).astype(np.float32)) == ()


def test_markers_in_one_class_only_are_a_warning(tmp_path: Path) -> None:
    _fill(tmp_path, "well", 20, seed=2)
    for path in _fill(tmp_path, "ill", 20, seed=1):
        picture = np.asarray(Image.open(path)) // 2
        picture[4:12, 6:8] = picture[10:12, 6:11] = 255
        _save(picture, path)
    found = audit(tmp_path)
    assert _severity(found, "marks_differ") == "warning"
    assert found.marks == (("ill", 20, 20), ("well", 0, 20))


def test_a_border_that_tells_the_classes_apart_is_found(tmp_path: Path) -> None:
    _fill(tmp_path, "well", 30, seed=2)
    rng = np.random.default_rng(5)
    for path in _fill(tmp_path, "ill", 30, seed=1):
        picture = np.asarray(Image.open(path)).copy()
        edge = rng.integers(60, 100)  # a collimator's, within the usual greys
        picture[-6:, :] = picture[:, -6:] = edge
        _save(picture, path)
    found = audit(tmp_path)
    shortcut = found.of("border_shortcut")
    assert shortcut is not None
    assert shortcut.severity == "serious"
    assert "tells the classes apart" in shortcut.sentence
    assert found.of("file_shortcut") is None


def test_dicom_and_png_mixed_are_read_alike_and_their_difference_is_said(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    pictures = [_texture(rng) for _ in range(12)]
    for i, picture in enumerate(pictures):
        _save_dicom(picture, tmp_path / "ill" / f"{i}", patient=f"secret-{i // 2}")
    well = _fill(tmp_path, "well", 12, seed=2)
    _save(pictures[0], well[0])
    found = audit(tmp_path)
    assert found.figures["patients"] == 6
    assert found.figures["exact_groups_across_classes"] == 1
    assert found.of("files_differ") is not None
    assert _severity(found, "file_shortcut") == "serious"
    page = write_report(found, tmp_path / "report")
    for text in (page.read_text("utf-8"), (page.parent / "audit.json").read_text("utf-8")):
        assert "secret" not in text
        assert "Doe" not in text


def test_the_classes_of_a_config_are_told_by_file_name(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    for i in range(4):
        for kind in ("bacteria", "virus", "other"):
            _save(_texture(rng), tmp_path / "PNEUMONIA" / f"person{i}_{kind}_{i}.png")
    classes = tuple(
        ClassRule(name=k, folder="PNEUMONIA", pattern=f"_{k}_") for k in ("bacteria", "virus")
    )
    found = audit(tmp_path, Config(classes=classes, data=Data(patient=r"^(person\d+)")))
    assert [c.scans for c in found.counts] == [4, 4]
    assert found.figures["patients_in_several_classes"] == 4
    unclassed = found.of("unclassed")
    assert unclassed is not None
    assert len(unclassed.files) == 4


def test_the_report_stands_alone(tmp_path: Path) -> None:
    data = tmp_path / "data <b>"
    ill = _fill(data, "ill", 6, seed=1)
    _fill(data, "well", 6, seed=2)
    shutil.copy(ill[0], data / "well" / "conflict.png")
    found = audit(data)
    text = write_report(found, tmp_path / "report").read_text("utf-8")
    assert text.count("data:image/jpeg;base64,") >= 2
    assert "<script" not in text
    assert "http" not in text
    assert "data &lt;b&gt;" in text
    values = json.loads((tmp_path / "report" / "audit.json").read_text("utf-8"))
    assert str(tmp_path) not in json.dumps(values)
    codes = {finding["code"]: finding for finding in values["findings"]}
    assert codes["label_conflict"]["files"] == ["ill/ill-000.png", "well/conflict.png"]
    assert values.pop("lightbox") == __version__
    TypeAdapter(Audit).validate_python(values, extra="forbid")  # as docs/schemas says


def _missing(folder: Path) -> Path:
    return folder / "nowhere"


def _bare(folder: Path) -> Path:
    return folder


def _lonely(folder: Path) -> Path:
    _fill(folder, "ill", 2, seed=1)
    return folder


def _hollow(folder: Path) -> Path:
    (folder / "ill").mkdir()
    (folder / "well").mkdir()
    return folder


def _trainless(folder: Path) -> Path:
    _fill(folder / "test", "ill", 1, seed=1)
    return folder


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_missing, "folder"),
        (_bare, "no_classes"),
        (_lonely, "one_class"),
        (_hollow, "no_scans"),
        (_trainless, "no_train"),
    ],
)
def test_a_folder_that_cannot_be_audited_is_refused_with_a_sentence(
    tmp_path: Path, make: object, code: str
) -> None:
    assert callable(make)
    with pytest.raises(UsageError) as caught:
        audit(make(tmp_path))
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def test_the_command_writes_a_report_and_refuses_with_status_2(clean: Path, tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(audit_command)
    report = tmp_path / "report"
    done = CliRunner().invoke(app, [str(clean), "--report", str(report), "--no-labels"])
    assert done.exit_code == 0, done.output
    assert (report / "audit.html").is_file()
    assert CliRunner().invoke(app, [str(tmp_path / "nowhere")]).exit_code == 2
    assert CliRunner().invoke(app, [str(clean), "--config", "no-such"]).exit_code == 2


def test_labels_in_a_table_are_said_to_need_a_config(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for i in range(3):
        _save(_texture(rng), tmp_path / "data" / f"{i}.png")
    (tmp_path / "data" / "labels.csv").write_text("path,findings\n0.png,mass\n")
    with pytest.raises(UsageError, match=r"“labels\.csv”.*\[labels\]"):
        audit(tmp_path / "data")
    with pytest.raises(UsageError, match=r"“labels\.csv”.*\[labels\]"):
        index(tmp_path / "data", Config())
    tabled = Config.model_validate(
        {
            "id": "mine",
            "labels": {"findings": ["findings"]},
            "classes": [{"name": "mass"}, {"name": "nodule"}],
        }
    )
    with pytest.raises(UsageError, match=r"“mine” takes its labels from a table \(\[labels\]\)"):
        audit(tmp_path / "data", tabled)
