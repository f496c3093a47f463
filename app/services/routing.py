"""Which bundle a scan goes to: by its facts, and where they leave several, by the picture.

A DICOM scan usually says enough. A PNG or JPEG says nothing, so every bundle is asked and the gates
decide; of several that accept, the one whose training scans are nearest answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.analysis import Analysis
from app.domain.notice import Notice
from app.domain.scan import Facts
from app.errors import BundleError
from app.inference.gate import check_facts
from app.services.library import Entry

# From what says least about a scan to what says most: a bundle refused for the patient's age is
# nearer to the scan than one refused for the modality, and its reason tells the reader more.
_NEARNESS = ("for_processing", "modality", "body_part", "view", "age", "colour")


def candidates(entries: Sequence[Entry], facts: Facts) -> tuple[Entry, ...]:
    """Return the bundles whose scope the facts do not contradict.

    One without a gate would answer about anything; so unless the reader asks for it, it is asked
    about scans alone that state the modality it is made for.
    """
    return tuple(
        entry
        for entry in entries
        if check_facts(entry.manifest.scope, facts).decision != "refused"
        and (entry.manifest.gate is not None or facts.modality in entry.manifest.scope.modalities)
    )


def refusal_by_facts(entries: Sequence[Entry], facts: Facts) -> Notice:
    """Say why no bundle is made for a scan with these facts; call it when there is no candidate."""
    reasons = [check_facts(entry.manifest.scope, facts).reason for entry in entries]
    nearest = max(
        (reason for reason in reasons if reason is not None),
        key=lambda reason: _NEARNESS.index(reason.code),
        default=None,
    )
    if nearest is None and entries:
        return Notice(
            "choose_model",
            "The models at hand that may be made for this scan cannot tell by the picture. If one "
            f"is, choose it yourself: {_titles(entries)}.",
        )
    if nearest is None:
        return Notice("no_model", "There is no model in the library. Install a bundle.")
    if nearest.code == "modality" and len(entries) > 1:
        return Notice(
            "modality",
            f"{facts.modality} scan; no model at hand is made for it. There are: "
            f"{_titles(entries)}.",
        )
    return nearest


def choose(
    analyses: Sequence[tuple[Entry, Analysis]], considered: Sequence[Entry] | None = None
) -> Analysis:
    """Return the analysis to show, of one or more bundles asked about the same scan.

    Args:
        analyses: at least one.
        considered: bundles to name when none accepts; those asked by default. Where the scan states
            no modality these are all: it is then no wonder that only one was asked, and no help.
    """
    named = [entry for entry, _ in analyses] if considered is None else considered
    accepted = [pair for pair in analyses if pair[1].status == "classified"]
    if accepted:
        return min(accepted, key=_relative_distance)[1]
    if len(named) == 1:
        return analyses[0][1]
    refused = analyses[0][1]
    reason = Notice(
        "no_model_for_picture",
        f"This picture looks like nothing the models at hand are made for: "
        f"{_titles(named)}. If it is one of these, check that it is "
        "upright, not inverted and not cropped, or choose the model yourself.",
    )
    return Analysis("refused", reason, None, warnings=refused.warnings)


def not_asked(fault: tuple[Entry, BundleError]) -> Notice:
    """Say that a bundle which came into question could not be asked, and why."""
    entry, error = fault
    manifest = entry.manifest
    return Notice(
        "model_not_asked",
        f"The model “{manifest.title}” ({manifest.id} {manifest.version}) came into question too, "
        f"and could not be asked. {error.message}",
    )


def _relative_distance(pair: tuple[Entry, Analysis]) -> float:
    """Distance from the training scans as a share of what the gate allows."""
    entry, analysis = pair
    if entry.manifest.gate is None or analysis.gate is None or analysis.gate.distance is None:
        return 1.0
    return analysis.gate.distance / entry.manifest.gate.distance_limit


def _titles(entries: Sequence[Entry]) -> str:
    return "; ".join(entry.manifest.title for entry in entries)
