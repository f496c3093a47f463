"""An answer in DICOM, for whoever saves it or sends it to an archive."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.analysis import Analysis
from app.domain.notice import Notice
from app.domain.verdict import Impression, Verdict
from app.errors import UsageError
from app.export.dicom_capture import secondary_capture
from app.export.dicom_source import read_source
from app.export.dicom_sr import structured_report
from app.export.observer import Reader as Observer
from app.services.picture import with_heat

if TYPE_CHECKING:
    from app.services.reading import Reader


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make of an answer.

    Attributes:
        path, frame: the scan.
        analysis: of it, with its activation maps where a capture is wanted.
        report, capture: which objects.
        model: bundle's id, folder or file, where the library cannot tell by the analysis.
        heat_of: finding whose heat map the capture shows; None for the first that has one.
        verdicts, impressions: of the reader.
        observer: who gave them, None for an unverified report.
    """

    path: Path
    frame: int
    analysis: Analysis
    report: bool = True
    capture: bool = True
    model: str | None = None
    heat_of: str | None = None
    verdicts: tuple[Verdict, ...] = ()
    impressions: tuple[Impression, ...] = ()
    observer: Observer | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Made:
    """DICOM files as bytes; each has UIDs of its own, and is new with every call.

    Attributes:
        report, capture: None where it was not wanted, or where there is no heat map to capture.
        notices: what the results go without, see `app.export.dicom_source`.
        complete: whether the report is: there is a verdict on every decision.
        verified: whether it is that, and says who gave them.
    """

    report: bytes | None
    capture: bytes | None
    notices: tuple[Notice, ...]
    complete: bool = False
    verified: bool = False


def make(reader: Reader, wanted: Wanted) -> Made:
    """Make the objects. The task of a worker: a stranger's file is read.

    Raises:
        ScanError: code ``no_study`` for what belongs to none, and what reading a file raises.
        UsageError: codes ``no_answer``, ``unknown_finding``, ``bad_reader``.
    """
    source = read_source(wanted.path, wanted.frame)
    report = capture = None
    complete = verified = False
    if wanted.report:
        ds = structured_report(
            source,
            wanted.analysis,
            verdicts=wanted.verdicts,
            impressions=wanted.impressions,
            reader=wanted.observer,
            metrics=metrics_of(reader, wanted.analysis, wanted.model),
        )
        report = _bytes(ds)
        complete = ds.CompletionFlag == "COMPLETE"
        verified = ds.VerificationFlag == "VERIFIED"
    if wanted.capture and (wanted.analysis.maps or wanted.heat_of is not None):
        capture = _bytes(_capture(reader, source, wanted))
    return Made(report, capture, source.notices, complete, verified)


def metrics_of(reader: Reader, analysis: Analysis, model: str | None) -> Mapping[str, Any]:
    """Return what a bundle's manifest says it was measured; nothing where no bundle spoke."""
    if analysis.model is None:
        return {}
    return reader.library.find(model or analysis.model.id).manifest.metrics


def _capture(reader: Reader, source: Any, wanted: Wanted) -> Any:
    analysis = wanted.analysis
    maps = {activation.name: activation for activation in analysis.maps}
    name = wanted.heat_of if wanted.heat_of is not None else next(iter(maps))
    if name not in maps or analysis.model is None:
        raise UsageError("unknown_finding", f"There is no heat map of “{name}”.")
    recipe = reader.library.find(wanted.model or analysis.model.id).manifest.recipe
    picture = with_heat(reader.scan(wanted.path, wanted.frame), maps[name], recipe)
    return secondary_capture(source, analysis, name, picture)


def _bytes(ds: Any) -> bytes:
    out = io.BytesIO()
    ds.save_as(out, enforce_file_format=True)
    return out.getvalue()
