"""A first look at labelled scans: which classes, how many scans, of how many patients.

Cheap: names of files, their first bytes, and of DICOM files the first part of the header, all of
it looked up by workers. No pixel is decoded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.labelled import Labelled, Sighted, counted
from app.errors import LightboxError, UsageError
from app.imaging.labelled_table import LabelledTable, class_name, is_table
from app.imaging.names import is_hidden, is_of_interest
from app.services.listing import placements, search

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.services.listing import Ask, Piece
    from app.services.reading import Reader

_SUBSETS = {"train": ("train", "training"), "test": ("test", "testing")}
_PATIENTS = "labels.csv"  # in a folder of class folders: whose the scans are
_AT_ONCE = 256

Tell = Callable[[Labelled], None]


def look(source: Path, ask: Ask, tell: Tell) -> Labelled:
    """Look at a folder of class folders, or at a table of labels.

    Blocks until workers have looked into every file.

    Args:
        source: a folder with one folder for each class, or with ``train`` and ``test`` that hold
            them; or a table, see `app.imaging.labelled_table`.
        ask: lets workers look into files.
        tell: is told of what has been found so far; what it raises ends the look.

    Raises:
        UsageError: there is nothing at ``source``, or it cannot be read, or it is no such table.
        CancelledError: the pool was closed meanwhile.
    """
    if is_table(source):
        if not source.is_file():
            raise _gone(source)
        return _look_at_table(source, ask, tell)
    if not source.is_dir():
        raise _gone(source)
    try:
        return _look_at_folder(source, ask, tell)
    except OSError as error:
        if not source.is_dir():
            raise _gone(source) from error
        reason = error.strerror or type(error).__name__
        raise UsageError("folder", f"{source} cannot be read: {reason}.") from error


def subset_folder(folder: Path, subset: str) -> Path | None:
    """Return the folder of "train" or "test" in a folder, whatever its case; None without one."""
    names = _SUBSETS[subset]
    return next((path for path in _folders(folder) if path.name.lower() in names), None)


def class_folders(folder: Path) -> list[Path]:
    """Return the folders of the classes to learn, in their order."""
    return _folders(subset_folder(folder, "train") or folder)


def _gone(source: Path) -> UsageError:
    return UsageError(
        "gone",
        f"“{source.name or source}” is not there any more. If it is on a disc or a network drive, "
        "connect it and look again; or choose another.",
    )


def _folders(folder: Path) -> list[Path]:
    inside = (path for path in sorted(folder.iterdir()) if path.is_dir())
    return [path for path in inside if not is_hidden(path.name) and is_of_interest(path.name)]


def _look_at_folder(source: Path, ask: Ask, tell: Tell) -> Labelled:
    learnt = class_folders(source)
    names = [class_name(folder.name) for folder in learnt]
    keys = _patients_in(source, ask)
    scans: list[Sighted] = []

    def take(label: int, test: bool, piece: Piece) -> None:
        for path, placed in piece.placed:
            whose = keys.get(path) or _hashed(placed.patient_id)
            scans.append(Sighted(label, test, whose or None, path))
        tell(counted(source, names, scans))

    tell(counted(source, names, scans))
    held = subset_folder(source, "test")
    for label, folder in enumerate(learnt):
        search([folder], ask, lambda piece, label=label: take(label, False, piece))  # type: ignore[misc]
        beside = None if held is None else held / folder.name
        if beside is not None and beside.is_dir():
            search([beside], ask, lambda piece, label=label: take(label, True, piece))  # type: ignore[misc]
    if not source.is_dir():  # it went while it was looked at, so that what was found is too little
        raise _gone(source)
    return counted(source, names, scans)


def _look_at_table(source: Path, ask: Ask, tell: Tell) -> Labelled:
    table: LabelledTable = ask(look_at_labels, source).result()
    scans: list[Sighted] = []
    rows = table.rows
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        silent = [row.path for row in some if not row.patient]
        told = dict(zip(silent, placements(silent, ask), strict=True))
        for row in some:
            whose = f"patient {row.patient}" if row.patient else _hashed(told[row.path].patient_id)
            scans.append(Sighted(row.label, row.test, whose or None, row.path))
        tell(_of_table(table, scans))
    return _of_table(table, scans)


def _of_table(table: LabelledTable, scans: list[Sighted]) -> Labelled:
    unclassed, missing = len(table.unlabelled), len(table.missing)
    return counted(table.path, table.classes, scans, unclassed=unclassed, missing=missing)


def _patients_in(folder: Path, ask: Ask) -> Mapping[Path, str]:
    """Whose scans are, where a table in the folder says so; another kind of table is no error."""
    if not (folder / _PATIENTS).is_file():
        return {}
    asked: Future[Any] = ask(look_at_patients, folder / _PATIENTS)
    try:
        found: Mapping[Path, str] = asked.result()
    except LightboxError:
        return {}
    return found


def _hashed(patient_id: str) -> str:
    """A key that tells patients apart without naming them; "" where there is no ID."""
    plain = patient_id.strip()
    return hashlib.sha256(plain.encode()).hexdigest() if plain else ""


# --- Tasks, which run in workers ------------------------------------------------------------


def look_at_labels(_reader: Reader, path: Path) -> LabelledTable:
    from app.imaging.labelled_table import read_labelled

    return read_labelled(path)


def look_at_patients(_reader: Reader, path: Path) -> dict[Path, str]:
    from app.imaging.tables import PATIENT, SCAN, Files, read_rows

    table = read_rows(path)
    scan, patient = table.column(SCAN), table.column(PATIENT)
    if scan is None or patient is None:
        return {}
    files = Files(path.parent, [path])
    return {
        file: f"patient {key}"
        for row in table.rows
        if (key := row[patient].strip()) and (file := files.find(row[scan])) is not None
    }


def look_at_picture(reader: Reader, path: Path, side: int) -> NDArray[np.uint8]:
    from app.services.reading import thumbnail

    return thumbnail(reader.scan(path), side)
