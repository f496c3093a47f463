"""Prepared pictures of a data set, kept on disk so that a run can be resumed.

Preparation is ``app.preprocessing.apply`` of what ``app.imaging`` reads: the
very code that reads a clinician's scan. The cache holds its float32 result
unchanged.

Whose a scan is, a table or the config's pattern for file names says first (see
`model_training.indexing`); for a scan of which neither says anything, the
Patient ID of its DICOM file does, of which only a hash is kept; any other scan
is its own patient.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.recipe import Recipe
from app.errors import ScanError
from app.preprocessing import apply
from model_training.items import Item
from model_training.reading import read_scan
from model_training.room import array_on_disk

Progress = Callable[[int], None]

BY_FILE: Final = "Patient ID "
"""What the key of a patient begins with who is known by the hashed Patient ID of DICOM files."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Prepared pictures (scans, rows, columns, channels) and the items they are of.

    ``failed`` are the files that could not be read, with the sentence that says why; they are
    reported, never silently skipped.
    """

    values: NDArray[np.float32]
    items: tuple[Item, ...]
    failed: tuple[tuple[Path, str], ...]

    @property
    def targets(self) -> NDArray[np.float32]:
        """What is known, float32 (scans, classes): 1 present, 0 absent, NaN not known."""
        return np.array([item.targets for item in self.items], dtype=np.float32)

    @property
    def labels(self) -> NDArray[np.int64]:
        return np.array([item.label for item in self.items], dtype=np.int64)

    @property
    def patients(self) -> list[str]:
        return [item.patient for item in self.items]


def prepare(
    items: Sequence[Item], recipe: Recipe, cache: Path, progress: Progress = lambda _: None
) -> Pictures:
    """Read and prepare ``items``, or take them from ``cache`` (an ``.npy`` beside a ``.json``)."""
    key = _fingerprint(items, recipe)
    note = cache.with_suffix(".json")
    if note.is_file() and (kept := json.loads(note.read_text(encoding="utf-8")))["key"] == key:
        failed, patients = dict(kept["failed"]), kept["patients"]
        progress(len(items))
    else:
        note.unlink(missing_ok=True)  # a kill while the cache is filled must not leave the old key
        failed, patients = _fill(items, recipe, cache, progress)
        written = {"key": key, "failed": list(failed.items()), "patients": patients}
        note.write_text(json.dumps(written), encoding="utf-8")
    readable = [item for item in items if str(item.path) not in failed]
    good = [_of_patient(item, told) for item, told in zip(readable, patients, strict=True)]
    return Pictures(
        np.load(cache, mmap_mode="r")[: len(good)],
        tuple(good),
        tuple((Path(path), why) for path, why in failed.items()),
    )


def is_known(item: Item) -> bool:
    """Whether anything says whose a prepared scan is."""
    return item.named or item.patient.startswith(BY_FILE)


def _of_patient(item: Item, told: str) -> Item:
    """The item with the key that its file ``told``, where nothing else gave it one."""
    return item if item.named or not told else replace(item, patient=BY_FILE + told)


def _hashed(patient_id: str) -> str:
    """SHA-256 of a Patient ID, so that none is kept on disk; empty where there is none."""
    plain = patient_id.strip()
    return hashlib.sha256(plain.encode()).hexdigest() if plain else ""


def _fill(
    items: Sequence[Item], recipe: Recipe, cache: Path, progress: Progress
) -> tuple[dict[str, str], list[str]]:
    """Write the pictures that can be read one after the other, so that the file's start is them.

    Returns:
        Why each of the others failed, by path; and the hashed Patient ID of each that was read.
    """
    failed: dict[str, str] = {}
    patients: list[str] = []
    shape = (len(items), *recipe.shape)
    values = array_on_disk(cache, np.float32, shape)
    row = 0
    for item in items:
        try:
            scan = read_scan(item.path)
            values[row] = apply(recipe, scan)
            patients.append(_hashed(scan.identity.patient_id))
            row += 1
        except ScanError as error:
            failed[str(item.path)] = error.message
        progress(1)
    values.flush()
    return failed, patients


def _fingerprint(items: Sequence[Item], recipe: Recipe) -> str:
    """Changes when a file, its size, the time it was written or the recipe does."""
    found = [(str(item.path), item.path.stat()) for item in items]
    files = [[path, stat.st_size, stat.st_mtime_ns] for path, stat in found]
    what = [files, asdict(recipe), "patients"]
    return hashlib.sha256(json.dumps(what).encode()).hexdigest()
