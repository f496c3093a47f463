"""Does something that is no finding tell the classes apart?

A network learns whatever separates the classes most easily: the hospital, the exporting program,
the exposure, a marker. So three logistic regressions are given what no reader would judge by (the
border strip, the histogram of grey levels, the file's size and format) and measured out of fold,
groups whole. What they reach is the floor that a real classifier has to beat (Zech et al., PLoS
Medicine 2018; DeGrave et al., Nature Machine Intelligence 2021). A fourth tells the published
subsets apart, class by class: whether test scans look like training scans.
"""

import warnings
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.audited import Severity
from app.inference.finite import check_finite, products
from model_training import grouping
from model_training.audit.findings import Baseline, Finding, number
from model_training.audit.measuring import BORDER_SHARE, Measured
from model_training.evaluation import auc, bootstrap

SEPARATES, STRONGLY = 0.7, 0.9
"""Macro AUC from which a baseline is reported as a shortcut, and as a serious one."""
_ONE_CLASS = 0.75
"""The same for one class against the rest, which the mean over many classes may hide."""
_FOLDS = 5
_FEWEST = 10
"""Scans, and half as many groups, that a class needs for its figure to mean anything."""
_DRAWS = 200
_PENALTY = 0.05
"""scikit-learn's C on standardised features: strong, as there may be fewer scans than features."""

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

_STRIP = f"the outer {100 * BORDER_SHARE:.0f} % of the picture"
_TITLES = {
    "border": f"{_STRIP[0].upper()}{_STRIP[1:]}",
    "histogram": "The histogram of grey levels",
    "file": "Size, colour mode, depth and format of the file",
    "split": "Train or test, by border and histogram",
}
_MEANING = {
    "border": "Findings are seldom there: exposure, collimation, cropping, markers or the source "
    "differ.",
    "histogram": "It knows no shape and no place, only how much of each grey there is; part of "
    "that may be disease, and part exposure, contrast or the source.",
    "file": "They say nothing of the patient: the classes come from different sources or were "
    "exported in different ways.",
}


def baselines(
    scans: Sequence[Measured], groups: Labels, classes: Sequence[str], subset: str, seed: int
) -> tuple[Baseline, ...]:
    """Measure what can be measured.

    Args:
        scans: all readable scans.
        groups: (scans,) which scans belong together.
        classes: names.
        subset: the one whose classes are compared: the training scans. Others would leak.
        seed: of the folds and the bootstrap.
    """
    chosen = np.array([i for i, s in enumerate(scans) if s.entry.subset == subset], dtype=np.int64)
    labels = np.array([scans[i].entry.label for i in chosen], dtype=np.int64)
    chosen = chosen[np.isin(labels, large_enough(labels, groups[chosen]))]
    rows = [scans[i] for i in chosen]
    labels = np.array([scan.entry.label for scan in rows], dtype=np.int64)
    found: list[Baseline | None] = []
    if len(set(labels.tolist())) > 1:
        inputs = {
            "border": np.stack([scan.border for scan in rows]),
            "histogram": np.stack([scan.histogram for scan in rows]),
            "file": _file_features(rows),
        }
        present, labels = np.unique(labels, return_inverse=True)
        names = tuple(classes[label] for label in present)
        whole = np.zeros(len(rows), dtype=np.int64)
        found = [
            _measure(code, features, names, labels, whole, groups[chosen], seed)
            for code, features in inputs.items()
        ]
    found.append(_between_subsets(scans, groups, subset, seed))
    return tuple(baseline for baseline in found if baseline is not None)


