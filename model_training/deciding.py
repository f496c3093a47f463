"""From logits to findings: calibration and operating points, fixed on held-out scans."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Calibration, Conformal, FindingSpec
from model_training import calibration as cal
from model_training import finding_calibration as fc
from model_training import grouping
from model_training.augment import MILD
from model_training.config import Config, FindingRule
from model_training.evaluation import evaluate
from model_training.features import look, run_batches
from model_training.job import Job, Reporter, Split, class_numbers

LEAST_KNOWN = 10
"""Held-out scans with, and without, a finding below which it gets no operating point.

With ten, the 95 % interval of a sensitivity is still half a unit wide (Wilson). Where classes
exclude one another, folders of a few scans are let through: the card shows the intervals.
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """What turns logits into findings, all of it fitted on held-out scans.

    Attributes:
        conformal: None where sets would say nothing (see `finding_calibration.conformal`).
        undecided: sentences on findings that get no operating point.
    """

    calibration: Calibration
    findings: tuple[FindingSpec, ...]
    conformal: Conformal | None
    figures: dict[str, Any]
    undecided: tuple[str, ...] = ()


def logits_of(
    model: Any,
    pictures: NDArray[np.float32],
    rows: NDArray[np.int64],
    views: int,
    seed: int,
    reporter: Reporter,
) -> NDArray[np.float32]:
    """Logits (views, scans, classes) by the whole network; views beyond the first are mild."""
    import keras

    network = keras.Model(model.input, model.output["logits"])
    reporter.stage("Scoring", views * len(rows))
    parts = []
    for number in range(views):

        def batch(where: slice, number: int = number) -> NDArray[np.float32]:
            reporter.advance(where.stop - where.start)
            return np.stack(
                [look(np.asarray(pictures[i]), int(i), number, MILD, seed) for i in rows[where]]
            )

        parts.append(run_batches(network, len(rows), batch))
    return np.stack(parts)


def decide(job: Job, split: Split, model: Any) -> Decision:
    """Calibrate on held-out scans in several exposures, then fix the operating points."""
    config, rows = job.config, split.kept
    views = 1 + config.fit.held_out_views
    labels, targets = split.pictures.labels[rows], split.pictures.targets[rows]
    logits = logits_of(model, split.pictures.values, rows, views, config.seed + 1, job.reporter)
    flat, truth = logits.reshape(-1, logits.shape[-1]), np.tile(targets, (views, 1))
    exclusive = config.exclusive
    calibration = fc.fit(flat, truth, exclusive=exclusive, views=views)
    everything = cal.calibrated(flat, calibration)
    clean = cal.calibrated(logits[0], calibration)
    findings = tuple(
        _finding(config, rule, everything, truth, clean, targets) for rule in config.findings
    )
    undecided = _undecided(config, findings, targets)
    for sentence in undecided:
        job.reporter.say(sentence)
    patients = [split.pictures.patients[i] for i in rows]
    folds = grouping.grouped_folds(labels, split.groups[rows], 5, config.seed)
    crossed = _cross_calibrated(logits, targets, folds, exclusive=exclusive)
    names = [rule.name for rule in config.classes]
    figures = evaluate(
        crossed, targets, patients, names, findings, config.seed, exclusive=exclusive
    )
    job.reporter.say(headline("held out", figures))
    sets = fc.conformal(everything, truth, exclusive=exclusive)
    return Decision(calibration, findings, sets, figures, undecided)


def _finding(
    config: Config,
    rule: FindingRule,
    everything: NDArray[np.float64],
    truth: NDArray[np.float32],
    clean: NDArray[np.float64],
    targets: NDArray[np.float32],
) -> FindingSpec:
    """Thresholds chosen over all exposures, their figures taken from the scans as they are."""
    members = class_numbers(config, rule.classes)
    known, own_truth = fc.known_truth(targets, members)
    if not rule.decide or not _enough(config, own_truth):
        return FindingSpec(rule.name, rule.classes, (), rule.part_of)
    rows, truths = fc.known_truth(truth, members)
    score = cal.finding_probability(everything[rows], members)
    own = cal.finding_probability(clean[known], members)
    points = tuple(
        type(point)(point.name, point.threshold, *cal.at_threshold(own, own_truth, point.threshold))
        for point in cal.operating_points(score, truths)
    )
    return FindingSpec(rule.name, rule.classes, points, rule.part_of)


def _enough(config: Config, truth: NDArray[np.bool_]) -> bool:
    least = 1 if config.exclusive else LEAST_KNOWN
    return min(int(truth.sum()), int((~truth).sum())) >= least


def _undecided(
    config: Config, findings: tuple[FindingSpec, ...], targets: NDArray[np.float32]
) -> tuple[str, ...]:
    """A sentence where findings get no operating point although the config wants one."""
    few = []
    for rule, spec in zip(config.findings, findings, strict=True):
        if rule.decide and not spec.operating_points:
            _, truth = fc.known_truth(targets, class_numbers(config, rule.classes))
            few.append(f"{rule.name} ({int(truth.sum())} with, {int((~truth).sum())} without)")
    if not few:
        return ()
    sentence = (
        "Too few held-out scans for an operating point, so these findings have a probability and "
        f"no decision, and their figures mean little: {', '.join(few)}."
    )
    return (sentence,)


def _cross_calibrated(
    logits: NDArray[np.float32],
    targets: NDArray[np.float32],
    folds: NDArray[np.int64],
    *,
    exclusive: bool,
) -> NDArray[np.float64]:
    """Probabilities of the plain view, each calibrated without its own fold."""
    result = np.zeros(logits.shape[1:])
    for fold in np.unique(folds):
        others = folds != fold
        rest = logits[:, others].reshape(-1, logits.shape[-1])
        known = np.tile(targets[others], (len(logits), 1))
        fitted = fc.fit(rest, known, exclusive=exclusive, views=len(logits))
        result[~others] = cal.calibrated(logits[0, ~others], fitted)
    return result


def headline(name: str, figures: dict[str, Any]) -> str:
    """One line of the main figures."""
    parts, exclusive = [], "accuracy_of_classes" in figures
    if exclusive:
        parts.append(f"likeliest class right {figures['accuracy_of_classes']:.4f}")
    for finding, values in figures["findings"].items():
        line = finding if exclusive else f"{finding} ({values['positives']} with)"
        line += f": AUC {values['auc'][0]:.4f}, ECE {values['ece']:.3f}"
        line += "".join(
            f", {k.replace('_', ' ')} {v[0]:.4f}"
            for k, v in values.items()
            if k.startswith("auc_among")
        )
        if "balanced" in values:
            line += f", accuracy {values['balanced']['accuracy'][0]:.4f}"
            line += f", balanced accuracy {values['balanced']['balanced_accuracy'][0]:.4f}"
        parts.append(line)
    return f"{name} ({figures['scans']} scans): " + "; ".join(parts)
