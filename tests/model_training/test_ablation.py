"""Ablation: the versions, the command, its resumption, and its table."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sklearn.metrics import roc_auc_score
from typer.testing import CliRunner

from app.errors import UsageError
from model_training import card_ablation
from model_training.__main__ import app
from model_training.ablation_figures import figures_of
from model_training.config import CONFIGS, Ablation, Config, load_config
from model_training.variants import WHOLE, variants

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations

_CONFIG = """
id = "tiny"
gate_effort = 0.05
[recipe]
rows = 32
columns = 32
channels = 1
[fit]
weights = "none"
cut = 15
views = 1
epochs = 0
held_out = 0.3
[[ablation]]
name = "less penalty"
set = { "fit.head_penalty" = 0.01 }
[[ablation]]
name = "smoother pictures"
set = { "recipe.smoothing" = 2.0 }
"""


def make_folder(root: Path) -> Path:
    """Dark and bright noise, and the config to learn them by."""
    rng = np.random.default_rng(0)
    for name, level in (("bright", 150), ("dark", 90)):
        (root / "data" / name).mkdir(parents=True)
        for i in range(12):
            pixels = np.clip(rng.normal(level, 30, (32, 32)), 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(root / "data" / name / f"{i}.png")
    (root / "tiny.toml").write_text(_CONFIG)
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path)


def test_a_killed_run_goes_on_and_ends_alike(folder: Path) -> None:
    arguments = ["ablate", str(folder / "tiny.toml"), "--data", str(folder / "data")]
    arguments += ["--work", str(folder / "work"), "--seeds", "1"]
    first = CliRunner().invoke(app, [*arguments, "--output", str(folder / "one.json")])
    assert first.exit_code == 0, first.output
    assert "3 of 3 cells done" in first.output.replace("\n", " ")
    found = json.loads((folder / "one.json").read_text())
    assert [row["name"] for row in found["rows"]] == [WHOLE, "less penalty", "smoother pictures"]
    scans = {cell["scans"] for row in found["rows"] for cell in row["cells"]}
    assert len(scans) == 1
    assert 6 <= scans.pop() <= 10  # a third of 24, in whole groups

    # As a kill would leave it: one cell unfinished, its fold's network gone, no table.
    cells = sorted((folder / "work" / "ablation" / "cells").glob("*/cell-*.json"))
    assert len(cells) == 3
    untouched = {path: path.stat().st_mtime_ns for path in cells[1:]}
    cells[0].unlink()
    for kept in cells[0].parent.glob("folds/*"):
        kept.unlink()
    second = CliRunner().invoke(app, [*arguments, "--output", str(folder / "two.md")])
    assert second.exit_code == 0, second.output
    assert "2 of 3 cells are there" in second.output.replace("\n", " ")
    assert {path: path.stat().st_mtime_ns for path in cells[1:]} == untouched
    again = json.loads((folder / "work" / "ablation.json").read_text())
    assert again == found
    assert "| smoother pictures |" in (folder / "two.md").read_text()


def test_some_scans_only_and_the_table_says_so(folder: Path) -> None:
    arguments = ["ablate", str(folder / "tiny.toml"), "--data", str(folder / "data")]
    arguments += ["--work", str(folder / "work"), "--seeds", "1", "--folds", "2"]
    result = CliRunner().invoke(app, [*arguments, "--scans", "200"])
    assert result.exit_code == 2
    assert "There are 24 scans" in result.output.replace("\n", " ")
    for i in range(12, 30):
        for name in ("bright", "dark"):
            pixels = np.random.default_rng(i).integers(0, 255, (32, 32), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / "data" / name / f"{name}{i}.png")
    result = CliRunner().invoke(app, [*arguments, "--scans", "20", "--epochs", "0"])
    assert result.exit_code == 0, result.output
    found = json.loads((folder / "work" / "ablation.json").read_text())
    assert found["subset"] == {"asked": 20, "of": 60}
    assert 16 <= found["scans"] <= 24
    assert all(cell["scans"] == found["scans"] for row in found["rows"] for cell in row["cells"])
    assert not (folder / "work" / "maps").exists()  # those of train are of other rows


def test_figures_are_those_of_scikit_learn() -> None:
    config = Config(fit=Config().fit).with_folders(["no", "yes"])
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 2, 400)
    logits = np.stack([np.zeros(400), rng.normal(2.0 * labels - 1.0, 1.0)], axis=1)
    fold = rng.integers(0, 4, 400)
    targets = np.eye(2, dtype=np.float32)[labels]
    found = figures_of(config, logits.astype(np.float32), targets, fold, 0)["findings"]["yes"]
    # Folds are calibrated apart, which hardly changes the order.
    assert found["auc"] == pytest.approx(roc_auc_score(labels, logits[:, 1]), abs=0.01)
    # Two normal distributions a distance of 2 apart: the best threshold gets 84 % of each right.
    assert found["balanced_accuracy"] == pytest.approx(0.841, abs=0.05)
    assert found["ece"] < 0.08


def test_the_table_by_hand() -> None:
    def row(name: str, *areas: float) -> dict[str, object]:
        figures = ({"auc": a, "balanced_accuracy": None, "ece": 0.1} for a in areas)
        cells = [{"scans": 9, "findings": {"f": each}} for each in figures]
        return {"name": name, "set": {}, "cells": cells}

    rows = [row(WHOLE, 0.9, 0.8, 0.7), row("less", 0.8, 0.75, 0.6)]
    found = {"folds": None, "seeds": [1, 2, 3], "scans": 30, "groups": 20, "rows": rows}
    found |= {"views": 4, "epochs": 2, "subset": {"asked": 30, "of": 90}}
    lines = card_ablation.ablation(found)
    assert "| as it is | 0.800 ± 0.100 | – | 0.100 ± 0.000 |" in lines
    assert "chosen at random from 90" in lines[0]
    assert "4 views of each scan and 2 epochs" in lines[0]
    # Changes: -0.1, -0.05, -0.1; mean -0.0833, deviation 0.0289.
    assert any("0.717 ± 0.104 (−0.083 ± 0.029)" in line for line in lines)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fit.averging": 0.0}, "no setting"),
        ({"data.patient": "x"}, "no setting"),
        ({"fit.held_out": 0.5}, "same held-out scans"),
        ({"fit.averaging": 2.0}, "less than 1"),
        ({"fit.averaging": 0.995}, "changes nothing"),
    ],
)
def test_an_ablation_that_makes_no_sense_is_a_sentence(
    changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        variants(Config(ablation=(Ablation(name="x", set=changes),)))


@pytest.mark.parametrize("path", sorted(CONFIGS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_ablations_of_the_configs_can_be_made(path: Path) -> None:
    config = load_config(path)
    if not config.ablation:
        pytest.skip("this config takes nothing away")
    assert len(variants(config)) == len(config.ablation) + 1
