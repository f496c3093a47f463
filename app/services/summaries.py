"""What a summary says of readings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.reading import Reading
from app.domain.verdict import Opinion
from app.export.summary import Line


def line_of(reading: Reading, name: str, verdict: Opinion | None = None) -> Line:
    """Return what is said of a reading, under the name that its reader may see."""
    return Line(
        name, reading.request.frame, reading.status, reading.reason, reading.analysis, verdict
    )


def without_common(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take the folder that all paths begin with from the names."""
    try:
        common = Path(os.path.commonpath([Path(line.name).parent for line in lines]))
    except ValueError:  # different drives, or relative beside absolute, or no lines
        return tuple(lines)
    if common in (Path(), Path(common.anchor)):
        return tuple(lines)
    return tuple(replace(line, name=str(Path(line.name).relative_to(common))) for line in lines)
