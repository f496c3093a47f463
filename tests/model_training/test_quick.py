"""A folder of one's own, without a config: trained in a minute, and told what it is worth."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from app.bundle import Bundle, read_bundle
from app.domain.training import (
    JOURNAL_NAME,
    RESULT_NAME,
    STAGES,
    Failed,
    Finished,
    Said,
    Stage,
    event_of,
    slug,
)
from app.domain.training_result import result_from_json
from app.services.installing import install
from model_training import pictures as preparing
from model_training.__main__ import app
from model_training.quick import own_config

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations

_ROOT = Path(__file__).resolve().parents[2]

# What a folder gets by itself, but for smaller pictures.
_SMALL = """
gate_effort = 0.05
[recipe]
rows = 64
columns = 64
channels = 1
[fit]
cut = 15
views = 2
epochs = 0
held_out = 0.25
"""


def _folder(root: Path, count: int, *, random: bool = False) -> Path:
    """Soft blobs, above or below the middle; at random, their folders say nothing of that."""
    rng = np.random.default_rng(0)
    for i in range(2 * count):
        y, x = np.mgrid[-1:1:64j, -1:1:64j]
        row = rng.uniform(0.3, 0.5) * (1 if i % 2 else -1)
        blob = np.exp(-((y - row) ** 2 + (x - rng.uniform(-0.3, 0.3)) ** 2) * 8)
        grey = 60 + 150 * blob + rng.normal(0, 6, blob.shape)
        name = str(rng.choice(["Upper_Half", "Lower_Half"])) if random else None
        folder = root / (name or ("Lower_Half" if i % 2 else "Upper_Half"))
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(folder / f"{i}.png")
    return root


def _train(data: Path, output: Path, *options: str) -> tuple[Bundle | None, str]:
    result = CliRunner().invoke(app, ["train", str(data), "--output", str(output), *options])
    return (read_bundle(output) if result.exit_code == 0 else None), result.output


def test_from_a_folder_to_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model_training.quick._GATE_EFFORT", 0.05)  # how good it is matters not
    data = _folder(tmp_path / "My scans", 20)
    for path in sorted(data.rglob("*.png"))[::5]:
        path.write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    left_out = next(p for p in sorted(data.rglob("*.png")) if p.stat().st_size > 100)
    exclusions = tmp_path / "exclusions.csv"
    exclusions.write_text(
        f"path,reason\n{left_out.relative_to(data)},of another hospital\nLower_Half/none.png,\n"
    )
    place = tmp_path / "run"
    options = ("--exclusions", str(exclusions), "--run", str(place), "--work", str(place / "work"))
    bundle, said = _train(data, place / "Own Model.lightbox", *options)
    assert bundle is not None, said
    manifest = bundle.manifest
    assert (manifest.id, manifest.title) == ("own-model", "Own model: My scans")
    assert manifest.classes == ("lower half", "upper half")
    assert manifest.gate is not None
    assert manifest.metrics["worth"]["learnt"]
    assert manifest.metrics["worth"]["auc"][0] > 0.9
    assert "8 of 39 files (21%) could not be read" in " ".join(said.split())
    installed = install(place / "Own Model.lightbox")
    assert installed.entry.sha256 == bundle.sha256
    assert f"Left out, as you asked: {left_out}: of another hospital" in _journal_says(place)
    _check_result(place, left_out, tuple(manifest.metrics["warnings"]))


def _journal_says(place: Path) -> list[str]:
    lines = (place / JOURNAL_NAME).read_text(encoding="utf-8").splitlines()
    events = [event for line in lines if (event := event_of(line)) is not None]
    assert isinstance(events[-1], Finished)
    stages = [event.name for event in events if isinstance(event, Stage)]
    assert list(dict.fromkeys(stages)) == [name for name in STAGES if name != "upper"]
    return [event.text for event in events if isinstance(event, Said)]


def _check_result(place: Path, left_out: Path, warnings: tuple[str, ...]) -> None:
    """What the window shows agrees with itself."""
    found = result_from_json((place / RESULT_NAME).read_bytes())
    assert [name for name, _ in found.excluded] == [str(left_out)]
    held = sum(found.counts["held out"].values())
    scans = [path for cell in found.confusion for path in cell.scans]
    assert len(scans) == len(set(scans)) == held
    assert all(
        Path(path).parent.name.replace("_", " ").lower() == cell.truth
        for cell in found.confusion
        for path in cell.scans
    )
    right = sum(len(cell.scans) for cell in found.confusion if cell.truth == cell.said)
    assert found.accuracy.value == pytest.approx(right / held)
    assert len(found.mistakes) == held - right
    assert found.auc is not None
    for figures in found.findings:
        areas = [
            (b.false_positives - a.false_positives) * (a.true_positives + b.true_positives) / 2
            for a, b in pairwise(figures.roc)
        ]
        assert figures.auc is not None
        assert figures.auc.value == pytest.approx(sum(areas))
        assert sum(each.scans for each in figures.reliability) == held
    assert [step.scans for step in found.learning][-1] == sum(found.counts["training"].values())
    assert found.warnings == warnings
    assert not (place / "work").exists()


def test_labels_at_random_teach_nothing_and_it_is_said(tmp_path: Path) -> None:
    data, config = _folder(tmp_path / "data", 25, random=True), tmp_path / "small.toml"
    config.write_text(_SMALL)
    options = ("--data", str(data), "--work", str(tmp_path / "work"))
    bundle, said = _train(config, tmp_path / "own.lightbox", *options)
    assert bundle is not None, said
    assert "Nothing was learnt" in " ".join(said.split())
    assert not bundle.manifest.metrics["worth"]["learnt"]
    assert bundle.manifest.limitations[0].startswith("Nothing was learnt")
    assert "Nothing was learnt" in bundle.files["CARD.md"].decode()


def test_three_images_are_a_sentence(tmp_path: Path) -> None:
    data = _folder(tmp_path / "data", 2)
    next((data / "Upper_Half").iterdir()).unlink()
    bundle, said = _train(data, tmp_path / "own.lightbox")
    assert bundle is None
    assert "upper half" in said
    assert "Traceback" not in said
    assert not (tmp_path / "own.lightbox").exists()


def test_one_class_is_a_sentence(tmp_path: Path) -> None:
    data = _folder(tmp_path / "data", 3)
    shutil.rmtree(data / "Upper_Half")
    bundle, said = _train(data, tmp_path / "own.lightbox")
    assert bundle is None
    assert "fewer than two class folders" in " ".join(said.split())


def test_a_folder_that_vanishes_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, real, left = _folder(tmp_path / "data", 10), preparing.read_scan, [8]

    def reading(path: Path) -> object:
        left[0] -= 1
        if left[0] == 0:
            shutil.rmtree(data)
        return real(path)

    monkeypatch.setattr(preparing, "read_scan", reading)
    bundle, said = _train(data, tmp_path / "own.lightbox")
    assert bundle is None
    assert "is no longer there" in " ".join(said.split())


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_a_disk_that_is_full_is_a_sentence(tmp_path: Path) -> None:
    """Not the end of the process by a signal, which a mapped file on a full disk is."""
    data = _folder(tmp_path / "data", 10)
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "from model_training.__main__ import app\n"
        "app(['train', *sys.argv[1:]])\n"
    )
    place = tmp_path / "run"
    command = [sys.executable, "-c", code, str(data), "--output", str(tmp_path / "own.lightbox")]
    command += ["--run", str(place)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    ended = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert ended.returncode == 1
    assert "The disk has no room" in " ".join(ended.stderr.split())
    assert not (tmp_path / "own.lightbox").exists()
    last = (place / JOURNAL_NAME).read_text(encoding="utf-8").splitlines()[-1]
    said = event_of(last)
    assert isinstance(said, Failed)
    assert said.code == "disk_full"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Own Model", "own-model"),
        ("Müller & Söhne", "muller-sohne"),
        ("x", "own-model"),
        ("...", "own-model"),
        ("a" * 80, "a" * 60),
    ],
)
def test_an_id_of_any_name(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_thorough_trains_the_upper_blocks(tmp_path: Path) -> None:
    quick = own_config(tmp_path, None, thorough=False)
    thorough = own_config(tmp_path, None, thorough=True)
    assert (quick.fit.epochs, thorough.fit.epochs > 0) == (0, True)
    assert thorough.gate_effort == 1.0
