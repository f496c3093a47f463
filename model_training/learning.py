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

from app.domain.training_result import Step
from model_training.config import Fit
from model_training.features import (
    CachedViews,
    LiveViews,
    Views,
    cached_maps,
    rows_of_view,
    run_batches,
)
from model_training.job import Job, Reporter, Rows, Split, class_numbers
from model_training.worth import macro_auc

_HEAD_VIEWS = 3  # enough for a head that only starts the training
#: Settings that the weights do not depend on.
LATER = frozenset({"held_out_views", "sources", "source_epochs", "unseen_share"})


@dataclass(frozen=True, slots=True)
class Fitted:
    """The whole classifier (a Keras model with three outputs), and whether more scans would help.

    Attributes:
        learning: empty where findings do not exclude one another, or scans are too few.
    """

    model: Any
    learning: tuple[Step, ...] = ()


def fit(job: Job, split: Split) -> Fitted:
    """Train."""
    from model_training import more_scans, network

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
    trained = settings_of(settings, LATER | {"refit"})
    key = key_of(job, split, [trained, asdict(config.augmentation)])
    judge = partial(_worth, top, material, len(rows)) if config.exclusive else None
    learning = more_scans.measure(job, top, material, rows) if config.exclusive else ()
    teach(job, top, material, rows, config.seed, job.work / "checkpoint.npz", key, judge)
    network.copy_weights(trunk, model)
    network.copy_weights(top, model)
    return Fitted(model, learning)


def _worth(top: Any, material: "Material", learnt: int) -> float:
    """Macro AUC of ``top`` as it stands on the held-out scans: shown, and nothing chosen by it."""
    rows = np.arange(learnt, len(material.labels))
    logits = run_batches(top, len(rows), partial(rows_of_view, material.views, 0, rows))
    return macro_auc(logits.astype(np.float64), material.labels[rows])


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
        views: trunk maps of every view.
        pooled: features of the untouched top (views for the head, scans, D); NaN where not asked.
        labels: (scans,); strata where findings do not exclude one another.
        targets: (scans, classes): 1 present, 0 absent, NaN not known.
    """

    views: Views
    pooled: NDArray[np.float32]
    labels: NDArray[np.int64]
    targets: NDArray[np.float32]


def gather(job: Job, split: Split, trunk: Any, top: Any, rows: NDArray[np.int64]) -> Material:
    """Maps of every view of all scans, and pooled features of ``rows`` (of `Split.order`)."""
    import keras

    views = _frozen_views(job, split, trunk)
    labels, targets = split.pictures.labels[split.order], split.pictures.targets[split.order]
    pooling = keras.Model(top.input, top.get_layer("pooled").output)
    some = min(_HEAD_VIEWS, len(views))
    job.reporter.stage("Features for the linear head", some)
    pooled = np.full((some, len(labels), pooling.output_shape[-1]), np.nan, np.float32)
    for number in range(some):
        fetch = partial(rows_of_view, views, number, rows)
        pooled[number, rows] = run_batches(pooling, len(rows), fetch)
        job.reporter.advance()
    return Material(views, pooled, labels, targets)


def teach(
    job: Job,
    top: Any,
    material: Material,
    rows: NDArray[np.int64],
    seed: int,
    checkpoint: Path,
    key: str,
    judge: Callable[[], float] | None = None,
) -> None:
    """Fit the head of the untouched ``top`` on ``rows``, then train the upper blocks from it."""
    from model_training import finding_fitting, fitting

    config, settings = job.config, job.config.fit
    pooled = np.concatenate(list(material.pooled[:, rows]))
    views = len(material.pooled)
    weights, by_finding = np.zeros(len(material.labels), np.float32), None
    if config.exclusive:
        groups = [class_numbers(config, group) for group in settings.balance]
        labels = material.labels[rows]
        weights[rows] = fitting.balance_weights(labels, groups, len(config.classes))
        head = fitting.linear_head(
            pooled, np.tile(labels, views), np.tile(weights[rows], views), settings.head_penalty
        )
    else:
        weights[rows] = 1.0
        known = material.targets[rows]
        by_finding = finding_fitting.finding_weights(known, settings.positive_weight)
        head = finding_fitting.linear_head(
            pooled, np.tile(known, (views, 1)), by_finding, settings.head_penalty
        )
    top.get_layer("logits").set_weights(list(head))
    if settings.epochs:
        steps = fitting.steps_of(len(rows), settings)
        job.reporter.stage("Training the upper blocks", steps)
    fitting.train(
        top,
        fitting.Lesson(material.views, material.targets, weights, rows, by_finding),
        settings,
        seed,
        checkpoint,
        key,
        fitting.Heard(job.reporter.advance, _told(job.reporter, settings.epochs), judge),
    )
    if settings.refit:
        top.get_layer("logits").set_weights(list(_refitted(job, top, material, rows, weights)))


def _refitted(
    job: Job,
    top: Any,
    material: Material,
    rows: NDArray[np.int64],
    weights: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Kernel and bias of a last layer fitted anew on what the trained ``top`` sees in ``rows``."""
    import keras

    from model_training import nested

    config, views = job.config, len(material.pooled)
    pooling = keras.Model(top.input, top.get_layer("pooled").output)
    pooled = [
        run_batches(pooling, len(rows), partial(rows_of_view, material.views, number, rows))
        for number in range(views)
    ]
    groups = [class_numbers(config, group) for group in config.fit.balance]
    return nested.nested_head(
        np.concatenate(pooled),
        np.tile(material.labels[rows], views),
        np.tile(weights[rows], views),
        nested.all_groups(groups, len(config.classes)),
        *config.fit.refit,
    )


