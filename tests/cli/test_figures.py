"""What the command line says of how good a model is."""

from __future__ import annotations

import json
import re

import pytest

from app.cli.main import run_cli as main
from tests.conftest import chest_bundle_path


def test_predictive_values_are_those_of_the_test_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "show", "chest-xray-pneumonia", "--prevalence", "0.1"]) == 0
    said = capsys.readouterr().out
    manifest = json.loads((chest_bundle_path() / "manifest.json").read_text(encoding="utf-8"))
    points = manifest["findings"][0]["operating_points"]
    test = manifest["metrics"]["test"]["findings"][manifest["findings"][0]["name"]]
    found = re.findall(r"if 10% of patients have it: PPV ([\d.]+) \(([\d.]+) to ([\d.]+)\)", said)
    assert len(found) == len(points)
    for point, (value, low, high) in zip(points, found, strict=True):
        sensitivity, specificity = (
            test[point["name"]][name][0] for name in ("sensitivity", "specificity")
        )
        right, wrong = 0.1 * sensitivity, 0.9 * (1 - specificity)
        assert float(value) == pytest.approx(right / (right + wrong), abs=0.006)
        assert float(low) < float(value) < float(high)
    assert said.count("(on the test set)") == len(points)


def test_without_a_test_set_they_are_those_of_held_out_scans(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["models", "show", "chest-xray-adult", "--prevalence", "0.1"]) == 0
    said = capsys.readouterr().out
    assert "(on held-out scans)" in said
    assert "(on the test set)" not in said


def test_a_prevalence_that_makes_no_sense_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["models", "show", "chest-xray-pneumonia", "--prevalence", "10"]) == 2
    assert "between 0 and 1" in capsys.readouterr().err


def test_the_list_says_how_well_each_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    metrics = json.loads((chest_bundle_path() / "manifest.json").read_text())["metrics"]
    (line,) = (line for line in lines if line.startswith("chest-xray-pneumonia "))
    held_out, test = (metrics[s]["findings"]["pneumonia"] for s in ("held_out", "test"))
    assert f"{held_out['auc'][0]:.3f} / {test['auc'][0]:.3f}" in line
    assert f"{held_out['ece']:.3f} / {test['ece']:.3f}" in line
    assert head.index("AUC") == line.index(f"{held_out['auc'][0]:.3f}")
