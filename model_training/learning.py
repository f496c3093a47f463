"""From prepared scans to a trained network: frozen features, head, upper blocks."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model_training.config import Fit
from model_training.features import cached_maps, run_batches
from model_training.job import Job, Reporter, Rows, Split, class_numbers

_HEAD_VIEWS = 3  # enough for a head that only starts the training
_LATER = {"held_out_views"}  # settings that the weights do not depend on


def fit(job: Job, split: Split) -> Any:
    """Train, and return the whole classifier (a Keras model with three outputs)."""
    from model_training import network

    config, settings = job.config, job.config.fit
    trunk, top = halves(job)
    model = network.build_classifier(
        settings.variant,
        config.recipe.shape,
        settings.cut,
        len(config.classes),
        settings.levels,
    )
    rows = np.arange(len(split.learn))
    material = gather(job, split, trunk, top, rows)
    key = key_of(job, split, [settings_of(settings, _LATER), asdict(config.augmentation)])
    teach(job, top, material, rows, config.seed, job.work / "checkpoint.npz", key)
    network.copy_weights(trunk, model)
    network.copy_weights(top, model)
    return model


def halves(job: Job) -> tuple[Any, Any]:
    """The frozen trunk and the top to be trained, as they come from ImageNet."""
    from model_training import network

    config, settings = job.config, job.config.fit
    trunk = network.build_trunk(settings.variant, config.recipe.shape, settings.cut)
    top = network.build_top(
        settings.variant,
        trunk.output_shape[1:],
        settings.cut,
        len(config.classes),
        settings.dropout,
        settings.levels,
    )
    if settings.weights == "imagenet":
        network.load_imagenet(trunk, settings.variant)
        network.load_imagenet(top, settings.variant)
    return trunk, top


@dataclass(frozen=True, slots=True)
class Material:
    """All training scans as a top sees them, in the order of `Split.order`.

    Attributes:
        views: maps (scans, rows, columns, channels) of each view.
        pooled: features of the untouched top (views for the head, scans, D); NaN where not asked.
        labels: (scans,).
    """

    views: list[NDArray[np.float16]]
    pooled: NDArray[np.float32]
    labels: NDArray[np.int64]


def gather(job: Job, split: Split, trunk: Any, top: Any, rows: NDArray[np.int64]) -> Material:
    """Maps of every view of all scans, and pooled features of ``rows`` (of `Split.order`)."""
    import keras

    views = _frozen_views(job, split, trunk)
    labels = split.pictures.labels[split.order]
    pooling = keras.Model(top.input, top.get_layer("pooled").output)
    some = views[:_HEAD_VIEWS]
    job.reporter.stage("Features for the linear head", len(some))
    pooled = np.full((len(some), len(labels), pooling.output_shape[-1]), np.nan, np.float32)
    for number, maps in enumerate(some):
        pooled[number, rows] = run_batches(pooling, len(rows), partial(float_rows, maps, rows))
        job.reporter.advance()
    return Material(views, pooled, labels)


def teach(
    job: Job,
    top: Any,
    material: Material,
    rows: NDArray[np.int64],
    seed: int,
    checkpoint: Path,
    key: str,
) -> None:
    """Fit the head of the untouched ``top`` on ``rows``, then train the upper blocks from it."""
    from model_training import fitting

    config, settings = job.config, job.config.fit
    labels, views = material.labels[rows], len(material.pooled)
    groups = [class_numbers(config, group) for group in settings.balance]
    weights = np.zeros(len(material.labels), np.float32)
    weights[rows] = fitting.balance_weights(labels, groups, len(config.classes))
    kernel, bias = fitting.linear_head(
        np.concatenate(list(material.pooled[:, rows])),
        np.tile(labels, views),
        np.tile(weights[rows], views),
        settings.head_penalty,
    )
    top.get_layer("logits").set_weights([kernel, bias])
    targets = np.eye(len(config.classes), dtype=np.float32)[material.labels]
    job.reporter.stage("Training the upper blocks", settings.epochs)
    fitting.train(
        top,
        fitting.Lesson(material.views, targets, weights, rows),
        settings,
        seed,
        checkpoint,
        key,
        _told(job.reporter, settings.epochs),
    )


def _frozen_views(job: Job, split: Split, trunk: Any) -> list[NDArray[np.float16]]:
    """Maps of every view of all training scans, those to learn from first (see `Split.order`).

    The held-out ones are not learnt from here; cross-validation takes its folds from the same maps.
    """
    config, order = job.config, split.order
    views = []
    for number in range(config.fit.views):
        title = f"Frozen features, view {number + 1} of {config.fit.views}"
        job.reporter.stage(title, len(order))
        maps = cached_maps(
            trunk,
            Rows(split.pictures.values, order),
            number,
            config.augmentation,
            config.seed,
            job.work / "maps",
            key_of(job, split, config.fit.model_dump(include={"variant", "weights", "cut"})),
            job.reporter.advance,
        )
        views.append(maps)
    return views


def _told(reporter: Reporter, epochs: int) -> Callable[[int, float], None]:
    def told(epoch: int, loss: float) -> None:
        reporter.advance()
        reporter.say(f"epoch {epoch} of {epochs}: mean loss {loss:.4f}")

    return told


def float_rows(
    maps: NDArray[np.float16], rows: NDArray[np.int64], where: slice
) -> NDArray[np.float32]:
    return maps[rows[where]].astype(np.float32)


def settings_of(fit: Fit, without: set[str]) -> dict[str, Any]:
    """For keys: what is given, less ``without`` and what is switched off."""
    unused = set() if fit.levels else {"levels"}
    return fit.model_dump(exclude=without | unused)


def key_of(job: Job, split: Split, settings: object) -> str:
    """Of everything that a cached result depends on: ``settings``, the recipe and the scans."""
    config, items = job.config, split.pictures.items
    scans = [(str(items[i].path), items[i].label) for i in split.learn]
    classes = [rule.name for rule in config.classes]
    what = [settings, asdict(config.recipe), config.seed, classes, scans]
    return hashlib.sha256(json.dumps(what, default=str).encode()).hexdigest()
