"""``figures``: what was measured after training reaches the bundle, and nothing else changes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.bundle import Bundle, read_bundle
from app.bundle.manifest import described
from app.domain.gate import PictureGate
from app.inference.opening import golden_difference, open_bundle
from model_training import card_gate, card_reports
from model_training.__main__ import app
from tests.model_training.test_ablation import _CONFIG, make_folder

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations


def _run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(each) for each in arguments])
    return result.exit_code, " ".join(result.output.split())


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with scans, their config, the bundle ``tiny`` and the work folder it came from."""
    folder = make_folder(tmp_path_factory.mktemp("figures"))
    shared = [folder / "tiny.toml", "--data", folder / "data", "--work", folder / "work"]
    status, said = _run("train", *shared, "--output", folder / "tiny")
    assert status == 0, said
    return folder


@pytest.fixture
def trained(once: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    return Path(shutil.copytree(once, tmp_path / "copy"))


def _figures(trained: Path, *more: object) -> tuple[int, str]:
    shared = ["--data", trained / "data", "--config", trained / "tiny.toml"]
    return _run("figures", trained / "tiny", *shared, "--work", trained / "work", *more)


def _unchanged(before: Bundle, after: Bundle) -> bool:
    """Whether all but words and figures is as it was."""
    names = ("model.keras", "model.tflite", "reference.npz")
    fields = ("findings", "calibration", "conformal", "gate", "recipe", "scope", "parity", "seed")
    return all(before.files[name] == after.files[name] for name in names) and all(
        getattr(before.manifest, field) == getattr(after.manifest, field) for field in fields
    )


def test_figures_and_words_come_in_and_answers_stay(trained: Path) -> None:
    before = read_bundle(trained / "tiny")
    assert before.manifest.metrics["crossvalidation"] is None
    status, said = _figures(trained)
    assert (status, "Nothing was written" in said) == (0, True), said

    shared = [trained / "tiny.toml", "--data", trained / "data", "--work", trained / "work"]
    assert _run("crossvalidate", *shared, "--folds", "2", "--seeds", "2")[0] == 0
    assert _run("ablate", *shared, "--folds", "2", "--seeds", "1")[0] == 0
    config = trained / "tiny.toml"
    config.write_text('limitations = ["Only of noise."]\n' + config.read_text())
    status, said = _figures(trained)
    assert status == 0, said
    after = read_bundle(trained / "tiny")
    assert _unchanged(before, after)
    assert (before.manifest.version, after.manifest.version) == ("0.1.0", "0.1.1")
    metrics = after.manifest.metrics
    assert [one["seed"] for one in metrics["crossvalidation"]["rounds"]] == [0, 1]
    assert [row["name"] for row in metrics["ablation"]["rows"]][1] == "less penalty"
    assert metrics["held_out"] == before.manifest.metrics["held_out"]
    card = after.files["CARD.md"].decode()
    assert "| less penalty |" in card
    assert "- Only of noise." in card
    assert "\nTrained as the bundle is (" in card
    assert "crossvalidate tiny --data FOLDER --folds 2 --seeds 2`" in card
    opened = open_bundle(after, verify=True)
    assert golden_difference(opened, len(opened.reference.golden_inputs)) <= 1e-4

    # Another work folder takes nothing away.
    (trained / "empty").mkdir()
    assert "Nothing was written" in _figures(trained, "--work", trained / "empty")[1]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("cut = 15 -> cut = 14", "trained otherwise than its config says"),
        ("epochs = 0 -> epochs = 1", "trained otherwise than its config says"),
        ("rows = 32 -> rows = 48", "another config"),
    ],
)
def test_a_bundle_of_another_recipe_is_left_alone(
    trained: Path, change: str, sentence: str
) -> None:
    files = {path: path.read_bytes() for path in (trained / "tiny").iterdir()}
    old, new = change.split(" -> ")
    assert old in _CONFIG
    (trained / "tiny.toml").write_text(_CONFIG.replace(old, new))
    status, said = _figures(trained)
    assert status == 2
    assert sentence in said
    assert {path: path.read_bytes() for path in (trained / "tiny").iterdir()} == files


