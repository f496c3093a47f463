"""Which files a folder holds, of which class and in which published subset.

Unlike `indexing.index`, which lists what can be trained on and refuses the rest, this lists
everything: a class with one scan or none is something to report, not to stop at.
"""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import UsageError
from app.imaging import LeftOut
from app.imaging.labelled_table import is_table, read_labelled
from model_training.audit.findings import Shown
from model_training.config import ClassRule, Config
from model_training.exclusions import Exclusions
from model_training.indexing import class_folders, label_of, table_needs_config
from model_training.label_table import PATIENTS
from model_training.reading import find_scans
from model_training.table import find_table
from model_training.table_index import table_patients

_SUBSETS = {
    "train": ("train", "training"),
    "validation": ("val", "valid", "validation"),
    "test": ("test", "testing"),
}
WHOLE = "all"
"""Name of the subset of a folder without a published split."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a class; ``label`` is the position of its class, ``patient`` what a table says."""

    path: Path
    label: int
    subset: str
    patient: str = ""


def place(entry: Entry, classes: Sequence[str]) -> str:
    """“pneumonia” (test)."""
    return f"“{classes[entry.label]}”" + ("" if entry.subset == WHOLE else f" ({entry.subset})")


def shown(entry: Entry, classes: Sequence[str]) -> Shown:
    """The file as a group shows it."""
    return Shown(entry.path, classes[entry.label], "" if entry.subset == WHOLE else entry.subset)


def relative(path: Path, folder: Path) -> Path:
    """A path below the folder, where it lies there."""
    return path.relative_to(folder) if path.is_relative_to(folder) else path


@dataclass(frozen=True, slots=True)
class Listing:
    """A folder's files.

    Attributes:
        folder: that names of files are relative to.
        config: with the classes filled in.
        entries: files of a class that may be scans.
        unclassed: files that may be scans and belong to no class.
        left_out: what is plainly no scan, with the reason.
    """

    folder: Path
    config: Config
    entries: tuple[Entry, ...]
    unclassed: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(rule.name for rule in self.config.classes)

    @property
    def subsets(self) -> tuple[str, ...]:
        """Those that hold files of a class, in the order of `_SUBSETS`."""
        held = {entry.subset for entry in self.entries}
        return tuple(name for name in (WHOLE, *_SUBSETS) if name in held)


def list_files(folder: Path, config: Config) -> Listing:
    """List ``folder``: ``train/CLASS/*`` with other subsets beside it, or ``CLASS/*``; or a table.

    Raises:
        UsageError: there is no folder, no class folder, fewer than two classes, or no scan.
    """
    if is_table(folder):
        return _list_table(folder, config)
    folders = class_folders(folder)  # says so where there is no folder
    if not config.exclusive:
        raise UsageError(
            "table",
            f"The config “{config.id}” takes its labels from a table ([labels]), and an audit "
            "looks at class folders only. Training from the table says what it leaves out and "
            "finds; to look at the pictures, sort some of them into class folders and audit those.",
        )
    subsets = _subset_folders(folder)
    if subsets and "train" not in subsets:
        raise UsageError(
            "no_train",
            f"{folder} has a folder “{next(iter(subsets.values())).name}” but none called "
            "“train”. Name the folder that holds the training classes “train”.",
        )
    if not folders:
        raise UsageError(
            "no_classes",
            f"{folder} holds no class folders. Put the scans of each class into a folder of its "
            f"own, named after the class.{table_needs_config(folder)}",
        )
    chosen = config.with_folders(folders)
    if len(chosen.classes) < 2:
        raise UsageError(
            "one_class",
            f"{folder} holds one class only, “{chosen.classes[0].name}”. A classifier needs at "
            "least two, each in a folder of its own.",
        )
    _check_folders(folder, chosen, folders)
    keys: Mapping[Path, str] = {}
    if not config.data.patient:
        with contextlib.suppress(UsageError):  # it is another kind of table, and listed as a file
            keys, _ = table_patients(folder, PATIENTS)
    listing = _list(folder, subsets or {WHOLE: folder}, chosen, keys)
    first = subsets.get("train", folder)
    if not any(entry.path.is_relative_to(first) for entry in listing.entries):
        raise UsageError(
            "no_scans",
            f"No class folder of {first} holds a file that may be a scan (DICOM, PNG or JPEG).",
        )
    return listing


def without(listing: Listing, exclusions: Exclusions) -> tuple[Listing, tuple[Path, ...]]:
    """Leave out what a person has left out; returns the rest, and what was left out."""
    if not exclusions.reasons:
        return listing, ()
    out = {(listing.folder / name).resolve() for name in exclusions.reasons}
    gone = tuple(e.path for e in listing.entries if e.path.resolve() in out)
    left = tuple(e for e in listing.entries if e.path.resolve() not in out)
    return replace(listing, entries=left), gone


def _subset_folders(folder: Path) -> dict[str, Path]:
    inside = {p.name.lower(): p for p in sorted(folder.iterdir(), reverse=True) if p.is_dir()}
    return {
        subset: inside[name]
        for subset, names in _SUBSETS.items()
        for name in reversed(names)
        if name in inside
    }


def _check_folders(folder: Path, config: Config, folders: list[str]) -> None:
    wanted = sorted({rule.folder for rule in config.classes})
    if not set(wanted) & set(folders):
        raise UsageError(
            "no_classes",
            f"{folder} holds none of the class folders of the config “{config.id}” "
            f"({', '.join(wanted)}), but {', '.join(folders)}.",
        )


def _list(
    folder: Path, subsets: dict[str, Path], config: Config, keys: Mapping[Path, str]
) -> Listing:
    entries: list[Entry] = []
    unclassed: list[Path] = []
    left_out: list[LeftOut] = []
    used = find_table(folder, PATIENTS) if keys else None
    for subset, base in subsets.items():
        found = find_scans([base])
        left_out += [left for left in found.left_out if left.path != used]
        for path in found.scans:
            label = label_of(path.relative_to(base), config.classes)
            if label is None:
                unclassed.append(path)
            else:
                entries.append(Entry(path, label, subset, keys.get(path, "")))
    return Listing(folder, config, tuple(entries), tuple(unclassed), tuple(left_out))


def _list_table(path: Path, config: Config) -> Listing:
    """What a table of labels names; the test set is what it says to be one."""
    if not path.is_file():
        raise UsageError("folder", f"There is no file {path}.")
    table = read_labelled(path)
    if len(table.classes) < 2:
        raise UsageError(
            "one_class",
            f"{path} has fewer than two classes in its column “label”. A classifier needs at least "
            "two.",
        )
    split = any(row.test for row in table.rows)
    entries = [
        Entry(
            row.path,
            row.label,
            ("test" if row.test else "train") if split else WHOLE,
            f"patient {row.patient}" if row.patient else "",
        )
        for row in table.rows
    ]
    if not any(entry.subset != "test" for entry in entries):
        raise UsageError("no_scans", f"{path} names no scan to learn from.")
    rules = tuple(ClassRule(name=name, folder=name) for name in table.classes)
    chosen = config.model_copy(update={"classes": rules})
    return Listing(path.parent, chosen, tuple(entries), table.unlabelled, ())
