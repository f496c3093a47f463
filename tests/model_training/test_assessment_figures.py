"""Evaluation: the figures of scored scans, read as the program reads them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from app.bundle import Manifest
from app.domain.display import DisplayTransform
from app.domain.finding import Calibration, Conformal, FindingSpec, OperatingPoint
from app.domain.scan import Geometry, Scan, Source
from app.imaging import read_scan
from app.inference.opening import OpenBundle
from app.services.analyse import analyse
from model_training.assessment.labels import Words
from model_training.assessment.listing import Labelled, list_scans
from model_training.assessment.measures import Settings, figures, groups
from model_training.assessment.scoring import (
    Row,
    ask,
    finding_probabilities,
    read_rows,
    scores,
)
from model_training.calibration import wilson
from tests.conftest import sample_path

_PNEUMONIA = FindingSpec("pneumonia", ("bacterial pneumonia", "viral pneumonia"))
_CLASSES = ("normal", "bacterial pneumonia", "viral pneumonia")
_WORDS = Words(_CLASSES, (_PNEUMONIA,), exclusive=True)


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
    return replace(opened.bundle.manifest, **changes)


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