def test_figures_of_another_recipe_or_of_other_scans_are_refused(trained: Path) -> None:
    kept = trained / "work" / "crossvalidation.json"
    kept.write_text(json.dumps({"recipe": {"fit": {}}, "key": "of others", "rounds": []}))
    status, said = _figures(trained)
    assert status == 2
    assert "was measured by another recipe than" in said
    kept.unlink()
    (trained / "data" / "dark" / "3.png").unlink()
    status, said = _figures(trained)
    assert status == 2
    assert "trained on other scans" in said


def test_a_bundle_of_before_training_was_kept_is_known_by_its_card(trained: Path) -> None:
    from app.bundle.writing import write_bundle

    bundle = read_bundle(trained / "tiny")
    fields = described(bundle.manifest)
    fields["metrics"].pop("training")
    write_bundle(trained / "tiny", fields, bundle.files)
    assert _figures(trained)[0] == 0
    (trained / "tiny.toml").write_text(_CONFIG.replace("views = 1", "views = 2"))
    write_bundle(trained / "tiny", fields, bundle.files)
    assert _figures(trained)[0] == 2


def test_a_report_of_this_bundle_comes_in_and_one_of_another_does_not(trained: Path) -> None:
    shared = ["--model", trained / "tiny", "--output", trained / "report"]
    status, said = _run("evaluate", trained / "data", *shared)
    assert status == 0, said
    status, said = _figures(trained, "--elsewhere", trained / "report")
    assert status == 0, said
    bundle = read_bundle(trained / "tiny")
    card = bundle.files["CARD.md"].decode()
    assert re.search(r"\| data \| refused by the gate: \d+ of 24 \|", card)
    assert "`lightbox evaluate data --model tiny`" in card
    (report,) = bundle.manifest.metrics["reports"].values()
    assert report["elsewhere"] is True
    # The bundle is another one now, by its own figures.
    status, said = _figures(trained, "--report", trained / "report")
    assert status == 2
    assert "whose files differ" in said
    assert _figures(trained, "--report", trained / "data")[0] == 2


def test_the_card_tells_a_report_by_hand() -> None:
    at = {"accuracy": [0.5, 0.4, 0.6], "sensitivity": [0.9, 0.8, 1.0], "specificity": [0.1, 0, 0.2]}
    found = {"f": {"scans": 12, "auc": [0.55, 0.4, 0.7], **at}}
    report = {"folder": "adults", "elsewhere": True, "files": 13, "failed": 1, "refused": 12}
    report |= {"all": found, "answered": {}, "prediction_sets": None, "robustness": None}
    lines = card_reports.elsewhere({"reports": {"adults": report}})
    assert (
        "| adults | all, 12 | f | 0.550 (0.400 to 0.700) | 0.500 (0.400 to 0.600) | "
        "0.900 (0.800 to 1.000) | 0.100 (0.000 to 0.200) |"
    ) in lines
    assert "| adults | refused by the gate: 12 of 12 | | | | | |" in lines
    sets = {
        "aimed_at": 0.9,
        "mean_size": [1.25, 1.2, 1.3],
        "coverage_by_class": {"a": [0.5, 0.4, 0.6], "b": [None, None, None]},
    }
    own = {"folder": "test", "elsewhere": False, "prediction_sets": sets, "robustness": None}
    lines = card_reports.prediction_sets({"reports": {"test": own, "adults": report}})
    assert "| a | 0.500 (0.400 to 0.600) |" in lines
    assert "| b | – (– to –) |" in lines
    assert card_reports.robustness({"reports": {"test": own}}) == ["Not measured."]


def test_the_card_tells_a_gate_of_before_intervals_were_kept() -> None:
    figures = {
        "refused": {"held out": [0.0, 120], "mild views": 0.0083},
        "false accepts": {"noise": [0.01, 200], "text": [0.0, 0.0, 0.0123, 300]},
        "AUROC of the router": {"noise": 1.0, "text": 1.0},
    }
    lines = card_gate.gate_lines(figures, PictureGate(8.4, 0.02, 0.5))
    # Wilson's interval of none of 120 ends at z^2 / (120 + z^2), z = 1.96.
    assert "| held out | 0.000 | 0.000 to 0.031 | 120 |" in lines
    assert "| mild views | 0.008 | – | – |" in lines
    assert any(line.startswith("| noise | 0.010 | 0.003 to 0.036 | 200 | – |") for line in lines)
    assert "| text | 0.000 | 0.000 to 0.012 | 300 | – | 1.0000 |" in lines
