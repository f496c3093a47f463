"""How far few scans lead: quick training on draws of a data set, measured on the rest of it.

A draw is so many scans of each class. From it alone a head is fitted and calibrated, and its own
held-out part states an AUC with a 95 % interval, as quick training does. All other scans then say
what that AUC is worth, and how often the stated interval holds it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.interval import auc_interval
from app.inference.finite import products
from model_training import calibration as cal
from model_training import finding_calibration as fc
from model_training import grouping
from model_training.evaluation import auc, bootstrap
from model_training.features import run_batches
from model_training.fitting import balance_weights, linear_head
from model_training.frozen import pooled_network
from model_training.grouping import prints_of
from model_training.indexing import class_folders, index
from model_training.job import Job, Reporter
from model_training.pictures import Pictures, prepare
from model_training.quick import own_config
from model_training.worth import macro_auc

SIZES = (10, 20, 50, 100)
DRAWS = 5
_LEAST_LEFT = 20  # scans of each class that have to be left to measure on
_LOOKED_AT = 200  # scans of each class, so that a large data set takes no longer than a small one

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw.

    Attributes:
        stated: macro AUC of its own held-out part.
        truth: the same of the rest, which is taken for the truth.
        accuracy: share of the rest whose likeliest class is right.
        covered: of the classes, whether each one's stated interval holds its AUC on the rest.
        widths: of these intervals.
        by_bootstrap: the same as ``covered`` of intervals by bootstrap, for comparison.
    """

    stated: float
    truth: float
    accuracy: float
    covered: tuple[bool, ...]
    widths: tuple[float, ...]
    by_bootstrap: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """All draws of one size of one data set."""

    name: str
    size: int
    draws: tuple[Draw, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A data set as the frozen network sees it: features (scans, D), labels and groups (scans,)."""

    features: NDArray[np.float32]
    labels: Labels
    groups: Labels
    classes: int


def see(folder: Path, work: Path, reporter: Reporter) -> Seen:
    """Features of at most 200 scans of each class, by the network of quick training."""
    config = own_config(folder, None, thorough=False).with_folders(class_folders(folder))
    listed = index(folder, config)
    rng = np.random.default_rng(0)
    chosen = []
    for label in range(len(config.classes)):
        rows = [item for item in listed.train if item.label == label]
        chosen += [rows[i] for i in sorted(rng.permutation(len(rows))[:_LOOKED_AT].tolist())]
    reporter.stage(f"Reading {folder.name}", len(chosen))
    pictures: Pictures = prepare(chosen, config.recipe, work / "all.npy", reporter.advance)
    prints = prints_of(pictures.values)
    pairs = [*prints.exact(), *prints.near(config.data.near_duplicate_distance)]
    pairs += grouping.equal_pairs(pictures.patients)
    groups = grouping.connect(len(pictures.items), pairs)
    network = pooled_network(Job(config, folder, work, (), reporter))
    return Seen(
        _features(network, pictures, reporter), pictures.labels, groups, len(config.classes)
    )


def _features(network: Any, pictures: Pictures, reporter: Reporter) -> NDArray[np.float32]:
    reporter.stage("Frozen features", len(pictures.items))

    def batch(where: slice) -> NDArray[np.float32]:
        reporter.advance(where.stop - where.start)
        return np.asarray(pictures.values[where])

    return run_batches(network, len(pictures.items), batch)


def measure(name: str, seen: Seen, sizes: Sequence[int] = SIZES, draws: int = DRAWS) -> list[Row]:
    """All draws of each size that leaves enough scans of each class."""
    fewest = int(np.bincount(seen.labels, minlength=seen.classes).min())
    return [
        Row(name, size, tuple(draw(seen, size, seed) for seed in range(draws)))
        for size in sizes
        if size + _LEAST_LEFT <= fewest
    ]


def draw(seen: Seen, size: int, seed: int) -> Draw:
    """Fit on ``size`` scans of each class, and measure on the rest without their copies."""
    rng = np.random.default_rng([seed, size])
    parts = [rng.permutation(np.flatnonzero(seen.labels == c))[:size] for c in range(seen.classes)]
    mine = np.sort(np.concatenate(parts))
    rest = np.flatnonzero(~np.isin(seen.groups, seen.groups[mine]))
    fit = own_config(Path("own"), None, thorough=False).fit
    held = grouping.held_out(seen.labels[mine], seen.groups[mine], fit.held_out, seed)
    learn, kept = mine[~held], mine[held]
    weights = balance_weights(seen.labels[learn], [], seen.classes)
    kernel, bias = linear_head(seen.features[learn], seen.labels[learn], weights, fit.head_penalty)
    with products():
        logits = seen.features @ kernel + bias
    targets = np.eye(seen.classes, dtype=np.float32)[seen.labels]
    fitted = fc.fit(logits[kept], targets[kept], exclusive=True, views=1)
    probability = cal.calibrated(logits, fitted)
    covered, widths, by_bootstrap = [], [], []
    for c in range(seen.classes):
        mine_truth = seen.labels[kept] == c
        stated = auc(probability[kept, c], mine_truth)
        by_count = auc_interval(stated, int(mine_truth.sum()), int((~mine_truth).sum()))
        drawn = _bootstrapped(probability[kept, c], mine_truth, seen.groups[kept])
        low, high = float(np.fmin(drawn[0], by_count[0])), float(np.fmax(drawn[1], by_count[1]))
        truth = auc(probability[rest, c], seen.labels[rest] == c)
        covered.append(low <= truth <= high)
        widths.append(high - low)
        by_bootstrap.append(drawn[0] <= truth <= drawn[1])
    right = probability[rest].argmax(axis=1) == seen.labels[rest]
    return Draw(
        macro_auc(probability[kept], seen.labels[kept]),
        macro_auc(probability[rest], seen.labels[rest]),
        float(right.mean()),
        tuple(covered),
        tuple(widths),
        tuple(by_bootstrap),
    )


def _bootstrapped(score: Floats, truth: NDArray[np.bool_], groups: Labels) -> tuple[float, float]:
    keys = [str(group) for group in groups.tolist()]
    return bootstrap(lambda rows: auc(score[rows], truth[rows]), keys, 0, 300)


def table(rows: Sequence[Row]) -> str:
    """The table, as Markdown; mean and standard deviation over draws."""
    heads = (
        "data set",
        "scans a class",
        "AUC stated",
        "AUC on the rest",
        "right on the rest",
        "width of the intervals",
        "intervals that hold the truth",
        "by bootstrap alone",
    )
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for row in rows:
        cells = [
            _spread([each.stated for each in row.draws]),
            _spread([each.truth for each in row.draws]),
            _spread([each.accuracy for each in row.draws]),
            f"{np.nanmean([w for each in row.draws for w in each.widths]):.2f}",
            _share([hit for each in row.draws for hit in each.covered]),
            _share([hit for each in row.draws for hit in each.by_bootstrap]),
        ]
        lines.append(f"| {row.name} | {row.size} | " + " | ".join(cells) + " |")
    every = [hit for row in rows for each in row.draws for hit in each.covered]
    return (
        "\n".join([*lines, "", f"Of all stated intervals, {_share(every)} hold the truth."]) + "\n"
    )


def _spread(values: Sequence[float]) -> str:
    return f"{np.nanmean(values):.3f} ± {np.nanstd(values, ddof=1):.3f}"


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits)} of {len(hits)} ({sum(hits) / max(1, len(hits)):.0%})"
