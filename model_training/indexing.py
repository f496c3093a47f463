"""Which scans a folder holds, of which class and patient.

The layout is that of public data sets: ``train/CLASS/*`` and, optionally,
``test/CLASS/*``; a folder of class folders without ``train`` is all training. Or
a table says it, with a row for each scan (see `app.imaging.labelled_table`).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.errors import UsageError
from app.imaging.labelled_table import is_table, read_labelled
from model_training.config import ClassRule, Config
from model_training.items import Index, Item, patient_key
from model_training.label_table import PATIENTS
from model_training.labelled_index import index_labelled
from model_training.table_index import index_table, table_patients

__all__ = ["Index", "Item", "class_folders", "index", "patient_key"]


def is_labelled_table(path: Path) -> bool:
    """Whether a path is a table of labels, rather than a folder of class folders."""
    return is_table(path) and path.is_file()


def class_folders(folder: Path) -> list[str]:
    """Names of the class folders below ``train`` (or below the folder itself), or of a table."""
    if is_labelled_table(folder):
        return list(read_labelled(folder).classes)
    base = _subset(folder, "train") or folder
    try:
        return sorted(p.name for p in base.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError as error:
        raise UsageError(
            "folder", f"The folder {folder} cannot be read: {error.strerror}."
        ) from error


def index(folder: Path, config: Config) -> Index:
    """List the scans of ``folder``; a class without any is an error that names it.

    Where a table gives the classes, it says which. Else class folders do, and a table that names
    files and patients (`label_table.PATIENTS`) gives the patients, unless the config takes them
    from the files' names. Where neither says, a DICOM file's Patient ID does, once it is read (see
    `model_training.pictures`).
    """
    if not config.exclusive:
        if not folder.is_dir():
            raise UsageError("folder", f"There is no folder {folder}.")
        return index_table(folder, config)
    if is_labelled_table(folder):
        listed = index_labelled(folder, config)
        _check_classes(listed.train, config, folder, "")
        return listed
    labels = config.labels or PATIENTS
    keys, notes = table_patients(folder, labels) if not config.data.patient else ({}, ())
    train, ignored = _list(_subset(folder, "train") or folder, config, keys)
    test_folder = _subset(folder, "test")
    test, ignored_too = _list(test_folder, config, keys) if test_folder else ([], [])
    if len(config.classes) == 1 and (hint := table_needs_config(folder)):
        raise UsageError("one_class", f"{folder} holds one class folder only.{hint}")
    _check_classes(train, config, folder, table_needs_config(folder))
    tables = {folder / name for name in labels.files}
    left = tuple(path for path in [*ignored, *ignored_too] if path not in tables)
    return Index(tuple(train), tuple(test), left, notes)


def _check_classes(train: Sequence[Item], config: Config, source: Path, hint: str) -> None:
    """Raise `UsageError` where a class has too few scans, or there are too few classes."""
    counts = Counter(item.label for item in train)
    for label, rule in enumerate(config.classes):
        if counts[label] < 2:
            raise UsageError(
                "class_too_small",
                f"The class “{rule.name}” has {_scans(counts[label])} in {source}; training needs "
                "at least two, and is only meaningful with hundreds.",
            )
    if len(config.classes) < 2:
        raise UsageError(
            "one_class",
            f"{source} holds fewer than two {'classes' if source.is_file() else 'class folders'}."
            f"{hint}",
        )


def _scans(count: int) -> str:
    return "1 scan" if count == 1 else f"{count} scans"


def table_needs_config(folder: Path) -> str:
    """A sentence, after a blank, where a folder holds a table that may say what its scans are."""
    table = next(
        (p for p in sorted(folder.iterdir()) if p.suffix.lower() in (".csv", ".tsv")), None
    )
    if table is None:
        return ""
    return (
        f" If “{table.name}” says which findings each scan has, write a config whose [labels] name "
        "its columns (model_training/configs/chest-xray-nih14.toml is one), and train with: train "
        "CONFIG.toml --data FOLDER."
    )


def _subset(folder: Path, name: str) -> Path | None:
    """The sub-folder of that name, whatever its case ("Training" and "train" alike)."""
    wanted = {"train": ("train", "training"), "test": ("test", "testing")}[name]
    if not folder.is_dir():
        raise UsageError("folder", f"There is no folder {folder}.")
    return next((p for p in sorted(folder.iterdir()) if p.name.lower() in wanted), None)


def _list(base: Path, config: Config, keys: Mapping[Path, str]) -> tuple[list[Item], list[Path]]:
    items, ignored = [], []
    numbers = range(len(config.classes))
    hot = [tuple(float(i == j) for j in numbers) for i in numbers]
    for path in sorted(p for p in base.rglob("*") if p.is_file() and not p.name.startswith(".")):
        label = label_of(path.relative_to(base), config.classes)
        if label is None:
            ignored.append(path)
        else:
            key = patient_key(path.name, config.data.patient)
            # Without a key a file name may repeat in another class folder: not the same patient.
            patient = key if key != path.name else str(path.relative_to(base))
            named = path in keys or key != path.name
            items.append(Item(path, label, keys.get(path, patient), hot[label], named))
    return items, ignored


def label_of(relative: Path, classes: Sequence[ClassRule]) -> int | None:
    """Position of the first class whose folder and pattern fit a path below the subset's folder."""
    for label, rule in enumerate(classes):
        if relative.parts[0] == rule.folder and re.search(rule.pattern, relative.name):
            return label
    return None
