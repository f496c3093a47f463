"""From a trained network to a bundle on disk."""

import platform
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from app.bundle.manifest import CARD_NAME, KERAS_NAME, REFERENCE_NAME, TFLITE_NAME
from app.bundle.writing import pack_reference, write_bundle
from model_training import calibration as cal
from model_training import crossvalidation
from model_training.card import render
from model_training.job import Rows
from model_training.pipeline import Trained

_GOLDEN_PER_CLASS = 3
_REAL_SCANS = 256
_LIBRARIES = (
    "numpy",
    "pillow",
    "keras",
    "tensorflow",
    "tensorflow-cpu",
    "scikit-learn",
    "ai-edge-litert",
)


def write(trained: Trained, target: Path) -> dict[str, Any]:
    """Compile, describe and write; the manifest's fields (but the hashes) come back."""
    from model_training.compiling import (
        compile_litert,
        keras_bytes,
        largest_difference,
        run_keras,
    )
    from model_training.golden import golden_pictures

    job, split, decision = trained.job, trained.split, trained.decision
    job.reporter.stage("Compiling and writing", 3)
    twin = compile_litert(trained.model)
    job.reporter.advance()
    learn = split.learn
    golden = golden_pictures(
        Rows(split.pictures.values, learn),
        split.pictures.labels[learn],
        _GOLDEN_PER_CLASS,
        job.config.seed,
    )
    inputs = golden.astype(np.float32) / np.float32(255)
    answers = cal.calibrated(run_keras(trained.model, inputs)["logits"], decision.calibration)
    parity = largest_difference(trained.model, twin, inputs, decision.calibration)
    real = np.stack([np.asarray(split.pictures.values[i]) for i in split.kept[:_REAL_SCANS]])
    real_parity = largest_difference(trained.model, twin, real, decision.calibration)
    job.reporter.advance()
    description = _description(trained, parity, len(golden), real_parity)
    files = {
        KERAS_NAME: keras_bytes(trained.model),
        TFLITE_NAME: twin,
        REFERENCE_NAME: pack_reference(
            {
                "head_weights": trained.model.get_layer("logits").get_weights()[0],
                "golden_inputs": golden,
                "golden_probabilities": answers.astype(np.float32),
                "gate_mean": trained.gate.mean,
                "gate_whitening": trained.gate.whitening,
                "router_weights": trained.gate.router_weights,
                "router_bias": trained.gate.router_bias,
            }
        ),
        CARD_NAME: render(job.config, description).encode(),
    }
    write_bundle(target, description, files)
    job.reporter.advance()
    job.reporter.say(
        f"Parity of the compiled twin: {parity:.1e} on {len(golden)} golden scans, "
        f"{real_parity:.1e} on {len(real)} held-out scans. Written: {target}"
    )
    return description


def _description(
    trained: Trained, parity: float, golden: int, real_parity: float
) -> dict[str, Any]:
    job, config, decision = trained.job, trained.job.config, trained.decision
    return {
        "id": config.id,
        "version": config.version,
        "title": config.title,
        "summary": config.summary,
        "created": datetime.now(UTC).date().isoformat(),
        "classes": tuple(rule.name for rule in config.classes),
        "findings": decision.findings,
        "scope": config.scope,
        "recipe": config.recipe,
        "calibration": decision.calibration,
        "conformal": decision.conformal,
        "gate": trained.gate.limits,
        "training_data": (
            {
                "name": config.data.name,
                "source": config.data.source,
                "licence": config.data.licence,
                "counts": _counts(trained),
                "split_key": "patient, exact duplicate and near-duplicate group",
            },
        ),
        "metrics": _finite(
            {
                "held_out": decision.figures,
                "test": trained.tests.get("test"),
                "test_subsets": {k: v for k, v in trained.tests.items() if k != "test"},
                "crossvalidation": crossvalidation.recall(job),
                "gate": trained.gate_figures,
                "duplicates": trained.split.duplicates,
                "parity_on_held_out_scans": real_parity,
            }
        ),
        "limitations": config.limitations,
        "parity": {"largest_difference": parity, "scans": golden},
        "libraries": _libraries(),
        "seed": config.seed,
    }


def _counts(trained: Trained) -> dict[str, dict[str, int]]:
    names = [rule.name for rule in trained.job.config.classes]
    labels, held = trained.split.pictures.labels, trained.split.held
    subsets = {"training": labels[~held].tolist(), "held out": labels[held].tolist()}
    if trained.index.test:
        subsets["test"] = [item.label for item in trained.index.test]
    return {
        subset: {names[label]: count for label, count in sorted(Counter(found).items())}
        for subset, found in subsets.items()
    }


def _finite(value: Any) -> Any:
    """JSON has no NaN: a figure that cannot be computed is null."""
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value


def _libraries() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
