"""Records as a table for people."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

_NARROWEST = 100


def print_table(
    records: Iterable[dict[str, Any]], stream: TextIO, total: int
) -> Iterator[dict[str, Any]]:
    """Yield the records while a progress bar counts them, then print them all."""
    kept: list[dict[str, Any]] = []
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
        for record in records:
            kept.append(record)
            bar.advance(task)
            yield record
    console = Console(file=stream)
    if not console.is_terminal:
        console = Console(file=stream, width=max(console.width, _NARROWEST))
    console.print(_table(kept))
    console.print(_closing(kept), style="dim", highlight=False, soft_wrap=True)


def _table(records: list[dict[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for heading in ("Scan", "Answer", "Findings and reasons"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "Answer")
    shorten = _common_folder([record["path"] for record in records])
    for record in records:
        name = os.path.relpath(record["path"], shorten) if shorten else record["path"]
        if record["frame"] > 1:
            name += f" [{record['frame']}]"
        table.add_row(Text(name), Text(_answer(record)), Text(_details(record)))
    return table


def _answer(record: dict[str, Any]) -> str:
    if record["status"] == "failed":
        return "cannot be read" if record["model"] is None else "failed"
    if record["status"] == "refused":
        return "no answer"
    positive = [f for f in record["findings"] if f["positive"]]
    if not positive:
        return "nothing above its threshold"
    return f"{positive[0]['name']}: likely"


def _details(record: dict[str, Any]) -> str:
    if record["reason"]:
        return str(record["reason"]["message"])
    return " · ".join(f"{f['name']} {f['probability']:.0%}" for f in record["findings"])


def _closing(records: list[dict[str, Any]]) -> str:
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
    return common if common.is_dir() else None
