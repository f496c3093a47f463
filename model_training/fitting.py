"""Training above the cut: head first, then the upper blocks, gently, with a moving average.

Only the Keras 3 API is used, so any of its backends will do. Batch norms stay
in inference mode: their ImageNet statistics do not take on the look of one
hospital. Every epoch ends with a checkpoint; an interrupted run goes on at the
next epoch with the same numbers, since an epoch's order depends on the seed and
the epoch alone.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from app.inference.finite import check_finite, products
from model_training.config import Fit
from model_training.features import Views
from model_training.finding_fitting import masked_crossentropy

_EVERY = 4  # steps between updates of the moving average: it costs as much as a tenth of a step


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learnt from.

    Attributes:
        views: trunk maps of every view of every scan.
        targets: (scans, classes): 1 present, 0 absent, NaN not known.
        weights: (scans,).
        rows: of the scans to learn from.
        finding_weights: (classes, 2), of absence and presence, where findings do not exclude one
            another; None where exactly one class is present (a softmax).
    """

    views: Views
    targets: NDArray[np.float32]
    weights: NDArray[np.float32]
    rows: NDArray[np.int64]
    finding_weights: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """Who is told how far training is.

    Attributes:
        step: of so many steps more.
        epoch: of an epoch's number (from 1), its mean loss, and what ``judge`` said.
        judge: what the network as it stands is worth; it must not change it.
    """

    step: Callable[[int], None] = lambda _steps: None
    epoch: Callable[[int, float, float | None], None] = lambda _number, _loss, _worth: None
    judge: Callable[[], float] | None = None


NOBODY = Heard()


def balance_weights(
    labels: NDArray[np.int64], groups: Sequence[Sequence[int]], classes: int
) -> NDArray[np.float32]:
    """One weight per scan, mean 1; each group of classes has the same sum. No groups: all equal."""
    weights = np.ones(len(labels))
    listed = {c for group in groups for c in group}
    whole = [list(group) for group in groups] + [[c] for c in range(classes) if c not in listed]
    if groups:
        for group in whole:
            inside = np.isin(labels, group)
            weights[inside] = 1 / max(1, inside.sum())
    return np.asarray(weights / weights.mean(), dtype=np.float32)


