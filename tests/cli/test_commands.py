"""The command line as a user runs it: statuses, records, sentences, no tracebacks."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.cli import COMMANDS
from app.cli.main import run_cli
from tests.conftest import chest_bundle_path, sample_path

KEYS = [
    "path",
    "frame",
    "status",
    "reason",
    "model",
    "findings",
    "prediction_set",
    "warnings",
    "scan",
    "seconds",
]


def run(*arguments: object) -> int:
    return run_cli([str(argument) for argument in arguments])


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_one_record_a_scan_with_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("classify", sample_path("pneumonia.dcm"), "--format", "jsonl") == 0
    (record,) = records(capsys.readouterr().out)
    assert list(record) == KEYS
    assert record["status"] == "classified"
    assert record["findings"][0]["name"] == "pneumonia"
    assert set(record["findings"][0]) == {"name", "probability", "operating_point", "positive"}
    assert record["model"]["id"] == "chest-xray-pneumonia"
    assert len(record["model"]["sha256"]) == 64
    assert record["scan"]["modality"] == "CR"


def test_a_batch_goes_on_past_bad_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = sample_path("normal.dcm").read_bytes()
    (tmp_path / "1 text.dcm").write_text("dear colleague")
    (tmp_path / "2 empty.dcm").touch()
    (tmp_path / "3 truncated.dcm").write_bytes(whole[: len(whole) // 2])
    rng = np.random.default_rng(0)
    photo = Image.fromarray(rng.integers(0, 256, (200, 200, 3), dtype=np.uint8))
    photo.save(tmp_path / "4 photo.png")
    shutil.copy(sample_path("normal.dcm"), tmp_path / "5 good")
    (tmp_path / "6 notes.txt").write_text("not to be read")
    missing = tmp_path / "7 missing.dcm"
    assert run("classify", tmp_path, missing, "--format", "jsonl") == 1
    said = capsys.readouterr()
    status = {Path(r["path"]).name: (r["status"], r["reason"]) for r in records(said.out)}
    assert status["1 text.dcm"][0] == "failed"
    assert status["1 text.dcm"][1]["code"] == "not_a_scan"
    assert status["2 empty.dcm"][1]["code"] == "empty_file"
    assert status["3 truncated.dcm"][0] == "failed"
    assert status["4 photo.png"][0] == "refused"
    assert status["5 good"] == ("classified", None)
    assert status["7 missing.dcm"][1]["code"] == "not_found"
    assert "6 notes.txt" not in status
    assert "6 notes.txt" in said.err
    for reason in (reason for _, reason in status.values() if reason):
        assert reason["message"].endswith((".", ")"))
        assert "Traceback" not in reason["message"]


def test_a_folder_without_scans_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("classify", tmp_path, "--format", "jsonl") == 1
    (record,) = records(capsys.readouterr().out)
    assert record["status"] == "failed"
    assert record["reason"]["code"] == "no_scans"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_an_unreadable_path_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "secret.dcm"
    shutil.copy(sample_path("normal.dcm"), path)
    path.chmod(0)
    assert run("classify", path, "--format", "jsonl") == 1
    (record,) = records(capsys.readouterr().out)
    assert record["reason"]["code"] == "not_readable"


def test_a_real_ct_slice_is_refused_by_its_modality(capsys: pytest.CaptureFixture[str]) -> None:
    import pydicom.data

    ct = pydicom.data.get_testdata_file("CT_small.dcm", download=False)
    assert run("classify", ct, "--format", "jsonl") == 0
    (record,) = records(capsys.readouterr().out)
    assert record["status"] == "refused"
    assert record["reason"]["code"] == "modality"


def test_a_changed_bundle_refuses_to_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(chest_bundle_path(), tmp_path / "copy")
    content = bytearray((copy / "model.tflite").read_bytes())
    content[100_000] ^= 1
    (copy / "model.tflite").write_bytes(bytes(content))
    assert run("classify", sample_path("normal.dcm"), "--model", copy, "--format", "jsonl") == 1
    said = capsys.readouterr()
    assert said.out == ""  # said once, before anything is read
    assert "was changed or damaged" in said.err
    assert run("models", "verify", copy) == 1
    assert "FAILED" in capsys.readouterr().out


def test_csv_has_a_row_a_scan_and_a_column_a_finding(tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    samples = [sample_path("normal.png"), sample_path("pneumonia.png")]
    assert run("classify", *samples, "--format", "csv", "--output", output) == 0
    rows = list(csv.DictReader(io.StringIO(output.read_text())))
    assert [row["status"] for row in rows] == ["classified", "classified"]
    assert float(rows[1]["pneumonia"]) > float(rows[0]["pneumonia"])
    assert [row["above_threshold"] for row in rows] == ["", "pneumonia"]
    assert [row["below_threshold"] for row in rows] == ["pneumonia", ""]
    assert [row["operating_point"] for row in rows] == ["balanced", "balanced"]
    name, threshold = rows[1]["thresholds"].split()
    assert name == "pneumonia"
    assert float(rows[0]["pneumonia"]) < float(threshold) < float(rows[1]["pneumonia"])
    assert all("8-bit export" in row["warnings"] for row in rows)
    assert all(len(row["sha256"]) == 64 for row in rows)


def test_the_table_speaks_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("classify", sample_path("pneumonia.dcm")) == 0
    said = capsys.readouterr().out
    assert "pneumonia: above threshold" in said
    assert "not a medical device" in said


def test_a_dicom_scan_and_its_png_export_agree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, export = sample_path("pneumonia.dcm"), tmp_path / "export.png"
    assert run("inspect", path, "--render", export) == 0
    capsys.readouterr()
    assert run("classify", path, export, "--format", "jsonl") == 0
    one, other = (r["findings"][0]["probability"] for r in records(capsys.readouterr().out))
    assert one == pytest.approx(other, abs=0.02)


def test_workers_and_one_process_give_the_same_records(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = []
    for workers in ("0", "2"):
        folder = sample_path("")
        assert run("classify", folder, "--format", "jsonl", "--workers", workers) == 0
        lines = records(capsys.readouterr().out)
        answers.append([{k: v for k, v in line.items() if k != "seconds"} for line in lines])
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["classify"],
        ["classify", "x.dcm", "--no-such-option"],
        ["classify", "x.dcm", "--frame", "first"],
        ["classify", "x.dcm", "--model", "no-such-model"],
        ["models", "show", "no-such-model"],
    ],
)
def test_wrong_usage_ends_with_two_and_a_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr().err.strip()


def test_inspect_renders_what_the_viewer_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture, array = tmp_path / "view.png", tmp_path / "input.npy"
    path = sample_path("normal.dcm")
    assert run("inspect", path, "--json", "--render", picture, "--model-input", array) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["modality"] == "CR"
    assert "identity" not in said
    with Image.open(picture) as image:
        assert image.size == (said["columns"], said["rows"])
    seen = np.load(array)
    assert seen.dtype == np.float32
    assert 0.0 <= seen.min() <= seen.max() <= 1.0


def test_identifiers_are_shown_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    path = sample_path("normal.dcm")
    assert run("inspect", path) == 0
    assert "Synthetic" not in capsys.readouterr().out.replace("SYNTHETIC", "")
    assert run("inspect", path, "--identifiers") == 0
    assert "Synthetic" in capsys.readouterr().out


def test_explain_draws_over_the_scan(tmp_path: Path) -> None:
    plain, heat = tmp_path / "plain.png", tmp_path / "heat.png"
    path = sample_path("pneumonia.dcm")
    assert run("inspect", path, "--render", plain) == 0
    assert run("explain", path, "--output", heat) == 0
    with Image.open(plain) as before, Image.open(heat) as after:
        assert before.size == after.size
        difference = np.asarray(after.convert("RGB"), int) - np.asarray(before.convert("RGB"), int)
    assert np.abs(difference).max() > 40


def test_a_failure_to_write_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no" / "such" / "folder.png"
    assert run("explain", sample_path("pneumonia.dcm"), "--output", target) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_models_and_doctor_speak(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("models", "list") == 0
    assert "chest-xray-pneumonia" in capsys.readouterr().out
    assert run("models", "show", "chest-xray-pneumonia") == 0
    assert "sensitivity" in capsys.readouterr().out
    assert run("models", "verify", "chest-xray-pneumonia") == 0
    assert run("doctor") == 0
    assert "MISSING" not in capsys.readouterr().out


def test_both_engines_agree_as_whole_processes() -> None:
    answers = []
    for engine in ("litert", "keras"):
        command = [sys.executable, "-m", "app", "classify", str(sample_path("pneumonia.dcm"))]
        command += ["--engine", engine, "--format", "jsonl"]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
        (record,) = records(done.stdout)
        answers.append([finding["probability"] for finding in record["findings"]])
        assert done.stderr == ""
    np.testing.assert_allclose(*answers, atol=1e-4)


def test_a_command_waits_for_no_other_ones_imports() -> None:
    code = (
        "import sys; from app.cli.main import run_cli; run_cli(['classify', '--help']);"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    imported = done.stdout.split()
    assert "app.cli.classify" in imported
    assert not {f"app.cli.{module}" for module in set(COMMANDS.values()) - {"classify"}} & {
        *imported
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    if COMMANDS[command] != "training":  # which hands --help on, to a process
        assert run(command, "--help") == 0
        assert f"lightbox {command}" in capsys.readouterr().out
    assert run("--help") == 0
    assert (f"  {command} " in capsys.readouterr().out) is (command != "errand")


def test_records_of_public_scans(
    public_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figures of the card, measured again from the command line's own records of a third."""
    from sklearn.metrics import roc_auc_score

    from app.bundle import read_manifest

    output = tmp_path / "test.jsonl"
    paths = sorted((public_data / "chest_xray" / "test").glob("*/*"))[::3]
    assert run("classify", *paths, "--format", "jsonl", "--output", output) == 0
    lines = records(output.read_text())
    assert len(lines) == len(paths)
    answered = [line for line in lines if line["status"] == "classified"]
    truth = ["PNEUMONIA" in line["path"] for line in answered]
    probability = [line["findings"][0]["probability"] for line in answered]
    card = read_manifest(chest_bundle_path()).metrics["test"]["findings"]["pneumonia"]
    _, low, high = card["auc"]
    assert low <= roc_auc_score(truth, probability) <= high
