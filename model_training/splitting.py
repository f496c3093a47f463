"""Whether a split leaves something to learn from, and what copies say against the labels."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.errors import UsageError
from model_training import grouping
from model_training.config import Config
from model_training.job import Split
from model_training.pictures import BY_FILE, Pictures, is_known

_SHOWN = 20
_MANY_UNREADABLE = 0.05  # of all files


def some(split: Split, scans: int, config: Config) -> Split:
    """About ``scans`` of the scans, in whole groups, every class in its share; which, by the seed.

    Raises:
        UsageError: code ``few_scans`` where that is fewer than two of a class.
    """
    pictures = split.pictures
    share = scans / len(split.groups)
    if share > 0.5:
        raise UsageError(
            "few_scans",
            f"There are {len(split.groups)} scans: ask for at most half of them, or for all.",
        )
    mask = grouping.held_out(pictures.labels, split.groups, share, config.seed)
    rows = np.flatnonzero(mask)
    counts = np.bincount(pictures.labels[rows], minlength=len(config.classes))
    if counts.min() < 2:
        least = config.classes[int(counts.argmin())].name
        raise UsageError(
            "few_scans", f"Of {scans} scans only {counts.min()} are “{least}”. Ask for more."
        )
    prints = split.prints
    own = grouping.Prints(
        tuple(prints.digests[i] for i in rows.tolist()),
        prints.hashes[rows],
        prints.mirrored[:, rows],
    )
    items = tuple(pictures.items[i] for i in rows.tolist())
    kept = Pictures(np.asarray(pictures.values[rows]), items, ())
    return Split(kept, split.groups[rows], split.held[rows], split.duplicates, own)


def check_readable(config: Config, pictures: Pictures) -> None:
    """Raise `UsageError` where too few of the scans could be read to train on them."""
    if not pictures.items:
        path, why = pictures.failed[0]
        raise UsageError(
            "no_scans",
            f"None of the {len(pictures.failed)} files could be read. The first, {path}: {why}",
        )
    if not config.exclusive:
        return
    counts = np.bincount(pictures.labels, minlength=len(config.classes))
    for rule, count in zip(config.classes, counts.tolist(), strict=True):
        if count < 2:
            raise UsageError(
                "class_too_small",
                f"Of the class “{rule.name}” {'only one scan' if count else 'no scan'} could be "
                "read; training needs at least two, and is only meaningful with hundreds.",
            )


def check_there(folder: Path, pictures: Pictures) -> None:
    """Raise `UsageError` where scans failed because their folder is no longer there."""
    if pictures.failed and not folder.exists():
        raise UsageError(
            "folder_gone",
            f"The folder {folder} is no longer there: {len(pictures.failed)} of its scans could "
            "not be read. Is a disk or network drive disconnected? Connect it and start again; "
            "what was finished is kept.",
        )


def of_unreadable(pictures: Pictures) -> str:
    """What to say of files that cannot be read; nothing where there are few."""
    failed = len(pictures.failed)
    everything = failed + len(pictures.items)
    if failed < everything * _MANY_UNREADABLE:
        return ""
    return (
        f"{failed} of {everything} files ({failed / everything:.0%}) could not be read and are "
        "left out. If they are mostly of one class or one scanner, the figures are of the rest "
        "only: export them again."
    )


def check_split(config: Config, split: Split) -> None:
    """Raise `UsageError` where whole groups on either side leave a side, or a class, empty."""
    if not len(split.learn) or not len(split.kept):
        raise UsageError(
            "one_group",
            f"All {len(split.held)} scans are of one patient, or are copies of one another, so "
            f"none can be held out to measure on. Add scans of other patients.{_by_file(split)}",
        )
    groups = len(set(split.groups[split.kept].tolist()))
    if groups < 2:
        raise UsageError(
            "one_group",
            f"All that is held out to measure on ({len(split.kept)} of {len(split.held)} scans) is "
            "of one patient, or copies of one picture; at least two patients are needed there, to "
            "calibrate on one and measure on another. Add scans of other patients: training needs "
            f"a dozen at the very least, and is only meaningful with hundreds.{_by_file(split)}",
        )
    if not config.exclusive:
        return
    learnt = np.bincount(split.pictures.labels[split.learn], minlength=len(config.classes))
    for rule, count in zip(config.classes, learnt.tolist(), strict=True):
        if count == 0:
            raise UsageError(
                "class_too_small",
                f"All scans of “{rule.name}” are of one patient, or are copies of one another: "
                "held out to measure on, they leave none to learn from. Add scans of other "
                "patients.",
            )


def _by_file(split: Split) -> str:
    """What else may help where patients are known by their files, in a sentence after a space."""
    if not any(key.startswith(BY_FILE) for key in split.pictures.patients):
        return ""
    return (
        " Patients are told by the Patient ID of the DICOM files. Where that is not a patient's "
        "own, name them in a table labels.csv with the columns “path” and “patient”."
    )


def of_patient_ids(pictures: Pictures) -> str:
    """What to say where DICOM files' Patient IDs say whose scans are; nothing where none does."""
    keys = [key for key in pictures.patients if key.startswith(BY_FILE)]
    if not keys:
        return ""
    return (
        f"No table and no file name says whose {len(keys)} DICOM scans are: their Patient ID does. "
        f"They are of {len(set(keys))} patients, none of whom is on both sides of the split."
    )


def of_unknown_patients(pictures: Pictures) -> str:
    """What to say of scans of which nothing tells whose they are; nothing where there are none."""
    alone = sum(not is_known(item) for item in pictures.items)
    if not alone:
        return ""
    return (
        f"Nothing says whose {alone} of the {len(pictures.items)} scans are: each is taken for a "
        "patient of its own, with its copies. If patients have several scans, all figures will be "
        "too good. Name them in a table labels.csv with the columns “path” and “patient”, or in "
        "the config (data.patient)."
    )


def contradictions(
    pairs: Iterable[tuple[int, int]], targets: NDArray[np.float32]
) -> list[tuple[int, int]]:
    """The pairs of copies that differ in a label known of both; ``targets`` (scans, classes)."""
    return [(a, b) for a, b in pairs if (np.abs(targets[a] - targets[b]) > 0.5).any()]


def of_contradictions(exact: int, scans: int) -> str:
    """What to say of exact copies that contradict one another; nothing where there are none."""
    if not exact:
        return ""
    said = (
        "Two files hold the very same picture under different labels. One of the two is wrong, and "
        "both are learnt from: mend the labels and train again."
        if exact == 1
        else f"{exact} pairs of files hold the very same picture under different labels. One of "
        "the two is wrong each time, and both are learnt from: mend the labels and train again."
    )
    many = " With so many, the classes cannot be told apart: is a folder a copy of another?"
    return said + many if 4 * exact >= scans else said


def listed(paths: Iterable[object], why: str) -> list[str]:
    """A line for each of the first twenty, and the number of the others."""
    every = list(paths)
    lines = [f"{why}: {path}" for path in every[:_SHOWN]]
    if len(every) > _SHOWN:
        lines.append(f"{why}: {len(every) - _SHOWN} more files.")
    return lines
