"""From a folder of pictures to a bundle that the reader accepts."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from app.bundle import Bundle, read_bundle
from app.imaging import read_scan
from app.inference.calibration import probabilities
from app.inference.litert_engine import LiteRtEngine
from app.inference.looks import looks_of, mahalanobis, router_probability
from app.preprocessing import apply
from model_training import gate_folders
from model_training.__main__ import app
from model_training.augment import Augmentation, resampled, view
from model_training.config import Config, Fit
from model_training.features import CachedViews
from model_training.gating import fit_gate

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations

_CONFIG = """
id = "tiny"
title = "Tiny"
[recipe]
rows = 64
columns = 64
channels = 1
[data]
patient = '^(p[0-9]+)_'
[fit]
cut = 13
views = 2
epochs = 2
batch = 16
held_out = 0.3
held_out_views = 1
"""


def _picture(rng: np.random.Generator, *, bright: bool) -> Image.Image:
    """A soft blob on a noisy ground: in the upper or the lower half."""
    y, x = np.mgrid[-1:1:80j, -1:1:80j]
    row = rng.uniform(0.3, 0.5) * (1 if bright else -1)
    blob = np.exp(-((y - row) ** 2 + (x - rng.uniform(-0.3, 0.3)) ** 2) * 8)
    grey = 60 + 150 * blob + rng.normal(0, 6, blob.shape)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def _folder(root: Path) -> Path:
    rng = np.random.default_rng(0)
    for subset, count in (("train", 30), ("test", 8)):
        for name in ("lower", "upper"):
            (root / subset / name).mkdir(parents=True)
            for i in range(count):
                file = root / subset / name / f"p{subset}{name}{i // 2}_{i}.png".replace(subset, "")
                _picture(rng, bright=name == "lower").save(file)
    copied = root / "train" / "lower" / "plower0_0.png"
    shutil.copy(copied, root / "test" / "lower" / "p77_copy.png")
    (root / "train" / "lower" / "p99_broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    return root


def _wrong(root: Path) -> Path:
    """A folder of stripes, and a table among them."""
    folder = root / "stripes" / "train"
    folder.mkdir(parents=True)
    for i in range(12):
        stripes = 127 + 120 * np.sin(np.arange(80) * (0.3 + i / 20))
        Image.fromarray(np.tile(stripes, (80, 1)).astype(np.uint8)).save(folder / f"{i}.png")
    (folder / "table.csv").write_text("no picture")
    return folder


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bundle, Path, str]:
    """A bundle, the data it came from, and what the command said."""
    root = tmp_path_factory.mktemp("training")
    (root / "tiny.toml").write_text(_CONFIG)
    data = _folder(root / "data")
    shared = [str(root / "tiny.toml"), "--data", str(data), "--work", str(root / "work")]
    judged = CliRunner().invoke(app, ["crossvalidate", *shared, "--folds", "2"])
    assert judged.exit_code == 0, judged.output
    arguments = ["train", *shared, "--output", str(root / "tiny"), "--outliers", str(_wrong(root))]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return read_bundle(root / "tiny"), data, result.output


def test_the_bundle_names_what_it_was_trained_on(trained: tuple[Bundle, Path, str]) -> None:
    manifest = trained[0].manifest
    assert manifest.classes == ("lower", "upper")
    (data,) = manifest.training_data
    total = sum(sum(data.counts[subset].values()) for subset in ("training", "held out"))
    assert total == 60  # the broken file is left out
    assert manifest.metrics["test"]["scans"] == 17
    assert manifest.parity is not None
    assert manifest.parity.largest_difference <= manifest.parity.allowed


def test_an_unreadable_scan_is_named(trained: tuple[Bundle, Path, str]) -> None:
    assert "p99_broken.png" in trained[2].replace("\n", "")


def test_it_learns_what_is_easy(trained: tuple[Bundle, Path, str]) -> None:
    figures = trained[0].manifest.metrics["test"]["findings"]["lower"]
    assert figures["auc"][0] >= 0.9


def test_copies_of_training_scans_are_left_out_of_the_clean_test(
    trained: tuple[Bundle, Path, str],
) -> None:
    metrics = trained[0].manifest.metrics
    assert metrics["test_subsets"]["test, clean"]["scans"] == 16
    answered = metrics["test_subsets"].get("test, answered", {"scans": 0})["scans"]
    refused, _, _, of = metrics["gate"]["refused"]["test"]
    assert of == 17
    assert answered == round((1 - refused) * of)


def test_cross_validation_reaches_the_bundle(trained: tuple[Bundle, Path, str]) -> None:
    found = trained[0].manifest.metrics["crossvalidation"]
    assert (found["folds"], found["scans"]) == (2, 60)
    (figures,) = found["rounds"]
    value, low, high = figures["findings"]["lower"]["auc"]["pooled"]
    assert low <= value <= high
    assert value >= 0.8
    assert len(figures["accuracy"]["by_fold"]) == 2


def test_an_outlier_folder_is_learnt_from_and_its_unreadable_files_are_counted(
    trained: tuple[Bundle, Path, str],
) -> None:
    figures = trained[0].manifest.metrics["gate"]
    share, low, high, count = figures["false accepts"]["stripes/train"]
    assert count >= 5
    assert share <= 0.2
    assert low - 1e-9 <= share <= high + 1e-9
    assert figures["false accepts of unseen kinds"]["stripes/train"][3] == count
    assert "1 unreadable" in trained[2].replace("\n", " ")


def test_the_card_states_its_figures(trained: tuple[Bundle, Path, str]) -> None:
    card = trained[0].files["CARD.md"].decode()
    for heading in (
        "Intended use",
        "test, clean",
        "Cross-validation",
        "Operating points",
        "Gate",
        "What was tried",
        "Limitations",
        "reproduce",
    ):
        assert heading in card
    assert "Not a medical device" in card


def test_the_golden_answers_are_those_of_the_compiled_twin(
    trained: tuple[Bundle, Path, str],
) -> None:
    bundle = trained[0]
    reference = bundle.reference()
    out = LiteRtEngine(bundle.files["model.tflite"]).run(reference.golden_inputs)
    found = probabilities(out.logits, bundle.manifest.calibration)
    assert np.abs(found - reference.golden_probabilities).max() <= 1e-4
    weights = out.feature_maps.mean(axis=(1, 2)) @ reference.head_weights
    differences = out.logits - weights  # the bias: the same for every picture
    assert np.ptp(differences, axis=0).max() < 1e-4


def test_the_gate_refuses_noise_as_the_reader_computes_it(
    trained: tuple[Bundle, Path, str],
) -> None:
    bundle = trained[0]
    limits, reference = bundle.manifest.gate, bundle.reference()
    assert limits is not None
    assert limits.kind_limit is not None
    noise = np.random.default_rng(0).random((4, 64, 64, 1), dtype=np.float32)
    for seen in looks_of(LiteRtEngine(bundle.files["model.tflite"]).run(noise), reference):
        distance = mahalanobis(seen, reference)
        kind = router_probability(seen, reference)
        assert distance is not None
        assert kind is not None
        assert distance > limits.distance_limit or kind < limits.kind_limit


def test_a_gate_fitted_anew_leaves_the_network_as_it_is(
    trained: tuple[Bundle, Path, str], tmp_path: Path
) -> None:
    former, data, _ = trained
    target, stripes = tmp_path / "renewed", former.origin.parent / "stripes" / "train"
    arguments = [str(former.origin), "--data", str(data), "--work", str(tmp_path / "work")]
    arguments += ["--outliers", str(stripes), "--output", str(target)]
    result = CliRunner().invoke(app, ["gate", *arguments])
    assert result.exit_code == 0, result.output
    renewed = read_bundle(target)
    for name in ("model.keras", "model.tflite"):
        assert renewed.files[name] == former.files[name]
    ours, theirs = renewed.reference(), former.reference()
    np.testing.assert_array_equal(ours.golden_probabilities, theirs.golden_probabilities)
    np.testing.assert_array_equal(ours.head_weights, theirs.head_weights)
    now, before = renewed.manifest, former.manifest
    assert (before.version, now.version) == ("0.1.0", "0.1.1")
    assert now.metrics["test"]["findings"] == before.metrics["test"]["findings"]
    assert "0.1.1" in renewed.files["CARD.md"].decode()
    limits = now.gate
    assert limits is not None
    scans = sorted((data / "test" / "lower").glob("*.png"))
    pictures = np.stack([apply(now.recipe, read_scan(path)) for path in scans])
    out = LiteRtEngine(renewed.files["model.tflite"]).run(pictures)
    distances = [mahalanobis(seen, ours) or 0.0 for seen in looks_of(out, ours)]
    assert np.mean(np.array(distances) <= limits.distance_limit) >= 0.5


def test_a_gate_cannot_be_fitted_on_other_classes(
    trained: tuple[Bundle, Path, str], tmp_path: Path
) -> None:
    for name in ("cats", "dogs"):
        (tmp_path / "data" / name).mkdir(parents=True)
    arguments = ["gate", str(trained[0].origin), "--data", str(tmp_path / "data"), "--force"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "other classes" in result.output.replace("\n", " ")


def test_the_gate_accepts_what_it_was_made_for_and_refuses_the_rest() -> None:
    rng = np.random.default_rng(0)
    scans = rng.normal(0, 1, (1, 800, 6))
    views = np.concatenate([scans, scans + rng.normal(0, 0.1, scans.shape)]).astype(np.float32)
    wrong = {"far": rng.normal(5, 1, (100, 6)).astype(np.float32)}
    gate = fit_gate(views[:, :600], views[:, 600:], wrong, 0.02, embedding=6)
    assert gate.accepts(rng.normal(0, 1, (500, 6)).astype(np.float32)).mean() > 0.95
    assert not gate.accepts(wrong["far"]).any()
    assert not gate.accepts(np.full((1, 6), -30, dtype=np.float32)).any()
    assert gate.limits.refusals <= 0.03


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["no-such-config"], "is no config"),
        (["chest-xray-pneumonia"], "--data"),
        (["chest-xray-pneumonia", "--data", "/nowhere"], "no folder"),
    ],
)
def test_wrong_usage_is_a_sentence(arguments: list[str], sentence: str) -> None:
    result = CliRunner().invoke(app, ["train", *arguments])
    assert result.exit_code == 2
    assert sentence in result.output.replace("\n", " ")
    assert "Traceback" not in result.output


def test_levels_keep_the_activation_map_exact_and_the_embedding_frozen() -> None:
    import keras

    from model_training import network

    keras.utils.set_random_seed(0)
    shape, levels = (64, 64, 1), (7, 10)
    trunk = network.build_trunk("lite0", shape, 7)
    top = network.build_top("lite0", trunk.output_shape[1:], 7, 3, 0.1, levels)
    model = network.build_classifier("lite0", shape, 7, 3, levels)
    network.copy_weights(trunk, model)
    network.copy_weights(top, model)
    x = np.random.default_rng(0).random((2, *shape), dtype=np.float32)
    before = {name: np.asarray(value) for name, value in model(x).items()}
    top.set_weights([value + 0.01 for value in top.get_weights()])
    network.copy_weights(top, model)
    after = {name: np.asarray(value) for name, value in model(x).items()}
    np.testing.assert_array_equal(before["embedding"], after["embedding"])
    assert not np.allclose(before["logits"], after["logits"])
    kernel, bias = model.get_layer("logits").get_weights()
    mapped = (after["feature_maps"] @ kernel).mean(axis=(1, 2)) + bias
    np.testing.assert_allclose(mapped, after["logits"], rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(np.asarray(top(trunk(x))), after["logits"], rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("levels", [(9,), (10, 16)])
def test_levels_lie_above_the_cut(levels: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must lie between cut"):
        Fit(cut=10, levels=levels)


_STILL = {field.name: 0.0 for field in fields(Augmentation)}


def test_a_view_is_mirrored_only_where_a_config_says_so() -> None:
    picture = np.random.default_rng(0).random((32, 32, 1), dtype=np.float32)
    mirrored = view(picture, np.random.default_rng(1), Augmentation(**(_STILL | {"flip": 1.0})))
    still = view(picture, np.random.default_rng(1), Augmentation(**_STILL))
    assert np.abs(still - picture).max() <= 0.03
    assert np.abs(mirrored - picture[:, ::-1]).max() <= 0.03


def test_a_resampled_picture_keeps_shape_and_range_and_content() -> None:
    y, x = np.mgrid[0:1:48j, 0:1:48j]
    picture = ((x + y) / 2).astype(np.float32)[..., None]
    for seed in range(20):
        other = resampled(picture, np.random.default_rng(seed))
        assert other.shape == picture.shape
        assert other.dtype == np.float32
        assert 0 <= other.min() <= other.max() <= 1
        assert np.abs(other - picture).mean() < 0.02


def test_of_a_large_outlier_folder_some_files_are_used_evenly(tmp_path: Path) -> None:
    for i in range(1000):
        (tmp_path / f"{i:04}.png").touch()
    learn, measure = gate_folders.chosen(tmp_path, 0)
    assert (len(learn), len(measure)) == (400, 400)
    assert not set(learn) & set(measure)
    numbers = sorted(int(path.stem) for path in [*learn, *measure])
    assert np.diff(numbers).max() <= 3
    assert gate_folders.chosen(tmp_path, 0) == (learn, measure)


def test_an_unknown_turn_is_an_error() -> None:
    with pytest.raises(ValueError, match="sideways"):
        Config(gate_turned=("sideways",))


def test_a_class_with_one_scan_is_named(tmp_path: Path) -> None:
    for name, count in (("many", 4), ("few", 1)):
        (tmp_path / name).mkdir()
        for i in range(count):
            _picture(np.random.default_rng(i), bright=True).save(tmp_path / name / f"{i}.png")
    result = CliRunner().invoke(app, ["train", str(tmp_path), "--work", str(tmp_path / "work")])
    assert result.exit_code == 2
    assert "few" in result.output


class _KilledError(Exception):
    pass


def test_an_interrupted_training_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    import keras

    from model_training import fitting

    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, 48)
    maps = (rng.normal(0, 1, (48, 4, 4, 6)) + labels[:, None, None, None]).astype(np.float16)
    lesson = fitting.Lesson(
        CachedViews([maps]),
        np.eye(2, dtype=np.float32)[labels],
        np.ones(48, np.float32),
        np.arange(48),
    )
    settings = Fit(epochs=4, batch=8, rate=1e-2)

    def top() -> keras.Model:
        keras.utils.set_random_seed(3)
        start = keras.Input((4, 4, 6))
        x = keras.layers.Conv2D(5, 1, activation="relu")(start)
        x = keras.layers.Dropout(0.3)(keras.layers.GlobalAveragePooling2D()(x))
        return keras.Model(start, keras.layers.Dense(2)(x))

    def kill_after_two(epoch: int, _loss: float, _worth: float | None) -> None:
        if epoch == 2:
            raise _KilledError

    whole, parts, epochs = top(), top(), []
    killing = fitting.Heard(epoch=kill_after_two, judge=lambda: 0.5)
    counting = fitting.Heard(epoch=lambda e, _loss, _worth: epochs.append(e))
    fitting.train(whole, lesson, settings, 1, tmp_path / "whole.npz", "key")
    with pytest.raises(_KilledError):
        fitting.train(parts, lesson, settings, 1, tmp_path / "parts.npz", "key", killing)
    resumed = top()
    fitting.train(resumed, lesson, settings, 1, tmp_path / "parts.npz", "key", counting)
    assert epochs == [3, 4]
    for a, b in zip(whole.get_weights(), resumed.get_weights(), strict=True):
        np.testing.assert_allclose(a, b, atol=1e-6)
