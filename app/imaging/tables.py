"""Tables beside scans: their rows, whatever the separator, and the files that their cells name."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from app.errors import UsageError

SCAN = ("path", "file", "filename", "image", "scan")
LABEL = ("label", "class", "finding", "diagnosis")
PATIENT = ("patient", "patient_id", "patient id")
SPLIT = ("split", "subset", "set")
"""Names of columns, of which the first that is there counts."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows, each a dictionary by column, and where they came from."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    def column(self, names: Sequence[str]) -> str | None:
        """The first of ``names`` that is a column, whatever its case; None where there is none."""
        known = {plain(column): column for column in self.columns}
        return next((known[plain(name)] for name in names if plain(name) in known), None)

    def needed(self, names: Sequence[str], what: str) -> str:
        """As `column`; `UsageError` with code ``labels`` where there is none."""
        found = self.column(names)
        if found is None:
            wanted = " or ".join(f"“{name}”" for name in names)
            raise UsageError(
                "labels",
                f"{self.path} has no column {wanted}, which should name {what}. Its columns are: "
                f"{', '.join(self.columns) or 'none'}. Say in [labels] of the config which it is.",
            )
        return found


def plain(text: str) -> str:
    """A cell or a heading for comparison: no blanks at the ends, one case."""
    return text.strip().casefold()


def read_rows(path: Path) -> Table:
    """Read a table: commas, semicolons or tabs, UTF-8.

    Raises:
        UsageError: code ``labels`` where it is no table.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            heading = stream.readline()
            stream.seek(0)
            separator = max(",;\t", key=heading.count)
            rows = [
                {key: value or "" for key, value in row.items() if isinstance(key, str)}
                for row in csv.DictReader(stream, delimiter=separator)
            ]
    except OSError as error:
        raise UsageError("labels", f"{path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(
            "labels", f"{path} is no table that can be read: save it as CSV in UTF-8."
        ) from error
    if not rows:
        raise UsageError("labels", f"{path} holds no rows.")
    return Table(path, tuple(name for name in rows[0] if name), tuple(rows))


class Files:
    """The files below a folder, found by a path below it or by a name that is the only one."""

    def __init__(self, folder: Path, but: Iterable[Path] = ()) -> None:
        left_out = set(but)
        self.paths = tuple(
            path
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".") and path not in left_out
        )
        self._by_path = {path.relative_to(folder).as_posix(): path for path in self.paths}
        self._by_name: dict[str, list[Path]] = {}
        for path in self.paths:
            self._by_name.setdefault(path.name, []).append(path)

    def find(self, written: str) -> Path | None:
        """The file that a cell names; `UsageError` with code ``labels`` where two have the name."""
        name = PurePosixPath(written.strip().replace("\\", "/")).as_posix()
        if name in self._by_path:
            return self._by_path[name]
        found = self._by_name.get(name, []) if "/" not in name else []
        if len(found) > 1:
            raise UsageError(
                "labels",
                f"The table names “{name}”, but there are {len(found)} files of that name: "
                f"{found[0]} and {found[1]}. Write their paths into the table.",
            )
        return found[0] if found else None
