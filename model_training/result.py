"""What the window shows of a finished run, taken from what was trained."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.finding import Estimate, FindingSpec
from app.domain.training import RESULT_NAME
from app.domain.training_result import (
    Bin,
    Cell,
    FindingFigures,
    Mistake,
    Point,
    Result,
    result_to_json,
)
from model_training.calibration import finding_probability
from model_training.evaluation import bootstrap
from model_training.finding_calibration import known_truth
from model_training.pictures import is_known
from model_training.pipeline import Trained
from model_training.reliability import bins
from model_training.worth import macro_auc
from model_training.writing import counts_of

_MISTAKES = 16
_POINTS = 200  # of a ROC curve; more cannot be seen
_DRAWS = 500

Floats = NDArray[np.float64]


def write_result(trained: Trained, bundle: Path, notes: Sequence[str], seconds: float) -> None:
    """Write it beside ``bundle``, whole or not at all. Raises: OSError."""
    path = bundle.parent / RESULT_NAME
    fresh = path.with_suffix(".part")
    fresh.write_bytes(result_to_json(result_of(trained, bundle.name, notes, seconds)))
    fresh.replace(path)


def result_of(trained: Trained, bundle: str, notes: Sequence[str], seconds: float) -> Result:
    """Everything of the held-out scans, with the files that each figure is of."""
    job, split, decision = trained.job, trained.split, trained.decision
    config, rows = job.config, split.kept
    probability = decision.crossed
    assert probability is not None
    classes = tuple(rule.name for rule in config.classes)
    targets = split.pictures.targets[rows]
    labels = targets.argmax(axis=1)
    said = probability.argmax(axis=1)
    paths = [str(split.pictures.items[i].path) for i in rows.tolist()]
    items = [split.pictures.items[i] for i in rows.tolist()]
    patients = {item.patient for item in items} if all(map(is_known, items)) else None
    groups = [str(group) for group in split.groups[rows].tolist()]
    return Result(
        bundle=bundle,
        id=config.id,
        version=config.version,
        title=config.title,
        classes=classes,
        counts=counts_of(config, split),
        patients=None if patients is None else len(patients),
        accuracy=_accuracy(said == labels, groups, config.seed),
        auc=_macro(trained, probability, labels, groups),
        findings=tuple(
            _finding(spec, classes, probability, targets, decision.figures)
            for spec in decision.findings
        ),
        confusion=_confusion(classes, labels, said, paths),
        mistakes=_mistakes(classes, labels, said, probability, paths),
        learning=trained.learning,
        warnings=trained.worth.sentences,
        notes=tuple(note for note in notes if note not in trained.worth.sentences),
        excluded=tuple((str(path), why) for path, why in trained.excluded.items()),
        seconds=seconds,
        thorough=config.fit.epochs > 0,
    )


def _accuracy(right: NDArray[np.bool_], groups: list[str], seed: int) -> Estimate:
    low, high = bootstrap(lambda some: float(right[some].mean()), groups, seed, _DRAWS)
    return Estimate(float(right.mean()), low, high)


def _macro(
    trained: Trained, probability: Floats, labels: NDArray[np.int64], groups: list[str]
) -> Estimate | None:
    """As the verdict has it, where there is one."""
    kept = trained.worth.figures.get("auc")
    if kept is None:
        seed = trained.job.config.seed
        value = macro_auc(probability, labels)
        kept = [value, *bootstrap(lambda s: macro_auc(probability[s], labels[s]), groups, seed)]
    return _estimate(kept)


def _estimate(values: Sequence[float]) -> Estimate | None:
    return None if np.isnan(list(values)).any() else Estimate(*(float(v) for v in values))


def _finding(
    spec: FindingSpec,
    classes: tuple[str, ...],
    probability: Floats,
    targets: NDArray[np.float32],
    figures: Mapping[str, Any],
) -> FindingFigures:
    members = [classes.index(name) for name in spec.classes]
    known, truth = known_truth(targets, members)
    score = finding_probability(probability[known], members)
    kept = figures["findings"].get(spec.name, {}).get("auc")
    point = spec.operating_points[0] if spec.operating_points else None
    return FindingFigures(
        spec.name,
        None if kept is None else _estimate(kept),
        None if point is None else point.sensitivity,
        None if point is None else point.specificity,
        None if point is None else point.threshold,
        int(truth.sum()),
        _roc(score, truth),
        tuple(
            Bin(float(score[some].mean()), float(truth[some].mean()), len(some))
            for some in bins(score)
        ),
    )


def _roc(score: Floats, truth: NDArray[np.bool_]) -> tuple[Point, ...]:
    """A corner for each different probability, thinned where there are very many."""
    positives, negatives = max(1, int(truth.sum())), max(1, int((~truth).sum()))
    order = np.argsort(-score, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(score[order])), len(order) - 1)
    found = np.cumsum(truth[order])[ends] / positives
    wrong = np.cumsum(~truth[order])[ends] / negatives
    chosen = np.unique(np.linspace(0, len(ends) - 1, min(_POINTS, len(ends))).round().astype(int))
    corners = [Point(float(wrong[i]), float(found[i])) for i in chosen]
    return (Point(0.0, 0.0), *corners)


def _confusion(
    classes: tuple[str, ...],
    labels: NDArray[np.int64],
    said: NDArray[np.int64],
    paths: Sequence[str],
) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            truth,
            answer,
            tuple(paths[i] for i in np.flatnonzero((labels == t) & (said == a)).tolist()),
        )
        for t, truth in enumerate(classes)
        for a, answer in enumerate(classes)
    )


def _mistakes(
    classes: tuple[str, ...],
    labels: NDArray[np.int64],
    said: NDArray[np.int64],
    probability: Floats,
    paths: Sequence[str],
) -> tuple[Mistake, ...]:
    """Those that give the true class least, among the wrong ones."""
    of_truth = probability[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(said != labels)
    worst = wrong[np.argsort(of_truth[wrong], kind="stable")][:_MISTAKES]
    return tuple(
        Mistake(
            paths[i],
            classes[labels[i]],
            classes[said[i]],
            float(probability[i, said[i]]),
            float(of_truth[i]),
        )
        for i in worst.tolist()
    )
