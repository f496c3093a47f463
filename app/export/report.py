"""What there is to tell of one scan, gathered for whoever was not at the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.bundle import Manifest
from app.domain.achieved import Achieved, achieved
from app.domain.analysis import Analysis, Status
from app.domain.notice import Notice
from app.domain.scan import Facts, Geometry, Identity, Source
from app.domain.verdict import Impression, Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """The scan as a screen shows it at first.

    Attributes:
        scan: uint8 ``(rows, columns[, 3])``.
        heat: the same under its heat map, uint8 ``(rows, columns, 3)``; None where there is none.
        finding: the heat map is of; "" where there is none.
        aspect: height of a pixel over its width.
        masked: the reader blacked out parts of both.
    """

    scan: NDArray[np.uint8]
    heat: NDArray[np.uint8] | None = None
    finding: str = ""
    aspect: float = 1.0
    masked: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One scan, what a bundle says of it, and what the reader says of that.

    Attributes:
        at: when it was made, seconds since 1970, UTC.
        program: version of Lightbox.
        status, reason: as in `Analysis`; a file that could not be read has failed.
        frame: which was read, from 1.
        analysis: None where the file could not be read, or holds no image.
        manifest: of the bundle that spoke; None where none did, or it is not at hand any more.
        source, facts, geometry: of the scan, None where it could not be read.
        pictures: None where there is nothing to show.
        verdicts, impressions: those in force, one for each finding that was spoken of.
        identity: who it is; None for a report without identifiers.
        name: of the file; "" for a report without identifiers, since it often holds the patient's.
    """

    at: float
    program: str
    status: Status
    reason: Notice | None = None
    frame: int = 1
    analysis: Analysis | None = None
    manifest: Manifest | None = None
    source: Source | None = None
    facts: Facts | None = None
    geometry: Geometry | None = None
    pictures: Pictures | None = None
    verdicts: tuple[Verdict, ...] = ()
    impressions: tuple[Impression, ...] = ()
    identity: Identity | None = None
    name: str = ""

    @property
    def identified(self) -> bool:
        """Whether it says who it is."""
        return self.identity is not None or bool(self.name)

    @property
    def achieves(self) -> Mapping[str, Achieved]:
        """What the operating points that decided achieve, by finding."""
        metrics = {} if self.manifest is None else self.manifest.metrics
        findings = () if self.analysis is None else self.analysis.findings
        return {
            finding.name: achieved(metrics, finding.name, finding.operating_point)
            for finding in findings
            if finding.operating_point is not None
        }
