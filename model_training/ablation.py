"""What each step of a recipe is worth: the recipe, and versions with one step taken away.

All versions are measured on the same scans by the same splits, one per seed: on the held-out
groups, or on all scans by grouped cross-validation. A scan's probabilities come from a network
that learnt from no scan of its group, calibrated on scans of other groups; the threshold of the
balanced accuracy is the one chosen on those others, too. Prepared pictures and frozen features are
kept and shared by all versions that agree in them. A cell (version and seed) that is finished is
kept; in an unfinished one, so is every finished fold and epoch.
"""

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.errors import UsageError
from model_training import crossvalidation as cross
from model_training import grouping, splitting
from model_training.ablation_figures import Cell, figures_of
from model_training.config import Config
from model_training.indexing import index
from model_training.job import Job, Split
from model_training.learning import Material, gather, halves, key_of, key_of_scans
from model_training.pictures import prepare
from model_training.pipeline import split_scans
from model_training.variants import Variant, variants

FILE = "ablation.json"
_INNER_FOLDS = 5  # of the held-out scans, to calibrate each part on the others, as training does


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    """A version's material: the top as it starts, and what it learns from."""

    job: Job
    split: Split
    top: Any
    start: Sequence[NDArray[Any]]
    material: Material


def ablate(job: Job, seeds: int, folds: int | None, scans: int | None = None) -> dict[str, Any]:
    """Train every version with every seed; also written to the work folder.

    Args:
        job: of the whole config; its work folder may be the one of ``train``.
        seeds: how many, from the config's seed up; each has a split of its own.
        folds: of the cross-validation; None for the config's held-out share alone.
        scans: about how many to take part, in whole groups, every class in its share; None for all.

    Raises:
        UsageError: see `model_training.variants.variants` and `indexing.index`.
    """
    versions = variants(job.config)
    if not job.config.exclusive:
        raise UsageError(
            "ablation",
            f"The findings of “{job.config.id}” do not exclude one another, and ablations measure "
            "classes that do. Compare versions of the config by crossvalidate.",
        )
    whole, everything = job, split_scans(job, index(job.data, job.config))
    split = everything
    if scans is not None:
        split = splitting.some(everything, scans, job.config)
        # In a folder of its own, since features are kept by the rows of the scans.
        job = replace(job, work=job.work / f"{scans}-scans")
    parts = _parts(job.config, folds)
    cross.check_folds(job.config, split.pictures.labels, split.groups, parts)
    numbers = range(job.config.seed, job.config.seed + seeds)
    plan = [(version, seed) for version in _by_features(versions) for seed in numbers]
    done: dict[tuple[str, int], Cell] = {}
    for version, seed in plan:
        kept = _recall(job, split, version, seed, folds)
        if kept is not None:
            done[version.name, seed] = kept
    if done:
        job.reporter.say(f"{len(done)} of {len(plan)} cells are there from an earlier run.")
    clock = _Clock(job.reporter.say, len(plan), len(done))
    ready: _Ready | None = None
    for version, seed in plan:
        if (version.name, seed) in done:
            continue
        ready = _prepared(job, split, version, ready)
        done[version.name, seed] = _measure(job, ready, version, seed, folds)
        clock.tell(f"{version.name}, seed {seed}")
    result = {
        "recipe": _recipe(job.config),
        "key": key_of_scans(everything),
        "subset": None if scans is None else {"asked": scans, "of": len(everything.groups)},
        "views": job.config.fit.views,
        "epochs": job.config.fit.epochs,
        "folds": folds,
        "held_out": job.config.fit.held_out,
        "seeds": list(numbers),
        "scans": len(split.groups),
        "groups": len(set(split.groups.tolist())),
        "rows": [
            {"name": v.name, "set": dict(v.changes), "cells": [done[v.name, s] for s in numbers]}
            for v in versions
        ],
    }
    whole.work.mkdir(parents=True, exist_ok=True)
    (whole.work / FILE).write_text(json.dumps(result, indent=1), encoding="utf-8")
    return result


def recall(job: Job, split: Split) -> dict[str, Any] | None:
    """What `ablate` left in the work folder, if it was of this recipe and these scans."""
    path = job.work / FILE
    if not path.is_file():
        return None
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    same = kept.get("recipe") == _recipe(job.config) and kept.get("key") == key_of_scans(split)
    return kept if same else None


def _recipe(config: Config) -> dict[str, Any]:
    """All that the table's figures depend on but the scans, and what it tells itself."""
    return {**cross.fingerprint(config), "ablation": [a.model_dump() for a in config.ablation]}


class _Clock:
    """Says after every cell how many are done and about how long the rest takes."""

    def __init__(self, say: Callable[[str], None], total: int, done: int) -> None:
        self._say, self._total, self._done, self._new = say, total, done, 0
        self._start = time.monotonic()

    def tell(self, cell: str) -> None:
        self._done, self._new = self._done + 1, self._new + 1
        left = (time.monotonic() - self._start) / self._new * (self._total - self._done)
        self._say(f"{cell}: {self._done} of {self._total} cells done, about {spoken(left)} left.")


