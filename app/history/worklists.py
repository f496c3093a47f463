"""The open worklists. One that outlives its window shows how far a run had come."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.record import Content, Record
from app.history import rows
from app.history.asking import RECORDS


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A worklist that a window has left behind.

    Attributes:
        id: of the worklist, see `extend`.
        total: how many scans stand on it.
        read: how many of them have a record.
        roots: folders, discs and archives that were not looked through to their end; what lies in
            them may not all stand on the worklist yet.
        removed: what lies in them, and the reader has taken off the list.
    """

    id: str
    total: int
    read: int
    roots: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether nothing is left of it to do."""
        return self.read == self.total and not self.roots


def extend(database: sqlite3.Connection, worklist: str, paths: Sequence[Path]) -> None:
    """Add scans to a worklist, made with the first; those on it already stay where they are."""
    _make(database, worklist)
    count = database.execute(
        "SELECT count(*) FROM worklist_scans WHERE worklist = ?", (worklist,)
    ).fetchone()[0]
    database.executemany(
        "INSERT INTO worklist_scans (worklist, path, position) VALUES (?, ?, ?)"
        " ON CONFLICT (worklist, path) DO UPDATE SET removed = 0",
        ((worklist, rows.path_value(path), count + number) for number, path in enumerate(paths)),
    )


def shorten(database: sqlite3.Connection, worklist: str, paths: Sequence[Path]) -> None:
    """Take scans off a worklist, and the worklist away when nothing is left of it.

    Those in what is still looked through for it stay as `Unfinished.removed`.
    """
    roots = set(map(reach, _roots(database, worklist)))
    for path in paths:
        found_again = not roots.isdisjoint((path, *path.parents))
        database.execute(
            "INSERT INTO worklist_scans (worklist, path, position, removed) VALUES (?, ?, 0, 1)"
            " ON CONFLICT (worklist, path) DO UPDATE SET removed = 1"
            if found_again
            else "DELETE FROM worklist_scans WHERE worklist = ? AND path = ?",
            (worklist, rows.path_value(path)),
        )
    tidy(database, worklist)


def look_through(database: sqlite3.Connection, worklist: str, roots: Sequence[Path]) -> None:
    """Note that these are being looked through for a worklist, made with the first."""
    _make(database, worklist)
    database.executemany(
        "INSERT INTO worklist_roots (worklist, path) VALUES (?, ?) ON CONFLICT DO NOTHING",
        ((worklist, rows.path_value(root)) for root in roots),
    )


def looked_through(database: sqlite3.Connection, worklist: str, roots: Sequence[Path]) -> None:
    """Note that all scans in these stand on the worklist; an empty one is taken away."""
    database.executemany(
        "DELETE FROM worklist_roots WHERE worklist = ? AND path = ?",
        ((worklist, rows.path_value(root)) for root in roots),
    )
    tidy(database, worklist)


def note_read(database: sqlite3.Connection, content: Content) -> None:
    """Note on every worklist that a scan on it has been read; a row stands for the first frame."""
    if content.frame == 1:
        for (worklist,) in database.execute("SELECT id FROM worklists").fetchall():
            database.execute(
                "UPDATE worklist_scans SET key = ? WHERE worklist = ? AND path = ?",
                (content.key, worklist, rows.path_value(content.path)),
            )


def forget(database: sqlite3.Connection, worklist: str) -> None:
    """Remove a worklist; the records of its scans stay."""
    database.execute("DELETE FROM worklists WHERE id = ?", (worklist,))


def left_behind(database: sqlite3.Connection) -> tuple[Unfinished, ...]:
    """Return all worklists, the newest first; whose window lives is for the caller to know."""
    found = database.execute(
        "SELECT worklists.id, count(path) AS total, count(key) AS read FROM worklists"
        " LEFT JOIN worklist_scans ON worklist = worklists.id AND NOT removed"
        " GROUP BY worklists.id"
        " ORDER BY worklists.at DESC, worklists.rowid DESC"
    ).fetchall()
    return tuple(
        Unfinished(
            row["id"],
            row["total"],
            row["read"],
            _roots(database, row["id"]),
            _scans(database, row["id"], removed=True),
        )
        for row in found
    )


def scans(database: sqlite3.Connection, worklist: str) -> tuple[Path, ...]:
    """Return the paths on a worklist, in their order."""
    return _scans(database, worklist, removed=False)


def records(database: sqlite3.Connection, worklist: str) -> tuple[Record, ...]:
    """Return the records of what was read of a worklist."""
    found = database.execute(
        f"{RECORDS} JOIN worklist_scans USING (key) WHERE worklist = ? AND NOT removed",
        (worklist,),
    )
    return tuple(rows.to_record(row) for row in found)


def adopt(database: sqlite3.Connection, old: str, new: str) -> None:
    """Go on with a worklist under another id; what was read of it stays read."""
    look_through(database, new, _roots(database, old))
    database.execute(
        "INSERT INTO worklist_scans (worklist, path, position, key, removed)"
        " SELECT ?, path, position, key, removed FROM worklist_scans"
        " WHERE worklist = ? ON CONFLICT (worklist, path) DO UPDATE SET key = excluded.key",
        (new, old),
    )
    forget(database, old)


def _make(database: sqlite3.Connection, worklist: str) -> None:
    database.execute(
        "INSERT INTO worklists (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (worklist, round(time.time() * 1000)),
    )


def tidy(database: sqlite3.Connection, worklist: str) -> None:
    """Take away what was removed, when nothing can bring it back, and a worklist without a scan."""
    if _roots(database, worklist):
        return
    database.execute("DELETE FROM worklist_scans WHERE worklist = ? AND removed", (worklist,))
    database.execute(
        "DELETE FROM worklists WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM worklist_scans WHERE worklist = worklists.id)",
        (worklist,),
    )


def reach(root: Path) -> Path:
    """Return the folder or archive below which everything lies that a root stands for."""
    return root.parent if root.name.upper() == "DICOMDIR" else root


def _scans(database: sqlite3.Connection, worklist: str, *, removed: bool) -> tuple[Path, ...]:
    found = database.execute(
        "SELECT path FROM worklist_scans WHERE worklist = ? AND removed = ? ORDER BY position",
        (worklist, removed),
    )
    return tuple(rows.path_of(row["path"]) for row in found)


def _roots(database: sqlite3.Connection, worklist: str) -> tuple[Path, ...]:
    found = database.execute(
        "SELECT path FROM worklist_roots WHERE worklist = ? ORDER BY path", (worklist,)
    )
    return tuple(rows.path_of(row["path"]) for row in found)
