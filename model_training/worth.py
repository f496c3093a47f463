"""Was anything learnt? Held-out answers beside what needs no look at the scan.

Two floors: knowing only how common each class is (an AUC of 0.5, whatever the shares), and seeing
only the border of the picture, where findings seldom are: what tells the classes apart there is
the source, the exposure or a marker.
"""

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.domain.interval import auc_interval
from app.inference.finite import check_finite, products
from model_training.evaluation import auc, bootstrap
from model_training.job import Split

Floats = NDArray[np.float64]

_CELLS: Final = 28
_RINGS: Final = 2
_PENALTY: Final = 0.05  # scikit-learn's C: as strong as the audit's, for as many features
_DRAWS: Final = 500


@dataclass(frozen=True, slots=True)
class Worth:
    """What held-out scans say.

    Attributes:
        figures: ``auc``, ``border_auc`` and ``difference``, each [value, low, high], macro over
            classes; ``learnt`` and ``beats_border``.
        sentences: where a floor is not cleared; empty where both are.
    """

    figures: dict[str, Any] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()


def judge(split: Split, probability: Floats, seed: int) -> Worth:
    """Compare with both floors, by bootstrap over patients and copies.

    Args:
        split: of classes that exclude one another.
        probability: (held-out scans, classes), calibrated without the scans themselves.
        seed: of the bootstrap.
    """
    labels, rows = split.pictures.labels, split.kept
    truth = labels[rows]
    keys = [str(group) for group in split.groups[rows].tolist()]
    border = _by_border(split, probability.shape[1])

    def of_model(some: NDArray[np.int64]) -> float:
        return macro_auc(probability[some], truth[some])

    def of_border(some: NDArray[np.int64]) -> float:
        return macro_auc(border[some], truth[some])

    def more(some: NDArray[np.int64]) -> float:
        return of_model(some) - of_border(some)

    everyone = np.arange(len(rows))
    found = {
        name: [figure(everyone), *bootstrap(figure, keys, seed, _DRAWS)]
        for name, figure in (("auc", of_model), ("border_auc", of_border), ("difference", more))
    }
    found["auc"][1] = float(np.fmin(found["auc"][1], _least(probability, truth)))
    learnt, beats = found["auc"][1] > 0.5, found["difference"][1] > 0.0  # no number: neither
    told = {**found, "learnt": learnt, "beats_border": beats}
    return Worth(told, tuple(_sentences(found, learnt=learnt, beats=beats)))


def _sentences(found: dict[str, list[float]], *, learnt: bool, beats: bool) -> list[str]:
    (value, low, high), other = found["auc"], found["border_auc"][0]
    if np.isnan(value) or np.isnan(low):
        return [
            (
                "Whether anything was learnt cannot be told: too few scans are held out to measure "
                "it. Add scans of other patients, and do not use this model."
            )
        ]
    interval = f"AUC {value:.2f}, 95 % interval {low:.2f} to {high:.2f}"
    if not learnt:
        return [
            (
                "Nothing was learnt that shows on held-out scans: the classes are told apart no "
                f"better than by how common each is ({interval}; without looking at the scan it "
                "is 0.50). Do not use this model. Check the labels, or add scans."
            )
        ]
    if not beats:
        return [
            (
                "The model is not surely better than one that sees only the border of the picture "
                f"({interval}; from the border alone {other:.2f}). It may know the source of the "
                "scans, and not the finding. Look the scans over for what differs there "
                "(lightbox audit), or add scans."
            )
        ]
    return []


def macro_auc(probability: Floats, labels: NDArray[np.int64]) -> float:
    """Mean over the classes at hand of each one's AUC against the rest."""
    areas = [auc(probability[:, c], labels == c) for c in range(probability.shape[1])]
    known = [area for area in areas if not np.isnan(area)]
    return float(np.mean(known)) if known else float("nan")


def _least(probability: Floats, labels: NDArray[np.int64]) -> float:
    """Mean over classes of each AUC's lower limit: of few scans, resampling finds it too high."""
    limits = []
    for c in range(probability.shape[1]):
        with_it = int((labels == c).sum())
        area = auc(probability[:, c], labels == c)
        limits.append(auc_interval(area, with_it, len(labels) - with_it)[0])
    return float(np.mean(limits))


def _by_border(split: Split, classes: int) -> Floats:
    """Probabilities (held-out scans, classes) of a logistic regression on the border alone."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from threadpoolctl import threadpool_limits

    values, labels = split.pictures.values, split.pictures.labels
    strips = np.stack([_strip(np.asarray(values[i])) for i in range(len(values))])
    model = make_pipeline(
        StandardScaler(), LogisticRegression(C=_PENALTY, class_weight="balanced", max_iter=300)
    )
    with threadpool_limits(1), products():
        model.fit(strips[split.learn], labels[split.learn])
        judged = model.predict_proba(strips[split.kept])
    check_finite("What the border tells", judged)
    found = np.zeros((len(split.kept), classes))
    found[:, model.classes_] = judged
    return found


def _strip(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """Means of the cells in the outer two rings of 28 x 28 of a prepared picture."""
    plane = picture.mean(axis=-1)
    for axis in (0, 1):
        side = plane.shape[axis]
        starts = np.linspace(0, side, min(_CELLS, side), endpoint=False).astype(int)
        widths = np.diff(np.append(starts, side))
        plane = np.add.reduceat(plane, starts, axis=axis) / np.expand_dims(widths, 1 - axis)
    ring = np.ones(plane.shape, dtype=np.bool_)
    ring[_RINGS:-_RINGS, _RINGS:-_RINGS] = False
    return np.asarray(plane[ring], dtype=np.float32)
