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
from model_training.sources import Unseen

Labelled = tuple[NDArray[np.float32], NDArray[np.float32]]  # logits, targets (scans, classes)

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
        crossed: probabilities (held-out scans, classes), each calibrated without the scan itself;
            what the figures are of.
    """

    calibration: Calibration
    findings: tuple[FindingSpec, ...]
    conformal: Conformal | None
    figures: dict[str, Any]
    undecided: tuple[str, ...] = ()
    crossed: NDArray[np.float64] | None = None


def logits_of(
    model: Any,
    pictures: NDArray[np.float32],
    rows: NDArray[np.int64],
    views: int,
    seed: int,
    reporter: Reporter,
) -> NDArray[np.float32]:
    """Logits (views, scans, classes) by the whole network; views beyond the first are mild."""
    reporter.stage("Scoring", views * len(rows))
    parts = []
    for number in range(views):

        def batch(where: slice, number: int = number) -> NDArray[np.float32]:
            reporter.advance(where.stop - where.start)
            return np.stack(
                [look(np.asarray(pictures[i]), int(i), number, MILD, seed) for i in rows[where]]
            )

        parts.append(run_batches(model, len(rows), batch, "logits"))
    return np.stack(parts)


def decide(job: Job, split: Split, model: Any, unseen: Unseen | None = None) -> Decision:
    """Calibrate on held-out scans in several exposures, then fix the operating points.

    With ``unseen``, answers about scans of another source count as much as
    ``fit.unseen_share`` says. The figures are of the held-out scans alone.
    """
    config, rows = job.config, split.kept
    views = 1 + config.fit.held_out_views
    labels, targets = split.pictures.labels[rows], split.pictures.targets[rows]
    logits = logits_of(model, split.pictures.values, rows, views, config.seed + 1, job.reporter)
    flat, truth = logits.reshape(-1, logits.shape[-1]), np.tile(targets, (views, 1))
    others = _some(unseen, len(flat), config)
    flat, truth = np.concatenate([flat, others[0]]), np.concatenate([truth, others[1]])
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
    folds = _folds(labels, split.groups[rows], config.seed)
    crossed = _cross_calibrated(logits, targets, folds, others, exclusive=exclusive)
    names = [rule.name for rule in config.classes]
    figures = evaluate(
        crossed, targets, patients, names, findings, config.seed, exclusive=exclusive
    )
    job.reporter.detail(headline("held out", figures))
    sets = _sets(config, everything[: views * len(targets)], targets, unseen, calibration)
    return Decision(calibration, findings, sets, figures, undecided, crossed)


def _sets(
    config: Config,
    seen: NDArray[np.float64],
    targets: NDArray[np.float32],
    unseen: Unseen | None,
    calibration: Calibration,
) -> Conformal | None:
    """Prediction sets, each scan counted once: views of a scan are no scans of their own.

    A class counts with its least probability over a scan's exposures, so that a set holds in any
    of them. ``seen`` is (views x scans, classes), view by view.
    """
    worst = seen.reshape(-1, *targets.shape).min(axis=0)
    logits, truth = _some(unseen, len(targets), config)
    worst = np.concatenate([worst, cal.calibrated(logits, calibration)])
    return fc.conformal(worst, np.concatenate([targets, truth]), exclusive=config.exclusive)


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
    points = tuple(point for point in points if cal.decides(point))
    return FindingSpec(rule.name, rule.classes, points, rule.part_of)


def _enough(config: Config, truth: NDArray[np.bool_]) -> bool:
    least = 1 if config.exclusive else LEAST_KNOWN
    return min(int(truth.sum()), int((~truth).sum())) >= least


def _undecided(
    config: Config, findings: tuple[FindingSpec, ...], targets: NDArray[np.float32]
) -> tuple[str, ...]:
    """A sentence where findings get no operating point although the config wants one."""
    few: list[str] = []
    blind: list[str] = []
    for rule, spec in zip(config.findings, findings, strict=True):
        if rule.decide and not spec.operating_points:
            _, truth = fc.known_truth(targets, class_numbers(config, rule.classes))
            said = f"{rule.name} ({int(truth.sum())} with, {int((~truth).sum())} without)"
            (blind if _enough(config, truth) else few).append(said)
    sentences = []
    if few:
        sentences.append(
            "Too few held-out scans for an operating point, so these findings have a probability "
            f"and no decision, and their figures mean little: {', '.join(few)}."
        )
    if blind:
        sentences.append(
            "No threshold finds some of the held-out scans with the finding and leaves some "
            "without it alone, so these findings have a probability and no decision: "
            f"{', '.join(blind)}."
        )
    return tuple(sentences)


def _folds(labels: NDArray[np.int64], groups: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """Five folds (scans,); a group a fold where so few groups would all be in one."""
    folds = grouping.grouped_folds(labels, groups, 5, seed)
    return folds if len(np.unique(folds)) > 1 else np.unique(groups, return_inverse=True)[1]


def _some(unseen: Unseen | None, count: int, config: Config) -> Labelled:
    """So many answers about another source, drawn at random, that they are their share of all."""
    classes = len(config.classes)
    if unseen is None:
        return np.zeros((0, classes), np.float32), np.zeros((0, classes), np.float32)
    share = config.fit.unseen_share
    wanted = min(len(unseen.labels), round(count * share / (1 - share)))
    rows = np.random.default_rng(config.seed).permutation(len(unseen.labels))[:wanted]
    return unseen.logits[rows], np.eye(classes, dtype=np.float32)[unseen.labels[rows]]


def _cross_calibrated(
    logits: NDArray[np.float32],
    targets: NDArray[np.float32],
    folds: NDArray[np.int64],
    others: Labelled,
    *,
    exclusive: bool,
) -> NDArray[np.float64]:
    """Probabilities of the plain view, each calibrated without its own fold."""
    result = np.zeros(logits.shape[1:])
    for fold in np.unique(folds):
        kept = folds != fold
        rest = logits[:, kept].reshape(-1, logits.shape[-1])
        known = np.tile(targets[kept], (len(logits), 1))
        rest, known = np.concatenate([rest, others[0]]), np.concatenate([known, others[1]])
        fitted = fc.fit(rest, known, exclusive=exclusive, views=len(logits))
        result[~kept] = cal.calibrated(logits[0, ~kept], fitted)
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
