"""Evaluation: the whole command, and the files it writes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import typer
from PIL import Image
from pydantic import TypeAdapter
from typer.testing import CliRunner

from app.domain.display import DisplayTransform
from app.domain.scan import Geometry, Scan, Source
from model_training.assessment.command import evaluate
from model_training.assessment.distortions import DISTORTIONS
from model_training.assessment.shapes import EvaluationShape
from tests.conftest import chest_bundle_path, sample_path

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations


def _noise() -> Scan:
    pixels = np.random.default_rng(0).integers(0, 256, (300, 260), dtype=np.uint8)
    return Scan(pixels, DisplayTransform(), Geometry(300, 260), Source(Path("made"), "PNG"))


def _run(*arguments: str) -> Any:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(evaluate)
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good scans, a corrupt one, a folder of no class, and a class of one scan."""
    folder = tmp_path_factory.mktemp("labelled")
    files = {
        "NORMAL/normal.png": "normal.png",
        "NORMAL/normal.dcm": "normal.dcm",
        "PNEUMONIA/person1_virus_1.png": "pneumonia.png",
        "cats/cat.png": "normal.png",
    }
    for name, sample in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(sample_path(sample).read_bytes())
    (folder / "NORMAL" / "<broken>.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    Image.fromarray(_noise().pixels).save(folder / "PNEUMONIA" / "person2_virus_1.png")
    return folder


@pytest.fixture(scope="module")
def evaluated(mixed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    output = tmp_path_factory.mktemp("report")
    arguments = ["--model", str(chest_bundle_path()), "--output", str(output)]
    return _run(str(mixed), *arguments, "--robustness", "--resamples", "100"), output


def test_every_file_has_a_line(evaluated: tuple[Any, Path]) -> None:
    result, output = evaluated
    assert result.exit_code == 1, result.output  # some failed
    with (output / "scans.csv").open(encoding="utf-8") as stream:
        rows = {row["path"]: row for row in csv.DictReader(stream)}
    assert {name: row["status"] for name, row in rows.items()} == {
        "NORMAL/<broken>.png": "failed",
        "NORMAL/normal.dcm": "classified",
        "NORMAL/normal.png": "classified",
        "PNEUMONIA/person1_virus_1.png": "classified",
        "PNEUMONIA/person2_virus_1.png": "refused",
        "cats/cat.png": "failed",
    }
    assert rows["cats/cat.png"]["code"] == "unknown_class"
    for name in ("NORMAL/<broken>.png", "cats/cat.png"):
        assert rows[name]["message"]
        assert name in result.output
    assert float(rows["PNEUMONIA/person1_virus_1.png"]["pneumonia"]) > 0.5


def test_the_figures_are_whole(evaluated: tuple[Any, Path]) -> None:
    figures = json.loads((evaluated[1] / "figures.json").read_text())
    counts = figures["counts"]
    assert (counts["files"], counts["classified"], counts["refused"], counts["failed"]) == (
        6,
        3,
        1,
        2,
    )
    pneumonia = figures["findings"]["pneumonia"]
    assert pneumonia["auc"][0] == 1.0
    assert set(pneumonia["operating_points"]) >= {"balanced"}
    assert figures["gate_left_out"]["findings"]["pneumonia"]["scans"] == 4
    assert figures["classes"]["scans"] == 3
    sweep = figures["robustness"]["sweep"]
    assert sweep["scans"] == 3
    assert set(sweep["distortions"]) == {d.name for d in DISTORTIONS}
    attacks = figures["robustness"]["attacks"]["results"]
    assert [a["attack"] for a in attacks] == ["none", "FGSM", "PGD", "FGSM", "PGD"]
    maps = figures["robustness"]["activation_map"]["comparisons"]
    assert set(maps) == {"random head", "random weights", "another scan"}


def test_the_figures_are_as_their_schema_says(evaluated: tuple[Any, Path]) -> None:
    text = (evaluated[1] / "figures.json").read_text()
    figures = TypeAdapter(EvaluationShape).validate_json(text)
    assert set(json.loads(text)) <= set(EvaluationShape.__annotations__)
    assert set(json.loads(text)["counts"]) == set(figures["counts"])
    assert all(
        {"auc", "ece", "brier"} <= set(found)
        for found in figures["findings"].values()
        if "operating_points" in found
    )


def test_the_report_stands_alone(evaluated: tuple[Any, Path]) -> None:
    report = (evaluated[1] / "report.html").read_text(encoding="utf-8")
    assert "http" not in report.replace("http-equiv", "")
    assert "<script" not in report
    assert "&lt;broken&gt;" in report
    assert "<broken>" not in report
    assert "data:image/svg+xml;base64," in report
    assert "not a medical device" in report


def test_the_same_seed_gives_the_same_bytes(mixed: Path, tmp_path: Path) -> None:
    model = ["--model", str(chest_bundle_path()), "--resamples", "100", "--class", "cats=normal"]
    for name in ("one", "two"):
        _run(str(mixed), *model, "--output", str(tmp_path / name), "--against", model[1])
    for name in ("figures.json", "scans.csv", "report.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    comparison = json.loads((tmp_path / "one" / "figures.json").read_text())["comparison"]
    assert comparison["findings"]["pneumonia"]["auc_difference"][0] == 0.0
    assert comparison["findings"]["pneumonia"]["accuracy_difference"] == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--model", "no-such-model"], "no model"),
        (["--class", "NORMAL"], "FOLDER=CLASS"),
        (["--class", "NORMAL=cat"], "no class or finding"),
        (["--patient", "("], "regular expression"),
    ],
)
def test_wrong_usage_is_a_sentence(mixed: Path, arguments: list[str], sentence: str) -> None:
    model = [] if "--model" in arguments else ["--model", str(chest_bundle_path())]
    result = _run(str(mixed), *model, *arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output
