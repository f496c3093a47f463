"""From logits to findings: calibration and operating points, fixed on held-out scans."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Calibration, Conformal, FindingSpec
from model_training import calibration as cal
from model_training import grouping
from model_training.augment import MILD
from model_training.config import Config, FindingRule
from model_training.evaluation import evaluate
from model_training.features import look, run_batches
from model_training.job import Job, Reporter, Split, class_numbers


@dataclass(frozen=True, slots=True)
class Decision:
    """What turns logits into findings, all of it fitted on held-out scans."""

    calibration: Calibration
    findings: tuple[FindingSpec, ...]
    conformal: Conformal
    figures: dict[str, Any]


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
    labels = split.pictures.labels[rows]
    logits = logits_of(model, split.pictures.values, rows, views, config.seed + 1, job.reporter)
    flat, truth = logits.reshape(-1, logits.shape[-1]), np.tile(labels, views)
    calibration = cal.fit_calibration(flat, truth)
    everything = cal.calibrated(flat, calibration)
    clean = cal.calibrated(logits[0], calibration)
    findings = tuple(
        _finding(config, rule, everything, truth, clean, labels) for rule in config.findings
    )
    patients = [split.pictures.patients[i] for i in rows]
    crossed = _cross_calibrated(logits, labels, split.groups[rows], config.seed)
    names = [rule.name for rule in config.classes]
    figures = evaluate(crossed, labels, patients, names, findings, config.seed)
    job.reporter.say(headline("held out", figures))
    return Decision(calibration, findings, cal.fit_conformal(everything, truth), figures)


def _finding(
    config: Config,
    rule: FindingRule,
    everything: NDArray[np.float64],
    truth: NDArray[np.int64],
    clean: NDArray[np.float64],
    labels: NDArray[np.int64],
) -> FindingSpec:
    """Thresholds chosen over all exposures, their figures taken from the scans as they are."""
    members = class_numbers(config, rule.classes)
    if not rule.decide:
        return FindingSpec(rule.name, rule.classes, (), rule.part_of)
    score = cal.finding_probability(everything, members)
    own, own_truth = cal.finding_probability(clean, members), np.isin(labels, members)
    points = tuple(
        type(point)(point.name, point.threshold, *cal.at_threshold(own, own_truth, point.threshold))
        for point in cal.operating_points(score, np.isin(truth, members))
    )
    return FindingSpec(rule.name, rule.classes, points, rule.part_of)


def _cross_calibrated(
    logits: NDArray[np.float32], labels: NDArray[np.int64], groups: NDArray[np.int64], seed: int
) -> NDArray[np.float64]:
    """Probabilities of the plain view, each calibrated without its own group (five folds)."""
    folds = grouping.grouped_folds(labels, groups, 5, seed)
    result = np.zeros(logits.shape[1:])
    for fold in np.unique(folds):
        others = folds != fold
        rest = logits[:, others].reshape(-1, logits.shape[-1])
        fitted = cal.fit_calibration(rest, np.tile(labels[others], len(logits)))
        result[~others] = cal.calibrated(logits[0, ~others], fitted)
    return result


def headline(name: str, figures: dict[str, Any]) -> str:
    """One line of the main figures."""
    parts = [f"likeliest class right {figures['accuracy_of_classes']:.4f}"]
    for finding, values in figures["findings"].items():
        line = f"{finding}: AUC {values['auc'][0]:.4f}, ECE {values['ece']:.3f}"
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
