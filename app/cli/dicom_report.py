"""The DICOM objects of ``lightbox report``: what goes to an archive instead of to paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app.cli.outputs import replacing, shown

if TYPE_CHECKING:
    from app.domain.reading import Reading
    from app.domain.record import Record
    from app.export.observer import Reader as Observer
    from app.services.dicom_results import Made
    from app.services.pool import ReaderPool


def made_of(
    pool: ReaderPool,
    reading: Reading,
    kept: Record | None,
    *,
    sr: bool,
    sc: bool,
    observer: Observer | None,
) -> Made | None:
    """Let a worker make what is wanted; None for nothing, and for what has no answer.

    Raises:
        LightboxError: it cannot be made, such as of a picture that belongs to no study.
    """
    if not (sr or sc) or reading.analysis is None or reading.status == "failed":
        return None
    from app.services.dicom_results import Wanted, make

    request = reading.request
    wanted = Wanted(
        request.path,
        request.frame,
        reading.analysis,
        report=sr,
        capture=sc,
        model=request.model,
        verdicts=() if kept is None else kept.verdicts,
        impressions=() if kept is None else kept.impressions,
        observer=observer,
    )
    made: Made = pool.look(make, wanted).result()
    return made


def write_dicom(
    made: Made | None, sr: Path | None, sc: Path | None, observer: Observer | None
) -> dict[str, Path | None]:
    """Write what was made, and say what was not; return what was written."""
    written: dict[str, Path | None] = {}
    for name, path in (("report", sr), ("capture", sc)):
        data = None if made is None else getattr(made, name)
        if path is not None and data is not None:
            with replacing(path) as stream:
                stream.write(data)
            written[name] = path
    if made is not None:
        for notice in made.notices:
            typer.echo(f"lightbox: {shown(notice.message)}", err=True)
        if sr is not None and observer is not None and not made.verified:
            typer.echo(
                "lightbox: the report is UNVERIFIED all the same: the history holds no verdict on "
                "every decision of this answer. Give them in the window first.",
                err=True,
            )
        if sc is not None and made.capture is None:
            typer.echo("lightbox: there is no answer, and so no heat map to write.", err=True)
    return written
