"""How the answers hold when the pictures change: a sweep over distortions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.bundle import Manifest
from app.domain.analysis import Status
from app.domain.scan import Scan
from app.inference.opening import OpenBundle
from model_training.assessment import statistics as st
from model_training.assessment.distortions import DISTORTIONS, Distortion, distorted, shown
from model_training.assessment.measures import decided
from model_training.assessment.scoring import Row, Scores, ask, scores
from model_training.evaluation import auc
from model_training.reading import read_scan
from model_training.reliability import ece

MOST_SCANS = 300


def subset(scored: Scores, most: int, seed: int) -> Scores:
    """At most ``most`` answered scans, every label in its share, the same ones for a seed."""
    answered = scored.take(scored.answered)
    if len(answered) <= most:
        return answered
    rng = np.random.default_rng(seed)
    written = np.array([row.scan.written for row in answered.rows])
    order = rng.permutation(len(answered))
    # Rank within the label over the label's size spreads every label evenly over the whole order.
    place = np.empty(len(answered))
    for name in np.unique(written):
        mine = order[written[order] == name]
        place[mine] = (np.arange(len(mine)) + 0.5) / len(mine)
    return answered.take(np.sort(np.argsort(place, kind="stable")[:most]))


def sweep(
    scored: Scores,
    opened: OpenBundle,
    seed: int,
    advance: Callable[[], None] = lambda: None,
    distortions: Sequence[Distortion] = DISTORTIONS,
) -> dict[str, Any]:
    """Ask again about every scan, distorted in every way.

    Args:
        scored: scans that were answered as they are.
        opened: the bundle.
        seed: of the noise, which differs from scan to scan.
        advance: called once a scan.
        distortions: to try.

    Returns:
        For the picture as it is and for each strength of each distortion: share refused by the
        gate; and of each finding, over all scans (a reader sees only the unrefused), AUC, ECE and
        the share decided otherwise than before.
    """
    settings = [(d, s) for d in distortions for s in d.strengths]
    answers: list[list[Row]] = [[] for _ in settings]
    plain: list[Row] = []
    for number, row in enumerate(scored.rows):
        scan = read_scan(row.scan.path)
        scan = shown(scan, scan.display.present(scan.pixels))
        plain.append(_asked(row, scan, opened))
        for (distortion, strength), kept in zip(settings, answers, strict=True):
            changed = distorted(scan, distortion, strength, seed + number)
            kept.append(_asked(row, changed, opened))
        advance()
    manifest = opened.bundle.manifest
    before = scores(plain, manifest)
    measured = [_figures(scores(rows, manifest), before, manifest) for rows in answers]
    result: dict[str, Any] = {
        "scans": len(plain),
        "as_it_is": _figures(before, before, manifest),
        "distortions": {
            d.name: {"unit": d.unit, "neutral": d.neutral, "steps": []} for d in distortions
        },
    }
    for (distortion, strength), figures in zip(settings, measured, strict=True):
        steps = result["distortions"][distortion.name]["steps"]
        steps.append({"strength": strength, **figures})
    return result


def _asked(row: Row, scan: Scan, opened: OpenBundle) -> Row:
    answer = ask(scan, opened)
    status: Status = "refused" if answer.gate.decision == "refused" else "classified"
    return replace(row, status=status, probability=answer.probability)


def _figures(now: Scores, before: Scores, manifest: Manifest) -> dict[str, Any]:
    findings: dict[str, Any] = {}
    for i, spec in decided(manifest):
        known: NDArray[np.bool_] = now.truth[:, i] >= 0
        score, truth = now.findings[known, i], now.truth[known, i] == 1
        threshold = spec.operating_points[0].threshold
        changed = (score >= threshold) != (before.findings[known, i] >= threshold)
        at = st.decisions(score, truth, threshold)
        findings[spec.name] = {
            "auc": auc(score, truth),
            "ece": ece(score, truth),
            "accuracy": at["accuracy"],
            "sensitivity": at["sensitivity"],
            "specificity": at["specificity"],
            "decisions_changed": st.mean(changed),
        }
    return {"refused": st.mean(~now.answered), "findings": findings}
