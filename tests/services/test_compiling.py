"""A bundle from somebody's Keras classifier: the same answers, and no unmeasured claim."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.bundle import read_bundle
from app.bundle.manifest import TFLITE_NAME, described, manifest_of
from app.bundle.writing import write_bundle
from app.cli.main import run_cli
from app.domain.finding import Finding
from app.errors import BundleError, UsageError
from app.imaging import read_scan
from app.inference.opening import open_bundle
from app.preprocessing import apply
from app.services import errands
from app.services.analyse import analyse
from app.services.compiling import Compiled, Wanted, compile_classifier, make
from app.services.installing import install
from app.services.library import open_library
from app.services.precision import lower_here
from app.services.routing import candidates
from app.ui import explaining, words
from tests.conftest import sample_path

keras = pytest.importorskip("keras")
pytest.importorskip("tensorflow")

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations

SCAN = sample_path("normal.dcm")


def pooled(
    path: Path, *, units: int = 3, activation: str | None = "softmax", side: int = 32
) -> Any:
    """A classifier as tutorials build them, its weights at random; written to ``path``."""
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Conv2D(8, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(8, 3, activation="relu"),
            keras.layers.GlobalAveragePooling2D(),
            keras.layers.Dropout(0.2),
            keras.layers.Dense(units, activation=activation),
        ]
    )
    head = model.layers[-1]
    head.set_weights([weights * 20 for weights in head.get_weights()])  # else all answers are alike
    model.save(path)
    return model


def flattened(path: Path) -> Any:
    keras.utils.set_random_seed(2)
    picture = keras.Input((32, 32, 1))
    flat = keras.layers.Flatten()(keras.layers.Conv2D(4, 3, 2, activation="relu")(picture))
    hidden = keras.layers.Dense(8, activation="relu")(flat)
    model = keras.Model(picture, keras.layers.Dense(2, activation="sigmoid")(hidden))
    model.save(path)
    return model


def wanted(*classes: str, **others: Any) -> Wanted:
    return Wanted("somebody-s", "Somebody's model", classes, **others)


def scores(bundle: Path, scan: Path = SCAN) -> tuple[Finding, ...]:
    return analyse(read_scan(scan), open_bundle(read_bundle(bundle))).findings


def own_answer(model: Any, bundle: Path, times: float = 1.0) -> list[float]:
    """What the classifier itself says of the sample scan."""
    picture = apply(read_bundle(bundle).manifest.recipe, read_scan(SCAN))
    return [float(p) for p in model.predict_on_batch(picture[None] * np.float32(times))[0]]


def compile_here(source: Path, target: Path, what: Wanted) -> Compiled:
    """What `compile_classifier` has a process do, which would import TensorFlow each time."""
    return make(None, source, target, what)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Made:
    """A classifier, the bundle that was made of it, and what was said of that."""

    model: Any
    target: Path
    done: Compiled


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Of a classifier of three classes that pools."""
    folder = tmp_path_factory.mktemp("three")
    source, target = folder / "own.keras", folder / "own.lightbox"
    model = pooled(source)
    what = wanted("a", "b", "c", values="0..255", scans=(SCAN, source))
    return Made(model, target, compile_here(source, target, what))


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Of a classifier of two findings that does not pool."""
    folder = tmp_path_factory.mktemp("flat")
    model = flattened(folder / "own.keras")
    what = wanted("effusion", "fracture")
    return Made(model, folder / "own", compile_here(folder / "own.keras", folder / "own", what))


def test_its_answers_are_the_classifier_s(three: Made) -> None:
    done = three.done
    assert (done.generated, done.scans, done.unread, done.maps) == (24, 1, 1, True)
    assert max(done.adapted, done.parity) < 1e-4
    found = [finding.probability for finding in scores(three.target)]
    assert found == pytest.approx(own_answer(three.model, three.target, 255.0), abs=1e-4)
    assert max(found) - min(found) > 0.01  # not all alike, or the comparison would say nothing
    manifest = read_bundle(three.target).manifest
    assert (manifest.format_version, manifest.outputs, manifest.gate) == (2, "scores", None)
    assert manifest.parity is not None
    assert manifest.parity.largest_difference == done.parity


def test_every_answer_warns_and_no_score_passes_for_a_probability(three: Made) -> None:
    analysis = analyse(read_scan(SCAN), open_bundle(read_bundle(three.target)))
    assert {"no_gate", "scores"} <= {notice.code for notice in analysis.warnings}
    assert len(analysis.maps) == 3
    finding = analysis.findings[0]
    assert (finding.calibrated, finding.positive) == (False, None)
    assert explaining.explain_probability(finding).startswith("A score, not a probability")
    assert words.against_threshold(finding).startswith("score 0.")
    card = read_bundle(three.target).files["CARD.md"].decode()
    assert "scores, not probabilities" in card
    assert "no gate" in card


def test_a_network_that_does_not_pool_has_no_heat_map(flat: Made) -> None:
    assert not flat.done.maps
    analysis = analyse(read_scan(SCAN), open_bundle(read_bundle(flat.target)))
    assert analysis.maps == ()
    found = [finding.probability for finding in analysis.findings]
    expected = own_answer(flat.model, flat.target)
    assert found == pytest.approx(expected, abs=1e-4)  # they do not add up to 1


def test_one_sigmoid_is_two_classes(tmp_path: Path) -> None:
    model = pooled(tmp_path / "own.keras", units=1, activation="sigmoid")
    target = tmp_path / "own.lightbox"
    compile_here(tmp_path / "own.keras", target, wanted("absent", "present", values="0..255"))
    absent, present = (finding.probability for finding in scores(target))
    assert present == pytest.approx(own_answer(model, target, 255.0)[0], abs=1e-4)
    assert absent + present == pytest.approx(1.0)


def test_installed_it_is_asked_by_name_alone_unless_the_scan_says_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pooled(tmp_path / "own.keras")
    target = tmp_path / "own.lightbox"
    png, dicom = read_scan(sample_path("normal.png")).facts, read_scan(SCAN).facts
    options = ["--class", "a", "--class", "b", "--class", "c", "--id", "somebody-s"]
    options += ["--title", "Somebody's", "--modality", str(dicom.modality), "--values", "0..255"]
    command = ["models", "compile", str(tmp_path / "own.keras"), "--output", str(target)]
    assert run_cli([*command, *options]) == 0
    assert "scores, not probabilities" in capsys.readouterr().out
    install(target)
    entries = open_library().entries
    assert "somebody-s" not in [entry.manifest.id for entry in candidates(entries, png)]
    assert "somebody-s" in [entry.manifest.id for entry in candidates(entries, dicom)]
    assert run_cli(["classify", str(SCAN), "--model", "somebody-s", "--format", "jsonl"]) == 0
    (finding, *_) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["probability"] is None
    assert 0.0 <= finding["score"] <= 1.0
    assert run_cli(["classify", str(SCAN), "--model", "somebody-s"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "a score 0." in said
    assert "no threshold" in said


def strange(path: Path) -> None:
    """A layer that runs code."""
    told = {"class_name": "Lambda", "module": "keras.layers", "config": {}, "registered_name": None}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", json.dumps(told))
        archive.writestr("metadata.json", "{}")
        archive.writestr("model.weights.h5", b"")


def regression(path: Path) -> None:
    picture = keras.Input((32, 32, 1))
    out = keras.layers.Dense(2, activation="relu")(keras.layers.Flatten()(picture))
    keras.Model(picture, out).save(path)


def of_rows(path: Path) -> None:
    keras.Sequential([keras.Input((10,)), keras.layers.Dense(2)]).save(path)


@pytest.mark.parametrize("write", [strange, lambda path: path.write_bytes(b"nothing")])
def test_what_must_not_be_loaded_is_refused_in_a_sentence(write: Any, tmp_path: Path) -> None:
    write(tmp_path / "own.keras")
    with pytest.raises(BundleError) as caught:
        compile_classifier(tmp_path / "own.keras", tmp_path / "out.lightbox", wanted("a", "b"))
    assert caught.value.code == "model_not_allowed"
    assert not (tmp_path / "out.lightbox").exists()


@pytest.mark.parametrize("write", [regression, of_rows, pooled])  # which has a class too many
def test_what_is_no_such_classifier_is_refused_in_a_sentence(write: Any, tmp_path: Path) -> None:
    write(tmp_path / "own.keras")
    with pytest.raises(BundleError) as caught:
        compile_here(tmp_path / "own.keras", tmp_path / "out.lightbox", wanted("a", "b"))
    assert caught.value.code == "not_a_classifier"
    assert not (tmp_path / "out.lightbox").exists()


def test_an_id_that_cannot_be_is_a_sentence(tmp_path: Path) -> None:
    pooled(tmp_path / "own.keras")
    with pytest.raises(UsageError, match="id"):
        compile_here(
            tmp_path / "own.keras",
            tmp_path / "out.lightbox",
            Wanted("No Id!", "T", ("a", "b", "c"), values="0..255"),
        )


def test_what_is_not_said_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())  # nobody sits there
    assert run_cli(["models", "compile", str(tmp_path / "own.keras")]) == 2
    assert "--class" in capsys.readouterr().err


@pytest.mark.parametrize(
    "change",
    [
        {"format_version": 1},  # whose readers would take scores for probabilities
        {"conformal": {"coverage": 0.9, "quantiles": (0.5, 0.5)}},
    ],
)
def test_scores_claim_nothing(change: dict[str, Any], flat: Made) -> None:
    manifest = read_bundle(flat.target).manifest
    told = asdict(manifest)
    assert manifest_of(told) == manifest
    with pytest.raises(ValueError, match="scores"):
        manifest_of(told | change)


def test_a_bundle_without_a_twin_is_compiled_when_it_is_installed(
    three: Made, tmp_path: Path
) -> None:
    bundle = read_bundle(three.target)
    files = {name: content for name, content in bundle.files.items() if name != TFLITE_NAME}
    told = described(bundle.manifest) | {"parity": None}
    write_bundle(tmp_path / "bare", told, files)
    with pytest.raises(BundleError, match="no compiled model"):
        open_bundle(read_bundle(tmp_path / "bare"))
    done = install(tmp_path / "bare")
    assert (done.new, done.compiled) == (True, True)
    installed = read_bundle(done.entry.origin)
    assert TFLITE_NAME in installed.files
    assert installed.manifest.parity is not None
    assert installed.manifest.parity.scans == done.tried.golden == 24
    assert done.tried.sha256 == installed.sha256
    assert scores(done.entry.origin) == scores(three.target)


def test_the_window_has_it_made_and_installed_by_an_errand(tmp_path: Path) -> None:
    pooled(tmp_path / "theirs.keras", units=2)
    told = {
        "title": "Brain MRI tumour",  # whose id a built-in model has
        "classes": ["normal", "fracture"],
        "values": "0..255",
        "colour": False,
        "fit": "stretch",
        "output": None,
        "modalities": ["DX"],
        "body_parts": [],
    }
    stream = io.StringIO()
    arguments = [str(tmp_path / "theirs.keras"), json.dumps(told)]
    assert errands.run("compile", arguments, stream) == 0
    *steps, last = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [step["stage"] for step in steps] == ["making", "trying", "placing"]
    assert last["done"]["id"] == "brain-mri-tumour-own"
    (entry,) = open_library().versions("brain-mri-tumour-own")
    assert entry.manifest.scope.modalities == ("DX",)


def test_a_twin_of_lower_precision_is_a_new_version_within_what_the_manifest_allows(
    three: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = read_bundle(three.target)
    parity = {"largest_difference": three.done.parity, "allowed": 0.05, "scans": 24}
    told = described(bundle.manifest) | {"parity": parity}
    write_bundle(tmp_path / "lenient", told, bundle.files)
    target = tmp_path / "half.lightbox"
    command = ["models", "compile", str(tmp_path / "lenient"), "--precision", "fp16"]
    assert run_cli([*command, "--output", str(target)]) == 0
    assert "24 golden scans" in capsys.readouterr().out
    made = read_bundle(target)
    assert made.manifest.version == "0.1.1"
    assert made.manifest.parity is not None
    assert 1e-7 < made.manifest.parity.largest_difference < 0.05
    assert made.manifest.parity.allowed == 0.05
    assert made.files[TFLITE_NAME] != bundle.files[TFLITE_NAME]
    assert "| fp16 | " in made.files["CARD.md"].decode()
    open_bundle(made, verify=True)
    assert install(target).entry.manifest.version == "0.1.1"


def test_beyond_what_the_manifest_allows_there_is_no_twin_of_lower_precision(
    three: Made, tmp_path: Path
) -> None:
    target = tmp_path / "whole.lightbox"
    with pytest.raises(BundleError) as caught:
        lower_here(None, three.target, "int8", target, "0.1.1", ())  # type: ignore[arg-type]
    assert caught.value.code == "twin_differs"
    assert "No int8 twin was made of “somebody-s”" in caught.value.message
    assert "its manifest allows 0.0001" in caught.value.message
    assert not target.exists()
