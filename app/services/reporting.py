"""Reports of readings: gathered here for whoever prints or keeps them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app import __version__
from app.domain.notice import unquoted
from app.domain.record import in_force
from app.domain.verdict import Impression, Verdict
from app.export.deidentify.names import Names
from app.export.report import Pictures, Report
from app.services.picture import Rectangle, blackened, grey_levels, with_heat, with_overlays

if TYPE_CHECKING:
    from app.bundle import Manifest
    from app.domain.reading import Reading
    from app.domain.scan import Identity, Scan


def report_of(
    reading: Reading,
    scan: Scan | None,
    manifest: Manifest | None,
    *,
    verdicts: Sequence[Verdict] = (),
    impressions: Sequence[Impression] = (),
    identifiers: bool = False,
    heat_of: str | None = None,
    masks: Sequence[Rectangle] = (),
    at: float | None = None,
) -> Report:
    """Gather what there is to tell of a scan.

    Args:
        reading: of any status but "withheld", with its activation maps.
        scan: that was read, None where it could not be.
        manifest: of the bundle that spoke, None where none did.
        verdicts: in the order they were given.
        impressions: in the order they were given.
        identifiers: whether the report says who it is, by the file's header and its name, and shows
            what the file draws over the picture, which may be a name too. Without, what the header
            calls the patient is dots in the reader's comments.
        heat_of: finding to show the heat map of; by default the one that leads.
        masks: rectangles of the pictures that the reader has blacked out.
        at: when it is made, seconds since 1970; now, by default.
    """
    analysis = reading.analysis
    if analysis is not None and not identifiers:
        analysis = replace(analysis, warnings=tuple(map(unquoted, analysis.warnings)))
    return Report(
        at=time.time() if at is None else at,
        program=__version__,
        status=reading.status,
        reason=reading.reason,
        frame=reading.request.frame,
        analysis=analysis,
        manifest=manifest,
        source=reading.source,
        facts=reading.facts,
        geometry=reading.geometry,
        pictures=None
        if scan is None
        else _masked(_pictures(reading, scan, manifest, heat_of, drawn_over=identifiers), masks),
        verdicts=in_force(verdicts)
        if identifiers or scan is None
        else _unnamed(in_force(verdicts), scan.identity),
        impressions=tuple({each.of.finding: each for each in impressions}.values()),
        identity=scan.identity if identifiers and scan is not None else None,
        name=reading.request.path.name if identifiers else "",
    )


def _unnamed(verdicts: Sequence[Verdict], who: Identity) -> tuple[Verdict, ...]:
    """Hide in the reader's own words what the file's header calls the patient."""
    named = Names.of((who.patient_name, who.patient_id, who.accession_number))
    if named is None:
        return tuple(verdicts)
    return tuple(replace(each, comment=named.hidden(each.comment)) for each in verdicts)


def _pictures(
    reading: Reading,
    scan: Scan,
    manifest: Manifest | None,
    heat_of: str | None,
    *,
    drawn_over: bool,
) -> Pictures:
    from app.export.phrases import leading

    shown = with_overlays(scan) if drawn_over else grey_levels(scan)
    aspect = scan.geometry.pixel_aspect
    maps = {} if reading.analysis is None else {each.name: each for each in reading.analysis.maps}
    first = None if reading.analysis is None else leading(reading.analysis.findings)
    wanted = heat_of or ("" if first is None else first.name)
    if wanted not in maps or manifest is None:
        return Pictures(shown, aspect=aspect)
    return Pictures(shown, with_heat(scan, maps[wanted], manifest.recipe), wanted, aspect)


def _masked(pictures: Pictures, masks: Sequence[Rectangle]) -> Pictures:
    if not masks:
        return pictures
    return replace(
        pictures,
        scan=blackened(pictures.scan, masks),
        heat=None if pictures.heat is None else blackened(pictures.heat, masks),
        masked=True,
    )
