"""The recipe of a config, judged on every training scan: grouped, class-stratified k-fold.

The trunk is frozen, so its maps are the same for every fold and are computed
once, the very ones that ``train`` caches in the same work folder. Each fold's
top starts anew from ImageNet. A scan's figures come from the one network that
learnt from no scan of its group, calibrated on the other folds. Maps are
float16: figures may differ from the whole network's in the fourth digit.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.errors import UsageError
from model_training import calibration as cal
from model_training import finding_calibration as fc
from model_training import grouping
from model_training.config import Config
from model_training.evaluation import auc, bootstrap
from model_training.features import rows_of_view, run_batches
from model_training.job import Job, Split, class_numbers
from model_training.learning import (
    LATER,
    Material,
    gather,
    halves,
    key_of,
    key_of_scans,
    settings_of,
    teach,
    unused_of,
)
from model_training.reliability import ece, ece_if_perfect

FILE = "crossvalidation.json"
_REPORTED = LATER | {"held_out"}  # what a fold does not depend on


def crossvalidate(job: Job, split: Split, folds: int, seeds: int) -> dict[str, Any]:
    """Pooled out-of-fold figures; also written to the work folder, where ``train`` finds them."""
    trunk, top = halves(job)
    everything = np.arange(len(split.order))
    material = gather(job, split, trunk, top, everything)
    groups = split.groups[split.order]
    check_folds(job.config, material.labels, groups, folds)
    start = top.get_weights()
    rounds = []
    for seed in range(job.config.seed, job.config.seed + seeds):
        fold = grouping.grouped_folds(material.labels, groups, folds, seed)
        logits = np.zeros((len(fold), len(job.config.classes)), np.float32)
        for number in range(folds):
            logits[fold == number] = out_of_fold(
                job, split, top, start, material, fold == number, seed, number
            )
        rounds.append(figures_of(job.config, logits, material.targets, groups, fold, seed))
        job.reporter.say(headline(rounds[-1]))
    result = {
        "folds": folds,
        "views": job.config.fit.views,
        "epochs": job.config.fit.epochs,
        "scans": len(groups),
        "groups": len(set(groups.tolist())),
        "recipe": fingerprint(job.config),
        "key": key_of_scans(split),
        "rounds": rounds,
    }
    (job.work / FILE).write_text(json.dumps(result, indent=1), encoding="utf-8")
    return result


def recall(job: Job, split: Split) -> dict[str, Any] | None:
    """What `crossvalidate` left in the work folder, if it was of this recipe and these scans."""
    path = job.work / FILE
    if not path.is_file():
        return None
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    same = kept.get("recipe") == fingerprint(job.config) and kept.get("key") == key_of_scans(split)
    return kept if same else None


def fingerprint(config: Config) -> dict[str, Any]:
    """What the figures depend on but views and epochs, which are reported beside them."""
    reported = {*_REPORTED, "views", "epochs", *(unused_of(config.fit) - {"levels"})}
    fit = config.fit.model_dump(exclude=reported, mode="json")
    classes = [
        rule.model_dump(exclude=set() if rule.label else {"label"}) for rule in config.classes
    ]
    plain = [asdict(config.augmentation), asdict(config.recipe), classes]
    if not config.exclusive and config.labels is not None:
        plain.append(config.labels.model_dump())
    return {"fit": fit, "rest": json.loads(json.dumps(plain))}


def out_of_fold(
    job: Job,
    split: Split,
    top: Any,
    start: Sequence[NDArray[Any]],
    material: Material,
    out: NDArray[np.bool_],
    seed: int,
    number: int,
) -> NDArray[np.float32]:
    """Logits (scans in ``out``, classes) of a top that learnt from all others."""
    folder = job.work / "folds"
    folder.mkdir(parents=True, exist_ok=True)
    settings = [settings_of(job.config.fit, _REPORTED), asdict(job.config.augmentation)]
    key = key_of(job, split, [settings, seed, np.flatnonzero(out).tolist()])
    done = folder / f"{seed}-{number}.npz"
    if done.is_file():
        with np.load(done, allow_pickle=False) as kept:
            if str(kept["key"]) == key:
                return np.asarray(kept["logits"])
    top.set_weights(start)
    checkpoint = folder / "checkpoint.npz"
    teach(job, top, material, np.flatnonzero(~out), seed, checkpoint, key)
    rows = np.flatnonzero(out)
    logits = run_batches(top, len(rows), partial(rows_of_view, material.views, 0, rows))
    np.savez(done, key=np.array(key), logits=logits)
    checkpoint.unlink(missing_ok=True)
    return logits


def figures_of(
    config: Config,
    logits: NDArray[np.float32],
    targets: NDArray[np.float32],
    groups: NDArray[np.int64],
    fold: NDArray[np.int64],
    seed: int,
) -> dict[str, Any]:
    """Figures [value, low, high] of out-of-fold ``logits`` (scans, classes), and by fold.

    Intervals are 95 %, by bootstrap over groups. The probabilities of a fold are calibrated on
    the logits of the others. Where classes do not exclude one another, a finding's figures are of
    the scans on which it is known, and there is no likeliest class.
    """
    names = [str(group) for group in groups]
    found: dict[str, Any] = {"seed": seed, "findings": {}}
    if config.exclusive:
        labels = targets.argmax(axis=1)
        probability = _calibrated_across(logits, labels, fold)
        right = probability.argmax(axis=1) == labels
        found["accuracy"] = _figure(lambda rows: float(right[rows].mean()), names, fold, seed)
    else:
        probability = _findings_across(logits, targets, fold)
    for rule in config.findings:
        members = class_numbers(config, rule.classes)
        known, truth = fc.known_truth(targets, members)
        score = cal.finding_probability(probability[known], members)

        def area(
            rows: NDArray[np.int64],
            score: NDArray[np.float64] = score,
            truth: NDArray[np.bool_] = truth,
        ) -> float:
            return auc(score[rows], truth[rows])

        found["findings"][rule.name] = {
            "positives": int(truth.sum()),
            "auc": _figure(area, [names[i] for i in known.tolist()], fold[known], seed),
            "ece": ece(score, truth),
            "ece_if_perfect": ece_if_perfect(score, seed),
        }
    return found


def _figure(
    statistic: Any, names: Sequence[str], fold: NDArray[np.int64], seed: int
) -> dict[str, Any]:
    by_fold = [float(statistic(np.flatnonzero(fold == f))) for f in np.unique(fold)]
    defined = [value for value in by_fold if np.isfinite(value)]
    return {
        "pooled": [float(statistic(np.arange(len(names)))), *bootstrap(statistic, names, seed)],
        "by_fold": by_fold,
        "spread": float(np.std(defined)) if defined else float("nan"),
    }


def _calibrated_across(
    logits: NDArray[np.float32], labels: NDArray[np.int64], fold: NDArray[np.int64]
) -> NDArray[np.float64]:
    result = np.zeros(logits.shape)
    for number in np.unique(fold):
        out = fold == number
        fitted = cal.fit_calibration(logits[~out], labels[~out])
        result[out] = cal.calibrated(logits[out], fitted)
    return result


def _findings_across(
    logits: NDArray[np.float32], targets: NDArray[np.float32], fold: NDArray[np.int64]
) -> NDArray[np.float64]:
    result = np.zeros(logits.shape)
    for number in np.unique(fold):
        out = fold == number
        fitted = fc.fit_sigmoid(logits[~out], targets[~out])
        result[out] = cal.calibrated(logits[out], fitted)
    return result


def check_folds(
    config: Config, labels: NDArray[np.int64], groups: NDArray[np.int64], folds: int
) -> None:
    """Raise `UsageError` with code ``folds`` where a fold would leave nothing to learn from."""
    if len(set(groups.tolist())) < folds:
        raise UsageError(
            "folds",
            f"The scans are of {len(set(groups.tolist()))} groups (patients, with copies), too few "
            f"for {folds} folds. Use fewer --folds, or add scans of other patients.",
        )
    for label, rule in enumerate(config.classes if config.exclusive else ()):
        if len(set(groups[labels == label].tolist())) < 2:
            raise UsageError(
                "folds",
                f"All scans of “{rule.name}” are of one patient, or are copies of one another, so "
                "no fold can learn the class without seeing them. Add scans of other patients.",
            )


def headline(figures: dict[str, Any]) -> str:
    """One line of the main figures of a round."""
    accuracy = figures.get("accuracy")
    parts = [f"accuracy {accuracy['pooled'][0]:.4f}"] if accuracy else []
    parts += [
        f"{name} ({found['positives']} with): AUC {found['auc']['pooled'][0]:.4f} "
        f"(by fold ±{found['auc']['spread']:.3f}), ECE {found['ece']:.3f}"
        for name, found in figures["findings"].items()
    ]
    return f"cross-validation, seed {figures['seed']}: " + "; ".join(parts)
