"""The report's part on one finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.finding import FindingSpec
from model_training.assessment import charts, html
from model_training.assessment.assessing import Assessment
from model_training.assessment.summary import spelt


def finding(assessment: Assessment, position: int, spec: FindingSpec) -> Iterator[str]:
    """Figures, predictive values, and curves."""
    figures = assessment.figures["findings"][spec.name]
    yield html.heading(f"Finding: {spec.name}")
    whole = assessment.figures.get("gate_left_out", {}).get("findings", {}).get(spec.name)
    rows = [("answered", figures), *([("with the refused", whole)] if whole else [])]
    yield html.table(
        ("scans", "number", "with the finding", "AUC", "ECE", "ECE floor", "Brier"),
        [
            (
                name,
                f["scans"],
                f["positives"],
                *(spelt(f[k]) for k in ("auc", "ece", "ece_floor", "brier")),
            )
            for name, f in rows
        ],
        "AUC: how often a scan with the finding gets the higher probability than one without. ECE: "
        "how far probabilities are from the truth on average; its floor is what chance alone would "
        "show on so many scans.",
    )
    names = ("accuracy", "balanced_accuracy", "sensitivity", "specificity", "ppv", "npv")
    yield html.table(
        (
            "operating point",
            "from",
            "accuracy",
            "balanced",
            *names[2:4],
            "PPV in this folder",
            "NPV in this folder",
        ),
        [
            (name, f"{at['threshold']:.3f}", *(spelt(at[n]) for n in names))
            for name, at in figures["operating_points"].items()
        ],
        "At the bundle's own thresholds, which were fixed before this evaluation.",
    )
    yield html.table(
        ("operating point", "found", "missed", "rightly cleared", "false alarms"),
        [
            (
                name,
                *(
                    at["counts"][n]
                    for n in (
                        "true_positives",
                        "false_negatives",
                        "true_negatives",
                        "false_positives",
                    )
                ),
            )
            for name, at in figures["operating_points"].items()
        ],
    )
    yield _worth(figures["operating_points"])
    scores = assessment.scores.take(assessment.scores.answered)
    known = scores.truth[:, position] >= 0
    score, truth = scores.findings[known, position], scores.truth[known, position] == 1
    if truth.any() and not truth.all():
        yield html.charts(
            (
                html.svg_image(
                    charts.roc_chart(score, truth, spec, figures["auc"]),
                    f"ROC curve of {spec.name}",
                ),
                html.svg_image(
                    charts.reliability_chart(score, truth, spec.name, figures["ece"]),
                    f"Reliability of {spec.name}",
                ),
            )
        )


def _worth(points: Mapping[str, Any]) -> str:
    """A row for each share of patients with the finding, PPV and NPV of each operating point."""
    shares = dict.fromkeys(share for at in points.values() for share in at["at_prevalence"])
    head = [f"{figure}, {name}" for name in points for figure in ("PPV", "NPV")]
    return html.table(
        ("of the patients have it", *head),
        [
            (
                f"{float(share) * 100:g} %",
                *(
                    spelt(at["at_prevalence"][share][n])
                    for at in points.values()
                    for n in ("ppv", "npv")
                ),
            )
            for share in shares
        ],
        "How often a positive (PPV) and a negative (NPV) would be right where the finding is rarer "
        "or commoner than in this folder.",
    )
