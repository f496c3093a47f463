"""Which files a folder holds, of which class and in which published subset.

Unlike `indexing.index`, which lists what can be trained on and refuses the rest, this lists
everything: a class with one scan or none is something to report, not to stop at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import UsageError
from app.imaging import LeftOut
from model_training.config import Config
from model_training.indexing import class_folders, label_of, table_needs_config
from model_training.reading import find_scans

_SUBSETS = {
    "train": ("train", "training"),
    "validation": ("val", "valid", "validation"),
    "test": ("test", "testing"),
}
WHOLE = "all"
"""Name of the subset of a folder without a published split."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a class; ``label`` is the position of its class."""

    path: Path
    label: int
    subset: str


def place(entry: Entry, classes: Sequence[str]) -> str:
    """“pneumonia” (test)."""
    return f"“{classes[entry.label]}”" + ("" if entry.subset == WHOLE else f" ({entry.subset})")


@dataclass(frozen=True, slots=True)
class Listing:
    """A folder's files.

    Attributes:
        config: with the classes filled in.
        entries: files of a class that may be scans.
        unclassed: files that may be scans and belong to no class.
        left_out: what is plainly no scan, with the reason.
    """

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
    """List ``folder``: ``train/CLASS/*`` with other subsets beside it, or ``CLASS/*``.

    Raises:
        UsageError: there is no folder, no class folder, fewer than two classes, or no scan.
    """
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
    listing = _list(subsets or {WHOLE: folder}, chosen)
    first = subsets.get("train", folder)
    if not any(entry.path.is_relative_to(first) for entry in listing.entries):
        raise UsageError(
            "no_scans",
            f"No class folder of {first} holds a file that may be a scan (DICOM, PNG or JPEG).",
        )
    return listing


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


def _list(subsets: dict[str, Path], config: Config) -> Listing:
    entries: list[Entry] = []
    unclassed: list[Path] = []
    left_out: list[LeftOut] = []
    for subset, base in subsets.items():
        found = find_scans([base])
        left_out += found.left_out
        for path in found.scans:
            label = label_of(path.relative_to(base), config.classes)
            if label is None:
                unclassed.append(path)
            else:
                entries.append(Entry(path, label, subset))
    return Listing(config, tuple(entries), tuple(unclassed), tuple(left_out))
