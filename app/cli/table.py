"""Records as a table for people."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from app.cli.outputs import shown
from app.domain.figures import percent
from app.imaging.places import kind_of

if TYPE_CHECKING:
    from app.services.shapes import FindingShape, RecordShape

T = TypeVar("T")

_NARROWEST = 100
_MOST_FINDINGS = 5  # of a scan; a table of fourteen has no room for its reasons
# What a reader of the table sees anyway, or would change nothing for.
_BANAL = frozenset({"multi_frame", "several_windows", "missing_preamble"})


def counted(items: Iterable[T], total: int) -> Iterator[T]:
    """Yield items while a progress bar on stderr counts them."""
    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=total < 2,
    )
    with bar:
        task = bar.add_task("", total=total)
        for item in items:
            bar.advance(task)
            yield item


def print_table(
    records: Iterable[RecordShape], stream: TextIO, total: int
) -> Iterator[RecordShape]:
    """Yield the records while a progress bar counts them, then print them all."""
    kept: list[RecordShape] = []
    for record in counted(records, total):
        kept.append(record)
        yield record
    console = Console(file=stream)
    if not console.is_terminal:
        console = Console(file=stream, width=max(console.width, _NARROWEST))
    notes = _notes(kept)
    console.print(_table(kept, list(notes)))
    for number, (message, count) in enumerate(notes.items(), start=1):
        scans = f" ({count} scans)" if count > 1 else ""
        console.print(f"note {number}: {message}{scans}", markup=False, highlight=False)
    console.print(_closing(kept), style="dim", highlight=False, soft_wrap=True)


def _notes(records: list[RecordShape]) -> dict[str, int]:
    """Return what to keep in mind, each sentence once, with the number of scans it is true of."""
    counts: dict[str, int] = {}
    for record in records:
        for message in _remarks(record):
            counts[message] = counts.get(message, 0) + 1
    return counts


def _remarks(record: RecordShape) -> list[str]:
    said = [shown(w["message"]) for w in record["warnings"] if w["code"] not in _BANAL]
    return list(dict.fromkeys(said))


def _table(records: list[RecordShape], notes: list[str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for heading in ("Scan", "Answer", "Findings and reasons"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "Answer")
    shorten = _common_folder([record["path"] for record in records])
    for record in records:
        name = os.path.relpath(record["path"], shorten) if shorten else record["path"]
        if record["frame"] > 1:
            name += f" [{record['frame']}]"
        details = _details(record)
        if numbers := [str(notes.index(message) + 1) for message in _remarks(record)]:
            details += f" [note {', '.join(numbers)}]"
        table.add_row(Text(shown(name)), Text(_answer(record)), Text(details))
    return table


def _answer(record: RecordShape) -> str:
    if record["status"] == "failed":
        return "cannot be read" if record["scan"] is None else "failed"
    if record["status"] == "refused":
        return "no answer"
    if all(f["operating_point"] is None for f in record["findings"]):
        return "no threshold"
    positive = [f["name"] for f in record["findings"] if f["positive"]]
    if not positive:
        return "nothing above threshold"
    return f"{', '.join(positive)}: above threshold"


def _details(record: RecordShape) -> str:
    if record["reason"]:
        return shown(record["reason"]["message"])
    findings = record["findings"]
    if len(findings) > _MOST_FINDINGS:
        findings = sorted(findings, key=lambda f: -_figure(f))[:_MOST_FINDINGS]
    said = [f"{f['name']} {_written(f)}" for f in findings]
    if left := len(record["findings"]) - len(findings):
        said.append(f"{left} less likely")
    return " · ".join(said)


def _written(finding: FindingShape) -> str:
    """Write a figure as the window does, never rounded to 0 or 100 %."""
    if "score" in finding:
        return f"score {_figure(finding):.2f}"
    point = finding["operating_point"]
    return percent(_figure(finding), None if point is None else point["threshold"])


def _figure(finding: FindingShape) -> float:
    return float(finding.get("score", finding["probability"]) or 0.0)


def _closing(records: list[RecordShape]) -> str:
    counts = dict.fromkeys(("classified", "refused", "failed"), 0)
    for record in records:
        counts[record["status"]] += 1
    models = {(r["model"]["id"], r["model"]["version"]) for r in records if r["model"]}
    by = ", ".join(f"{name} {version}" for name, version in sorted(models)) or "no model"
    return (
        f"{counts['classified']} classified, {counts['refused']} refused, "
        f"{counts['failed']} failed, by {by}. Research use only; not a medical device."
    )


def _common_folder(paths: list[str]) -> Path | None:
    if len(paths) < 2:
        return None
    try:
        common = Path(os.path.commonpath(paths))
    except ValueError:  # different drives, or relative beside absolute
        return None
    if common == Path(common.anchor):  # nothing is shorter for the root, and it reads as relative
        return None
    return common if kind_of(common) == "folder" else None
