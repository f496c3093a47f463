"""A bundle with its gate fitted and measured anew, and nothing else changed."""

import io
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from app.bundle import Bundle
from app.bundle.keras_archive import check_keras_archive
from app.bundle.manifest import KERAS_NAME, REFERENCE_NAME
from app.bundle.writing import pack_reference
from model_training.deciding import Decision
from model_training.existing import described, rewrite
from model_training.gate_measuring import measure_gate
from model_training.gate_training import gate_lesson
from model_training.gating import Gate
from model_training.indexing import index
from model_training.job import Job
from model_training.looking import Eyes
from model_training.pipeline import prepare_scans, split_scans
from model_training.testing import measure_test
from model_training.writing import gate_arrays

_GATE_ARRAYS = ("gate_", "router_")


def renew(job: Job, bundle: Bundle, target: Path) -> None:
    """Write ``bundle`` to ``target`` with another gate; figures that hang on the gate follow."""
    manifest = bundle.manifest
    model = _network(bundle.files[KERAS_NAME])
    listed = index(job.data, job.config)
    split = split_scans(job, listed)
    lesson = gate_lesson(job, split, model)
    gate = lesson.gate()
    test = prepare_scans(job, listed.test, "test") if listed.test else None
    metrics = dict(manifest.metrics)
    metrics["gate"] = measure_gate(job, split, test, lesson, gate)
    if test is not None:
        decision = Decision(manifest.calibration, manifest.findings, manifest.conformal, {})
        tests = measure_test(job, split, test, model, decision, lesson.eyes, gate)
        metrics["test"] = tests.pop("test")
        metrics["test_subsets"] = tests
    told = described(job.config, manifest, metrics) | {"gate": gate.limits}
    files = dict(bundle.files)
    files[REFERENCE_NAME] = _reference(bundle.files[REFERENCE_NAME], lesson.eyes, gate)
    rewrite(job.config, told, files, target)
    job.reporter.say(f"Written: {target}, version {job.config.version}")


def _reference(former: bytes, eyes: Eyes, gate: Gate) -> bytes:
    with np.load(io.BytesIO(former), allow_pickle=False) as archive:
        kept = {k: archive[k] for k in archive.files if not k.startswith(_GATE_ARRAYS)}
    return pack_reference(kept | gate_arrays(eyes, gate))


def _network(content: bytes) -> Any:
    """The Keras model itself, by the rules that the reader loads it by."""
    import keras

    check_keras_archive(content)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model.keras"
        path.write_bytes(content)
        return keras.saving.load_model(path, compile=False, safe_mode=True)
