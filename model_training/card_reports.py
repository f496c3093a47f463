"""The card's sections that tell of reports of ``lightbox evaluate``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from model_training.card_figures import shown

_NOT_MEASURED = ["Not measured."]


def prediction_sets(metrics: Mapping[str, Any]) -> list[str]:
    """How often the sets hold the truth, class by class."""
    lines: list[str] = []
    for report in _reports(metrics, elsewhere=False):
        found = report["prediction_sets"]
        if found:
            lines += [
                "",
                (
                    f"On the answered scans of {report['folder']}. A set aims to hold the truth in "
                    f"{found['aimed_at']:.0%} of the scans of each class; mean size "
                    f"{_of(found['mean_size'])}. Intervals: 95 %, by bootstrap over patients."
                ),
                "",
                "| class | sets that hold the truth |",
                "|---|---|",
                *(
                    f"| {name} | {_of(value)} |"
                    for name, value in found["coverage_by_class"].items()
                ),
            ]
    return lines[1:] or _NOT_MEASURED


def robustness(metrics: Mapping[str, Any]) -> list[str]:
    """The picture changed in every way, attacked, and the map of a random network."""
    for report in _reports(metrics, elsewhere=False):
        if found := report["robustness"]:
            return [
                *_sweep(report["folder"], found["sweep"]),
                "",
                *_attacks(found["attacks"]),
                "",
                *_maps(found["activation_map"]),
            ]
    return _NOT_MEASURED


def elsewhere(metrics: Mapping[str, Any]) -> list[str]:
    """Whom the gate refuses there, and what the network would say of all."""
    rows = []
    for report in _reports(metrics, elsewhere=True):
        refused = f"{report['refused']} of {report['files'] - report['failed']}"
        for which in ("all", "answered"):
            for name, found in report[which].items():
                if found["auc"][0] is None:
                    continue  # of too few scans, or of one truth
                figures = (found[k] for k in ("auc", "accuracy", "sensitivity", "specificity"))
                cells = " | ".join(_of(value) for value in figures)
                scans = found["scans"]
                rows.append(f"| {report['folder']} | {which}, {scans} | {name} | {cells} |")
        rows.append(f"| {report['folder']} | refused by the gate: {refused} | | | | | |")
    if not rows:
        return _NOT_MEASURED
    return [
        (
            "Scans of another source, none of which it learnt from: all of them, as the network "
            "would answer without its gate, and those that the gate lets through, which is what a "
            "reader gets. At the default operating point. Intervals: 95 %, by bootstrap over "
            "patients; Wilson's where a share is 0 or 1."
        ),
        "",
        "| folder | scans | finding | AUC | accuracy | sensitivity | specificity |",
        "|---" * 7 + "|",
        *rows,
    ]


def _reports(metrics: Mapping[str, Any], *, elsewhere: bool) -> Iterator[Mapping[str, Any]]:
    reports = metrics.get("reports") or {}
    return (report for report in reports.values() if report["elsewhere"] == elsewhere)


def _sweep(folder: str, sweep: Mapping[str, Any]) -> list[str]:
    """Of each kind of change, its mildest and its strongest step on either side."""
    lines = [
        (
            f"{sweep['scans']} of the answered scans of {folder}, changed before the recipe; over "
            "all of them, also those that the gate then refuses."
        ),
        "",
        "| finding | change | strength | AUC | ECE | accuracy | decided otherwise | refused |",
        "|---" * 8 + "|",
    ]
    for finding in sweep["as_it_is"]["findings"]:
        steps = [("as it is", "", sweep["as_it_is"])]
        for name, kind in sweep["distortions"].items():
            steps += [
                (name, f"{step['strength']:g} ({kind['unit']})", step)
                for step in _ends(kind["steps"], kind["neutral"])
            ]
        for name, strength, step in steps:
            found = step["findings"][finding]
            figures = (found[k] for k in ("auc", "ece", "accuracy", "decisions_changed"))
            cells = " | ".join(map(shown, figures))
            lines.append(f"| {finding} | {name} | {strength} | {cells} | {step['refused']:.1%} |")
    return lines


def _ends(steps: Sequence[Mapping[str, Any]], neutral: float) -> list[Mapping[str, Any]]:
    """The strongest and the mildest step below the neutral strength, then above it."""
    sides = (
        [step for step in steps if step["strength"] < neutral],
        [step for step in steps if step["strength"] > neutral],
    )
    return [step for side in sides if side for step in (side[0], side[-1])]


def _attacks(attacks: Mapping[str, Any]) -> list[str]:
    lines = [
        (
            f"{attacks['scans']} of them with the network's input changed by at most ε, knowing "
            f"the network: FGSM, and PGD of {attacks['pgd_steps']} steps. No scanner makes such "
            "changes; somebody who wanted to could."
        ),
        "",
        "| attack | ε | finding | AUC | accuracy | refused |",
        "|---" * 6 + "|",
    ]
    return lines + [
        f"| {result['attack']} | {result['epsilon'] * 255:.0f}/255 | {name} | "
        f"{shown(found['auc'])} | {shown(found['accuracy'])} | {result['refused']:.1%} |"
        for result in attacks["results"]
        for name, found in result["findings"].items()
    ]


def _maps(maps: Mapping[str, Any]) -> list[str]:
    compared = "; ".join(
        f"{name} {shown(values['rank_correlation'])}"
        for name, values in maps["comparisons"].items()
    )
    return [
        (
            f"The activation map of “{maps['finding']}”, rank correlation with the map of the same "
            "scan by a random last layer and by random weights, and with another scan's: "
            f"{compared}. Far from 1 is right: the map hangs on what was learnt."
        )
    ]


def _of(value: Sequence[float | None]) -> str:
    found, low, high = map(shown, value)
    return f"{found} ({low} to {high})"
