"""What an index lists: scans to learn from or to be measured on."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Item:
    """One scan to learn from or to be measured on.

    Attributes:
        path: the file.
        label: index of its class; where findings do not exclude one another, of its stratum: a
            number by which splits are kept even.
        patient: key; scans with the same key are one patient's.
        named: whether a table or the file's name gave the key; else the Patient ID of a DICOM file
            replaces it when the scan is prepared (see `model_training.pictures`).
        targets: one per class: 1 present, 0 absent, NaN not known.
    """

    path: Path
    label: int
    patient: str
    targets: tuple[float, ...] = ()
    named: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """A folder's scans.

    Attributes:
        ignored: the files that belong to no class.
        notes: sentences on what was left out and assumed.
    """

    train: tuple[Item, ...]
    test: tuple[Item, ...]
    ignored: tuple[Path, ...]
    notes: tuple[str, ...] = ()


def patient_key(name: str, pattern: str) -> str:
    r"""The first group of ``pattern`` in a file's name; the whole name where there is none.

    >>> patient_key("NORMAL2-IM-0873-0001.jpeg", r"^((?:NORMAL2-)?IM-\d+|person\d+)")
    'NORMAL2-IM-0873'
    """
    found = re.search(pattern, name) if pattern else None
    if found is None:
        return name
    return found[1] if found.re.groups else found[0]
