"""The figures of an evaluation, as nested plain values ready for JSON."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.bundle import Manifest
from app.domain.finding import Estimate, FindingSpec
from model_training.assessment import statistics as st
from model_training.assessment.prevalences import PREVALENCES, worth
from model_training.assessment.scoring import Row, Scores
from model_training.evaluation import auc
from model_training.reliability import ece, ece_if_perfect

Figures = dict[str, Any]
SMALLEST_GROUP = 10
MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """How intervals are drawn, and for which shares of patients with a finding values are given."""

    draws: int = 1000
    seed: int = 0
    prevalences: tuple[float, ...] = PREVALENCES


def counts(rows: Sequence[Row], manifest: Manifest) -> Figures:
    """How many scans and patients there are, and what came of them; every reason counted."""
    labelled = [row for row in rows if row.probability is not None]
    digests = Counter(row.digest for row in labelled)
    labels: dict[str, set[str]] = defaultdict(set)
    for row in labelled:
        labels[row.digest].add(row.scan.written)
    return {
        "files": len(rows),
        "patients": len({row.patient for row in labelled}),
        "without_patient_key": sum(row.scan.patient is None for row in labelled),
        "classified": sum(row.status == "classified" for row in rows),
        "refused": sum(row.status == "refused" for row in rows),
        "failed": sum(row.status == "failed" for row in rows),
        "labels": dict(Counter(row.scan.written for row in labelled)),
        "refused_by_reason": _reasons(row for row in rows if row.status == "refused"),
        "refused_by_label": dict(
            Counter(row.scan.written for row in rows if row.status == "refused")
        ),
        "failed_by_reason": _reasons(row for row in rows if row.status == "failed"),
        "equal_pictures": sum(number - 1 for number in digests.values()),
        "equal_pictures_in_two_classes": sum(len(names) > 1 for names in labels.values()),
        "classes_without_scans": _unseen(labelled, manifest),
    }


def figures(scores: Scores, manifest: Manifest, settings: Settings) -> Figures:
    """Figures of the scans that got an answer; ``gate_left_out``: of all that were read."""
    answered = scores.take(scores.answered)
    result: Figures = {"findings": findings(answered, manifest, settings)}
    if manifest.calibration.output == "softmax":
        result["classes"] = classes(answered, manifest, settings)
    if manifest.conformal is not None and manifest.calibration.output == "softmax":
        result["prediction_sets"] = prediction_sets(answered, manifest, settings)
    if len(answered) < len(scores):
        result["gate_left_out"] = {"findings": findings(scores, manifest, settings)}
    return result


def decided(manifest: Manifest) -> list[tuple[int, FindingSpec]]:
    """The findings with operating points, and their positions."""
    return [(i, spec) for i, spec in enumerate(manifest.findings) if spec.operating_points]


def findings(scores: Scores, manifest: Manifest, settings: Settings) -> Figures:
    """Figures of each finding that carries a decision or divides one that does."""
    names = [spec.name for spec in manifest.findings]
    result: Figures = {}
    for i, spec in enumerate(manifest.findings):
        if spec.operating_points:
            result[spec.name] = finding(scores, i, spec, settings)
        if spec.part_of is not None:
            whole = names.index(spec.part_of)
            within = _within(scores, i, whole, settings)
            result.setdefault(spec.name, {})[f"among_{spec.part_of}"] = within
    return result


def finding(scores: Scores, position: int, spec: FindingSpec, settings: Settings) -> Figures:
    """Figures of one finding over the scans whose label says whether it is there."""
    known = scores.truth[:, position] >= 0
    score, truth = scores.findings[known, position], scores.truth[known, position] == 1

    def over(rows: st.Rows) -> dict[str, float]:
        s, t = score[rows], truth[rows]
        flat = {"auc": auc(s, t), "ece": ece(s, t), "brier": st.brier(s, t)}
        for point in spec.operating_points:
            at = st.decisions(s, t, point.threshold)
            flat |= {f"{point.name}/{name}": value for name, value in at.items()}
        return flat

    measured = st.with_intervals(over, scores.patients[known], settings.draws, settings.seed)
    points: Figures = {}
    for point in spec.operating_points:
        mine = {
            n.partition("/")[2]: e for n, e in measured.items() if n.startswith(point.name + "/")
        }
        points[point.name] = {
            "threshold": point.threshold,
            **_plain(mine),
            "counts": _table(score >= point.threshold, truth),
            "at_prevalence": worth(mine["sensitivity"], mine["specificity"], settings.prevalences),
        }
    return {
        "scans": len(score),
        "positives": int(truth.sum()),
        **_plain({name: measured[name] for name in ("auc", "ece", "brier")}),
        "ece_floor": ece_if_perfect(score, settings.seed),
        "operating_points": points,
    }


def classes(scores: Scores, manifest: Manifest, settings: Settings) -> Figures:
    """The likeliest class against the label, for classes that exclude one another."""
    known = scores.label >= 0
    p, label = scores.probability[known], scores.label[known]
    likeliest, number = p.argmax(axis=1), len(manifest.classes)

    def over(rows: st.Rows) -> dict[str, float]:
        q, y, right = p[rows], label[rows], (likeliest == label)[rows]
        recalls = [st.mean(right[y == c]) for c in range(number)]
        return {
            "accuracy": st.mean(right),
            "balanced_accuracy": st.macro(recalls),
            "macro_auc": st.macro([auc(q[:, c], y == c) for c in range(number)]),
        }

    confusion = np.zeros((number, number), dtype=int)
    np.add.at(confusion, (label, likeliest), 1)
    measured = st.with_intervals(over, scores.patients[known], settings.draws, settings.seed)
    return {
        "scans": int(known.sum()),
        **_plain(measured),
        "confusion": {
            "rows": "label",
            "columns": "likeliest class",
            "classes": list(manifest.classes),
            "counts": confusion.tolist(),
        },
    }


def prediction_sets(scores: Scores, manifest: Manifest, settings: Settings) -> Figures:
    """Coverage of each class and the size of the sets (Sadinle, Lei and Wasserman, JASA 2019)."""
    known = np.flatnonzero(scores.label >= 0)
    label, names = scores.label[known], manifest.classes
    sets = [scores.rows[i].prediction_set for i in known]
    inside = np.array([names[c] in s for c, s in zip(label, sets, strict=True)], dtype=np.bool_)
    size = np.array([len(s) for s in sets], dtype=np.float64)

    def over(rows: st.Rows) -> dict[str, float]:
        right, label_now = inside[rows], label[rows]
        covered = {f"{n}/coverage": st.mean(right[label_now == c]) for c, n in enumerate(names)}
        return {"all/coverage": st.mean(right), **covered, "mean_size": st.mean(size[rows])}

    measured = _plain(
        st.with_intervals(over, scores.patients[known], settings.draws, settings.seed)
    )
    return {
        "aimed_at": manifest.conformal.coverage if manifest.conformal else None,
        "coverage": measured["all/coverage"],
        "coverage_by_class": {name: measured[f"{name}/coverage"] for name in names},
        "mean_size": measured["mean_size"],
        "sizes": {str(int(n)): int((size == n).sum()) for n in np.unique(size)},
    }


def groups(scores: Scores, manifest: Manifest, settings: Settings) -> Figures:
    """Figures of each group of each trait, at the default operating points.

    A trait with one value, or one that only repeats the labels, says nothing and is left out; so
    are groups of fewer than `SMALLEST_GROUP` scans, and traits with too many values.
    """
    result: Figures = {}
    for trait in sorted({name for row in scores.rows for name in row.traits}):
        value = np.array([row.traits.get(trait, "not stated") for row in scores.rows])
        names, number = np.unique(value, return_counts=True)
        large = [str(n) for n, c in zip(names, number, strict=True) if c >= SMALLEST_GROUP]
        if not 2 <= len(large) <= MOST_GROUPS or _repeats_labels(scores, value):
            continue
        result[trait] = {
            name: _group(scores.take(value == name), manifest, settings) for name in large
        }
    return result


def _group(scores: Scores, manifest: Manifest, settings: Settings) -> Figures:
    answered = scores.take(scores.answered)
    refused = st.with_intervals(
        lambda rows: {"refused": st.mean(~scores.answered[rows])},
        scores.patients,
        settings.draws,
        settings.seed,
    )
    found: Figures = {}
    for i, spec in decided(manifest):
        whole = finding(answered, i, spec, settings)
        point = whole["operating_points"][spec.operating_points[0].name]
        if whole["positives"] in (0, whole["scans"]):
            whole["ece"] = [float("nan")] * 3  # probabilities mean nothing within one truth
        found[spec.name] = {name: whole[name] for name in ("scans", "positives", "auc", "ece")} | {
            name: point[name] for name in ("accuracy", "sensitivity", "specificity")
        }
    return {
        "scans": len(scores),
        "patients": len(np.unique(scores.patients)),
        **_plain(refused),
        "findings": found,
    }


def _within(scores: Scores, part: int, whole: int, settings: Settings) -> Figures:
    """How well a part is told from the rest of the finding it divides, where that is present."""
    inside = (scores.truth[:, whole] == 1) & (scores.truth[:, part] >= 0)
    share = scores.findings[inside, part] / np.maximum(scores.findings[inside, whole], 1e-12)
    truth = scores.truth[inside, part] == 1

    def over(rows: st.Rows) -> dict[str, float]:
        s, t = share[rows], truth[rows]
        return {"auc": auc(s, t), "ece": ece(s, t)} | st.decisions(s, t, 0.5)

    measured = st.with_intervals(over, scores.patients[inside], settings.draws, settings.seed)
    kept = {name: measured[name] for name in ("auc", "ece", "accuracy", "balanced_accuracy")}
    return {"scans": int(inside.sum()), "positives": int(truth.sum()), **_plain(kept)}


def _repeats_labels(scores: Scores, value: NDArray[Any]) -> bool:
    """Whether each group has one label and each label one group."""
    pairs = {(v, row.scan.written) for v, row in zip(value.tolist(), scores.rows, strict=True)}
    return len(pairs) == len({v for v, _ in pairs}) == len({w for _, w in pairs})


def _unseen(labelled: Iterable[Row], manifest: Manifest) -> list[str]:
    exclusive = manifest.calibration.output == "softmax"
    labels = [row.scan.label or frozenset() for row in labelled]
    seen = frozenset[str]().union(*(x for x in labels if len(x) == 1 or not exclusive))
    return [name for name in manifest.classes if name not in seen]


def _reasons(rows: Iterable[Row]) -> dict[str, int]:
    return dict(Counter(row.reason.code for row in rows if row.reason))


def _table(positive: NDArray[np.bool_], truth: NDArray[np.bool_]) -> dict[str, int]:
    return {
        "true_positives": int((positive & truth).sum()),
        "false_positives": int((positive & ~truth).sum()),
        "true_negatives": int((~positive & ~truth).sum()),
        "false_negatives": int((~positive & truth).sum()),
    }


def _plain(measured: Mapping[str, Estimate]) -> dict[str, list[float]]:
    """Estimates as [value, low, high]."""
    return {name: [e.value, e.low, e.high] for name, e in measured.items()}
