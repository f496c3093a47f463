"""From prepared scans to a trained network: frozen features, head, upper blocks."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model_training.features import cached_maps, run_batches
from model_training.job import Job, Reporter, Rows, Split, class_numbers

_HEAD_VIEWS = 3  # enough for a head that only starts the training
_LATER = {"held_out_views"}  # settings that the weights do not depend on


def fit(job: Job, split: Split) -> Any:
    """Train, and return the whole classifier (a Keras model with three outputs)."""
    from model_training import network

    config, settings = job.config, job.config.fit
    shape, classes = config.recipe.shape, len(config.classes)
    trunk = network.build_trunk(settings.variant, shape, settings.cut)
    top = network.build_top(
        settings.variant, trunk.output_shape[1:], settings.cut, classes, settings.dropout
    )
    if settings.weights == "imagenet":
        network.load_imagenet(trunk, settings.variant)
        network.load_imagenet(top, settings.variant)
    views = _frozen_views(job, split, trunk)
    _train_top(job, split, top, views)
    model = network.build_classifier(settings.variant, shape, settings.cut, classes)
    network.copy_weights(trunk, model)
    network.copy_weights(top, model)
    return model


def _frozen_views(job: Job, split: Split, trunk: Any) -> list[NDArray[np.float16]]:
    """Maps of every view of the scans to learn from."""
    config, learn = job.config, split.learn
    views = []
    for number in range(config.fit.views):
        title = f"Frozen features, view {number + 1} of {config.fit.views}"
        job.reporter.stage(title, len(learn))
        maps = cached_maps(
            trunk,
            Rows(split.pictures.values, learn),
            number,
            config.augmentation,
            config.seed,
            job.work / "maps",
            _key(job, split, config.fit.model_dump(include={"variant", "weights", "cut"})),
            job.reporter.advance,
        )
        views.append(maps)
    return views


def _train_top(job: Job, split: Split, top: Any, views: Sequence[NDArray[np.float16]]) -> None:
    """Fit the head, then train the upper blocks from it."""
    from model_training import fitting

    config, settings = job.config, job.config.fit
    labels = split.pictures.labels[split.learn]
    groups = [class_numbers(config, group) for group in settings.balance]
    weights = fitting.balance_weights(labels, groups, len(config.classes))
    targets = np.eye(len(config.classes), dtype=np.float32)[labels]
    _start_head(job, top, views[:_HEAD_VIEWS], labels, weights)
    job.reporter.stage("Training the upper blocks", settings.epochs)
    fitting.train(
        top,
        fitting.Lesson(views, targets, weights, np.arange(len(labels))),
        settings,
        config.seed,
        job.work / "checkpoint.npz",
        _key(job, split, [settings.model_dump(exclude=_LATER), asdict(config.augmentation)]),
        _told(job.reporter, settings.epochs),
    )


def _told(reporter: Reporter, epochs: int) -> Callable[[int, float], None]:
    def told(epoch: int, loss: float) -> None:
        reporter.advance()
        reporter.say(f"epoch {epoch} of {epochs}: mean loss {loss:.4f}")

    return told


def _float_rows(maps: NDArray[np.float16], where: slice) -> NDArray[np.float32]:
    return maps[where].astype(np.float32)


def _start_head(
    job: Job,
    top: Any,
    views: Sequence[NDArray[np.float16]],
    labels: NDArray[np.int64],
    weights: NDArray[np.float32],
) -> None:
    """A linear head on the pooled features of the untouched top."""
    import keras

    from model_training.fitting import linear_head

    pooling = keras.Model(top.input, top.get_layer("pooled").output)
    job.reporter.stage("Linear head", len(views))
    pooled = []
    for maps in views:
        pooled.append(run_batches(pooling, len(maps), partial(_float_rows, maps)))
        job.reporter.advance()
    kernel, bias = linear_head(
        np.concatenate(pooled),
        np.tile(labels, len(views)),
        np.tile(weights, len(views)),
        job.config.fit.head_penalty,
    )
    top.get_layer("logits").set_weights([kernel, bias])


def _key(job: Job, split: Split, settings: object) -> str:
    """Of everything that a cached result depends on: ``settings``, the recipe and the scans."""
    config, items = job.config, split.pictures.items
    scans = [(str(items[i].path), items[i].label) for i in split.learn]
    classes = [rule.name for rule in config.classes]
    what = [settings, asdict(config.recipe), config.seed, classes, scans]
    return hashlib.sha256(json.dumps(what, default=str).encode()).hexdigest()
