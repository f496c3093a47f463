"""Would more scans help? A last layer fitted on parts of the scans to learn from, and on all.

On frozen features, so that it costs next to nothing; thorough training starts from the same layer,
and gains from more scans at least as much.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.domain.training_result import Step
from app.inference.finite import products
from model_training.features import rows_of_view, run_batches
from model_training.fitting import balance_weights, linear_head
from model_training.job import Job, class_numbers
from model_training.worth import macro_auc

if TYPE_CHECKING:
    from model_training.learning import Material

_PARTS = (4, 2, 1)  # the scans to learn from are cut into so many, each once learnt from alone
_LEAST = 2  # scans of every class in a part


def measure(job: Job, top: Any, material: "Material", rows: NDArray[np.int64]) -> tuple[Step, ...]:
    """How well last layers on the untouched ``top`` do that are fitted on fewer scans.

    Args:
        job: whose classes exclude one another.
        top: as it comes from ImageNet.
        material: all training scans.
        rows: of the scans to learn from, the first of ``material``; the others are held out.
    """
    import keras

    settings = job.config.fit
    job.reporter.stage("Would more scans help?", 1)
    held = np.arange(len(rows), len(material.labels))
    pooling = keras.Model(top.input, top.get_layer("pooled").output)
    seen = run_batches(pooling, len(held), partial(rows_of_view, material.views, 0, held))
    labels = material.labels[rows]
    groups = [class_numbers(job.config, group) for group in settings.balance]
    found = curve(
        material.pooled[0, rows],
        labels,
        balance_weights(labels, groups, len(job.config.classes)),
        (seen, material.labels[held]),
        settings.head_penalty,
        job.config.seed,
    )
    job.reporter.advance()
    return found


def curve(
    pooled: NDArray[np.float32],
    labels: NDArray[np.int64],
    weights: NDArray[np.float32],
    judged: tuple[NDArray[np.float32], NDArray[np.int64]],
    penalty: float,
    seed: int,
) -> tuple[Step, ...]:
    """Mean AUC on held-out scans by how many were learnt from; parts too small are left out.

    Args:
        pooled: features (scans, D) of the scans to learn from.
        labels: (scans,) of these.
        weights: (scans,) of these.
        judged: features and labels of held-out scans.
        penalty: of the last layer, as `fitting.linear_head`.
        seed: of how they are divided.
    """
    classes = int(labels.max()) + 1
    steps = []
    for parts in _PARTS:
        places = _divided(labels, parts, seed)
        counts = [np.bincount(labels[places == part], minlength=classes) for part in range(parts)]
        if min(int(count.min()) for count in counts) < _LEAST:
            continue
        areas = []
        for part in range(parts):
            mine = places == part
            kernel, bias = linear_head(pooled[mine], labels[mine], weights[mine], penalty)
            with products():
                logits = judged[0] @ kernel + bias
            areas.append(macro_auc(logits.astype(np.float64), judged[1]))
        if not np.isnan(areas).any():
            steps.append(Step(len(labels) // parts, float(np.mean(areas))))
    return tuple(steps)


def _divided(labels: NDArray[np.int64], parts: int, seed: int) -> NDArray[np.int64]:
    """The part (scans,) that each scan is in, every class spread evenly."""
    rng = np.random.default_rng([seed, parts])
    places = np.zeros(len(labels), dtype=np.int64)
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        places[rows] = np.arange(len(rows)) % parts
    return places
