"""An evaluation for another program: what it tells as it goes on, and what came of it.

The lines are those of `app.services.errands`.
"""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Mapping
from typing import IO, Any

from app.bundle import acceptance, read_bundle
from app.errors import LightboxError
from model_training.assessment.accepting import acceptance as acceptance_of
from model_training.assessment.assessing import (
    Request,
    assess,
    config_of,
    find_bundle,
    listed,
)
from model_training.assessment.summary import notes
from model_training.assessment.writing import tidy
from model_training.progress import Lines

_NICENESS = 10  # whoever reads scans meanwhile goes first


def plan(request: Request, stream: IO[str]) -> int:
    """Tell how the labels of a folder are understood, without reading a scan.

    Done is ``{"labels": [{"written", "scans", "means": [CLASS, ...] | None}], "left_out"}``, the
    labels in the order of their names.
    """

    def work(_lines: Lines) -> Mapping[str, Any]:
        bundle = read_bundle(find_bundle(request.model))
        config = config_of(request, bundle)
        listing = listed(request, bundle, config, any_label=True)
        count = Counter(scan.written for scan in listing.scans)
        means: dict[str, set[str] | None] = {}
        for scan in listing.scans:  # files of one folder may be told apart by their names
            if scan.label is None:
                means.setdefault(scan.written, None)
            else:
                means[scan.written] = (means.get(scan.written) or set()) | scan.label
        return {
            "labels": [
                {"written": written, "scans": count[written], "means": _sorted(means[written])}
                for written in sorted(count)
            ],
            "left_out": len(listing.left_out),
        }

    return _told(work, stream)


def evaluate(request: Request, stream: IO[str], *, keep: bool) -> int:
    """Evaluate, tell how far it is, and write no report.

    Done is ``{"acceptance": as it is kept, "notes": [SENTENCE, ...], "comparison": figures}``, the
    last None where nothing was compared.
    """

    def work(lines: Lines) -> Mapping[str, Any]:
        assessment = assess(request, lines)
        result = acceptance_of(assessment)
        if keep:
            acceptance.keep(result)
        return {
            "acceptance": result.model_dump(mode="json"),
            "notes": list(notes(assessment)),
            "comparison": tidy(assessment.figures.get("comparison")),
        }

    return _told(work, stream)


def _told(work: Any, stream: IO[str]) -> int:
    with contextlib.suppress(AttributeError, OSError):  # Windows has no such call
        os.nice(_NICENESS)
    lines = Lines(stream)
    try:
        lines.tell({"done": work(lines)})
    except LightboxError as error:
        lines.tell({"failed": {"code": error.code, "message": error.message}})
        return 1
    except OSError as error:
        lines.tell({"failed": {"code": "system", "message": f"{error.strerror or error}."}})
        return 1
    return 0


def _sorted(names: set[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)
