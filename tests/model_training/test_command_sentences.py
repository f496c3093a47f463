"""The commands' own words: brackets, wrong folders, numbers that cannot be, lost kinds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.bundle import read_bundle
from app.errors import UsageError
from model_training.__main__ import app
from model_training.existing import config_of
from model_training.gate_command import lost_kinds
from tests.conftest import chest_bundle_path

_CHEST = str(chest_bundle_path())


def _said(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    return result.exit_code, " ".join(result.output.split())


@pytest.mark.parametrize("command", [("train",), ("gate", "--data", "/")])
def test_brackets_in_an_error_are_printed(command: tuple[str, ...]) -> None:
    code, said = _said(*command, "no[bold]such")
    assert code == 2
    assert "“no[bold]such” is " in said


@pytest.mark.parametrize(
    "wrong",
    [
        ("train", "x", "--epochs", "-1"),
        ("crossvalidate", "x", "--views", "0"),
        ("ablate", "x", "--views", "0"),
    ],
)
def test_numbers_that_cannot_be_are_refused(wrong: tuple[str, ...]) -> None:
    code, said = _said(*wrong)
    assert code == 2
    assert wrong[-2] in said


def test_an_outlier_folder_that_is_not_there_is_said_before_training(tmp_path: Path) -> None:
    code, said = _said("train", tmp_path, "--outliers", tmp_path / "typo")
    assert code == 2
    assert "There is no folder" in said
    (tmp_path / "empty").mkdir()
    code, said = _said("gate", _CHEST, "--data", tmp_path, "--outliers", tmp_path / "empty")
    assert code == 2
    assert "holds no pictures" in said


def test_kinds_that_a_new_gate_would_not_know_are_named() -> None:
    manifest = read_bundle(chest_bundle_path()).manifest
    learnt = manifest.metrics["gate"]["false accepts"]
    gate = {"false accepts": {**learnt, "brain_mri": [0.0], "brain_mri, mild views": [0.0]}}
    taught = replace(manifest, metrics={"gate": gate})
    before = set(lost_kinds(manifest, []))
    assert set(lost_kinds(taught, [])) == before | {"brain_mri"}
    assert set(lost_kinds(taught, ["brain_mri"])) == before - {"brain_mri"}
    assert not before & {"noise", "photographs", "upside down", "inverted"}


def test_a_gate_follows_the_config_that_is_named(tmp_path: Path) -> None:
    for name in ("NORMAL", "PNEUMONIA"):
        (tmp_path / name).mkdir()
    manifest = read_bundle(chest_bundle_path()).manifest
    assert config_of(manifest, tmp_path, "chest-xray-pneumonia").id == manifest.id
    own = replace(manifest, id="custom")
    with pytest.raises(UsageError, match=r"other classes .* --config"):
        config_of(own, tmp_path)
    assert config_of(own, tmp_path, "chest-xray-pneumonia").recipe == manifest.recipe
    for wrong in ("typo", str(tmp_path / "typo.toml")):
        with pytest.raises(UsageError, match="no config"):
            config_of(own, tmp_path, wrong)
