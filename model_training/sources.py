"""How sure a network is of scans from a source that it never saw.

Scans held out at random come from the same machines and years as those that
were learnt from, so a probability fitted on them alone is too sure of itself
elsewhere: here, 99 % right held out and 89 % right on the published test set.
Where the file names tell two sources apart, a network is trained on each and
asked about the other. Their answers join those of the held-out scans when
probabilities, thresholds and prediction sets are fixed.
"""

import re
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.errors import UsageError
from model_training.features import rows_of_view, run_batches
from model_training.job import Job, Split
from model_training.learning import (
    Material,
    gather,
    halves,
    key_of,
    settings_of,
    teach,
)

_IRRELEVANT = frozenset({"held_out", "held_out_views", "epochs", "unseen_share"})


@dataclass(frozen=True, slots=True)
class Unseen:
    """Answers about scans of another source than the one learnt from.

    Attributes:
        logits: (scans, classes), of the scans as they are.
        labels: (scans,).
        first: (scans,), True for scans of the first source.
    """

    logits: NDArray[np.float32]
    labels: NDArray[np.int64]
    first: NDArray[np.bool_]


def unseen_answers(job: Job, split: Split) -> Unseen | None:
    """Answers of each source's network about the other's scans; None without ``fit.sources``.

    Only scans to learn from take part, so nothing is known here of the held-out ones.
    `UsageError` with code ``config`` where a source lacks a class.
    """
    settings = job.config.fit
    if not settings.sources:
        return None
    rows = np.arange(len(split.learn))
    labels = split.pictures.labels[split.learn]
    first = first_source(settings.sources, [split.pictures.items[i].path.name for i in split.learn])
    _check(job, labels, first)
    parts = (first, ~first)
    answers = [_kept(job, split, number) for number in range(len(parts))]
    if any(answer is None for answer in answers):
        trunk, top = halves(job)
        start, material = top.get_weights(), gather(job, split, trunk, top, rows)
        for number, out in enumerate(parts):
            if answers[number] is None:
                top.set_weights(start)
                answers[number] = judged_by_the_other(job, split, top, material, out, number)
    logits = np.zeros((len(rows), len(job.config.classes)), np.float32)
    for out, answer in zip(parts, answers, strict=True):
        logits[out] = answer
    return Unseen(logits, labels, first)


def judged_by_the_other(
    job: Job, split: Split, top: Any, material: Material, out: NDArray[np.bool_], number: int
) -> NDArray[np.float32]:
    """Logits (scans in ``out``, classes) of ``top``, trained on the scans not in ``out``.

    They are kept in the work folder, by the source's ``number``.
    """
    settings, folder = job.config.fit, job.work / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    key, checkpoint = _key(job, split, number), folder / f"checkpoint-{number}.npz"
    shorter = settings.model_copy(update={"epochs": settings.source_epochs})
    inner = replace(job, config=job.config.model_copy(update={"fit": shorter}))
    teach(inner, top, material, np.flatnonzero(~out), job.config.seed, checkpoint, key)
    asked = np.flatnonzero(out)
    logits = run_batches(top, len(asked), partial(rows_of_view, material.views, 0, asked))
    np.savez(folder / f"{number}.npz", key=np.array(key), logits=logits)
    checkpoint.unlink(missing_ok=True)
    return logits


def first_source(pattern: str, names: list[str]) -> NDArray[np.bool_]:
    """Which file names are of the first source: those in which ``pattern`` is found."""
    found = re.compile(pattern)
    return np.array([found.search(name) is not None for name in names], dtype=np.bool_)


def _check(job: Job, labels: NDArray[np.int64], first: NDArray[np.bool_]) -> None:
    for inside in (first, ~first):
        present = set(labels[inside].tolist())
        missing = [r.name for i, r in enumerate(job.config.classes) if i not in present]
        if missing:
            raise UsageError(
                "config",
                "The pattern in fit.sources must divide the scans so that each part has every "
                f"class; one part has no {', '.join(missing)}. Change it, or leave it out.",
            )


def _key(job: Job, split: Split, number: int) -> str:
    settings = settings_of(job.config.fit, _IRRELEVANT)
    return key_of(job, split, [settings, asdict(job.config.augmentation), number])


def _kept(job: Job, split: Split, number: int) -> NDArray[np.float32] | None:
    path = job.work / "sources" / f"{number}.npz"
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as kept:
        same = str(kept["key"]) == _key(job, split, number)
        return np.asarray(kept["logits"]) if same else None