def large_enough(labels: Labels, groups: Labels) -> list[int]:
    """Classes with enough scans and groups to be measured."""
    scans = Counter(labels.tolist())
    kinds = Counter(label for label, _ in set(zip(labels.tolist(), groups.tolist(), strict=True)))
    return [
        c for c in sorted(scans) if scans[c] >= _FEWEST and kinds[c] >= max(_FOLDS, _FEWEST // 2)
    ]


def findings(measured: Sequence[Baseline]) -> list[Finding]:
    """What the baselines mean."""
    if not any(baseline.code != "split" for baseline in measured):
        return [
            Finding(
                "shortcuts_not_measured",
                "warning",
                f"There are too few scans to look for shortcuts: at least two classes need "
                f"{_FEWEST} scans of {_FOLDS} patients each.",
            )
        ]
    return [_finding(baseline) for baseline in measured]


def _finding(baseline: Baseline) -> Finding:
    low, high = baseline.auc_interval
    figures = (
        f"AUC {baseline.auc:.2f} (95 % {low:.2f} to {high:.2f}), balanced accuracy "
        f"{baseline.balanced_accuracy:.2f} where chance is {1 / len(baseline.by_class):.2f}"
    )
    name, best = max(baseline.by_class, key=lambda item: item[1])
    if len(baseline.by_class) > 2:
        figures += f"; best for “{name}” (AUC {best:.2f})"
    # The lower end must clear chance too: a few scans reach 0.7 by luck.
    seen = low > 0.55 and (baseline.auc >= SEPARATES or best >= _ONE_CLASS)
    severity: Severity = "serious" if seen and baseline.auc >= STRONGLY else "warning"
    if baseline.code == "split":
        sentence = (
            f"Training and test scans of the same class can be told apart without looking at a "
            f"finding: {figures}. The test set comes from another source, exposure or export, so "
            "it measures a change of source too; expect a lower figure there than in validation."
            if seen
            else f"Training and test scans of the same class look alike in border and histogram "
            f"({figures})."
        )
        return Finding(
            "split_shift" if seen else "no_split_shift", "warning" if seen else "note", sentence
        )
    title = baseline.title
    if not seen:
        return Finding(
            f"no_{baseline.code}_shortcut",
            "note",
            f"{title} alone: {figures}. No shortcut is seen there; that does not prove that "
            "there is none.",
        )
    return Finding(
        f"{baseline.code}_shortcut",
        severity,
        f"{title} alone, without looking at a finding, tells the classes apart: {figures}. "
        f"{_MEANING[baseline.code]} A classifier can score this much by the shortcut; compare "
        "its figures with this one, and test it on scans of another source.",
    )


def _measure(
    code: str,
    features: NDArray[np.float32],
    names: tuple[str, ...],
    labels: Labels,
    strata: Labels,
    groups: Labels,
    seed: int,
) -> Baseline | None:
    """Cross-validate, and measure on what was left out.

    Args:
        code: of the baseline.
        features: (scans, features).
        names: of what is told apart.
        labels: (scans,) positions in ``names``.
        strata: (scans,) only scans of the same stratum are compared.
        groups: (scans,) kept whole.
        seed: of folds and bootstrap.

    Returns:
        None where a fold would lack a class.
    """
    varying = features[:, np.ptp(features, axis=0) > 0]
    fold = grouping.grouped_folds(labels, groups, _FOLDS, seed)
    if any(len(set(labels[fold != f].tolist())) < len(names) for f in range(_FOLDS)):
        return None
    probability = np.full((len(labels), len(names)), 1 / len(names))
    if varying.shape[1]:  # else all files are alike, and nothing can be told
        for f in range(_FOLDS):
            if np.any(fold == f):
                inside = fold != f
                probability[~inside] = fit(varying[inside], labels[inside], varying[~inside])
    everyone = np.arange(len(labels))

    def area(rows: Labels) -> float:
        return float(np.nanmean(_areas(probability[rows], labels[rows], strata[rows])))

    def accuracy(rows: Labels) -> float:
        return _balanced_accuracy(probability[rows], labels[rows])

    keys = [str(group) for group in groups]
    return Baseline(
        code,
        _TITLES[code],
        area(everyone),
        bootstrap(area, keys, seed, _DRAWS),
        accuracy(everyone),
        bootstrap(accuracy, keys, seed, _DRAWS),
        len(labels),
        len(set(keys)),
        tuple(zip(names, _areas(probability, labels, strata), strict=True)),
    )


def _between_subsets(
    scans: Sequence[Measured], groups: Labels, subset: str, seed: int
) -> Baseline | None:
    """Train against test, compared within each class so that class shares play no part."""
    chosen = np.array(
        [i for i, s in enumerate(scans) if s.entry.subset in (subset, "test")], dtype=np.int64
    )
    of_test = np.array([scans[i].entry.subset == "test" for i in chosen], dtype=np.int64)
    if len(large_enough(of_test, groups[chosen])) < 2:
        return None
    features = np.stack([np.concatenate([scans[i].border, scans[i].histogram]) for i in chosen])
    strata = np.array([scans[i].entry.label for i in chosen], dtype=np.int64)
    return _measure("split", features, ("train", "test"), of_test, strata, groups[chosen], seed)


def fit(learn: Floats, labels: Labels, judge: Floats) -> Floats:
    """Probabilities of the classes for ``judge``, by a logistic regression on ``learn``."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from threadpoolctl import threadpool_limits

    model = make_pipeline(
        StandardScaler(),
        LogisticRegression(C=_PENALTY, class_weight="balanced", max_iter=300, tol=1e-3),
    )
    # Matrices this small are multiplied faster by one thread, up to 20 times on a busy machine,
    # and one thread always adds in the same order.
    with threadpool_limits(1), products(), warnings.catch_warnings():
        # A baseline that stops a little early is a baseline all the same.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(learn, labels)
        found = np.asarray(model.predict_proba(judge), dtype=np.float64)
    check_finite("What a baseline says", found)
    return found


def _areas(probability: Floats, labels: Labels, strata: Labels) -> list[float]:
    """Per class, the AUC against the rest, averaged over the strata that hold both."""
    areas = []
    for c in range(probability.shape[1]):
        of_strata = [
            auc(probability[strata == s, c], labels[strata == s] == c) for s in np.unique(strata)
        ]
        known = [area for area in of_strata if not np.isnan(area)]
        areas.append(float(np.mean(known)) if known else float("nan"))
    return areas


def _balanced_accuracy(probability: Floats, labels: Labels) -> float:
    right = probability.argmax(axis=1) == labels
    return float(np.mean([right[labels == c].mean() for c in np.unique(labels)]))


def _file_features(scans: Sequence[Measured]) -> NDArray[np.float32]:
    """(scans, features): sizes as logarithms, everything else one column per value."""
    sizes = [
        [np.log2(s.container.rows), np.log2(s.container.columns),
         np.log2(s.container.rows / s.container.columns), s.container.bits]
        for s in scans
    ]  # fmt: skip
    kinds = [
        (f"format {s.container.file_format}", f"mode {s.container.mode}",
         f"colour {s.container.colour}", s.container.compression)
        for s in scans
    ]  # fmt: skip
    names = sorted({kind for row in kinds for kind in row})
    flags = [[float(name in row) for name in names] for row in kinds]
    return np.hstack([np.array(sizes), np.array(flags)]).astype(np.float32)


def described(measured: Sequence[Baseline]) -> str:
    """One line per baseline, for a console."""
    return "\n".join(
        f"{b.title}: AUC {b.auc:.3f} ({b.auc_interval[0]:.3f} to {b.auc_interval[1]:.3f}), "
        f"balanced accuracy {b.balanced_accuracy:.3f}, {number(b.scans, 'scan')}"
        for b in measured
    )
