"""What the gate learns from, and how many wrong pictures it lets through."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model_training import outliers
from model_training.augment import MILD, resampled
from model_training.evaluation import auc
from model_training.features import look, run_batches
from model_training.gate_folders import chosen, kind_of, prepared
from model_training.gating import Gate, fit_gate
from model_training.job import Job, Split
from model_training.pictures import Pictures

Floats = NDArray[np.float32]
_PER_KIND = 200  # or as many as there are scans to learn from
_TURNED = 400
_MILD_VIEWS = 2


def embedder(model: Any) -> Any:
    import keras

    return keras.Model(model.input, model.output["embedding"])


def embed(network: Any, pictures: Iterable[Floats]) -> Floats:
    """Embeddings (scans, D) of prepared pictures."""
    listed = list(pictures)
    return run_batches(network, len(listed), lambda where: np.stack(listed[where]))


def train_gate(job: Job, split: Split, model: Any) -> Gate:
    """Fit on training scans in mild views, set the limits on held-out ones in mild views.

    A right scan may come from another resampler or exposure than the training export, and must
    pass all the same: a gate fitted on the scans as they are refuses their own full-size originals.
    """
    network, seed, values = embedder(model), job.config.seed, split.pictures.values
    job.reporter.stage("Gate", 4)
    mixed = bool(job.outliers)
    right = _views(network, values, split.learn, seed, resample=mixed)
    job.reporter.advance()
    held = _views(network, values, split.kept, seed, resample=mixed)
    job.reporter.advance()
    rng = np.random.default_rng([seed, 1])
    wrong = {
        kind: embed(network, rows) for kind, rows in _generated(job, len(split.learn), rng).items()
    }
    job.reporter.advance()
    some = np.sort(rng.permutation(split.learn)[:_TURNED])
    wrong |= {
        kind: embed(network, (turn(np.asarray(values[i])) for i in some))
        for kind, turn in outliers.TURNED.items()
        if kind in job.config.gate_turned
    }
    for kind, rows in _folder_half(job, 0).items():
        everything = np.arange(len(rows))
        views_of_kind = _views(network, np.stack(rows), everything, seed, resample=True)
        wrong[kind] = views_of_kind.reshape(-1, views_of_kind.shape[-1])
    job.reporter.advance()
    return fit_gate(right, held, wrong, job.config.gate_refusals)


def measure_gate(
    job: Job, split: Split, test: Pictures | None, model: Any, gate: Gate
) -> dict[str, Any]:
    """Refusals of right scans, and false accepts by kind on pictures that the gate never saw."""
    network, values = embedder(model), split.pictures.values
    plain = embed(network, (np.asarray(values[i]) for i in split.kept))
    figures: dict[str, Any] = {
        "refused": {
            "held out": _refused(gate, plain),
            "held out, mild views": gate.limits.refusals,
        },
        "false accepts": {},
        "AUROC of the router": {},
    }
    scans = [np.asarray(values[i]) for i in split.kept]
    if test is not None:
        scans = [np.asarray(picture) for picture in test.values]
        figures["refused"]["test"] = _refused(gate, embed(network, scans))
    rng = np.random.default_rng([job.config.seed, 2])
    wrong: dict[str, list[Floats]] = _generated(job, len(split.learn), rng)
    wrong |= {kind: [turn(x) for x in scans] for kind, turn in outliers.TURNED.items()}
    wrong |= _folder_half(job, 1)
    for kind, pictures in wrong.items():
        rows = embed(network, pictures)
        figures["false accepts"][kind] = [float(gate.accepts(rows).mean()), len(pictures)]
        both = np.concatenate([gate.kind(plain), gate.kind(rows)])
        figures["AUROC of the router"][kind] = auc(both, np.arange(len(both)) < len(plain))
    return figures


def _refused(gate: Gate, embedding: Floats) -> list[float]:
    return [float(1 - gate.accepts(embedding).mean()), len(embedding)]


def _views(
    network: Any, values: Floats, rows: NDArray[np.int64], seed: int, *, resample: bool
) -> Floats:
    """Embeddings (views, scans, D) of the scans as they are, then in mild views.

    With ``resample`` the mild views also go through random resamplers. They must where the router
    learns from other scans: else it tells the two by the resampler of their export.
    """
    parts = []
    for number in range(_MILD_VIEWS + 1):

        def one(i: int, number: int = number) -> Floats:
            picture = look(np.asarray(values[i]), i, number, MILD, seed + 2)
            if not resample or number == 0:
                return picture
            return resampled(picture, np.random.default_rng([seed + 3, number, i]))

        def batch(where: slice, one: Callable[[int], Floats] = one) -> Floats:
            return np.stack([one(int(i)) for i in rows[where]])

        parts.append(run_batches(network, len(rows), batch))
    return np.stack(parts)


def _generated(job: Job, scans: int, rng: np.random.Generator) -> dict[str, list[Floats]]:
    shape, count = job.config.recipe.shape, min(_PER_KIND, scans)
    found = {
        kind: [outliers.drawn(kind, rng, shape) for _ in range(count)] for kind in outliers.DRAWN
    }
    photographs = outliers.photographs()
    if photographs:
        found["photographs"] = [
            crop
            for path in photographs
            for crop in islice(outliers.crops(path, rng, shape), max(1, count // 2))
        ]
    return found


def _folder_half(job: Job, half: int) -> dict[str, list[Floats]]:
    """Prepared pictures of one half of each outlier folder: 0 to learn from, 1 to measure on."""
    config, found = job.config, {}
    for folder in job.outliers:
        paths = chosen(folder, config.seed)[half]
        rows = prepared(paths, config.recipe, config.scope.modalities, job.reporter.say)
        if rows:
            found[kind_of(folder)] = rows
    return found
