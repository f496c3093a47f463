"""What is said when a worker could not do its task, and the readings that say it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.notice import Notice
from app.domain.reading import Reading, Request
from app.errors import BundleError, LightboxError, ScanError

if TYPE_CHECKING:  # imported where they are used: the workers start while the caller imports them
    from app.domain.scan import Scan

NEVER_ITS_FAULT = "no_reader"
"""Code of what is not held against a file."""

PERHAPS_ITS_FAULT = frozenset({"reader_died", "took_too_long"})
"""Codes of what a machine that is short of memory or time causes as well as a damaged file does."""


def took_too_long(seconds: float) -> ScanError:
    return ScanError(
        "took_too_long",
        f"Reading this file was stopped after {seconds:.0f} seconds. It may be damaged; "
        "export it again from its source.",
    )


def reader_died() -> ScanError:
    return ScanError(
        "reader_died",
        "The process that read this file came to a sudden end, twice. The file may be damaged; "
        "try it once more, or export it again from its source.",
    )


def no_reader() -> ScanError:
    return ScanError(
        "no_reader",
        "The process that reads files could not be started. Close other programs to free memory, "
        "then try this file once more.",
    )


def models_unknown() -> BundleError:
    """Return what a window says that cannot list its models, by a fault of ours."""
    return BundleError(
        "models_unknown",
        "Which models there are cannot be found out, since Lightbox made a mistake. Start it "
        "again; if that does not help, its log says what happened.",
    )


def out_of_memory() -> ScanError:
    return ScanError(
        "out_of_memory",
        "Reading this file would take more memory than Lightbox allows one file.",
    )


# Once the picture is on the screen the file is no longer to blame: it has been read.
_OF_THE_MODEL = {
    "reader_died": Notice(
        "model_died",
        "The process that ran the model came to a sudden end, twice. The picture is shown, but it "
        "has no answer; choose the scan once more to try again.",
    ),
    "took_too_long": Notice(
        "model_too_slow",
        "The model was stopped because it took too long. The picture is shown, but it has no "
        "answer; choose the scan once more to try again.",
    ),
    "out_of_memory": Notice(
        "model_out_of_memory",
        "Running the model would take more memory than Lightbox allows. The picture is shown, but "
        "it has no answer.",
    ),
}


def unread(request: Request, error: LightboxError) -> Reading:
    """Return the reading of a file that could not be read."""
    return Reading(request, reason=Notice(error.code, error.message))


def unanswered(reading: Reading, scan: Scan) -> Reading:
    """Turn the reading of a file that could not be read into one whose picture could.

    The window asks for the picture first. When the worker is lost after that, the picture stays
    and only the model has failed.
    """
    from app.domain.analysis import Analysis
    from app.services.reading import thumbnail

    assert reading.reason is not None
    reason = _OF_THE_MODEL.get(reading.reason.code, reading.reason)
    return replace(
        reading,
        reason=reason,
        analysis=Analysis("failed", reason, None, warnings=scan.warnings),
        source=scan.source,
        facts=scan.facts,
        geometry=scan.geometry,
        sop_instance_uid=scan.identity.sop_instance_uid,
        thumbnail=thumbnail(scan),
        patient=scan.identity.patient,
    )
