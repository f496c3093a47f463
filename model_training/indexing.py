"""Which scans a folder holds, of which class and patient.

The layout is that of public data sets: ``train/CLASS/*`` and, optionally,
``test/CLASS/*``; a folder of class folders without ``train`` is all training.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import UsageError
from model_training.config import ClassRule, Config


@dataclass(frozen=True, slots=True)
class Item:
    """One scan to learn from or to be measured on.

    Attributes:
        path: the file.
        label: index of its class.
        patient: key; scans with the same key are one patient's.
    """

    path: Path
    label: int
    patient: str


@dataclass(frozen=True, slots=True)
class Index:
    """A folder's scans. ``ignored`` are the files that belong to no class."""

    train: tuple[Item, ...]
    test: tuple[Item, ...]
    ignored: tuple[Path, ...]


def class_folders(folder: Path) -> list[str]:
    """Names of the class folders below ``train`` (or below the folder itself)."""
    base = _subset(folder, "train") or folder
    try:
        return sorted(p.name for p in base.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError as error:
        raise UsageError(
            "folder", f"The folder {folder} cannot be read: {error.strerror}."
        ) from error


def index(folder: Path, config: Config) -> Index:
    """List the scans of ``folder``; a class without any is an error that names it."""
    train, ignored = _list(_subset(folder, "train") or folder, config)
    test_folder = _subset(folder, "test")
    test, ignored_too = _list(test_folder, config) if test_folder else ([], [])
    counts = Counter(item.label for item in train)
    for label, rule in enumerate(config.classes):
        if counts[label] < 2:
            raise UsageError(
                "class_too_small",
                f"The class “{rule.name}” has {counts[label]} scans in {folder}; training needs "
                "at least two, and is only meaningful with hundreds.",
            )
    if len(config.classes) < 2:
        raise UsageError("one_class", f"{folder} holds fewer than two class folders.")
    return Index(tuple(train), tuple(test), tuple(ignored + ignored_too))


def patient_key(name: str, pattern: str) -> str:
    r"""The first group of ``pattern`` in a file's name; the whole name where there is none.

    >>> patient_key("NORMAL2-IM-0873-0001.jpeg", r"^((?:NORMAL2-)?IM-\d+|person\d+)")
    'NORMAL2-IM-0873'
    """
    found = re.search(pattern, name) if pattern else None
    if found is None:
        return name
    return found[1] if found.re.groups else found[0]


def _subset(folder: Path, name: str) -> Path | None:
    """The sub-folder of that name, whatever its case ("Training" and "train" alike)."""
    wanted = {"train": ("train", "training"), "test": ("test", "testing")}[name]
    if not folder.is_dir():
        raise UsageError("folder", f"There is no folder {folder}.")
    return next((p for p in sorted(folder.iterdir()) if p.name.lower() in wanted), None)


def _list(base: Path, config: Config) -> tuple[list[Item], list[Path]]:
    items, ignored = [], []
    for path in sorted(p for p in base.rglob("*") if p.is_file() and not p.name.startswith(".")):
        label = _label(path.relative_to(base), config.classes)
        if label is None:
            ignored.append(path)
        else:
            key = patient_key(path.name, config.data.patient)
            # Without a key a file name may repeat in another class folder: not the same patient.
            patient = key if key != path.name else str(path.relative_to(base))
            items.append(Item(path, label, patient))
    return items, ignored


def _label(relative: Path, classes: Sequence[ClassRule]) -> int | None:
    for label, rule in enumerate(classes):
        if relative.parts[0] == rule.folder and re.search(rule.pattern, relative.name):
            return label
    return None
