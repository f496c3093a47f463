"""The report's parts on single scans: what came of them, and those it got most wrong."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.errors import ScanError
from model_training.assessment import html
from model_training.assessment.assessing import Assessment
from model_training.assessment.measures import decided
from model_training.assessment.scoring import Scores, thumbnail
from model_training.assessment.summary import notes

_CASES = 24
_LISTED = 50


def overview(assessment: Assessment) -> Iterator[str]:
    """Counts, notes, refusals and failures."""
    counts = assessment.figures["counts"]
    yield html.heading("Scans")
    yield html.table(
        ("files", "patients", "classified", "refused", "failed"),
        [[counts[n] for n in ("files", "patients", "classified", "refused", "failed")]],
    )
    yield html.items(notes(assessment))
    refused = counts["refused_by_label"]
    yield html.table(
        ("label", "scans", "refused by the gate"),
        [
            (name, number, f"{refused.get(name, 0)} ({refused.get(name, 0) / number:.1%})")
            for name, number in counts["labels"].items()
        ],
    )
    if counts["refused"]:
        yield html.items(
            f"Refused, {code}: {number}" for code, number in counts["refused_by_reason"].items()
        )
    if assessment.failed:
        yield html.heading("Failed", 3)
        yield html.table(
            ("file", "reason"),
            [
                (row.scan.name, row.reason.message if row.reason else "")
                for row in assessment.failed[:_LISTED]
            ],
            f"The first {_LISTED} of {len(assessment.failed)}; all are in scans.csv."
            if len(assessment.failed) > _LISTED
            else "",
            text=True,
        )


def most_wrong(assessment: Assessment) -> Iterator[str]:
    """Thumbnails of the answers farthest from the label."""
    found = decided(assessment.bundle.manifest)
    share = max(4, _CASES // max(1, len(found)))
    shown = [
        (spec, position, i)
        for position, spec in found
        for i in wrongest(assessment.scores, position, share)
    ]
    if not shown:
        return
    yield html.heading("Most wrong")
    yield html.paragraph(
        "Answers farthest from the label, the worst first. Some will be faults of the label."
    )
    pictures = []
    for spec, position, i in shown[:_CASES]:
        row, p = assessment.scores.rows[i], assessment.scores.findings[i, position]
        try:
            image = html.picture(thumbnail(row.scan.path), row.scan.name)
        except ScanError:  # it could be read a minute ago; somebody has moved it since
            image = ""
        pictures.append((image, (f"{spec.name} {p:.1%}; label {row.scan.written}", row.scan.name)))
    yield html.cases(pictures)


def wrongest(scored: Scores, position: int, most: int) -> list[int]:
    """Rows whose answer for a finding is farthest from the label, the worst first."""
    known = np.flatnonzero((scored.truth[:, position] >= 0) & scored.answered)
    error = np.abs(scored.findings[known, position] - scored.truth[known, position])
    order = np.argsort(-error, kind="stable")
    return [int(known[i]) for i in order[:most] if error[i] >= 0.5]
