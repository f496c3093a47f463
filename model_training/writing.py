"""From a trained network to a bundle on disk."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.bundle.manifest import CARD_NAME, KERAS_NAME, REFERENCE_NAME, TFLITE_NAME
from app.bundle.writing import pack_reference, write_bundle
from model_training import ablation, crossvalidation
from model_training import calibration as cal
from model_training.card import render
from model_training.config import Config
from model_training.existing import trained_by
from model_training.gating import Gate
from model_training.job import Rows, Split
from model_training.libraries import versions
from model_training.looking import Eyes
from model_training.pipeline import Trained
from model_training.plain import plain

_GOLDEN_PER_CLASS = 3
_REAL_SCANS = 256
_LIBRARIES = (
    "numpy",
    "pillow",
    "keras",
    "tensorflow",
    "tensorflow-cpu",
    "torch",
    "jax",
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
        split.pictures.targets[learn],
        _GOLDEN_PER_CLASS,
        job.config.seed,
    )
    inputs = golden.astype(np.float32) / np.float32(255)
    answers = cal.calibrated(run_keras(trained.model, inputs)["logits"], decision.calibration)
    real = np.stack([np.asarray(split.pictures.values[i]) for i in split.kept[:_REAL_SCANS]])
    parity, on_golden, on_real = None, 0.0, None
    if twin is not None:
        on_golden = largest_difference(trained.model, twin, inputs, decision.calibration)
        on_real = largest_difference(trained.model, twin, real, decision.calibration)
        parity = {"largest_difference": on_golden, "scans": len(golden)}
    job.reporter.advance()
    description = _description(trained, parity, on_real)
    files = {
        KERAS_NAME: keras_bytes(trained.model),
        **({} if twin is None else {TFLITE_NAME: twin}),
        REFERENCE_NAME: pack_reference(
            {
                "head_weights": trained.model.get_layer("logits").get_weights()[0],
                "golden_inputs": golden,
                "golden_probabilities": answers.astype(np.float32),
                **gate_arrays(trained.eyes, trained.gate),
            }
        ),
        CARD_NAME: render(job.config, description).encode(),
    }
    write_bundle(target, description, files)
    job.reporter.advance()
    if on_real is not None:
        said = (
            f"Parity of the compiled twin: {on_golden:.1e} on {len(golden)} golden scans, "
            f"{on_real:.1e} on {len(real)} held-out scans."
        )
    else:
        said = (
            "The bundle holds no compiled twin: only TensorFlow compiles, and it is not installed "
            "here. The bundle runs as it is with “--engine keras”; training it again where "
            "TensorFlow is installed adds the twin."
        )
    job.reporter.say(f"{said} Written: {target}")
    return description


def _description(
    trained: Trained, parity: Mapping[str, Any] | None, real_parity: float | None
) -> dict[str, Any]:
    job, config, decision = trained.job, trained.job.config, trained.decision
    split = trained.split
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
        "metrics": plain(
            {
                "held_out": decision.figures,
                "test": trained.tests.get("test"),
                "test_subsets": {k: v for k, v in trained.tests.items() if k != "test"},
                "crossvalidation": crossvalidation.recall(job, split),
                "ablation": ablation.recall(job, split),
                "gate": trained.gate_figures,
                "training": trained_by(config),
                "undecided": decision.undecided,
                "worth": trained.worth.figures or None,
                "warnings": trained.worth.sentences,
                "duplicates": trained.split.duplicates,
                "scans": {
                    "training": len(trained.split.learn),
                    "held out": len(trained.split.kept),
                    "test": len(trained.index.test),
                },
                "parity_on_held_out_scans": real_parity,
                "learning": [[step.scans, step.auc] for step in trained.learning] or None,
                "excluded": len(trained.excluded) or None,
            }
        ),
        "limitations": (*trained.worth.sentences, *config.limitations, *decision.undecided),
        "parity": parity,
        "libraries": versions(_LIBRARIES),
        "seed": config.seed,
    }


def gate_arrays(eyes: Eyes, gate: Gate) -> dict[str, NDArray[np.float32]]:
    """What ``reference.npz`` holds of a gate."""
    return {"gate_projection": eyes.projection, **gate.arrays()}


def _counts(trained: Trained) -> dict[str, dict[str, int]]:
    counts, config = counts_of(trained.job.config, trained.split), trained.job.config
    if trained.index.test:
        counts["test"] = _present(config, np.array([i.targets for i in trained.index.test]))
    return counts


def counts_of(config: Config, split: Split) -> dict[str, dict[str, int]]:
    """Scans with each class, by side of the split; one that may have several counts in each."""
    targets, held = split.pictures.targets, split.held
    return {
        "training": _present(config, targets[~held]),
        "held out": _present(config, targets[held]),
    }


def _present(config: Config, targets: NDArray[np.floating[Any]]) -> dict[str, int]:
    present = (targets == 1).sum(axis=0).tolist()
    return {rule.name: n for rule, n in zip(config.classes, present, strict=True) if n}
