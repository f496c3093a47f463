"""What is forgotten, and made sure of.

To delete a row leaves its bytes in the file; ``secure_delete`` overwrites them, ``VACUUM`` writes
the file anew without the gaps, the log is cut to nothing, the index is merged so that it holds no
word of what is gone, and copies from before migrations go altogether, since they hold it too.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from app.history import faults, keeping, rows, worklists
from app.history.opening import open_to_write
from app.history.place import Place


def purge_all(place: Place) -> int:
    """Forget every record, every worklist, all copies and damaged files, and the salt.

    Returns:
        How many records there were.

    Raises:
        HistoryError: nothing or a part was forgotten, and why.
    """
    with _database(place) as database:
        count = int(database.execute("SELECT count(*) FROM records").fetchone()[0])
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO search (search) VALUES ('delete-all')")
        for table in ("verdicts", "impressions", "records", "bundles"):
            database.execute(f"DELETE FROM {table}")
        database.execute("DELETE FROM worklists")
        database.execute("COMMIT")
        _make_sure(database)
        for path in (*place.copies(), *place.damaged(), place.salt):
            path.unlink(missing_ok=True)
    return count


def purge_before(place: Place, at: float) -> int:
    """Forget the records from before a time, in seconds since 1970; return how many.

    The copies go as well. Damaged files that were set aside stay: nobody can tell what is in them.

    Raises:
        HistoryError: as `purge_all`.
    """
    return _purge(place, "at < ?", round(at * 1000))


def purge_one(place: Place, number: int) -> int:
    """Forget the record with this id, as `purge_before`."""
    return _purge(place, "id = ?", number)


def _purge(place: Place, condition: str, value: int) -> int:
    with _database(place) as database:
        database.execute("BEGIN IMMEDIATE")
        question = f"SELECT id FROM records WHERE {condition}"
        numbers = [row["id"] for row in database.execute(question, (value,))]
        _leave_roots(database, condition, value)
        database.execute(
            "DELETE FROM worklist_scans WHERE key IS NULL"
            f" AND path IN (SELECT path FROM records WHERE {condition})",
            (value,),
        )
        for number in numbers:
            keeping.unindex(database, number)
            database.execute("DELETE FROM records WHERE id = ?", (number,))
        # What leads to the forgotten from elsewhere: a worklist's row names its path too.
        database.execute(
            "DELETE FROM worklist_scans WHERE key IS NOT NULL"
            " AND key NOT IN (SELECT key FROM records)"
        )
        for (worklist,) in database.execute("SELECT id FROM worklists").fetchall():
            worklists.tidy(database, worklist)
        database.execute("COMMIT")
        if numbers:
            database.execute("INSERT INTO search (search) VALUES ('optimize')")
            _make_sure(database)
        for path in place.copies():
            path.unlink(missing_ok=True)
    return len(numbers)


def _leave_roots(database: sqlite3.Connection, condition: str, value: int) -> None:
    """Forget the unfinished folders, discs and archives that hold what is forgotten.

    They may be named after whom they are of, and to look through them again would bring it back.
    """
    roots = {
        row["path"]: worklists.reach(rows.path_of(row["path"]))
        for row in database.execute("SELECT DISTINCT path FROM worklist_roots").fetchall()
    }
    if not roots:
        return
    question = f"SELECT DISTINCT path FROM records WHERE {condition}"
    places: set[Path] = set()
    for (path,) in database.execute(question, (value,)):
        place = rows.path_of(path)
        places.update((place, *place.parents))
    for kept, root in roots.items():
        if root in places:
            database.execute("DELETE FROM worklist_roots WHERE path = ?", (kept,))


def _make_sure(database: sqlite3.Connection) -> None:
    database.execute("VACUUM")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextlib.contextmanager
def _database(place: Place) -> Iterator[sqlite3.Connection]:
    try:
        with contextlib.closing(open_to_write(place)) as database:
            yield database
    except (sqlite3.Error, OSError) as error:
        if (told := faults.fault(error, place)) is None:
            raise
        raise told from error
