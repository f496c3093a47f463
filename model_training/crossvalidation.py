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

from model_training import calibration as cal
from model_training import grouping
from model_training.config import Config
from model_training.evaluation import auc, bootstrap
from model_training.features import run_batches
from model_training.job import Job, Split, class_numbers
from model_training.learning import Material, float_rows, gather, halves, key_of, settings_of, teach

FILE = "crossvalidation.json"
_REPORTED = {"held_out", "held_out_views"}  # what a fold does not depend on


def crossvalidate(job: Job, split: Split, folds: int, seeds: int) -> dict[str, Any]:
    """Pooled out-of-fold figures; also written to the work folder, where ``train`` finds them."""
    trunk, top = halves(job)
    everything = np.arange(len(split.order))
    material = gather(job, split, trunk, top, everything)
    groups = split.groups[split.order]
    start = top.get_weights()
    rounds = []
    for seed in range(job.config.seed, job.config.seed + seeds):
        fold = grouping.grouped_folds(material.labels, groups, folds, seed)
        logits = np.zeros((len(fold), len(job.config.classes)), np.float32)
        for number in range(folds):
            logits[fold == number] = _out_of_fold(
                job, split, top, start, material, fold == number, seed, number
            )
        rounds.append(figures_of(job.config, logits, material.labels, groups, fold, seed))
        job.reporter.say(headline(rounds[-1]))
    result = {
        "folds": folds,
        "views": job.config.fit.views,
        "epochs": job.config.fit.epochs,
        "scans": len(groups),
        "groups": len(set(groups.tolist())),
        "recipe": fingerprint(job.config),
        "rounds": rounds,
    }
    (job.work / FILE).write_text(json.dumps(result, indent=1), encoding="utf-8")
    return result


def recall(job: Job) -> dict[str, Any] | None:
    """What `crossvalidate` left in the work folder, if it was of this recipe."""
    path = job.work / FILE
    if not path.is_file():
        return None
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept if kept.get("recipe") == fingerprint(job.config) else None


def fingerprint(config: Config) -> dict[str, Any]:
    """What the figures depend on but views and epochs, which are reported beside them."""
    fit = config.fit.model_dump(exclude={*_REPORTED, "views", "epochs"}, mode="json")
    plain = [asdict(config.augmentation), asdict(config.recipe), list(config.classes)]
    return {"fit": fit, "rest": json.loads(json.dumps(plain, default=lambda x: x.model_dump()))}


def _out_of_fold(
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
    logits = run_batches(top, len(rows), partial(float_rows, material.views[0], rows))
    np.savez(done, key=np.array(key), logits=logits)
    checkpoint.unlink(missing_ok=True)
    return logits


def figures_of(
    config: Config,
    logits: NDArray[np.float32],
    labels: NDArray[np.int64],
    groups: NDArray[np.int64],
    fold: NDArray[np.int64],
    seed: int,
) -> dict[str, Any]:
    """Figures [value, low, high] of out-of-fold ``logits`` (scans, classes), and by fold.

    Intervals are 95 %, by bootstrap over groups. The probabilities of a fold are calibrated on
    the logits of the others.
    """
    probability = _calibrated_across(logits, labels, fold)
    right = probability.argmax(axis=1) == labels
    names = [str(group) for group in groups]
    which = [np.flatnonzero(fold == f) for f in np.unique(fold)]

    def accuracy(rows: NDArray[np.int64]) -> float:
        return float(right[rows].mean())

    found: dict[str, Any] = {"seed": seed, "accuracy": _figure(accuracy, names, which, seed)}
    found["findings"] = {}
    for rule in config.findings:
        members = class_numbers(config, rule.classes)
        score, truth = cal.finding_probability(probability, members), np.isin(labels, members)

        def area(
            rows: NDArray[np.int64],
            score: NDArray[np.float64] = score,
            truth: NDArray[np.bool_] = truth,
        ) -> float:
            return auc(score[rows], truth[rows])

        found["findings"][rule.name] = {
            "auc": _figure(area, names, which, seed),
            "ece": cal.expected_calibration_error(score, truth),
            "ece_if_perfect": cal.ece_if_perfect(score, seed),
        }
    return found


def _figure(
    statistic: Any, names: Sequence[str], which: Sequence[NDArray[np.int64]], seed: int
) -> dict[str, Any]:
    by_fold = [float(statistic(rows)) for rows in which]
    return {
        "pooled": [float(statistic(np.arange(len(names)))), *bootstrap(statistic, names, seed)],
        "by_fold": by_fold,
        "spread": float(np.nanstd(by_fold)),
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


def headline(figures: dict[str, Any]) -> str:
    """One line of the main figures of a round."""
    parts = [f"accuracy {figures['accuracy']['pooled'][0]:.4f}"]
    parts += [
        f"{name}: AUC {found['auc']['pooled'][0]:.4f} (by fold ±{found['auc']['spread']:.3f}), "
        f"ECE {found['ece']:.3f}"
        for name, found in figures["findings"].items()
    ]
    return f"cross-validation, seed {figures['seed']}: " + "; ".join(parts)
