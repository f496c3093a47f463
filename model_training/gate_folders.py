"""Folders of pictures that a gate must refuse: some to learn from, others to measure on."""

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.recipe import Recipe
from app.errors import ScanError, UsageError
from app.preprocessing import apply
from model_training.reading import read_scan

_MOST = 800  # files used of a folder: half to learn from, half to know a share within a percent
_RUN = 10  # neighbours by name are often one patient's, so they stay in one half
_SPLITS = frozenset({"train", "training", "test", "testing"})


def check_folders(folders: Iterable[Path]) -> None:
    """Raise `UsageError` with code ``folder`` for one that is not there, or holds no file."""
    for folder in folders:
        if not folder.is_dir():
            raise UsageError("folder", f"There is no folder {folder}.")
        if not any(p.is_file() and not p.name.startswith(".") for p in folder.rglob("*")):
            raise UsageError("folder", f"The folder {folder} holds no pictures.")


def kind_of(folder: Path) -> str:
    """What a folder is called in figures: its name, with its parent's if it is "train" or so.

    >>> kind_of(Path("data/chest_xray/train"))
    'chest_xray/train'
    """
    name = folder.name
    return f"{folder.parent.name}/{name}" if name.lower() in _SPLITS else name


def chosen(folder: Path, seed: int) -> tuple[list[Path], list[Path]]:
    """At most 800 files, evenly by name, in runs of neighbours that alternate between the halves.

    By name whatever the folder, since a patient's scans may lie in the folders of several classes.

    Returns:
        The files to learn from, and those to measure on.
    """
    found = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    files = sorted(found, key=lambda path: (path.name, path))
    count = min(_MOST, len(files))
    start = np.random.default_rng([seed, 3]).random()
    kept = [files[int((i + start) * len(files) / count)] for i in range(count)]
    run = max(1, min(_RUN, count // 4))
    halves: tuple[list[Path], list[Path]] = ([], [])
    for position, path in enumerate(kept):
        halves[position // run % 2].append(path)
    return halves


def prepared(
    paths: list[Path], recipe: Recipe, own: tuple[str, ...], say: Callable[[str], None]
) -> list[NDArray[np.float32]]:
    """The readable of ``paths``, prepared; those of the bundle's ``own`` modalities are left out.

    A folder of mixed DICOM files may hold scans that the bundle is made for; how many files were
    left out, and why, is said.
    """
    pictures, unreadable, right = [], 0, 0
    for path in paths:
        try:
            scan = read_scan(path)
        except ScanError:  # a label table or a damaged file beside the pictures
            unreadable += 1
            continue
        if scan.facts.modality is not None and scan.facts.modality in own:
            right += 1
            continue
        pictures.append(apply(recipe, scan))
    if unreadable or right:
        say(
            f"Outliers from {kind_of(paths[0].parent)}: {len(pictures)} used, {unreadable} "
            f"unreadable, {right} of the bundle's own modality left out"
        )
    return pictures