def linear_head(
    pooled: NDArray[np.float32],
    labels: NDArray[np.int64],
    weights: NDArray[np.float32],
    penalty: float,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Multinomial logistic regression on ``pooled`` (scans, D): kernel (D, C) and bias (C,).

    Fitted on standardised features and folded back, so it is one plain dense layer.

    Raises:
        FloatingPointError: the features lead to no finite head.
    """
    from sklearn.linear_model import LogisticRegression

    mean, deviation = pooled.mean(axis=0), pooled.std(axis=0) + 1e-3
    model = LogisticRegression(C=1 / (penalty * len(pooled)), max_iter=200, tol=1e-3)
    with products():
        model.fit((pooled - mean) / deviation, labels, sample_weight=weights)
    check_finite("The head that was fitted on these features", model.coef_, model.intercept_)
    coefficients, intercepts = model.coef_, model.intercept_
    if len(intercepts) == 1:  # two classes: scikit-learn gives the difference only
        coefficients = np.concatenate([-coefficients, coefficients]) / 2
        intercepts = np.concatenate([-intercepts, intercepts]) / 2
    kernel = (coefficients / deviation).T
    with products():
        bias = intercepts - mean @ kernel
    return kernel.astype(np.float32), bias.astype(np.float32)


def freeze_norms(model: keras.Model) -> None:
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False


def train(
    top: keras.Model,
    lesson: Lesson,
    fit: Fit,
    seed: int,
    checkpoint: Path,
    key: str,
    heard: Heard = NOBODY,
) -> None:
    """Train ``top`` in place for ``fit.epochs``; it ends with the averaged weights.

    Args:
        top: maps → logits, with its head already fitted.
        lesson: what to learn from.
        fit: learning rate, epochs, averaging and so on.
        seed: of the order and of the views.
        checkpoint: file to resume from and to write after every epoch.
        key: of everything that the result depends on; a checkpoint of another key is ignored.
        heard: is told how far it is.
    """
    if fit.epochs == 0:
        return
    freeze_norms(top)
    steps = steps_of(len(lesson.rows), fit)
    warm_up = min(fit.warm_up, max(1, steps // 4))
    rate = keras.optimizers.schedules.CosineDecay(
        fit.rate * 0.05,
        max(1, steps - warm_up),
        alpha=0.02,
        warmup_target=fit.rate,
        warmup_steps=warm_up,
    )
    optimizer = keras.optimizers.AdamW(rate, weight_decay=fit.decay, clipnorm=1.0)
    loss: Any = keras.losses.CategoricalCrossentropy(True, label_smoothing=fit.smoothing)
    if lesson.finding_weights is not None:
        loss = masked_crossentropy(fit.smoothing, lesson.finding_weights)
    top.compile(optimizer, loss)
    optimizer.build(top.trainable_variables)
    average = [value.copy() for value in top.get_weights()]
    first = _resume(checkpoint, key, top, average)
    heard.step(first * (steps // fit.epochs))
    for epoch in range(first, fit.epochs):
        _seed_dropout(top, seed + epoch)  # so that it repeats after a resumption, too
        losses = []
        for x, y, w in _batches(lesson, fit, np.random.default_rng([seed, epoch])):
            losses.append(float(top.train_on_batch(x, y, sample_weight=w)))
            heard.step(1)
            step = int(optimizer.iterations)
            if step % _EVERY == 0:
                # A short memory at first, or the average would remember the start for long.
                kept = min(fit.averaging**_EVERY, (1 + step) / (10 + step))
                for i, value in enumerate(top.get_weights()):
                    average[i][...] = kept * average[i] + (1 - kept) * value
        _save(checkpoint, key, epoch + 1, top, average)
        loss_now = float(np.mean(losses)) if losses else float("nan")
        heard.epoch(epoch + 1, loss_now, _judged(top, average, heard.judge))
    top.set_weights(average)


def steps_of(scans: int, fit: Fit) -> int:
    """Steps of all epochs on so many scans."""
    return max(1, scans // fit.batch) * fit.epochs


def _judged(
    top: keras.Model, average: list[NDArray[Any]], judge: Callable[[], float] | None
) -> float | None:
    """What the averaged weights are worth at this moment, since those are kept."""
    if judge is None:
        return None
    present = top.get_weights()
    top.set_weights(average)
    worth = judge()
    top.set_weights(present)
    return worth


def _seed_dropout(top: keras.Model, seed: int) -> None:
    for layer in top.layers:
        if isinstance(layer, keras.layers.Dropout):
            layer.seed_generator.state.assign([seed % 2**31, 0])


def _batches(
    lesson: Lesson, fit: Fit, rng: np.random.Generator
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]]:
    """Every row once in random order, each in one view drawn at random."""
    order = rng.permutation(lesson.rows)
    size = min(fit.batch, len(order))
    for start in range(0, len(order) - size + 1, size):
        rows = order[start : start + size]
        views = rng.integers(0, len(lesson.views), size)
        x = lesson.views.fetch(views, rows)
        mixed = _mix_styles(x, rng) if rng.random() < fit.style_mixing else x
        yield mixed, lesson.targets[rows], lesson.weights[rows]


def _mix_styles(x: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """MixStyle (Zhou et al., ICLR 2021): each scan takes on some of another's style.

    Style is the mean and standard deviation of every map, which carry contrast and exposure; the
    share is drawn from Beta(0.3, 0.3), hence mostly all or nothing.
    """
    mean = x.mean(axis=(1, 2), keepdims=True)
    deviation = x.std(axis=(1, 2), keepdims=True) + 1e-3
    own = rng.beta(0.3, 0.3, (len(x), 1, 1, 1)).astype(np.float32)
    other = rng.permutation(len(x))
    new_deviation = own * deviation + (1 - own) * deviation[other]
    new_mean = own * mean + (1 - own) * mean[other]
    return np.asarray((x - mean) / deviation * new_deviation + new_mean, dtype=np.float32)


def _save(path: Path, key: str, epoch: int, top: keras.Model, average: list[NDArray[Any]]) -> None:
    parts = {
        "weights": top.get_weights(),
        "average": average,
        "optimizer": [np.asarray(keras.ops.convert_to_numpy(v)) for v in top.optimizer.variables],
    }
    arrays = {f"{kind}-{i}": a for kind, values in parts.items() for i, a in enumerate(values)}
    head = np.frombuffer(json.dumps({"key": key, "epoch": epoch}).encode(), dtype=np.uint8)
    fresh = path.with_suffix(".part")
    try:
        with fresh.open("wb") as stream:
            np.savez(stream, head=head, **arrays)
    except OSError:  # what was written of it takes the room that a full disk needs
        fresh.unlink(missing_ok=True)
        raise
    fresh.replace(path)  # a kill during the write leaves the former checkpoint whole


def _resume(path: Path, key: str, top: keras.Model, average: list[NDArray[Any]]) -> int:
    """The epoch to go on at, after restoring ``top`` and ``average``; 0 without a checkpoint."""
    if not path.is_file():
        return 0
    with np.load(path, allow_pickle=False) as kept:
        head = json.loads(kept["head"].tobytes())
        if head["key"] != key:
            return 0
        top.set_weights([kept[f"weights-{i}"] for i in range(len(average))])
        for i, mean in enumerate(average):
            mean[...] = kept[f"average-{i}"]
        for i, variable in enumerate(top.optimizer.variables):
            variable.assign(kept[f"optimizer-{i}"])
    return int(head["epoch"])
