"""Acceptance tests kept with a model, and two models compared on the same scans."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from app.bundle import read_bundle
from app.bundle.acceptance import Acceptance, Measured, acceptance_of, keep, kept
from app.cli.main import run_cli
from model_training.assessment.command import evaluate
from model_training.assessment.comparing import verdicts
from tests.conftest import chest_bundle_path, sample_path

SHA = "a" * 64


def result(at: str = "2026-01-02T03:04:05+00:00", **others: Any) -> Acceptance:
    told: dict[str, Any] = {
        "at": at,
        "model": SHA,
        "version": "0.1.0",
        "folder": "ours",
        "scans": 20,
        "patients": 10,
        "refused": 1,
        "failed": 0,
        "findings": {"pneumonia": Measured(auc=(0.9, 0.8, 0.95))},
    }
    return Acceptance(**told | others)


def test_what_is_kept_comes_back_the_newest_first(private_home: Path) -> None:
    older, newer = result(), result("2026-02-02T03:04:05+00:00")
    for each in (older, newer):
        keep(each)
    assert kept(SHA) == (newer, older)
    assert kept("b" * 64) == ()


def test_a_damaged_result_and_one_of_another_model_are_passed_over(private_home: Path) -> None:
    path = keep(result())
    (path.parent / "2027.json").write_text("{")
    (path.parent / "2028.json").write_text(json.dumps(asdict(result(model="b" * 64))))
    assert kept(SHA) == (result(),)


def test_an_evaluation_is_kept_and_show_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Ours"
    for name, sample in (("NORMAL/a.png", "normal.png"), ("PNEUMONIA/b.png", "pneumonia.png")):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(sample_path(sample).read_bytes())
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(evaluate)
    arguments = [str(folder), "--model", "chest-xray-pneumonia", "--output", str(tmp_path / "out")]
    arguments += ["--resamples", "100", "--against", "chest-xray-pneumonia"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert kept(read_bundle(chest_bundle_path()).sha256) == ()  # nobody asked for it
    assert "Compared with chest-xray-pneumonia" in done.output
    done = CliRunner().invoke(app, [*arguments, "--keep"])
    assert done.exit_code == 0, done.output
    (found,) = kept(read_bundle(chest_bundle_path()).sha256)
    assert (found.folder, found.scans) == ("Ours", 2)
    assert str(tmp_path) not in str(found)
    assert run_cli(["models", "show", "chest-xray-pneumonia"]) == 0
    assert "your acceptance test of 20" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ([0.05, 0.01, 0.09], "The difference is real: the first model is better here."),
        ([-0.05, -0.09, -0.01], "The difference is real: the second model is better here."),
        ([0.05, -0.01, 0.11], "The difference may be chance."),
        ([0.05, float("nan"), float("nan")], "too few scans of one kind to compare."),
    ],
)
def test_whether_a_difference_is_real(interval: list[float], said: str) -> None:
    paired = {"first": 0.9, "second": 0.85, "difference": {}, "p": 0.02}
    found = {"scans": 100, "delong": paired, "auc_difference": interval}
    (line,) = verdicts({"findings": {"pneumonia": found}})
    assert line.endswith(said)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(evaluate)
    written = CliRunner().invoke(app, list(arguments)).stdout
    return [json.loads(line) for line in written.splitlines()]


def test_a_program_hears_what_labels_mean_and_how_far_a_test_is(
    tmp_path: Path, private_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Ours"
    for name, sample in (
        ("NORMAL/a.png", "normal.png"),
        ("PNEUMONIA/b.png", "pneumonia.png"),
        ("PNEUMONIA/person1_virus_2.png", "pneumonia.png"),
        ("Kontrolle/c.png", "normal.png"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(sample_path(sample).read_bytes())
    asked = (str(folder), "--model", "chest-xray-pneumonia")
    (planned,) = told(capsys, *asked, "--plan")
    labels = {each["written"]: each for each in planned["done"]["labels"]}
    assert labels["NORMAL"]["means"] == ["normal"]
    assert labels["Kontrolle"]["means"] is None
    assert labels["PNEUMONIA"]["by_file"]
    assert labels["PNEUMONIA"]["scans"] == 2
    events = told(capsys, *asked, "--events", "--keep", "--class", "Kontrolle=normal")
    assert events[0] == {"stage": "Reading", "total": 4}
    assert sum(event.get("advance", 0) for event in events) == 5  # and one for measuring
    result = acceptance_of(events[-1]["done"]["acceptance"])
    assert (result.scans, result.failed) == (4, 0)
    assert result.findings["pneumonia"].auc[1] is not None  # few scans have an interval too
    assert kept(result.model) == (result,)
    (failed,) = told(capsys, str(tmp_path / "gone"), "--model", "chest-xray-pneumonia", "--events")
    assert failed["failed"]["code"] == "no_folder"
