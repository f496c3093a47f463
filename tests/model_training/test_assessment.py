"""Evaluation: the arithmetic, the labels, the very reading path, and the whole command."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from app.bundle import Manifest, read_bundle
from app.domain.display import DisplayTransform
from app.domain.finding import Calibration, Conformal, FindingSpec, OperatingPoint
from app.domain.scan import Geometry, Scan, Source
from app.errors import UsageError
from app.imaging import read_scan
from app.inference.calibration import probabilities
from app.inference.opening import OpenBundle, open_bundle
from app.preprocessing import apply
from app.services.analyse import analyse
from model_training.assessment import statistics as st
from model_training.assessment.attacks import Attack
from model_training.assessment.command import evaluate
from model_training.assessment.distortions import DISTORTIONS, distorted, shown
from model_training.assessment.labels import Words, truth_of
from model_training.assessment.listing import Labelled, list_scans
from model_training.assessment.map_sanity import similarity, spearman
from model_training.assessment.measures import Settings, figures, groups
from model_training.assessment.scoring import (
    Row,
    ask,
    finding_probabilities,
    read_rows,
    scores,
)
from model_training.assessment.traits import age_band, name_groups
from model_training.calibration import wilson
from model_training.config import ClassRule
from model_training.evaluation import auc
from tests.conftest import chest_bundle_path, sample_path

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations

_PNEUMONIA = FindingSpec("pneumonia", ("bacterial pneumonia", "viral pneumonia"))
_CLASSES = ("normal", "bacterial pneumonia", "viral pneumonia")
_RULES = (
    ClassRule(name="normal", folder="NORMAL"),
    ClassRule(name="bacterial pneumonia", folder="PNEUMONIA", pattern="_bacteria_"),
    ClassRule(name="viral pneumonia", folder="PNEUMONIA", pattern="_virus_"),
)
_WORDS = Words(_CLASSES, (_PNEUMONIA,), exclusive=True)
_SIGMOID = Words(("effusion", "nodule"), (), exclusive=False)


# --- Arithmetic ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drawn() -> tuple[st.Floats, st.Bools]:
    rng = np.random.default_rng(1)
    truth = rng.random(200) < 0.4
    return np.round(np.clip(rng.normal(0.4 + 0.2 * truth, 0.2), 0, 1), 2), truth


def test_ece_by_hand() -> None:
    score = np.array([0.9, 0.1, 0.2, 0.8])
    truth = np.array([True, False, True, False])
    # Bins of two: (0.1, 0.2) has mean 0.15 and share 0.5; (0.8, 0.9) has 0.85 and 0.5.
    assert st.ece(score, truth, bins=2) == pytest.approx((0.35 + 0.35) / 2)


def test_bins_have_equal_mass() -> None:
    sizes = [len(rows) for rows in st.equal_mass_bins(np.linspace(0, 1, 32))]
    assert len(sizes) == 15
    assert set(sizes) == {2, 3}
    assert len(st.equal_mass_bins(np.array([0.3, 0.4]))) == 2


def test_the_floor_is_what_perfect_probabilities_show() -> None:
    rng = np.random.default_rng(0)
    score = rng.random(300)
    perfect = [st.ece(score, rng.random(300) < score) for _ in range(100)]
    assert st.ece_floor(score, 5) == pytest.approx(float(np.mean(perfect)), abs=0.005)
    assert st.ece_floor(score, 5) > 0.02


def test_decisions_are_those_of_scikit_learn(drawn: tuple[st.Floats, st.Bools]) -> None:
    from sklearn import metrics

    score, truth = drawn
    at, positive = st.decisions(score, truth, 0.5), score >= 0.5
    assert at["accuracy"] == pytest.approx(metrics.accuracy_score(truth, positive))
    assert at["balanced_accuracy"] == pytest.approx(
        metrics.balanced_accuracy_score(truth, positive)
    )
    assert at["sensitivity"] == pytest.approx(metrics.recall_score(truth, positive))
    assert at["specificity"] == pytest.approx(metrics.recall_score(~truth, ~positive))
    assert at["ppv"] == pytest.approx(metrics.precision_score(truth, positive))
    assert at["npv"] == pytest.approx(metrics.precision_score(~truth, ~positive))
    assert st.brier(score, truth) == pytest.approx(metrics.brier_score_loss(truth, score))


def test_the_roc_curve_is_that_of_scikit_learn(drawn: tuple[st.Floats, st.Bools]) -> None:
    from sklearn.metrics import roc_auc_score, roc_curve

    score, truth = drawn
    false, true, _ = roc_curve(truth, score, drop_intermediate=False)
    ours = st.roc(score, truth)
    np.testing.assert_allclose(ours[0], false)
    np.testing.assert_allclose(ours[1], true)
    assert np.trapezoid(ours[1], ours[0]) == pytest.approx(roc_auc_score(truth, score))


def test_undefined_figures_are_not_zero() -> None:
    at = st.decisions(np.array([0.2, 0.3]), np.array([False, False]), 0.5)
    assert np.isnan(at["sensitivity"])
    assert np.isnan(at["ppv"])
    assert np.isnan(at["balanced_accuracy"])
    assert at["specificity"] == 1.0
    nothing = np.zeros(0)
    assert np.isnan(st.ece(nothing, nothing > 0))


def test_resamples_hold_whole_patients() -> None:
    patients = np.array([7, 7, 3, 3, 3, 9])
    for rows in st.resamples(patients, 50, 0):
        counts = np.bincount(rows, minlength=6)
        assert counts[0] == counts[1]
        assert counts[2] == counts[3] == counts[4]
        assert counts[[0, 2, 5]].sum() == 3


def test_intervals_are_repeatable_and_wider_by_patient(drawn: tuple[st.Floats, st.Bools]) -> None:
    score, truth = (np.repeat(part, 4) for part in drawn)

    def over(rows: st.Rows) -> dict[str, float]:
        return {"auc": auc(score[rows], truth[rows]), "ece": st.ece(score[rows], truth[rows])}

    each, grouped = np.arange(800), np.repeat(np.arange(200), 4)
    by_scan = st.with_intervals(over, each, 200, 3)["auc"]
    by_patient = st.with_intervals(over, grouped, 200, 3)
    assert by_patient == st.with_intervals(over, grouped, 200, 3)
    wide, narrow = by_patient["auc"].high - by_patient["auc"].low, by_scan.high - by_scan.low
    assert wide / narrow == pytest.approx(2.0, rel=0.25)  # four copies feign half the width
    for measured in by_patient.values():
        assert measured.low <= measured.value <= measured.high


def test_a_perfect_proportion_has_wilsons_interval() -> None:
    values = {"x/sensitivity": 1.0, "auc": 1.0}
    measured = st.with_intervals(lambda _: values, np.arange(20), 100, 0)
    assert np.isnan(measured["auc"].low)  # rather than “1.000 to 1.000” of a few scans
    # n / (n + z^2) for 20 of 20.
    assert measured["x/sensitivity"].low == pytest.approx(20 / (20 + 1.959964**2), abs=1e-6)


def test_delong_by_hand(drawn: tuple[st.Floats, st.Bools]) -> None:
    first, truth = drawn
    second = np.clip(first + np.random.default_rng(2).normal(0, 0.2, len(first)), 0, 1).round(2)
    found = st.delong(first, second, truth)

    def wins(score: st.Floats) -> st.Floats:
        """1 where a positive is above a negative, half for a tie: (positives, negatives)."""
        p, n = score[truth][:, None], score[~truth][None]
        return (p > n) + 0.5 * (p == n)

    a, b = wins(first), wins(second)
    assert (found.first, found.second) == (pytest.approx(a.mean()), pytest.approx(b.mean()))
    over = [(a - b).mean(axis=axis) for axis in (1, 0)]
    variance = sum(part.var(ddof=1) / len(part) for part in over)
    half = 1.959964 * np.sqrt(variance)
    assert found.difference.high - found.difference.value == pytest.approx(half)
    assert st.delong(first, first, truth).p == 1.0


def test_map_figures() -> None:
    rng = np.random.default_rng(0)
    one, other = rng.random((2, 7, 7)).astype(np.float32)
    assert similarity(one, one) == pytest.approx(1.0)
    assert spearman(one, one**3) == pytest.approx(1.0)
    assert abs(similarity(one, other)) < 0.5
    assert np.isnan(spearman(one, np.zeros_like(one)))


# --- Labels ----------------------------------------------------------------------------------


def test_labels_in_the_words_of_a_bundle() -> None:
    words = replace(_WORDS, rules=_RULES, given={"sick": "pneumonia"})
    assert words.label("NORMAL", "IM-1.jpeg") == {"normal"}
    assert words.label("PNEUMONIA", "person1_virus_2.jpeg") == {"viral pneumonia"}
    assert words.label("PNEUMONIA", "unnamed.jpeg") == set(_PNEUMONIA.classes)
    assert words.label("sick", "x") == set(_PNEUMONIA.classes)
    assert words.label("Viral_Pneumonia", "x") == {"viral pneumonia"}
    assert words.label("cat", "x") is None
    assert _WORDS.labels("normal|pneumonia") is None  # classes that exclude one another
    assert _SIGMOID.labels("Effusion|Nodule|Hernia") == {"effusion", "nodule"}
    assert _SIGMOID.labels("No Finding") == set()


def test_truth_is_unknown_where_the_label_does_not_say() -> None:
    viral = FindingSpec("viral pneumonia", ("viral pneumonia",))
    either = frozenset(_PNEUMONIA.classes)
    assert truth_of(either, _PNEUMONIA, exclusive=True) == 1
    assert truth_of(either, viral, exclusive=True) == -1
    assert truth_of(frozenset({"normal"}), viral, exclusive=True) == 0
    assert truth_of(frozenset({"a", "b"}), FindingSpec("a", ("a",)), exclusive=False) == 1
    assert truth_of(frozenset(), FindingSpec("a", ("a",)), exclusive=False) == 0


def test_file_names_tell_sources_and_not_patients() -> None:
    names = [f"person{i}_virus_{i}.jpeg" for i in range(9)]
    assert set(name_groups(names)) == {"person-virus"}
    assert name_groups(["NORMAL2-IM-0873-0001.jpeg", "IM-0115-0001.jpeg", "00001_000.png"]) == [
        "NORMAL2-IM",
        "IM",
        "",
    ]
    assert [age_band(years) for years in (0.5, 1, 5.9, 6, 70, 400)] == [
        "under 1",
        "1 to 5",
        "1 to 5",
        "6 to 12",
        "65 and over",
        None,
    ]


def test_listing_prefers_the_test_folder_and_reads_its_table(tmp_path: Path) -> None:
    for name in ("train/normal/a.png", "test/normal/b.png", "test/PNEUMONIA/c.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("L", (4, 4)).save(tmp_path / name)
    (tmp_path / "test" / "empty").mkdir()
    (tmp_path / "test" / "normal" / "notes.txt").write_text("by hand")
    (tmp_path / "test" / "labels.csv").write_text(
        "Path,Label,Patient,Age,Sex\nnormal/b.png,normal,p7,64,f\n"
    )
    listing = list_scans(tmp_path, _WORDS)
    assert [scan.name for scan in listing.scans] == ["PNEUMONIA/c.png", "normal/b.png"]
    stated = listing.scans[1]
    assert stated.patient == "p7"
    assert (stated.traits["sex"], stated.traits["age"]) == ("F", "40 to 64")
    assert listing.empty == ("empty",)
    assert [left.path.name for left in listing.left_out] == ["notes.txt"]
    (table,) = list_scans(tmp_path / "test" / "labels.csv", _WORDS).scans
    assert table.label == {"normal"}


@pytest.mark.parametrize("name", ["", "cats/1.png", "loose.png", "train/normal/1.png"])
def test_a_folder_without_labels_is_wrong_usage(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("L", (4, 4)).save(tmp_path / name)
    with pytest.raises(UsageError):
        list_scans(tmp_path, _WORDS)


# --- Figures ---------------------------------------------------------------------------------


def _rows(p: np.ndarray, labels: list[frozenset[str]], sets: list[tuple[str, ...]]) -> list[Row]:
    return [
        Row(
            Labelled(Path(f"{i}.png"), f"{i}.png", "x", label),
            "classified",
            probability=p[i],
            prediction_set=sets[i],
            patient=i,
        )
        for i, label in enumerate(labels)
    ]


def _manifest(opened: OpenBundle, output: Literal["softmax", "sigmoid"]) -> Manifest:
    point = OperatingPoint("balanced", 0.5, wilson(9, 10), wilson(9, 10))
    changes = {
        "classes": _CLASSES,
        "findings": tuple(FindingSpec(name, (name,), (point,)) for name in _CLASSES),
        "calibration": Calibration(output),
        "conformal": Conformal(0.9, (0.5, 0.5, 0.5)),
    }
    return opened.bundle.manifest.model_copy(update=changes)


def test_classes_and_sets_are_those_of_scikit_learn(opened: OpenBundle) -> None:
    from sklearn import metrics

    rng, manifest = np.random.default_rng(4), _manifest(opened, "softmax")
    label = rng.integers(0, 3, 90)
    p = rng.dirichlet((1, 1, 1), 90) * 0.6 + np.eye(3)[label] * 0.4 * rng.random((90, 1))
    p /= p.sum(axis=1, keepdims=True)
    sets = [tuple(n for n, x in zip(_CLASSES, row, strict=True) if x >= 0.3) for row in p]
    rows = _rows(p, [frozenset({_CLASSES[c]}) for c in label], sets)
    found = figures(scores(rows, manifest), manifest, Settings(100))
    classes, likeliest = found["classes"], p.argmax(axis=1)
    assert classes["accuracy"][0] == pytest.approx(metrics.accuracy_score(label, likeliest))
    assert classes["balanced_accuracy"][0] == pytest.approx(
        metrics.balanced_accuracy_score(label, likeliest)
    )
    assert classes["macro_auc"][0] == pytest.approx(
        metrics.roc_auc_score(label, p, multi_class="ovr", average="macro")
    )
    np.testing.assert_array_equal(
        classes["confusion"]["counts"], metrics.confusion_matrix(label, likeliest)
    )
    covered = found["prediction_sets"]["coverage_by_class"]["normal"][0]
    assert covered == pytest.approx((p[label == 0, 0] >= 0.3).mean())
    assert found["prediction_sets"]["mean_size"][0] == pytest.approx((p >= 0.3).sum() / 90)


def test_several_findings_may_be_present_at_once(opened: OpenBundle) -> None:
    from sklearn.metrics import roc_auc_score

    rng, manifest = np.random.default_rng(5), _manifest(opened, "sigmoid")
    present = rng.random((60, 3)) < 0.4
    p = np.clip(rng.normal(0.4 + 0.2 * present, 0.2), 0.0, 1.0)
    labels = [frozenset(n for n, x in zip(_CLASSES, r, strict=True) if x) for r in present]
    found = figures(scores(_rows(p, labels, [()] * 60), manifest), manifest, Settings(100))
    assert "classes" not in found
    assert "prediction_sets" not in found
    for i, name in enumerate(_CLASSES):
        finding = found["findings"][name]
        assert finding["positives"] == present[:, i].sum()
        assert finding["auc"][0] == pytest.approx(roc_auc_score(present[:, i], p[:, i]))


# --- The reading path ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def opened() -> OpenBundle:
    return open_bundle(read_bundle(chest_bundle_path()))


def _noise() -> Scan:
    pixels = np.random.default_rng(0).integers(0, 256, (300, 260), dtype=np.uint8)
    return Scan(pixels, DisplayTransform(), Geometry(300, 260), Source(Path("made"), "PNG"))


@pytest.mark.parametrize("name", ["normal.dcm", "pneumonia.png", "noise", "adult"])
def test_a_scan_is_read_as_the_program_reads_it(opened: OpenBundle, name: str) -> None:
    file = "normal.dcm" if name == "adult" else name
    scan = _noise() if name == "noise" else read_scan(sample_path(file))
    if name == "adult":
        scan = replace(scan, facts=replace(scan.facts, age_years=50.0))
    ours, theirs = ask(scan, opened), analyse(scan, opened)
    assert ours.gate == theirs.gate
    assert (ours.gate.decision == "refused") == (name in ("noise", "adult"))
    if theirs.status == "classified":
        manifest = opened.bundle.manifest
        found = finding_probabilities(ours.probability, manifest)
        assert found == [finding.probability for finding in theirs.findings]  # to the bit
        assert ours.prediction_set == theirs.prediction_set
        np.testing.assert_array_equal(ours.picture, theirs.model_input)


# --- Distortions and attacks -----------------------------------------------------------------


def test_grey_levels_survive_as_they_are(opened: OpenBundle) -> None:
    scan = read_scan(sample_path("pneumonia.dcm"))
    again = shown(scan, scan.display.present(scan.pixels))
    recipe = opened.bundle.manifest.recipe
    np.testing.assert_array_equal(apply(recipe, again), apply(recipe, scan))


@pytest.mark.parametrize("distortion", DISTORTIONS, ids=lambda d: d.name)
@pytest.mark.parametrize("colour", [False, True])
def test_distortions_change_more_with_strength(distortion: Any, colour: bool) -> None:
    y, x = np.mgrid[0:1:256j, 0:1:256j]
    levels = (0.5 + 0.4 * np.sin(20 * x) * np.cos(14 * y)).astype(np.float32)
    if colour:
        levels = np.stack([levels, levels[::-1], levels], axis=-1)
    base = Scan(
        np.rint(levels * 255).astype(np.uint8),
        DisplayTransform(),
        Geometry(256, 256),
        Source(Path("made"), "PNG"),
    )

    def change(strength: float) -> float:
        changed = distorted(base, distortion, strength, 0)
        values = changed.display.present(changed.pixels)
        assert 0.0 <= values.min() <= values.max() <= 1.0
        if values.shape != levels.shape:  # only the resolution changes the size
            return abs(distortion.neutral - strength)
        return float(np.abs(values - base.display.present(base.pixels)).mean())

    assert change(distortion.neutral) < 0.01
    for side in (-1, 1):
        beyond = [s for s in distortion.strengths if (s - distortion.neutral) * side > 0]
        changes = [change(s) for s in sorted(beyond, key=lambda s: abs(s - distortion.neutral))]
        assert changes == sorted(changes)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_attacks_stay_within_their_bounds(
    opened: OpenBundle, output: Literal["softmax", "sigmoid"]
) -> None:
    import keras

    manifest = opened.bundle.manifest
    recipe = replace(manifest.recipe, rows=16, columns=16, channels=3)
    inputs = keras.Input((16, 16, 3))
    logits = keras.layers.Dense(3)(keras.layers.GlobalAveragePooling2D()(inputs))
    network = keras.Model(inputs, {"logits": logits})
    calibration = Calibration(output, 1.3, (0.1, -0.2, 0.1))
    changes = {"recipe": recipe, "calibration": calibration}
    bundle = replace(opened.bundle, manifest=manifest.model_copy(update=changes))
    attack = Attack(network, bundle)
    rng = np.random.default_rng(0)
    pictures = np.repeat(rng.random((4, 16, 16, 1), dtype=np.float32), 3, axis=-1)
    wanted = np.eye(3, dtype=np.float32)[[0, 1, 2, 0]]

    def loss(x: np.ndarray) -> float:
        p = probabilities(np.asarray(network(x)["logits"]), calibration)
        against = 0.0 if output == "softmax" else np.log(1 - p[wanted == 0]).sum()
        return -float(np.log(p[wanted == 1]).sum() + against)

    epsilon = 2 / 255
    for changed in (
        attack.fgsm(pictures, wanted, epsilon),
        attack.pgd(pictures, wanted, epsilon, 0),
    ):
        assert np.abs(changed - pictures).max() <= epsilon + 1e-6
        assert 0.0 <= changed.min() <= changed.max() <= 1.0
        np.testing.assert_array_equal(changed[..., 0], changed[..., 2])
        assert loss(changed) > loss(pictures)


# --- The whole command -----------------------------------------------------------------------


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


def test_groups_are_given_where_they_say_something(opened: OpenBundle, tmp_path: Path) -> None:
    for source in ("IM", "NORMAL2-IM"):
        for i in range(10):
            path = tmp_path / "NORMAL" / f"{source}-{i:04}-0001.png"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(sample_path("normal.png").read_bytes())
    listing = list_scans(tmp_path, _WORDS, r"^((?:NORMAL2-)?IM-\d+)")
    rows = read_rows(listing.scans, opened)
    assert len({row.patient for row in rows}) == 1  # equal pictures are one patient's
    manifest = opened.bundle.manifest
    by_source = groups(scores(rows, manifest), manifest, Settings(100))["file name"]
    assert set(by_source) == {"IM", "NORMAL2-IM"}
    assert by_source["IM"]["findings"]["pneumonia"]["scans"] == 10
