"""Scans that a person left out of training: a list beside the data, never in the data.

Its form is `app.imaging.exclusion_list`'s; paths are below the folder of the scans. Whoever reads
it by hand, or trains from it with ``--exclusions``, needs nothing else.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.imaging.exclusion_list import COLUMNS, Exclusion, read_exclusion_list
from app.imaging.labelled_table import is_table
from app.paths import user_data


@dataclass(frozen=True, slots=True)
class Exclusions:
    """A list of scans to leave out.

    Attributes:
        place: of the file; it may not exist yet.
        beside: whether it lies beside the data; else it lies in the user's own data.
        entries: by path, as it is written.
    """

    place: Path
    beside: bool
    entries: Mapping[str, Exclusion] = field(default_factory=dict)

    @property
    def file(self) -> Path | None:
        """The file to train with; None where nothing is left out."""
        return self.place if self.entries else None


def root_of(source: Path) -> Path:
    """Return the folder that paths in the list are below: the folder, or the table's."""
    return source.parent if is_table(source) else source


def written(path: Path, source: Path) -> str:
    """Return how the list calls a scan."""
    root = root_of(source)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def beside(source: Path) -> Path:
    """Return where the list lies if it can: ``scans-exclusions.csv`` beside ``scans``."""
    name = source.stem if is_table(source) else source.name
    return source.parent / f"{name}-exclusions.csv"


def elsewhere(source: Path) -> Path:
    """Return where the list lies if nothing can be written beside the data."""
    which = hashlib.sha256(str(source).encode()).hexdigest()[:12]
    name = source.stem if is_table(source) else source.name
    return user_data() / "exclusions" / f"{name}-{which}.csv"


def read(source: Path) -> Exclusions:
    """Read what was left out before; nothing where there is no list.

    Raises:
        UsageError: code ``exclusions``: there is a list, and it cannot be read.
    """
    for place, is_beside in ((elsewhere(source), False), (beside(source), True)):
        if place.is_file():
            return Exclusions(place, is_beside, read_exclusion_list(place))
    return Exclusions(beside(source), True)


def write(source: Path, entries: Mapping[str, Exclusion]) -> Exclusions:
    """Write the list, whole or not at all; beside the data, or where that is impossible elsewhere.

    Raises:
        OSError: it can be written in neither place.
    """
    kept = elsewhere(source)
    if not kept.is_file():
        with contextlib.suppress(OSError):
            _write(beside(source), entries)
            return Exclusions(beside(source), True, dict(entries))
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(kept, entries)
    return Exclusions(kept, False, dict(entries))


def today() -> str:
    """Return the date as the list has it."""
    return date.today().isoformat()  # noqa: DTZ011 - the reader's own day


def _write(place: Path, entries: Mapping[str, Exclusion]) -> None:
    fresh = place.with_name(f"{place.name}.part")
    try:
        with fresh.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            for path, left in sorted(entries.items()):
                writer.writerow((path, left.reason, left.date))
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
