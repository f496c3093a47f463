"""From a folder of labelled scans to a bundle: the chain, step by step.

index → prepared pictures → groups → split → maps of the frozen trunk → head →
upper blocks → calibration and operating points on held-out scans → gate →
evaluation on ``test`` → compilation → bundle. Every step that takes long leaves
its result in the work folder, so the same command goes on after an interruption.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.training_result import Step
from model_training import grouping, splitting
from model_training.deciding import Decision, decide, headline
from model_training.exclusions import folder_of, without
from model_training.gate_measuring import measure_gate
from model_training.gate_training import gate_lesson
from model_training.gating import Gate
from model_training.indexing import Index, Item, index
from model_training.job import Job, Split
from model_training.learning import fit
from model_training.looking import Eyes
from model_training.pictures import Pictures, prepare
from model_training.sources import unseen_answers
from model_training.testing import measure_test
from model_training.worth import Worth, judge


@dataclass(frozen=True, slots=True)
class Trained:
    """Everything a bundle is written from."""

    job: Job
    index: Index
    split: Split
    model: Any
    decision: Decision
    eyes: Eyes
    gate: Gate
    gate_figures: dict[str, Any]
    tests: dict[str, dict[str, Any]]
    worth: Worth = field(default_factory=Worth)
    learning: tuple[Step, ...] = ()
    excluded: Mapping[Path, str] = field(default_factory=dict)


def run(job: Job) -> Trained:
    """The whole chain up to, but without, writing the bundle."""
    import keras

    keras.utils.set_random_seed(job.config.seed)
    listed, excluded, said = without(
        index(job.data, job.config), job.exclusions, folder_of(job.data)
    )
    for sentence in said:
        job.reporter.say(sentence)
    split = split_scans(job, listed)
    fitted = fit(job, split)
    model = fitted.model
    decision = decide(job, split, model, unseen_answers(job, split))
    worth = Worth()
    if job.config.exclusive and decision.crossed is not None:
        worth = judge(split, decision.crossed, job.config.seed)
    for sentence in worth.sentences:
        job.reporter.say(sentence)
    lesson = gate_lesson(job, split, model)
    gate = lesson.gate()
    test_pictures = prepare_scans(job, listed.test, "test") if listed.test else None
    tests: dict[str, dict[str, Any]] = {}
    if test_pictures is not None:
        tests = measure_test(job, split, test_pictures, model, decision, lesson.eyes, gate)
        for name, figures in tests.items():
            job.reporter.detail(headline(name, figures))
    figures = measure_gate(job, split, test_pictures, lesson, gate)
    return Trained(
        job,
        listed,
        split,
        model,
        decision,
        lesson.eyes,
        gate,
        figures,
        tests,
        worth,
        fitted.learning,
        excluded,
    )


def prepare_scans(job: Job, items: Sequence[Item], name: str) -> Pictures:
    """Read and prepare, or take from the work folder; what cannot be read is said."""
    job.reporter.stage(f"Reading the {name} scans", len(items))
    pictures = prepare(items, job.config.recipe, job.work / f"{name}.npy", job.reporter.advance)
    splitting.check_there(job.data, pictures)
    for path, why in pictures.failed:
        job.reporter.say(f"Left out, since it cannot be read: {path}: {why}")
    if told := splitting.of_unreadable(pictures):
        job.reporter.say(told)
    return pictures


def split_scans(job: Job, listed: Index) -> Split:
    """Prepare the training scans and hold out whole groups of them."""
    pictures = prepare_scans(job, listed.train, "training")
    ignored = splitting.listed(listed.ignored, "Ignored, since it belongs to no class")
    for line in [*listed.notes, *ignored]:
        job.reporter.say(line)
    for said in (splitting.of_patient_ids(pictures), splitting.of_unknown_patients(pictures)):
        if said:
            job.reporter.say(said)
    splitting.check_readable(job.config, pictures)
    job.reporter.stage("Looking for duplicates", len(pictures.items))
    prints = grouping.prints_of(pictures.values, job.reporter.advance)
    exact = prints.exact()
    near = prints.near(job.config.data.near_duplicate_distance)
    same_patient = grouping.equal_pairs(pictures.patients)
    groups = grouping.connect(len(pictures.items), [*same_patient, *exact, *near])
    held = grouping.held_out(pictures.labels, groups, job.config.fit.held_out, job.config.seed)
    targets = pictures.targets
    against = splitting.contradictions([*exact, *near], targets)
    same = splitting.of_contradictions(
        len(splitting.contradictions(exact, targets)), len(pictures.items)
    )
    if same:
        job.reporter.say(same)
    found = {
        "patients": len(set(pictures.patients)),
        "groups": len(set(groups.tolist())),
        "exact duplicates": len(exact),
        "near-duplicate pairs": len(near),
        "duplicate pairs across classes": len(against),
    }
    job.reporter.detail("; ".join(f"{name}: {count}" for name, count in found.items()))
    split = Split(pictures, groups, held, {name: int(n) for name, n in found.items()}, prints)
    splitting.check_split(job.config, split)
    return split
