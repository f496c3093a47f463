"""The list of scans that a person left out of training: a CSV with path, reason and date.

Written by the window, or by hand; read by the window and by training.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from app.errors import UsageError

COLUMNS = ("path", "reason", "date")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why and when a scan was left out; "" where nobody says."""

    reason: str
    date: str


def read_exclusion_list(path: Path) -> dict[str, Exclusion]:
    """Read a list: why and when by path, as it is written.

    Raises:
        UsageError: code ``exclusions``: it cannot be read, or lacks the column ``path``.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
            if "path" not in rows.fieldnames:
                raise UsageError(
                    "exclusions",
                    f"{path} has no column “path”. A list of scans to leave out needs the columns "
                    "“path” and “reason”.",
                )
            cells = [tuple((row.get(name) or "").strip() for name in COLUMNS) for row in rows]
    except OSError as error:
        raise UsageError("exclusions", f"{path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(
            "exclusions", f"{path} is no table that can be read: save it as CSV in UTF-8."
        ) from error
    return {name: Exclusion(reason, date) for name, reason, date in cells if name}