def _frozen_views(job: Job, split: Split, trunk: Any) -> Views:
    """Maps of every view of all training scans, those to learn from first (see `Split.order`).

    The held-out ones are not learnt from here; cross-validation takes its folds from the same maps.
    """
    config, order = job.config, split.order
    pictures, views = Rows(split.pictures.values, order), []
    if not config.fit.cached:
        return LiveViews(trunk, pictures, config.fit.views, config.augmentation, config.seed)
    job.reporter.stage("Frozen features", len(order) * config.fit.views)
    for number in range(config.fit.views):
        maps = cached_maps(
            trunk,
            pictures,
            number,
            config.augmentation,
            config.seed,
            job.work / "maps",
            key_of(job, split, config.fit.model_dump(include={"variant", "weights", "cut"})),
            job.reporter.advance,
        )
        views.append(maps)
    return CachedViews(views)


def _told(reporter: Reporter, epochs: int) -> Callable[[int, float, float | None], None]:
    def told(epoch: int, loss: float, worth: float | None) -> None:
        reporter.epoch(epoch, epochs, loss, worth)

    return told


def settings_of(fit: Fit, without: frozenset[str]) -> dict[str, Any]:
    """For keys: what is given, less ``without`` and what is switched off."""
    return fit.model_dump(exclude={*without, *unused_of(fit)})


def unused_of(fit: Fit) -> set[str]:
    """Settings that change nothing as they are."""
    usual = {"levels", "positive_weight", "refit"}
    return {name for name in usual if not getattr(fit, name)} | {"cached"}


def key_of(job: Job, split: Split, settings: object) -> str:
    """Of everything that a cached result depends on: ``settings``, the recipe and the scans.

    A scan counts with what it shows (the digest of its prepared picture), not by its name alone.
    """
    config, items = job.config, split.pictures.items
    # The label says it all where classes exclude one another.
    scans = [
        (
            str(items[i].path),
            items[i].label if config.exclusive else items[i].targets,
            split.prints.digests[i],
        )
        for i in split.order
    ]
    classes = [rule.name for rule in config.classes]
    what = [settings, asdict(config.recipe), config.seed, classes, len(split.learn), scans]
    return _digest(what)


def key_of_scans(split: Split) -> str:
    """Of the scans alone, wherever they lie and whichever are held out: pictures, labels, groups.

    Finished figures are kept beside it, to be told of the same scans only.
    """
    labels = split.pictures.targets.tolist()
    return _digest([split.prints.digests, labels, split.groups.tolist()])


def _digest(what: object) -> str:
    return hashlib.sha256(json.dumps(what, default=str).encode()).hexdigest()
