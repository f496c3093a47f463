"""What the gate learns from, and how many wrong pictures it lets through."""

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.recipe import Recipe
from app.errors import ScanError
from app.imaging import read_scan
from app.preprocessing import apply
from model_training import outliers
from model_training.augment import MILD
from model_training.features import look, run_batches
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
    right = _views(network, values, split.learn, seed)
    job.reporter.advance()
    held = _views(network, values, split.kept, seed)
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
    }
    wrong |= {
        folder.name: embed(network, half[0]) for folder, half in _folders(job).items() if half[0]
    }
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
    }
    scans = [np.asarray(values[i]) for i in split.kept]
    if test is not None:
        scans = [np.asarray(picture) for picture in test.values]
        figures["refused"]["test"] = _refused(gate, embed(network, scans))
    rng = np.random.default_rng([job.config.seed, 2])
    wrong: dict[str, list[Floats]] = _generated(job, len(split.learn), rng)
    wrong |= {kind: [turn(x) for x in scans] for kind, turn in outliers.TURNED.items()}
    wrong |= {folder.name: half[1] for folder, half in _folders(job).items() if half[1]}
    for kind, pictures in wrong.items():
        accepted = gate.accepts(embed(network, pictures))
        figures["false accepts"][kind] = [float(accepted.mean()), len(pictures)]
    return figures


def _refused(gate: Gate, embedding: Floats) -> list[float]:
    return [float(1 - gate.accepts(embedding).mean()), len(embedding)]


def _views(network: Any, values: Floats, rows: NDArray[np.int64], seed: int) -> Floats:
    """Embeddings (views, scans, D) of the scans as they are, then in mild views."""
    parts = []
    for number in range(_MILD_VIEWS + 1):

        def batch(where: slice, number: int = number) -> Floats:
            return np.stack(
                [look(np.asarray(values[i]), int(i), number, MILD, seed + 2) for i in rows[where]]
            )

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


def _folders(job: Job) -> Mapping[Path, tuple[list[Floats], list[Floats]]]:
    """Each outlier folder's pictures in two halves: to learn from, and to measure on."""
    return {
        folder: tuple(  # type: ignore[misc]
            [_prepared(path, job.config.recipe) for path in half] for half in _halves(folder)
        )
        for folder in job.outliers
    }


def _halves(folder: Path) -> tuple[list[Path], list[Path]]:
    readable = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            read_scan(path)
        except ScanError:  # a label table or a damaged file beside the pictures
            continue
        readable.append(path)
    return readable[::2], readable[1::2]


def _prepared(path: Path, recipe: Recipe) -> Floats:
    return apply(recipe, read_scan(path))