def spoken(seconds: float) -> str:
    """Say "40 s", "12 min" or "2 h 5 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


# --- Material ---------------------------------------------------------------------------


def _pictures_of(config: Config) -> str:
    return _hash(asdict(config.recipe))


def _features_of(config: Config) -> str:
    """Of all that the cached maps depend on; the number of views only adds to them."""
    network = config.fit.model_dump(include={"variant", "weights", "cut"})
    return _hash([asdict(config.recipe), asdict(config.augmentation), network])


def _by_features(versions: Sequence[Variant]) -> list[Variant]:
    """Those with the same material one after the other, the whole config's first."""
    first: dict[object, int] = {}
    for number, version in enumerate(versions):
        first.setdefault(_material_of(version.config), number)
    return sorted(versions, key=lambda version: first[_material_of(version.config)])


def _material_of(config: Config) -> tuple[str, tuple[int, ...], int]:
    return _features_of(config), config.fit.levels, config.fit.views


def _prepared(job: Job, split: Split, version: Variant, before: _Ready | None) -> _Ready:
    """The version's material, taken over from the one before where it is the same."""
    import keras

    if before is not None and before.job.config == version.config:
        return before
    config = version.config
    place = job.work
    if _features_of(config) != _features_of(job.config):
        place = job.work / "ablation" / f"features-{_features_of(config)}"
    own = replace(job, config=config, work=place)
    if before is None or _material_of(before.job.config) != _material_of(config):
        before, shown = None, _same_scans(own, job, split)
    else:
        shown = before.split
    keras.backend.clear_session()
    keras.utils.set_random_seed(config.seed)  # of weights that do not come from ImageNet
    trunk, top = halves(own)
    rows = np.arange(len(shown.order))
    material = gather(own, shown, trunk, top, rows) if before is None else before.material
    return _Ready(own, shown, top, top.get_weights(), material)


def _same_scans(own: Job, whole: Job, split: Split) -> Split:
    """The same split, its scans prepared by this version's recipe."""
    if own.config.recipe == whole.config.recipe:
        return split
    place = whole.work / "ablation" / f"pictures-{_pictures_of(own.config)}"
    items = split.pictures.items
    own.reporter.stage("Reading the training scans by another recipe", len(items))
    pictures = prepare(items, own.config.recipe, place / "training.npy", own.reporter.advance)
    if pictures.items != items:
        name = pictures.failed[0][0].name
        raise UsageError("ablation", f"“{name}” cannot be prepared by one of the ablations.")
    return replace(split, pictures=pictures)


# --- Cells ------------------------------------------------------------------------------


def _parts(config: Config, folds: int | None) -> int:
    """How many folds the scans are divided into; without cross-validation only one is measured."""
    return folds or max(2, round(1 / config.fit.held_out))


def _cell_file(job: Job, version: Variant, seed: int, folds: int | None) -> Path:
    return _cell_folder(job, version) / f"cell-{seed}-{folds or 'held-out'}.json"


def _cell_folder(job: Job, version: Variant) -> Path:
    return job.work / "ablation" / "cells" / _hash(dict(version.changes))


def _cell_key(job: Job, split: Split, version: Variant) -> str:
    config = version.config
    settings = [config.fit.model_dump(), asdict(config.augmentation), asdict(config.recipe)]
    findings = [rule.model_dump() for rule in config.findings]
    return key_of(job, split, [settings, findings, split.groups.tolist()])


def _recall(job: Job, split: Split, version: Variant, seed: int, folds: int | None) -> Cell | None:
    path = _cell_file(job, version, seed, folds)
    if not path.is_file():
        return None
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept["cell"] if kept["key"] == _cell_key(job, split, version) else None


def _measure(job: Job, ready: _Ready, version: Variant, seed: int, folds: int | None) -> Cell:
    """Train and measure one cell, and keep it."""
    labels, targets = ready.material.labels, ready.material.targets
    groups = ready.split.groups[ready.split.order]
    fold = grouping.grouped_folds(labels, groups, _parts(version.config, folds), seed)
    logits = np.zeros((len(fold), len(version.config.classes)), np.float32)
    # Its own folder, and its own folds' files in it: held-out is the first of so many folds.
    own = replace(ready.job, work=_cell_folder(job, version))
    for number in range(folds or 1):
        logits[fold == number] = cross.out_of_fold(
            own,
            ready.split,
            ready.top,
            ready.start,
            ready.material,
            fold == number,
            seed,
            number,
        )
    if folds is None:
        rows = np.flatnonzero(fold == 0)
        logits, targets = logits[rows], targets[rows]
        fold = grouping.grouped_folds(labels[rows], groups[rows], _INNER_FOLDS, seed)
    cell = {"seed": seed, **figures_of(version.config, logits, targets, fold, seed)}
    path = _cell_file(job, version, seed, folds)
    text = json.dumps({"key": _cell_key(job, ready.split, version), "cell": cell}, indent=1)
    fresh = path.with_suffix(".part")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)  # a kill during the write leaves no half cell
    return cell


def _hash(what: object) -> str:
    return hashlib.sha256(json.dumps(what, default=str, sort_keys=True).encode()).hexdigest()[:12]
