"""Label tables in a data folder, and what their cells say."""

import re
from pathlib import Path

from app.errors import UsageError
from app.imaging.tables import Files, Table, plain, read_rows
from model_training.label_table import Labels

__all__ = ["Files", "Table", "find_table", "plain", "read_list", "read_table", "years"]

_UNITS = {"Y": 1.0, "M": 1 / 12, "W": 7 / 365.25, "D": 1 / 365.25}


def find_table(folder: Path, labels: Labels) -> Path | None:
    """The first of the table's names that is in ``folder``."""
    return next((folder / name for name in labels.files if (folder / name).is_file()), None)


def read_table(folder: Path, labels: Labels) -> Table:
    """Read the table of ``folder``, see `read_rows`.

    Raises:
        UsageError: code ``labels`` where there is none, or it is no table.
    """
    path = find_table(folder, labels)
    if path is None:
        raise UsageError("labels", f"There is no {' or '.join(labels.files)} in {folder}.")
    return read_rows(path)


def years(text: str) -> float | None:
    """An age in years from what tables write: 57, 057Y, 18M; None where it is no age.

    >>> years("057Y"), years("18M"), years("")
    (57.0, 1.5, None)
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d*)?)\s*([YMWD]?)\s*", text, re.IGNORECASE)
    return float(found[1]) * _UNITS[found[2].upper() or "Y"] if found else None


def read_list(path: Path) -> frozenset[str]:
    """The names in a text file, one a line; `UsageError` with code ``labels`` where unreadable."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("labels", f"The list {path} cannot be read.") from error
    return frozenset(line.strip() for line in text.splitlines() if line.strip())
