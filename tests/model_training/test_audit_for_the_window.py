"""What an audit hands to the window: groups to decide on, how far it is, and doubtful labels."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from app.domain.audited import Audited, AuditFinding, audited_from_json
from app.imaging.exclusion_list import Exclusion
from app.services import exclusions
from model_training.audit import audit
from model_training.audit.command import audit_command
from model_training.audit.doubts import findings as doubt
from model_training.audit.report import write_report
from tests.ui.training.folders import fill


def _audited(source: Path, report: Path) -> Audited:
    write_report(audit(source), report)
    return audited_from_json((report / "audit.json").read_bytes())


def _of(found: Audited, code: str) -> AuditFinding:
    return next(finding for finding in found.findings if finding.code == code)


def _paths(finding: AuditFinding) -> list[tuple[str, ...]]:
    return [tuple(scan.path for scan in group.scans) for group in finding.groups]


def test_copies_and_what_cannot_be_read_are_groups_with_their_classes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    ill, _ = fill(data, "ill", 6, seed=1), fill(data, "well", 6, seed=2)
    for name in ("again.png", "once more.png"):
        shutil.copy(ill[0], data / "ill" / name)
    shutil.copy(ill[1], data / "well" / "conflict.png")
    (data / "well" / "cut.png").write_bytes(ill[0].read_bytes()[:200])
    found = _audited(data, tmp_path / "report")
    assert _paths(_of(found, "label_conflict")) == [("ill/ill-001.png", "well/conflict.png")]
    conflict = _of(found, "label_conflict").groups[0]
    assert [scan.label for scan in conflict.scans] == ["ill", "well"]
    copies = _paths(_of(found, "exact_duplicates"))
    assert ("ill/again.png", "ill/ill-000.png", "ill/once more.png") in copies
    (cut,) = _of(found, "unreadable").groups
    assert cut.scans[0].path == "well/cut.png"
    assert "ends before" in cut.remark
    assert found.scans == 15
    assert found.at > 0


def test_a_table_names_patients_and_both_sides_of_its_split(tmp_path: Path) -> None:
    fill(tmp_path, "a", 8, seed=1)
    lines = ["path,label,patient,split"]
    for i in range(8):
        patient = "p0" if i in (0, 7) else f"p{i}"
        lines.append(f"a/a-{i:03}.png,{'ill' if i % 2 else 'well'},{patient},{_side(i)}")
    table = tmp_path / "scans.csv"
    table.write_text("\n".join(lines))
    found = _audited(table, tmp_path / "report")
    across = _of(found, "patients_across_split")
    assert _paths(across) == [("a/a-000.png", "a/a-007.png")]
    assert [scan.subset for scan in across.groups[0].scans] == ["train", "test"]
    assert found.patients == 7


def _side(number: int) -> str:
    return "test" if number > 5 else "train"


def test_a_table_in_the_folder_names_patients(tmp_path: Path) -> None:
    fill(tmp_path, "ill", 4, seed=1)
    fill(tmp_path, "well", 4, seed=2)
    rows = [f"{name}-{i:03}.png,{i}" for name in ("ill", "well") for i in range(4)]
    (tmp_path / "labels.csv").write_text("\n".join(["path,patient", *rows]))
    found = audit(tmp_path)
    assert found.figures["patients"] == 4
    assert found.figures["patients_in_several_classes"] == 4
    assert found.of("not_a_scan") is None


def test_what_is_left_out_is_not_looked_at(tmp_path: Path) -> None:
    data = tmp_path / "data"
    fill(data, "ill", 6, seed=1)
    well = fill(data, "well", 6, seed=2)
    shutil.copy(well[0], data / "ill" / "conflict.png")
    kept = exclusions.write(data, {"ill/conflict.png": Exclusion("Copies", "2026-01-02")})
    app = typer.Typer()
    app.command()(audit_command)
    options = ["--no-labels", "--report", str(tmp_path / "report")]
    done = CliRunner().invoke(app, [str(data), *options, "--exclusions", str(kept.place)])
    assert done.exit_code == 0, done.output
    found = audited_from_json((tmp_path / "report" / "audit.json").read_bytes())
    assert _of(found, "excluded").files == 1
    assert "label_conflict" not in {finding.code for finding in found.findings}


def test_swapped_labels_are_doubted_first(tmp_path: Path) -> None:
    fill(tmp_path, "ill", 60, seed=1)
    fill(tmp_path, "well", 60, seed=2)
    from model_training.audit.listing import list_files
    from model_training.audit.running import Silent, _read
    from model_training.config import Config

    scans, _ = _read(list_files(tmp_path, Config()), Silent(), None)
    rng = np.random.default_rng(0)
    true = np.array([scan.entry.label for scan in scans])
    features = rng.normal(size=(120, 20)).astype(np.float32)
    features += np.where(true == 1, 2.0, -2.0)[:, None]
    swapped = [3, 70]
    features[swapped] *= -1
    groups = np.arange(120)
    (found,) = doubt(scans, features, groups, ["ill", "well"], seed=0)
    assert found.code == "doubtful_labels"
    assert {scans[i].entry.path for i in swapped} <= set(found.files)
    assert len(found.files) <= 6
    assert "Looks like “well”" in next(
        group.remark for group in found.groups if group.scans[0].path == scans[3].entry.path
    )
    noise = rng.normal(size=(120, 20)).astype(np.float32)
    (unclear,) = doubt(scans, noise, groups, ["ill", "well"], seed=0)
    assert unclear.code == "labels_not_checked"


def test_the_frozen_network_doubts_a_swapped_label(tmp_path: Path) -> None:
    pytest.importorskip("tensorflow")
    data = tmp_path / "data"
    fill(data, "blobs", 25, seed=1)
    for i in range(25):
        stripes = np.uint8(90 + 40 * np.sin(np.arange(64) / (1.5 + i / 20)))
        picture = np.tile(stripes, (64, 1)) + np.random.default_rng(i).integers(0, 20, (64, 64))
        path = data / "stripes" / f"{i:02}.png"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(picture.astype(np.uint8)).save(path)
    (data / "stripes" / "07.png").rename(data / "blobs" / "07.png")
    app = typer.Typer()
    app.command()(audit_command)
    report = tmp_path / "report"
    done = CliRunner().invoke(app, [str(data), "--report", str(report), "--events"])
    assert done.exit_code == 0, done.output
    found = audited_from_json((report / "audit.json").read_bytes())
    assert ("blobs/07.png",) in _paths(_of(found, "doubtful_labels"))
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert events[0] == {"stage": "Reading the scans", "total": 50}
    assert sum(event.get("advance", 0) for event in events[:51]) == 50
    assert events[-1] == {"done": {"report": str(report / "audit.json")}}
    assert [path.name for path in report.iterdir()] == ["audit.json"]  # and no picture of a scan


def test_a_folder_that_cannot_be_audited_is_said_in_a_line(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(audit_command)
    done = CliRunner().invoke(app, [str(tmp_path / "gone"), "--events"])
    assert done.exit_code == 2
    failed = json.loads(done.stdout.splitlines()[-1])["failed"]
    assert "There is no folder" in failed["message"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"classes": [1]}'])
def test_what_is_no_audit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no audit|Expecting value"):
        audited_from_json(text)
