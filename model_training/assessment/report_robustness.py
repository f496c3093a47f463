"""The report's part on robustness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model_training.assessment import charts, html
from model_training.assessment.summary import spelt


def robustness(figures: Mapping[str, Any]) -> Iterator[str]:
    """Sections on distortions, attacks and the activation map; nothing where none was measured."""
    measured = figures.get("robustness")
    if not measured:
        return
    yield html.heading("Robustness: changed pictures")
    yield from _sweep(measured["sweep"])
    yield html.heading("Robustness: attacks")
    yield from _attacks(measured["attacks"])
    yield html.heading("Sanity of the activation map")
    yield from _maps(measured["activation_map"])


def _sweep(sweep: Mapping[str, Any]) -> Iterator[str]:
    yield html.paragraph(
        f"{sweep['scans']} of the answered scans, their grey levels changed before the bundle's "
        "recipe. Figures are over all of them, also those that the gate then refuses: a gate that "
        "refuses what the network can no longer read does its work."
    )
    for finding in sweep["as_it_is"]["findings"]:
        chart = charts.sweep_chart(sweep, finding)
        yield html.charts([html.svg_image(chart, f"Distortions and {finding}")])
        plain = [("as it is", "", sweep["as_it_is"])]
        steps = [
            (name, f"{step['strength']:g}", step)
            for name, kind in sweep["distortions"].items()
            for step in kind["steps"]
        ]
        columns = ("auc", "ece", "accuracy", "sensitivity", "specificity", "decisions_changed")
        head = ("change", "strength", "AUC", "ECE", *columns[2:5], "decided otherwise", "refused")
        yield html.table(
            head,
            [
                (
                    name,
                    strength,
                    *(spelt(s["findings"][finding][c]) for c in columns),
                    f"{s['refused']:.1%}",
                )
                for name, strength, s in plain + steps
            ],
            f"{finding}, at the default operating point.",
        )


def _attacks(attacks: Mapping[str, Any]) -> Iterator[str]:
    yield html.paragraph(
        f"{attacks['scans']} scans, the network's input changed by at most ε to raise its loss: "
        "the fast gradient sign method (Goodfellow et al. 2015) and projected gradient descent "
        f"(Madry et al. 2018, {attacks['pgd_steps']} steps from a random start), with full "
        "knowledge of the network. No scanner makes such changes; somebody who wanted to could."
    )
    names = list(attacks["results"][0]["findings"])
    rows = [
        (
            result["attack"] if result["epsilon"] else "as it is",
            f"{result['epsilon'] * 255:.0f}/255" if result["epsilon"] else "",
            *(spelt(result["findings"][n][k]) for n in names for k in ("auc", "accuracy")),
            f"{result['refused']:.1%}",
        )
        for result in attacks["results"]
    ]
    head = [f"{kind}, {name}" for name in names for kind in ("AUC", "accuracy")]
    yield html.table(("attack", "ε", *head, "refused"), rows)


def _maps(measured: Mapping[str, Any]) -> Iterator[str]:
    yield html.paragraph(
        f"Maps of “{measured['finding']}” for {measured['scans']} scans, compared with those of a "
        "network whose last layer, or whose every weight, is random (Adebayo et al. 2018). A map "
        "that says something of what was learnt changes: both figures should be far from 1, and "
        "near those of maps of two different scans or below."
    )
    yield html.table(
        ("compared with", "rank correlation", "SSIM", "pairs", "of which one map is flat"),
        [
            (name, spelt(c["rank_correlation"], 2), spelt(c["ssim"], 2), c["pairs"], c["flat_maps"])
            for name, c in measured["comparisons"].items()
        ],
    )
