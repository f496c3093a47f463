"""What is asked of a scan, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.analysis import Analysis, Status
    from app.domain.notice import Notice
    from app.domain.scan import Facts, Geometry, Source

NO_IMAGE = frozenset({"not_an_image", "dicomdir"})
"""Codes of errors for files that are whole and hold no image: refused, not failed."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to read, and with what.

    Attributes:
        path, frame: which scan; frames count from 1.
        model: a bundle's id, folder or file; None lets the scan choose, see `routing`.
        operating_point: name of the one to decide at; None for the bundle's default.
    """

    path: Path
    frame: int = 1
    model: str | None = None
    operating_point: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What came of a request; small enough to keep thousands.

    Attributes:
        request: what was asked.
        status: "classified", "refused" or "failed". A file that is whole and holds no image (a
            report, a plan) is refused, without an analysis.
        reason: why there is no answer, else None.
        analysis: None when the file could not be read.
        source, facts, geometry: of the scan, None when it could not be read.
        thumbnail: uint8 ``(rows, columns[, 3])``, at most 96 on a side, as the screen shows it;
            None where there is no scan, or nobody is to see it.
        seconds: spent on reading, preparing and inferring.
        patient: what tells the patient apart, for the salted hash of the history and nothing else.
        file_state: what changes when the file is written again, see `app.services.reading`.
    """

    request: Request
    reason: Notice | None = None
    analysis: Analysis | None = None
    source: Source | None = None
    facts: Facts | None = None
    geometry: Geometry | None = None
    sop_instance_uid: str = ""
    thumbnail: NDArray[np.uint8] | None = None
    seconds: float = 0.0
    patient: str = field(default="", repr=False)
    file_state: str = ""

    @property
    def status(self) -> Status:
        if self.analysis is not None:
            return self.analysis.status
        return "refused" if self.reason is not None and self.reason.code in NO_IMAGE else "failed"


def without_pictures(reading: Reading) -> Reading:
    """Drop what only the shown scan needs (maps, network input), for long lists."""
    if reading.analysis is None:
        return reading
    return replace(reading, analysis=replace(reading.analysis, maps=(), model_input=None))
