"""The measured rows as a table of a document and as JSON beside it, which further runs add to."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from app.services.cores import cores
from benchmarks.measuring import Row
from benchmarks.targets import TARGETS, Target

BEGIN = "<!-- measured: python -m benchmarks --write writes from here -->"
END = "<!-- measured: to here -->"

_WORDS = {"aim": "aim reached", "must": "yes", "short": "**no**", None: ""}
_PACKAGES = ("ai-edge-litert", "keras", "tensorflow-cpu", "pydicom", "imagecodecs", "pillow")


def markdown(rows: Mapping[str, Row]) -> str:
    """Return the table of what was measured, in the order of the targets, and what each was of."""
    head = "| | measured | rounds: least to greatest | by processor time | must | aim | holds |"
    lines = [f"{head} others used |", "|---|---|---|---|---|---|---|---|"]
    details = ["| | medians | measured |", "|---|---|---|"]
    known: list[object] = []
    for name, target in TARGETS.items():
        if (row := rows.get(name)) is None:
            continue
        lines.append(_line(row, target))
        if (row.parts or row.note) and (row.parts, row.date) not in known:
            known.append((row.parts, row.date))  # rows of the same run are told once
            told = "; ".join([*map(_part, row.parts.items()), *([row.note] if row.note else [])])
            details.append(f"| {target.title} | {told} | {row.date} |")
    return "\n".join([*lines, "", "What each was made from:", "", *details])


def _line(row: Row, target: Target) -> str:
    title, must, aim = target.title, target.bound(target.must), target.bound(target.aim)
    if row.value is None:
        return f"| {title} | {row.note.split(':')[0]} | | | {must} | {aim} | | |"
    spread = f"{row.rounds}"
    if row.low is not None and row.high is not None:
        spread += f": {_figure(row.low)} to {_figure(row.high)}"
    value = _figure(row.value) + (target.unit and f" {target.unit}")
    holds = _WORDS[target.holds(row.value)]
    used = "" if row.processor is None else _figure(row.processor)
    measured = f"{value} | {spread} | {used}"
    return f"| {title} | {measured} | {must} | {aim} | {holds} | {row.others:.0%} |"


def _part(part: tuple[str, float]) -> str:
    name, _, unit = part[0].removesuffix("]").partition(" [")
    return f"{name} {_figure(part[1])}{unit and ' ' + unit}"


def _figure(value: float) -> str:
    """Three digits that count, and no more than two behind the point."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


# --- Kept from one run to the next ------------------------------------------------------------


def read(path: Path) -> dict[str, Row]:
    """Return the rows of an earlier run; none where there was none."""
    if not path.exists():
        return {}
    return {row["name"]: Row(**row) for row in json.loads(path.read_text("utf-8"))["rows"]}


def write_json(path: Path, rows: Iterable[Row]) -> None:
    """Write rows, and what they were measured on."""
    whole = {"machine": machine(), "rows": [row.as_json() for row in rows]}
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", "utf-8")


def write(document: Path, measured: Iterable[Row]) -> None:
    """Put rows into a document between its marks, and into the JSON of its name beside it.

    Rows that were measured before and not now stay, each with its own date.

    Raises:
        ValueError: the document has no such marks.
    """
    store = document.with_suffix(".json")
    known = read(store) | {row.name: row for row in measured}
    text = document.read_text("utf-8")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"{document} has no line “{BEGIN}” with “{END}” after it.")
    rows = {name: known[name] for name in TARGETS if name in known}
    write_json(store, rows.values())
    on = ", ".join(str(value) for value in machine().values())
    busy = max(row.others for row in rows.values())
    told = f"On {on}. Other programs used at most {busy:.0%} of the processors meanwhile."
    table = f"{BEGIN}\n\n{told}\n\n{markdown(rows)}\n\n{END}"
    document.write_text(f"{before}{table}{after}", "utf-8")


def machine() -> dict[str, Any]:
    """Return what the figures depend on besides the program."""
    return {
        "processor": _processor(),
        "cores": f"{cores()} of {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"Python {platform.python_version()}",
        "packages": ", ".join(f"{name} {_version(name)}" for name in _PACKAGES),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except ModuleNotFoundError:
        return "absent"


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or "an unknown processor"
