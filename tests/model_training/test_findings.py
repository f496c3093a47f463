"""Findings that do not exclude one another: from a table to a bundle that the reader accepts."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydantic import ValidationError
from typer.testing import CliRunner

from app.bundle import Bundle, read_bundle
from app.bundle.manifest import manifest_of
from app.imaging import read_scan
from app.inference.opening import open_bundle
from app.services.analyse import analyse
from model_training import finding_calibration as fc
from model_training import finding_fitting
from model_training.__main__ import app
from model_training.augment import Augmentation
from model_training.features import CachedViews, LiveViews, cached_maps
from model_training.job import Rows

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations

_CONFIG = """
id = "tiny-findings"
title = "Tiny findings"
gate_effort = 0.05
[labels]
files = ["table.csv"]
scan = ["image"]
findings = ["findings"]
patient = ["patient"]
test_list = "test.txt"
[[classes]]
name = "upper"
[[classes]]
name = "lower"
[[classes]]
name = "rare"
[recipe]
rows = 64
columns = 64
channels = 1
[fit]
cut = 13
views = 2
epochs = 1
batch = 16
held_out = 0.4
positive_weight = 0.5
"""


def _picture(rng: np.random.Generator, findings: set[str]) -> Image.Image:
    """Noise with a soft blob for each finding: in the upper half, in the lower half."""
    y, x = np.mgrid[-1:1:80j, -1:1:80j]
    grey = 60 + rng.normal(0, 6, y.shape)
    for name, row in (("upper", -0.5), ("lower", 0.5)):
        if name in findings:
            middle = row + rng.uniform(-0.1, 0.1)
            grey += 150 * np.exp(-((y - middle) ** 2 + (x - rng.uniform(-0.3, 0.3)) ** 2) * 8)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def _data(root: Path) -> Path:
    """80 scans of 40 patients and 16 of the test set; of 8 nothing is known, 4 are rare."""
    rng = np.random.default_rng(0)
    root.mkdir()
    rows, tested = ["image,findings,patient"], []
    for i in range(96):
        findings = {n for n, bit in (("upper", i % 2), ("lower", i // 2 % 2)) if bit}
        name = f"{i:03}.png"
        _picture(rng, findings).save(root / name)
        said = "|".join(sorted(findings | ({"rare"} if i in (3, 20, 45, 60) else set())))
        rows.append(f"{name},{'' if i % 12 == 7 else said or 'No Finding'},p{i // 2}")
        if i >= 80:
            tested.append(name)
    (root / "table.csv").write_text("\n".join(rows))
    (root / "test.txt").write_text("\n".join(tested))
    return root


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bundle, Path, str]:
    """A bundle, the data it came from, and what the command said."""
    root = tmp_path_factory.mktemp("findings")
    (root / "tiny.toml").write_text(_CONFIG)
    data = _data(root / "data")
    shared = [str(root / "tiny.toml"), "--data", str(data), "--work", str(root / "work")]
    judged = CliRunner().invoke(app, ["crossvalidate", *shared, "--folds", "2"])
    assert judged.exit_code == 0, judged.output
    result = CliRunner().invoke(app, ["train", *shared, "--output", str(root / "bundle")])
    assert result.exit_code == 0, result.output
    return read_bundle(root / "bundle"), data, judged.output + result.output


def test_each_finding_is_learnt_and_decided_by_itself(
    trained: tuple[Bundle, Path, str],
) -> None:
    manifest = trained[0].manifest
    assert manifest.calibration.output == "sigmoid"
    by_name = {finding.name: finding for finding in manifest.findings}
    for name in ("upper", "lower"):
        assert len(by_name[name].operating_points) == 3
        assert manifest.metrics["test"]["findings"][name]["auc"][0] >= 0.9
    (counts,) = (data.counts for data in manifest.training_data)
    known = [i for i in range(80) if i % 12 != 7]
    assert counts["training"]["upper"] + counts["held out"]["upper"] == sum(i % 2 for i in known)
    assert manifest.metrics["test"]["scans"] == sum(i % 12 != 7 for i in range(80, 96))


def test_a_finding_with_too_few_scans_gets_no_decision_and_says_so(
    trained: tuple[Bundle, Path, str],
) -> None:
    manifest = trained[0].manifest
    rare = next(finding for finding in manifest.findings if finding.name == "rare")
    assert rare.operating_points == ()
    assert manifest.conformal is None
    sentence = next(text for text in manifest.limitations if "Too few held-out scans" in text)
    assert "rare (" in sentence
    assert "upper" not in sentence
    assert sentence in trained[0].files["CARD.md"].decode()
    assert "nothing is known of them" in trained[2].replace("\n", " ")


def test_cross_validation_gives_each_finding_its_figures(
    trained: tuple[Bundle, Path, str],
) -> None:
    found = trained[0].manifest.metrics["crossvalidation"]
    (figures,) = found["rounds"]
    assert figures["findings"]["rare"]["positives"] == 4
    assert figures["findings"]["upper"]["auc"]["pooled"][0] >= 0.8
    assert "accuracy" not in figures


def test_a_scan_may_have_several_findings_or_none(trained: tuple[Bundle, Path, str]) -> None:
    bundle, data, _ = trained
    opened = open_bundle(bundle, verify=True)
    free = replace(opened.bundle.manifest, gate=None)
    opened = type(opened)(
        replace(bundle, manifest=free),
        opened.reference,
        opened.engine,
    )
    said = {}
    for i in (80, 81, 82, 83):
        analysis = analyse(read_scan(data / f"{i:03}.png"), opened)
        said[i] = {f.name: f for f in analysis.findings}
        assert analysis.prediction_set == ()
        assert len(analysis.maps) == 3
    for name in ("upper", "lower"):
        assert said[83][name].probability > said[80][name].probability
    assert said[83]["upper"].positive
    assert said[83]["lower"].positive
    assert said[83]["upper"].probability + said[83]["lower"].probability > 1
    assert said[83]["rare"].positive is None


def test_a_manifest_never_adds_up_findings_that_do_not_exclude_one_another(
    trained: tuple[Bundle, Path, str],
) -> None:
    manifest = trained[0].manifest
    values = asdict(manifest)
    assert manifest_of(values) == manifest
    summed = dict(values["findings"][0], classes=("upper", "lower"))
    with pytest.raises(ValidationError, match="do not exclude one another"):
        manifest_of({**values, "findings": [summed]})
    two = dict(values["calibration"], temperature=(1.0, 1.0))
    with pytest.raises(ValidationError, match="one temperature, or one per class"):
        manifest_of({**values, "calibration": two})


# --- Learning with labels that are missing ----------------------------------------------


def test_a_label_that_is_not_known_adds_nothing_to_the_loss() -> None:
    targets = np.array([[1, np.nan], [0, 1]], np.float32)
    logits = np.array([[0.5, 9.0], [-1.0, 2.0]], np.float32)
    weights = np.array([[1.0, 1.0], [0.5, 3.0]], np.float32)  # of absence and presence
    found = np.asarray(finding_fitting.masked_crossentropy(0.0, weights)(targets, logits))
    first = np.log(1 + np.exp(-0.5)) / 2
    second = (np.log(1 + np.exp(-1.0)) + 3 * np.log(1 + np.exp(-2.0))) / 2
    np.testing.assert_allclose(found, [first, second], rtol=1e-5)
    smoothed = np.asarray(finding_fitting.masked_crossentropy(0.2, weights)(targets, logits))
    # 0.9 of the loss of presence and 0.1 of that of absence.
    by_hand = (0.9 * np.log(1 + np.exp(-0.5)) + 0.1 * np.log(1 + np.exp(0.5))) / 2
    np.testing.assert_allclose(smoothed[0], by_hand, rtol=1e-5)


def test_weights_make_the_halves_of_a_finding_equal() -> None:
    targets = np.array([[1, 0], [0, 0], [0, np.nan], [0, 0]], np.float32)
    weights = finding_fitting.finding_weights(targets, 1.0)
    # One with and three without: 2 x 1 = 2/3 x 3, and the mean is 1.
    np.testing.assert_allclose(weights[0], [2 / 3, 2], rtol=1e-6)
    np.testing.assert_allclose(weights[1], [1, 1])  # never present: nothing to balance
    np.testing.assert_allclose(finding_fitting.finding_weights(targets, 0.0), 1)


def test_the_linear_head_of_a_finding_ignores_what_is_not_known() -> None:
    rng = np.random.default_rng(0)
    pooled = rng.normal(0, 1, (300, 4)).astype(np.float32)
    targets = np.stack([pooled[:, 0] > 0, pooled[:, 1] > 0, np.zeros(300)], 1).astype(np.float32)
    targets[::3, 1] = np.nan
    weights = np.ones((3, 2), np.float32)
    kernel, bias = finding_fitting.linear_head(pooled, targets, weights, 0.01)
    assert np.abs(kernel[:, :2]).argmax(axis=0).tolist() == [0, 1]
    known = ~np.isnan(targets[:, 1])
    alone, _ = finding_fitting.linear_head(pooled[known], targets[known], weights, 0.01)
    right = (pooled @ kernel[:, 1] > 0) == (pooled[:, 1] > 0)
    assert right[known].mean() > 0.97
    assert np.corrcoef(kernel[:, 1], alone[:, 1])[0, 1] > 0.999
    # A finding that is never present answers with its share: (0 + 1/2) of 301.
    np.testing.assert_array_equal(kernel[:, 2], 0)
    assert 1 / (1 + np.exp(-bias[2])) == pytest.approx(0.5 / 301, rel=1e-4)


def test_calibration_finds_temperature_and_bias_of_each_finding() -> None:
    rng = np.random.default_rng(1)
    true = rng.normal(0, 2, (20000, 2))
    targets = (rng.random(true.shape) < 1 / (1 + np.exp(-true))).astype(np.float32)
    targets[:5000, 1] = np.nan
    distorted = (true * [2.0, 0.5] + [1.0, -1.0]).astype(np.float32)
    distorted[:5000, 1] += 50  # of scans that are not known: must not matter
    fitted = fc.fit_sigmoid(distorted, targets)
    assert fitted.temperature == pytest.approx((2.0, 0.5), rel=0.05)
    assert fitted.bias == pytest.approx((-0.5, 2.0), abs=0.06)


def test_sets_of_findings_hold_those_that_are_present() -> None:
    rng = np.random.default_rng(2)
    p = rng.random((6000, 2))
    targets = (rng.random(p.shape) < p).astype(np.float32)
    sets = fc.conformal(p[:3000], targets[:3000], exclusive=False, coverage=0.9)
    assert sets is not None
    for c in range(2):
        present = targets[3000:, c] == 1
        inside = 1 - p[3000:][present, c] <= sets.quantiles[c]
        assert inside.mean() == pytest.approx(0.9, abs=0.03)
    targets[5:3000, 1] = 0
    assert fc.conformal(p[:3000], targets[:3000], exclusive=False) is None


class _Trunk:
    """Stands for a frozen network: the mean of 2 x 2 pixels."""

    output_shape = (None, 4, 4, 1)

    def predict_on_batch(self, batch: np.ndarray) -> np.ndarray:
        return batch.reshape(len(batch), 4, 2, 4, 2, 1).mean(axis=(2, 4))


def test_views_computed_anew_are_the_cached_ones(tmp_path: Path) -> None:
    values = np.random.default_rng(0).random((5, 8, 8, 1), dtype=np.float32)
    rows, how = Rows(values, np.array([4, 2, 0])), Augmentation()
    cached = [cached_maps(_Trunk(), rows, n, how, 3, tmp_path, "key") for n in range(2)]
    live = LiveViews(_Trunk(), rows, 2, how, 3)
    views, some = np.array([0, 1, 1, 0]), np.array([2, 0, 1, 1])
    expected = CachedViews(cached).fetch(views, some)
    assert len(live) == 2
    np.testing.assert_allclose(live.fetch(views, some), expected, atol=1e-3)


def test_a_bundle_is_measured_by_the_table_it_was_trained_from(
    trained: tuple[Bundle, Path, str], tmp_path: Path
) -> None:
    _, data, _ = trained
    where = [str(data), "--model", str(data.parent / "bundle"), "--output", str(tmp_path)]
    config = str(data.parent / "tiny.toml")
    result = CliRunner().invoke(app, ["evaluate", *where, "--config", config, "--resamples", "100"])
    assert result.exit_code == 0, result.output
    figures = json.loads((tmp_path / "figures.json").read_text())
    known = [i for i in range(80, 96) if i % 12 != 7]  # of one test scan nothing is known
    upper = figures.get("gate_left_out", figures)["findings"]["upper"]  # the refused as well
    assert upper["scans"] == len(known)
    assert upper["positives"] == sum(i % 2 for i in known)
    assert any("test set" in note for note in figures["notes"])
    lost = CliRunner().invoke(app, ["evaluate", *where])
    assert lost.exit_code == 2
    assert "--config" in lost.output
    assert "[labels]" in lost.output
