"""How many right scans a gate refuses, and how many wrong pictures it lets through.

Wrong pictures are measured twice: on the half of each kind that the gate did not learn from, and
by a gate that was never shown the kind at all. The second is what a picture of a new kind meets.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model_training import outliers
from model_training.calibration import wilson
from model_training.evaluation import auc
from model_training.gate_training import (
    FEW_MEASURED,
    Lesson,
    Turned,
    folder_half,
    generated,
    is_thrifty,
    mild,
    shown_wrong,
    spread,
)
from model_training.gating import Gate
from model_training.job import Job, Split
from model_training.pictures import Pictures

Floats = NDArray[np.float32]
AMBIGUOUS = ", also of scans that the data holds both ways up"
_EVERY = 4  # picture is learnt from by gates that do not know a kind: there are many of them
_OF_FAMILY = 50  # pictures: as long as fitting a gate that does not know a kind takes
_OTHER_VIEW = 9  # number of the mild view to measure in: none that was learnt from


def measure_gate(
    job: Job, split: Split, test: Pictures | None, lesson: Lesson, gate: Gate
) -> dict[str, Any]:
    """Shares with their 95 % intervals (Wilson) and counts, by kind of scan and of picture.

    Scans of the test set only count as right scans refused; those shown wrong are held-out ones.
    """
    eyes, seed = lesson.eyes, job.config.seed
    thrifty = is_thrifty(job.config)
    turned = spread(split.kept, FEW_MEASURED) if thrifty else split.kept
    scans = [np.asarray(split.pictures.values[i]) for i in turned]
    refused = {
        "held out": _share(~gate.accepts(lesson.held[0])),
        "held out, mild views": _share(~gate.accepts(np.concatenate(lesson.held[1:]))),
    }
    if test is not None:
        refused["test"] = _share(~gate.accepts(eyes.see(np.asarray(x) for x in test.values)))
    rng = np.random.default_rng([seed, 2])
    shown = min(FEW_MEASURED, len(lesson.right[0])) if thrifty else len(lesson.right[0])
    wrong: dict[str, Sequence[Floats]] = dict(
        generated(job.config.recipe.shape, max(1, shown), rng)
    )
    for kind, rows in shown_wrong(scans, split, job):
        wrong[kind] = rows
        if len(rows) < len(scans):
            wrong[f"{kind}{AMBIGUOUS}"] = Turned(scans, outliers.TURNED[kind])
    folders = folder_half(job, 1)
    wrong |= folders
    kinds = [*wrong, *(f"{kind}, mild views" for kind in folders)]
    families = [] if thrifty else _families(kinds)
    everything = sum(map(len, wrong.values())) + sum(map(len, folders.values()))
    job.reporter.stage("Measuring the gate", everything + _OF_FAMILY * len(families))
    told = job.reporter.advance
    looks = {kind: eyes.see(pictures, told) for kind, pictures in wrong.items()}
    for kind, pictures in folders.items():
        views = [mild(x, i, _OTHER_VIEW, seed) for i, x in enumerate(pictures)]
        looks[f"{kind}, mild views"] = eyes.see(views, told)
    unseen: dict[str, list[float]] = {}
    for family in families:
        blind = lesson.gate(without=family, every=_EVERY)
        unseen |= {kind: _share(blind.accepts(looks[kind])) for kind in family if kind in looks}
        told(_OF_FAMILY)
    right = gate.kind(lesson.held[0])
    return {
        "refused": refused,
        "false accepts": {kind: _share(gate.accepts(rows)) for kind, rows in looks.items()},
        "false accepts of unseen kinds": unseen,
        "AUROC of the router": {
            kind: auc(
                np.concatenate([right, gate.kind(rows)]),
                np.arange(len(right) + len(rows)) < len(right),
            )
            for kind, rows in looks.items()
        },
    }


def _families(kinds: Sequence[str]) -> list[list[str]]:
    """Kinds that must be unknown together: turns of one scan; a folder and its mild views."""
    turned = [kind for kind in outliers.TURNED if kind != "inverted"]
    turned += [kind for kind in kinds if kind.endswith(AMBIGUOUS)]
    others = [kind for kind in kinds if kind not in turned and not kind.endswith(", mild views")]
    return [turned, *([kind, f"{kind}, mild views"] for kind in others)]


def _share(hits: NDArray[np.bool_]) -> list[float]:
    """[share, low, high, count]."""
    found = wilson(int(hits.sum()), len(hits))
    return [found.value, found.low, found.high, len(hits)]
