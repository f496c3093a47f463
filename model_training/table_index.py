"""The scans that a label table names, each with what is known of every finding.

What is not known is NaN: it is neither learnt from nor counted.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.errors import UsageError
from model_training.config import ClassRule, Config
from model_training.items import Index, Item, patient_key
from model_training.label_table import Labels
from model_training.table import Files, Table, find_table, plain, read_list, read_table, years
from model_training.table_targets import targets_of


def index_table(folder: Path, config: Config, *, to_learn: bool = True) -> Index:
    """List what the table of ``folder`` names; to measure on, findings may be as rare as they are.

    Raises:
        UsageError: code ``labels`` where the table does not say what is needed, or names no file
            that is there, or a list ``to_learn`` by is missing; ``class_too_small`` where a
            finding ``to_learn`` is never, or always, present.
    """
    labels = config.labels or Labels()
    table = read_table(folder, labels)
    notes: list[str] = []
    lists = _lists(folder, labels, notes, needed=to_learn)
    files = Files(folder, [folder / name for name in (*labels.files, *lists)])
    every = _rows_with_files(table, files, labels, notes)
    rows = _kept(table, every, labels, notes)
    targets = targets_of(table, rows, config, notes)
    keys = _patients(table, rows, config, notes)
    items = {
        path: Item(path, 0, keys.get(path, str(path)), targets[path], path in keys)
        for path in rows
        if not all(math.isnan(value) for value in targets[path])
    }
    if missing := len(rows) - len(items):
        notes.append(f"Left out, since nothing is known of them: {missing} scans.")
    train, test = _subsets(folder, labels, lists, items.values(), notes)
    if to_learn:
        _check_counts(train, config.classes, table.path)
    ignored = tuple(path for path in files.paths if path not in every)
    return Index(_strata(train), _strata(test), ignored, tuple(notes))


def _lists(folder: Path, labels: Labels, notes: list[str], *, needed: bool) -> list[str]:
    """Names of the lists of training and test scans; a missing one is told, or an error."""
    there = []
    for name in (labels.train_list, labels.test_list):
        if name and (folder / name).is_file():
            there.append(name)
        elif name:
            kind = "training" if name == labels.train_list else "test"
            missing = (
                f"There is no {name} in {folder}, which the config's [labels] names as the list of "
                f"{kind} scans."
            )
            if needed:
                raise UsageError(
                    "labels",
                    f"{missing} Put it there, or take it out of the config: then what lies below "
                    "a folder “test” is the test set.",
                )
            notes.append(missing)
    return there


def table_patients(folder: Path, labels: Labels) -> tuple[dict[Path, str], tuple[str, ...]]:
    """The patient of every file that a table names, and what is to be said of it.

    Empty where there is no such table, or it names no files or no patients: then each file is its
    own patient.
    """
    if find_table(folder, labels) is None:
        return {}, ()
    table = read_table(folder, labels)
    scan, patient = table.column(labels.scan), table.column(labels.patient)
    if scan is None or patient is None:
        unused = (
            f"{table.path} is not used: patients are taken from a table with a column “path” and "
            "a column “patient”."
        )
        return {}, (unused,)
    files = Files(folder, [table.path])
    keys = {
        path: f"patient {key}"
        for row in table.rows
        if (key := row[patient].strip()) and (path := files.find(row[scan])) is not None
    }
    notes = [f"Patients are taken from {table.path}: {len(keys)} scans are named there."]
    return keys, tuple(notes)


def _rows_with_files(
    table: Table, files: Files, labels: Labels, notes: list[str]
) -> dict[Path, Mapping[str, str]]:
    column = table.needed(labels.scan, "the file of each scan")
    found: dict[Path, Mapping[str, str]] = {}
    absent = []
    for row in table.rows:
        path = files.find(row[column])
        if path is None:
            absent.append(row[column])
        elif path in found:
            raise UsageError(
                "labels", f"{table.path} names “{row[column]}” twice. Keep one row for each scan."
            )
        else:
            found[path] = row
    if not found:
        raise UsageError(
            "labels",
            f"None of the {len(absent)} files that {table.path} names is there; the first is "
            f"“{absent[0]}”. Give the folder that holds both the table and the scans.",
        )
    if absent:
        notes.append(
            f"Left out, since the files are not there: {len(absent)} of the {len(table.rows)} "
            f"scans that {table.path.name} names; the first is “{absent[0]}”."
        )
    return found


def _kept(
    table: Table, rows: dict[Path, Mapping[str, str]], labels: Labels, notes: list[str]
) -> dict[Path, Mapping[str, str]]:
    """Rows of the wanted views and ages."""
    if labels.views:
        column, wanted = table.needed(labels.view, "the view"), set(map(plain, labels.views))
        inside = {path: row for path, row in rows.items() if plain(row[column]) in wanted}
        _note_left_out(len(rows) - len(inside), "they are of another view", notes)
        rows = inside
    if labels.age_years:
        column, (low, high) = table.needed(labels.age, "the age"), labels.age_years
        ages = {path: years(row[column]) for path, row in rows.items()}
        inside = {p: rows[p] for p, age in ages.items() if age is None or low <= age <= high}
        _note_left_out(len(rows) - len(inside), f"not {low:g} to {high:g} years old", notes)
        rows = inside
    return rows


def _note_left_out(count: int, why: str, notes: list[str]) -> None:
    if count:
        notes.append(f"Left out, since {why}: {count} scans.")


def _patients(
    table: Table, rows: Mapping[Path, Mapping[str, str]], config: Config, notes: list[str]
) -> dict[Path, str]:
    labels = config.labels or Labels()
    column = table.column(labels.patient)
    if column is None and not config.data.patient:
        notes.append(
            f"{table.path} has no column {' or '.join(f'“{n}”' for n in labels.patient)}: every "
            "scan counts as a patient of its own, unless it is a DICOM file with a Patient ID. "
            "Where one patient has several scans, the figures will be too good."
        )
    if column is not None and not any(row[column].strip() for row in rows.values()):
        notes.append(
            f"The column “{column}” of {table.path} is empty: every scan counts as a patient of "
            "its own, unless its name or, in a DICOM file, its Patient ID says whose it is. Where "
            "one patient has several scans, the figures will be too good."
        )
    keys = {}
    for path, row in rows.items():
        written = row[column].strip() if column else ""
        named = patient_key(path.name, config.data.patient)
        if written or named != path.name:
            keys[path] = f"patient {written}" if written else named
    return keys


def _subsets(
    folder: Path, labels: Labels, lists: list[str], items: Iterable[Item], notes: list[str]
) -> tuple[list[Item], list[Item]]:
    """Training and test scans; a patient of the test set is never learnt from."""
    listed = {name: read_list(folder / name) for name in lists}
    train, test, neither = [], [], 0
    for item in items:
        if labels.test_list in listed:
            is_test = item.path.name in listed[labels.test_list]
        else:
            top = item.path.relative_to(folder).parts[0].lower()
            is_test = top in ("test", "testing")
        if is_test:
            test.append(item)
        elif labels.train_list in listed and item.path.name not in listed[labels.train_list]:
            neither += 1
        else:
            train.append(item)
    _note_left_out(neither, "neither list names them", notes)
    tested = {item.patient for item in test}
    apart = [item for item in train if item.patient not in tested]
    _note_left_out(len(train) - len(apart), "their patients are in the test set", notes)
    return apart, test


def _check_counts(items: Sequence[Item], classes: Sequence[ClassRule], path: Path) -> None:
    for number, rule in enumerate(classes):
        counts = Counter(item.targets[number] for item in items)
        for value, word in ((1.0, "with"), (0.0, "without")):
            if counts[value] < 2:
                raise UsageError(
                    "class_too_small",
                    f"{path} has {counts[value]} training scans {word} “{rule.name}” among those "
                    "at hand; training needs at least two, and is only meaningful with hundreds. "
                    "Take it out of the config's classes, or add scans.",
                )


def _strata(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with the number, from 1, of their rarest finding as the label; 0 for none.

    Splits spread these evenly, so that the rare ones reach both sides.
    """
    counts = [sum(item.targets[c] == 1 for item in items) for c in range(_width(items))]

    def rarest(item: Item) -> int:
        present = [c for c, value in enumerate(item.targets) if value == 1]
        return 1 + min(present, key=lambda c: counts[c]) if present else 0

    return tuple(replace(item, label=rarest(item)) for item in items)


def _width(items: Sequence[Item]) -> int:
    return len(items[0].targets) if items else 0
