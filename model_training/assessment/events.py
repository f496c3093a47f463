"""An evaluation for another program: what it tells as it goes on, and what came of it.

The lines are those of `app.services.errands`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
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
from model_training.assessment.labels import Label
from model_training.assessment.summary import notes
from model_training.assessment.writing import tidy
from model_training.progress import Lines

_OPTION = " (--patient REGEX)"  # which only the command line has


def plan(request: Request, stream: IO[str]) -> int:
    """Tell how the labels of a folder are understood, without reading a scan.

    Done is ``{"labels": [{"written", "scans", "means": [CLASS, ...] | None, "by_file"}],
    "left_out"}``, the labels in the order of their names. ``by_file`` tells that files of one label
    are told apart by their names.
    """

    def work(_lines: Lines) -> Mapping[str, Any]:
        bundle = read_bundle(find_bundle(request.model))
        config = config_of(request, bundle)
        listing = listed(request, bundle, config, any_label=True)
        count = Counter(scan.written for scan in listing.scans)
        means: dict[str, set[Label]] = {written: set() for written in sorted(count)}
        for scan in listing.scans:
            if scan.label is not None:
                means[scan.written].add(scan.label)
        return {
            "labels": [
                {
                    "written": written,
                    "scans": count[written],
                    "means": sorted(frozenset().union(*labels)) if labels else None,
                    "by_file": len(labels) > 1,
                }
                for written, labels in means.items()
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
            "acceptance": asdict(result),
            "notes": [note.replace(_OPTION, "") for note in notes(assessment)],
            "comparison": tidy(assessment.figures.get("comparison")),
        }

    return _told(work, stream)


def _told(work: Any, stream: IO[str]) -> int:
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
