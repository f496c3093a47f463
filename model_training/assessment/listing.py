"""Which labelled scans there are: class folders as public data sets have them, or a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.notice import Notice
from app.errors import UsageError
from app.imaging import LeftOut
from model_training.assessment.labels import Label, Words
from model_training.assessment.traits import SOURCE, Traits, from_table, name_groups
from model_training.indexing import patient_key
from model_training.reading import find_scans

TABLE = "labels.csv"
_TEST = ("test", "testing")
_LABEL_COLUMNS = ("label", "class")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A file and what it is said to be.

    Attributes:
        path: the file; ``name`` is how it is reported, relative to the folder.
        written: the label as the folder or table has it.
        label: the same in the bundle's words; None where it has no word for it.
        patient: key, or None where neither table nor file name gives one.
        traits: groups it belongs to, as far as its table and name say.
        unknown: classes of which nothing is known, where classes do not exclude one another.
    """

    path: Path
    name: str
    written: str
    label: Label | None
    patient: str | None = None
    traits: Traits = field(default_factory=dict)
    unknown: Label = frozenset()


@dataclass(frozen=True, slots=True)
class Listing:
    """All labelled files.

    Attributes:
        scans: in a fixed order.
        left_out: files that are no scans, and why.
        empty: class folders without a scan.
        notes: sentences on what was left aside and assumed.
    """

    scans: tuple[Labelled, ...]
    left_out: tuple[LeftOut, ...] = ()
    empty: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def list_scans(where: Path, words: Words, patient: str = "", *, any_label: bool = False) -> Listing:
    """List what lies in ``test/CLASS/*``, else ``CLASS/*``, or what a table names.

    Args:
        where: a folder, or a CSV file with the columns path and label (or class), and optionally
            patient, sex, age and view. A folder's own ``labels.csv`` adds what it says of its
            files, and gives the labels where there are no class folders.
        words: how labels are understood.
        patient: regular expression whose first group is the patient in a file name, or "".
        any_label: list them even if no label is understood.

    Raises:
        UsageError: codes ``no_folder``, ``no_labels``, ``no_known_class``.
    """
    if where.is_file():
        listing = _from_table(where, words, patient)
    elif where.is_dir():
        listing = _from_folder(where, words, patient)
    else:
        raise UsageError("no_folder", f"There is no folder or table “{where}”.")
    if not any(any_label or scan.label is not None for scan in listing.scans):
        raise _nothing_known(where, listing, words)
    groups = name_groups([scan.path.name for scan in listing.scans])
    scans = (
        _with_trait(scan, group) if group else scan
        for scan, group in zip(listing.scans, groups, strict=True)
    )
    return Listing(tuple(scans), listing.left_out, listing.empty)


def _from_folder(folder: Path, words: Words, patient: str) -> Listing:
    base = next((p for p in _folders(folder) if p.name.lower() in _TEST), folder)
    table = next((p for p in (base / TABLE, folder / TABLE) if p.is_file()), None)
    classes = _folders(base)
    if not classes:
        if table is not None:
            return _from_table(table, words, patient)
        raise UsageError(
            "no_labels",
            f"“{folder}” holds no class folders and no {TABLE}, so nothing says what its scans "
            f"are. Put the scans of each class into a folder of its own.{_config_helps(words)}",
        )
    known = _rows_by_path(table) if table else {}
    scans: list[Labelled] = []
    left_out: list[LeftOut] = []
    empty: list[str] = []
    for class_folder in classes:
        found = find_scans([class_folder])
        left_out += found.left_out
        if not found.scans:
            empty.append(class_folder.name)
        for path in found.scans:
            label = words.label(class_folder.name, path.name)
            scan = _labelled(path, base, class_folder.name, label, known.get(path, {}), patient)
            scans.append(replace(scan, unknown=words.not_said(label)))
    stray = find_scans([p for p in sorted(base.iterdir()) if p.is_file() and p != table])
    loose = Notice("no_class_folder", "This file lies in no class folder; nothing says what it is.")
    left_out += [LeftOut(p, loose) for p in stray.scans if not p.name.startswith(".")]
    return Listing(tuple(scans), tuple(left_out), tuple(empty))


def _from_table(table: Path, words: Words, patient: str) -> Listing:
    scans = []
    for path, row in _rows_by_path(table, labelled=True, hint=_config_helps(words)).items():
        written = _written(row)
        label = words.labels(written, path.name)
        scans.append(_labelled(path, table.parent, written, label, row, patient))
    return Listing(tuple(scans))


def _labelled(
    path: Path,
    base: Path,
    written: str,
    label: Label | None,
    row: Mapping[str, str],
    pattern: str,
) -> Labelled:
    name = path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)
    key = (row.get("patient") or "").strip()
    if not key and (found := patient_key(path.name, pattern)) != path.name:
        key = found
    return Labelled(path, name, written, label, key or None, from_table(row))


def _with_trait(scan: Labelled, group: str) -> Labelled:
    return replace(scan, traits={**scan.traits, SOURCE: group})


def _config_helps(words: Words) -> str:
    """A sentence, after a blank, for models that a table of findings may have been made for."""
    if words.exclusive:
        return ""
    return (
        " Where a table says which findings each scan has, give the config that says in [labels] "
        "how to read it: --config FILE.toml."
    )


def _rows_by_path(
    table: Path, *, labelled: bool = False, hint: str = ""
) -> dict[Path, dict[str, str]]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(_lowered(csv.DictReader(stream)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError("no_labels", f"The table “{table}” cannot be read.") from error
    columns = set(rows[0]) if rows else set()
    if "path" not in columns or (labelled and not columns & set(_LABEL_COLUMNS)):
        if not labelled:
            return {}  # some other table that happens to lie there
        raise UsageError(
            "no_labels", f"The table “{table}” needs the columns path and label.{hint}"
        )
    return {table.parent / row["path"]: row for row in rows if row["path"]}


def _lowered(reader: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    for row in reader:
        yield {k.strip().lower(): v or "" for k, v in row.items() if isinstance(k, str)}


def _written(row: Mapping[str, str]) -> str:
    return next((row[name] for name in _LABEL_COLUMNS if row.get(name)), "")


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError as error:
        raise UsageError("no_folder", f"“{folder}” cannot be read: {error.strerror}.") from error


def _nothing_known(where: Path, listing: Listing, words: Words) -> UsageError:
    if not listing.scans:
        return UsageError("no_labels", f"“{where}” holds no labelled scans.")
    seen = ", ".join(sorted({f"“{scan.written}”" for scan in listing.scans})[:8])
    classes = ", ".join(words.classes)
    return UsageError(
        "no_known_class",
        f"No label in “{where}” ({seen}) is a class of this model ({classes}). "
        "Say which is which: --class FOLDER=CLASS.",
    )
