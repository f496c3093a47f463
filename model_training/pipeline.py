"""From a folder of labelled scans to a bundle: the chain, step by step.

index → prepared pictures → groups → split → maps of the frozen trunk → head →
upper blocks → calibration and operating points on held-out scans → gate →
evaluation on ``test`` → compilation → bundle. Every step that takes long leaves
its result in the work folder, so the same command goes on after an interruption.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from model_training import grouping
from model_training.deciding import Decision, decide, headline
from model_training.gate_training import measure_gate, train_gate
from model_training.gating import Gate
from model_training.indexing import Index, Item, index
from model_training.job import Job, Split
from model_training.learning import fit
from model_training.pictures import Pictures, prepare
from model_training.testing import measure_test


@dataclass(frozen=True, slots=True)
class Trained:
    """Everything a bundle is written from."""

    job: Job
    index: Index
    split: Split
    model: Any
    decision: Decision
    gate: Gate
    gate_figures: dict[str, Any]
    tests: dict[str, dict[str, Any]]


def run(job: Job) -> Trained:
    """The whole chain up to, but without, writing the bundle."""
    import keras

    keras.utils.set_random_seed(job.config.seed)
    listed = index(job.data, job.config)
    split = split_scans(job, listed)
    model = fit(job, split)
    decision = decide(job, split, model)
    gate = train_gate(job, split, model)
    test_pictures = _prepare(job, listed.test, "test") if listed.test else None
    tests: dict[str, dict[str, Any]] = {}
    if test_pictures is not None:
        tests = measure_test(job, split, test_pictures, model, decision, gate)
        for name, figures in tests.items():
            job.reporter.say(headline(name, figures))
    gate_figures = measure_gate(job, split, test_pictures, model, gate)
    return Trained(job, listed, split, model, decision, gate, gate_figures, tests)


def _prepare(job: Job, items: Sequence[Item], name: str) -> Pictures:
    job.reporter.stage(f"Reading the {name} scans", len(items))
    pictures = prepare(items, job.config.recipe, job.work / f"{name}.npy", job.reporter.advance)
    for path, why in pictures.failed:
        job.reporter.say(f"Left out, since it cannot be read: {path}: {why}")
    return pictures


def split_scans(job: Job, listed: Index) -> Split:
    """Prepare the training scans and hold out whole groups of them."""
    pictures = _prepare(job, listed.train, "training")
    for path in listed.ignored:
        job.reporter.say(f"Ignored, since it belongs to no class: {path}")
    job.reporter.stage("Looking for duplicates", len(pictures.items))
    prints = grouping.prints_of(pictures.values, job.reporter.advance)
    exact = prints.exact()
    near = prints.near(job.config.data.near_duplicate_distance)
    same_patient = grouping.equal_pairs(pictures.patients)
    groups = grouping.connect(len(pictures.items), [*same_patient, *exact, *near])
    held = grouping.held_out(pictures.labels, groups, job.config.fit.held_out, job.config.seed)
    labels = pictures.labels
    found = {
        "patients": len(set(pictures.patients)),
        "groups": len(set(groups.tolist())),
        "exact duplicates": len(exact),
        "near-duplicate pairs": len(near),
        "duplicate pairs across classes": sum(labels[a] != labels[b] for a, b in [*exact, *near]),
    }
    job.reporter.say("; ".join(f"{name}: {count}" for name, count in found.items()))
    return Split(pictures, groups, held, {name: int(n) for name, n in found.items()}, prints)
