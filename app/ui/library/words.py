"""Sentences on bundles: what one is for, whether it is in use, what an acceptance test gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.achieved import Scans, achieved, stated_auc
from app.domain.falling_short import Outcome, compared, worst
from app.domain.finding import Estimate
from app.ui.figures import ratio
from app.ui.sentences import called
from app.ui.words import capitalised, listed

if TYPE_CHECKING:
    from app.bundle import Manifest
    from app.bundle.acceptance import Acceptance
    from app.services.library import Entry

translate = QCoreApplication.translate


def name(entry: Entry) -> str:
    """Name one version of a bundle as `app.services.library` finds it: ``ID@VERSION``."""
    from app.services.library import BETWEEN

    return f"{entry.manifest.id}{BETWEEN}{entry.manifest.version}"


def standing(entry: Entry, *, active: bool) -> str:
    """Say "0.2.0 · built-in · in use"."""
    origin = (
        translate("Library", "built-in") if entry.built_in else translate("Library", "your own")
    )
    use = translate("Library", "in use") if active else translate("Library", "not in use")
    return f"{entry.manifest.version} · {origin} · {use}"


def made_for(manifest: Manifest) -> str:
    """Say "MR · brain, head · 1 to 5 years": the facts a scan must not contradict."""
    scope = manifest.scope
    parts = listed(called(part.lower()) for part in scope.body_parts)
    said = [listed(scope.modalities), parts]
    if scope.age_years:
        low, high = (f"{years:g}" for years in scope.age_years)
        said.append(translate("Library", "{low} to {high} years").format(low=low, high=high))
    stated = " · ".join(part for part in said if part)
    return stated or translate("Library", "Not stated: it is asked only where you choose it")


def classes(manifest: Manifest) -> str:
    """Say what it tells apart."""
    return listed(map(called, manifest.classes))


def day(at: str) -> str:
    """Write the day of a time such as "2026-11-26T07:20:00+00:00": "26 Nov 2026"."""
    date = QDate.fromString(at[:10], "yyyy-MM-dd")
    order = translate("Library", "d MMM yyyy")  # Qt's letters for day, month and year
    # Months have their names in the texts' language; those that name none number them.
    return QLocale(QLocale.Language.English).toString(date, order) if date.isValid() else at[:10]


def tested(result: Acceptance | None, manifest: Manifest) -> str:
    """Say in a line whether a bundle was tested here, and what came of it."""
    if result is None:
        return translate("Library", "No acceptance test made here")
    said = translate("Library", "{outcome} (test of {day} on {count} scans)")
    return said.format(
        outcome=capitalised(outcome(judged(manifest, result))),
        day=day(result.at),
        count=f"{result.scans:,}",
    )


def judged(manifest: Manifest, result: Acceptance) -> Outcome:
    """Return the worst that a test says."""
    return worst([figure.outcome for figure in figures(manifest, result)])


def tested_shortly(result: Acceptance | None, manifest: Manifest) -> str:
    """Say the same in as few words as a row of the list has room for."""
    if result is None:
        return translate("Library", "No acceptance test made here")
    said = translate("Library", "Tested here: {outcome}")
    return said.format(outcome=outcome(judged(manifest, result)))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an acceptance test, held against what the bundle states.

    Attributes:
        finding, name: such as "pneumonia" and "AUC".
        here: value with its 95 % interval, as text; so is stated.
    """

    finding: str
    name: str
    here: str
    stated: str
    outcome: Outcome


def figures(manifest: Manifest, result: Acceptance) -> list[Figure]:
    """Return every figure of a test, in the order of the bundle's findings."""
    found: list[Figure] = []
    for spec in manifest.findings:
        measured = result.findings.get(spec.name)
        if measured is None:
            continue
        auc = stated_auc(manifest.metrics, spec.name)
        at = translate("Library", "AUC")
        found.append(_figure(spec.name, at, measured.auc, auc))
        if not spec.operating_points or measured.sensitivity is None:
            continue
        point = spec.operating_points[0]
        achieves = achieved(manifest.metrics, spec.name, point)
        same = measured.threshold is not None and isclose(measured.threshold, point.threshold)
        for at, here, stated in (
            (translate("Library", "sensitivity"), measured.sensitivity, achieves.sensitivity),
            (translate("Library", "specificity"), measured.specificity, achieves.specificity),
        ):
            of = (stated, achieves.scans) if same else None
            found.append(_figure(spec.name, at, here or (None, None, None), of))
    return found


def outcome(of: Outcome) -> str:
    """Say whether a figure is as stated."""
    return {
        "short": translate("Library", "falls short of what is stated"),
        "holds": translate("Library", "as stated"),
        "unsure": translate("Library", "too few scans to tell"),
        "unknown": translate("Library", "cannot be compared"),
    }[of]


def tone(of: Outcome) -> str:
    """Return the colour of the style sheet that goes with it."""
    return "positive" if of == "short" else ""


def counts(result: Acceptance) -> str:
    """Say "30 scans of 18 patients, 1 without an answer, 0 failed"."""
    said = translate(
        "Library", "{scans} scans of {patients} patients, {refused} refused, {failed} failed"
    )
    return said.format(
        scans=f"{result.scans:,}",
        patients=f"{result.patients:,}",
        refused=f"{result.refused:,}",
        failed=f"{result.failed:,}",
    )


def interval(values: Sequence[float | None]) -> str:
    """Write "0.93 (0.82–0.98)", the value alone where it has no interval, "–" for none."""
    value, low, high = values
    if value is None:
        return "–"
    if low is None or high is None:
        return ratio(value)
    value, low, high = (round(each, 6) for each in (value, low, high))
    return f"{ratio(value)} ({ratio(low)}–{ratio(high)})"


def _figure(
    finding: str, name: str, here: Sequence[float | None], stated: tuple[Estimate, Scans] | None
) -> Figure:
    if stated is None:
        return Figure(finding, name, interval(here), "–", "unknown")
    of, scans = stated
    where = (
        translate("Library", "test set")
        if scans == "test"
        else translate("Library", "held-out scans")
    )
    text = f"{interval((of.value, of.low, of.high))}, {where}"
    return Figure(finding, name, interval(here), text, compared(here, of))
