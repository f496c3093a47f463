"""A table that says of every scan which class it is of, whose it is, and whether to learn from it.

Columns, by their first name: ``path`` and ``label``, and if there are any ``patient`` and
``split``. Paths are below the table's own folder, or absolute.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.errors import UsageError
from app.imaging.tables import LABEL, PATIENT, SCAN, SPLIT, Table, plain, read_rows

SUFFIXES = (".csv", ".tsv")

_SPLITS = {
    "": False,
    "train": False,
    "training": False,
    "val": False,
    "valid": False,
    "validation": False,
    "test": True,
    "testing": True,
}
"""What ``split`` may say, and whether it means the test set."""


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A scan that a table names; ``patient`` is "" where the table does not say whose it is."""

    path: Path
    label: int
    patient: str
    test: bool


@dataclass(frozen=True, slots=True)
class LabelledTable:
    """What a table says of scans.

    Attributes:
        path: of the table.
        classes: names in alphabetical order, as a model will call them.
        rows: scans that are there, in the table's order.
        unlabelled: files that are there and have no label.
        missing: how the table calls files that are not there.
    """

    path: Path
    classes: tuple[str, ...]
    rows: tuple[LabelledRow, ...]
    unlabelled: tuple[Path, ...]
    missing: tuple[str, ...]


def is_table(path: Path) -> bool:
    """Tell by its name whether a path is meant for a table of labels."""
    return path.suffix.lower() in SUFFIXES


def class_name(written: str) -> str:
    """What a model calls a class that a folder or a table calls ``written``."""
    return written.strip().replace("_", " ").lower()


def read_labelled(path: Path) -> LabelledTable:
    """Read which scan is of which class.

    Raises:
        UsageError: code ``labels`` where it is no table, lacks a column, names a scan twice, or
            says something of a split that nobody understands.
    """
    table = read_rows(path)
    scan, label = _needed(table, SCAN), _needed(table, LABEL)
    patient, split = table.column(PATIENT), table.column(SPLIT)
    classes = tuple(sorted({name for row in table.rows if (name := class_name(row[label]))}))
    rows: list[LabelledRow] = []
    unlabelled: list[Path] = []
    missing: list[str] = []
    seen: set[Path] = set()
    for row in table.rows:
        file = path.parent / row[scan].strip().replace("\\", "/")
        if not row[scan].strip() or not file.is_file():
            missing.append(row[scan])
            continue
        if file in seen:
            raise UsageError(
                "labels", f"{path} names “{row[scan]}” twice. Keep one row for each scan."
            )
        seen.add(file)
        name = class_name(row[label])
        if not name:
            unlabelled.append(file)
            continue
        test = _is_test(path, row[split]) if split else False
        whose = row[patient].strip() if patient else ""
        rows.append(LabelledRow(file, classes.index(name), whose, test))
    if not rows and missing:
        raise UsageError(
            "labels",
            f"None of the {len(missing)} files that {path} names is there; the first is "
            f"“{missing[0]}”. Paths are looked for below the table's own folder.",
        )
    return LabelledTable(path, classes, tuple(rows), tuple(unlabelled), tuple(missing))


def _needed(table: Table, names: tuple[str, ...]) -> str:
    found = table.column(names)
    if found is None:
        raise UsageError(
            "labels",
            f"{table.path} has no column “{names[0]}”. A table of labels needs the columns “path” "
            "and “label”, and may have “patient” and “split”. Its columns are: "
            f"{', '.join(table.columns) or 'none'}.",
        )
    return found


def _is_test(path: Path, written: str) -> bool:
    found = _SPLITS.get(plain(written))
    if found is None:
        raise UsageError(
            "labels",
            f"{path} says “{written}” in the column “split”, which is not understood. Write train "
            "or test.",
        )
    return found
