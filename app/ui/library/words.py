"""Sentences on bundles: what one is for, whether it is in use, what an acceptance test gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.ui.figures import ratio

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
    said = [", ".join(scope.modalities), ", ".join(part.lower() for part in scope.body_parts)]
    if scope.age_years:
        low, high = (f"{years:g}" for years in scope.age_years)
        said.append(translate("Library", "{low} to {high} years").format(low=low, high=high))
    stated = " · ".join(part for part in said if part)
    return stated or translate("Library", "Not stated: it is asked only where you choose it")


def classes(manifest: Manifest) -> str:
    """Say what it tells apart."""
    return ", ".join(manifest.classes)


def day(at: str) -> str:
    """Write the day of a time such as "2026-11-26T07:20:00+00:00" as the reader's language does."""
    date = QDate.fromString(at[:10], "yyyy-MM-dd")
    return QLocale().toString(date, QLocale.FormatType.ShortFormat) if date.isValid() else at[:10]


def tested(result: Acceptance | None) -> str:
    """Say in a line whether a bundle was tested here, and what came of it."""
    if result is None:
        return translate("Library", "No acceptance test made here")
    aucs = [found.auc[0] for found in result.findings.values() if found.auc[0] is not None]
    said = translate("Library", "Tested here {day}, {count} scans").format(
        day=day(result.at), count=f"{result.scans:,}"
    )
    if not aucs:
        return said
    return said + " · " + translate("Library", "AUC {auc}").format(auc=ratio(min(aucs)))
