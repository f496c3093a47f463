"""The report that people read: one HTML file that fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model_training.assessment import html
from model_training.assessment.assessing import Assessment
from model_training.assessment.measures import decided
from model_training.assessment.report_finding import finding
from model_training.assessment.report_robustness import robustness
from model_training.assessment.report_scans import most_wrong, overview
from model_training.assessment.summary import spelt
from model_training.reliability import BINS

_METHOD = (
    (
        "Every scan was read, prepared, scored and gated by the code that reads a "
        "clinician's scan. Figures are those of the scans that got an answer; where the "
        "gate refused any, the figures over all scans that could be read stand beside them."
    ),
    (
        "Intervals are 95 % percentile intervals of a bootstrap over patients (scans with "
        "equal pictures count as one patient's). Proportions of 0 or 1 have Wilson's "
        "interval (1927) over patients; the interval of the ECE is centred on its value, "
        "because ECE grows under resampling. An AUC of 0 or 1 has none."
    ),
    (
        f"ECE: {BINS} bins of equal mass (Naeini et al. 2015; Guo et al. 2017). Its floor is the "
        "ECE that as many scans with these very probabilities would show if the "
        "probabilities were perfectly right. Brier: mean squared error of the probability."
    ),
    (
        "PPV and NPV “here” hold for the mix of scans in this folder, which is rarely that in a "
        "clinic. Those for other shares of patients with the finding follow from sensitivity and "
        "specificity by Bayes' rule; their intervals from the intervals of both by MOVER-R (Donner "
        "and Zou 2012; Newcombe 2016). They hold as far as the finding looks as it does here, "
        "wherever it is rarer."
    ),
)


def render(assessment: Assessment) -> str:
    """The whole report."""
    return html.page(f"Evaluation of {assessment.bundle.manifest.id}", _parts(assessment))


def _parts(assessment: Assessment) -> Iterator[str]:
    figures, manifest = assessment.figures, assessment.bundle.manifest
    yield html.heading(manifest.title, 1)
    yield html.paragraph(
        f"{manifest.id} {manifest.version}, measured on the labelled scans in "
        f"“{figures['folder']}”. Manifest SHA-256 {figures['model']['sha256']}.",
        "soft",
    )
    yield html.paragraph(
        "Research use only; not a medical device. Figures hold for scans like these, and for "
        "others only as far as these resemble them.",
        "notice",
    )
    yield from overview(assessment)
    for position, spec in decided(manifest):
        yield from finding(assessment, position, spec)
    yield from _parts_of(figures)
    yield from _classes(figures)
    yield from _prediction_sets(figures)
    yield from _groups(figures)
    yield from most_wrong(assessment)
    yield from robustness(figures)
    yield from _comparison(figures)
    yield from _method(figures)


def _parts_of(figures: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        (
            name,
            key.removeprefix("among_"),
            at["scans"],
            at["positives"],
            spelt(at["auc"]),
            spelt(at["accuracy"]),
            spelt(at["balanced_accuracy"]),
            spelt(at["ece"]),
        )
        for name, finding in figures["findings"].items()
        for key, at in finding.items()
        if key.startswith("among_") and at["scans"]
    ]
    if rows:
        yield html.heading("Kinds of a finding")
        head = ("kind", "among", "scans", "of this kind", "AUC", "accuracy", "balanced", "ECE")
        caption = "Told apart where the finding is present, by their share of its probability."
        yield html.table(head, rows, caption)


def _classes(figures: Mapping[str, Any]) -> Iterator[str]:
    if "classes" not in figures or not figures["classes"]["scans"]:
        return
    classes = figures["classes"]
    yield html.heading("Likeliest class")
    yield html.table(
        ("scans", "accuracy", "balanced accuracy", "macro AUC, one against the rest"),
        [
            (
                classes["scans"],
                *(spelt(classes[n]) for n in ("accuracy", "balanced_accuracy", "macro_auc")),
            )
        ],
    )
    confusion = classes["confusion"]
    caption = "Rows: label; columns: likeliest class."
    yield html.matrix(confusion["classes"], confusion["counts"], caption)


def _prediction_sets(figures: Mapping[str, Any]) -> Iterator[str]:
    sets = figures.get("prediction_sets")
    if not sets:
        return
    yield html.heading("Prediction sets")
    yield html.paragraph(
        f"Made to hold the right class of at least {sets['aimed_at']:.0%} of the scans of each "
        "class, as long as scans are like those the sets were fitted on. Mean size: "
        f"{spelt(sets['mean_size'], 2)} classes."
    )
    yield html.table(
        ("class", "coverage"),
        [("all", spelt(sets["coverage"]))]
        + [(name, spelt(value)) for name, value in sets["coverage_by_class"].items()],
    )
    yield html.table(
        ("classes in the set", "scans"), [(size, n) for size, n in sets["sizes"].items()]
    )


def _groups(figures: Mapping[str, Any]) -> Iterator[str]:
    if figures["groups"]:
        yield html.heading("Groups")
    columns = ("auc", "sensitivity", "specificity", "accuracy", "ece")
    for trait, groups in figures["groups"].items():
        rows = [
            (
                name,
                finding,
                at["scans"],
                at["positives"],
                *(spelt(at[c]) for c in columns),
                spelt(group["refused"]),
            )
            for name, group in groups.items()
            for finding, at in group["findings"].items()
        ]
        head = (
            "group",
            "finding",
            "answered",
            "with the finding",
            "AUC",
            *columns[1:4],
            "ECE",
            "refused",
        )
        yield html.heading(f"By {trait}", 3)
        yield html.table(head, rows, "At the default operating point.")


def _comparison(figures: Mapping[str, Any]) -> Iterator[str]:
    comparison = figures.get("comparison")
    if not comparison:
        return
    other = comparison["with"]
    yield html.heading(f"Compared with {other['id']} {other['version']}")
    yield html.paragraph(
        f"On the {comparison['scans_answered_by_both']} scans that both answered. Differences "
        "are this bundle less the other; p by DeLong et al. (1988), intervals by bootstrap over "
        "patients."
    )
    head = ("finding", "AUC", "AUC, other", "difference", "p", "difference in accuracy")
    rows = [
        (
            name,
            spelt(f["delong"]["first"]),
            spelt(f["delong"]["second"]),
            spelt(f["auc_difference"]),
            spelt(f["delong"]["p"]),
            spelt(f["accuracy_difference"]),
        )
        for name, f in comparison["findings"].items()
    ]
    yield html.table(head, rows)


def _method(figures: Mapping[str, Any]) -> Iterator[str]:
    yield html.heading("How it was measured")
    for text in _METHOD:
        yield html.paragraph(text)
    versions = ", ".join(f"{name} {number}" for name, number in figures["libraries"].items())
    yield html.paragraph(
        f"Engine {figures['engine']}, seed {figures['seed']}, {figures['resamples']} resamples; "
        f"{versions}.",
        "soft",
    )
