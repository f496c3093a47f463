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
    """

    id: str
    total: int
    read: int
    roots: tuple[Path, ...] = ()

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
        " ON CONFLICT DO NOTHING",
        ((worklist, rows.path_value(path), count + number) for number, path in enumerate(paths)),
    )


def shorten(database: sqlite3.Connection, worklist: str, paths: Sequence[Path]) -> None:
    """Take scans off a worklist, and the worklist away when nothing is left of it."""
    database.executemany(
        "DELETE FROM worklist_scans WHERE worklist = ? AND path = ?",
        ((worklist, rows.path_value(path)) for path in paths),
    )
    _tidy(database, worklist)


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
    _tidy(database, worklist)


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
        " LEFT JOIN worklist_scans ON worklist = worklists.id GROUP BY worklists.id"
        " ORDER BY worklists.at DESC, worklists.rowid DESC"
    ).fetchall()
    return tuple(
        Unfinished(row["id"], row["total"], row["read"], _roots(database, row["id"]))
        for row in found
    )


def scans(database: sqlite3.Connection, worklist: str) -> tuple[Path, ...]:
    """Return the paths on a worklist, in their order."""
    found = database.execute(
        "SELECT path FROM worklist_scans WHERE worklist = ? ORDER BY position", (worklist,)
    )
    return tuple(rows.path_of(row["path"]) for row in found)


def records(database: sqlite3.Connection, worklist: str) -> tuple[Record, ...]:
    """Return the records of what was read of a worklist."""
    found = database.execute(
        f"{RECORDS} JOIN worklist_scans USING (key) WHERE worklist = ?",
        (worklist,),
    )
    return tuple(rows.to_record(row) for row in found)


def adopt(database: sqlite3.Connection, old: str, new: str) -> None:
    """Go on with a worklist under another id; what was read of it stays read."""
    look_through(database, new, _roots(database, old))
    database.execute(
        "INSERT INTO worklist_scans SELECT ?, path, position, key FROM worklist_scans"
        " WHERE worklist = ? ON CONFLICT (worklist, path) DO UPDATE SET key = excluded.key",
        (new, old),
    )
    forget(database, old)


def _make(database: sqlite3.Connection, worklist: str) -> None:
    database.execute(
        "INSERT INTO worklists (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (worklist, round(time.time() * 1000)),
    )


def _tidy(database: sqlite3.Connection, worklist: str) -> None:
    """Take a worklist away of which nothing is left."""
    database.execute(
        "DELETE FROM worklists WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM worklist_scans WHERE worklist = worklists.id)"
        " AND NOT EXISTS (SELECT 1 FROM worklist_roots WHERE worklist = worklists.id)",
        (worklist,),
    )


def _roots(database: sqlite3.Connection, worklist: str) -> tuple[Path, ...]:
    found = database.execute(
        "SELECT path FROM worklist_roots WHERE worklist = ? ORDER BY path", (worklist,)
    )
    return tuple(rows.path_of(row["path"]) for row in found)
