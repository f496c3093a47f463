"""Connections to the history: checked, brought up to date, set aside when damaged.

WAL lets the window's questions and the one writer not wait for each other. ``synchronous=FULL``
makes a commit survive a power cut, where NORMAL would lose everything since the last checkpoint,
hours of verdicts perhaps; commits are few (the writer gathers), so the flush it costs is not felt.
Against the death of the process alone either is safe.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.history import faults
from app.history.place import Place
from app.history.schema import STEPS

_PATIENCE_S = 5.0  # with a lock of another process


def open_to_write(place: Place, steps: Sequence[str] = STEPS) -> sqlite3.Connection:
    """Open the history, made where there is none, at the newest version of its tables.

    Before a step is taken over records that are there, the file is copied to
    ``before-version-N.db``.

    Raises:
        HistoryError: see `app.history.faults`; code ``history_newer`` when it is from a newer
            program, and ``history_damaged`` when it is damaged: it is then left where it is.
    """
    try:
        place.make()
        fresh = not place.database.exists()
        if fresh:
            os.close(os.open(place.database, os.O_WRONLY | os.O_CREAT, 0o600))
        return _opened(place, steps)
    except (sqlite3.Error, OSError) as error:
        if (told := faults.fault(error, place)) is None:
            raise
        raise told from error


@contextlib.contextmanager
def to_ask(place: Place) -> Iterator[sqlite3.Connection | None]:
    """Open the history for questions only; None where there is none yet, or of an older version.

    Raises:
        HistoryError: as `open_to_write`, from within too.
    """
    database: sqlite3.Connection | None = None
    try:
        try:
            database = _to_ask(place)
        except OSError as error:
            told = faults.fault(error, place)
            assert told is not None
            raise told from error
        yield database
    except sqlite3.Error as error:  # an OSError from within is the caller's own
        if (told := faults.fault(error, place)) is None:
            raise
        raise told from error
    finally:
        if database is not None:
            database.close()


def _to_ask(place: Place) -> sqlite3.Connection | None:
    if not place.database.exists() or not place.database.stat().st_size:
        return None
    database = _connect(place)
    try:
        found = version(database)
        if found > len(STEPS):
            raise faults.newer(place)
        if found < len(STEPS):  # one that asks changes nothing; who writes brings it up to date
            database.close()
            open_to_write(place).close()
            database = _connect(place)
        database.execute("PRAGMA query_only = ON")
    except BaseException:
        database.close()
        raise
    return database


def version(database: sqlite3.Connection) -> int:
    """Return how many steps a file has taken."""
    number: int = database.execute("PRAGMA user_version").fetchone()[0]
    return number


def put_aside(place: Place) -> tuple[Path, ...]:
    """Move a damaged history out of the way, and return where it is now. Raises: OSError."""
    when = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    number, moved = 0, []
    while any((place.folder / f"damaged-{when}-{number}.db{e}").exists() for e in ("", "-wal")):
        number += 1
    for path in place.companions():
        end = path.name.removeprefix("history.db")
        target = place.folder / f"damaged-{when}-{number}.db{end}"
        with contextlib.suppress(FileNotFoundError):
            path.rename(target)
            moved.append(target)
    return tuple(moved)


def _connect(place: Place) -> sqlite3.Connection:
    database = sqlite3.connect(
        place.database, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
    )
    database.row_factory = sqlite3.Row
    return database


def _opened(place: Place, steps: Sequence[str]) -> sqlite3.Connection:
    database = _connect(place)
    try:
        taken = version(database)  # the first look into the file
        if taken > len(steps):
            raise faults.newer(place)
        # Before the first table: the pages of what is purged are overwritten, and given back.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
        if taken < len(steps):
            _bring_up_to_date(database, place, steps)
        database.execute("SELECT max(id) FROM records").fetchone()
    except BaseException:
        database.close()
        raise
    return database


def _bring_up_to_date(database: sqlite3.Connection, place: Place, steps: Sequence[str]) -> None:
    """Take the steps that are missing, all or none; another process may be at it too."""
    if (taken := version(database)) > 0:
        _copy(database, place, taken)
    database.execute("BEGIN IMMEDIATE")
    try:
        taken = version(database)
        for step in steps[taken:]:
            for statement in _statements(step):
                database.execute(statement)
        if taken < len(steps):
            database.execute(f"PRAGMA user_version = {len(steps)}")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _copy(database: sqlite3.Connection, place: Place, taken: int) -> None:
    """Copy the whole file, under its name only once it is complete."""
    half = place.folder / f"before-version-{taken + 1}.half"
    with contextlib.closing(sqlite3.connect(half)) as copy:
        database.backup(copy)
    os.chmod(half, 0o600)  # noqa: PTH101 - as the file it is a copy of
    half.replace(place.folder / f"before-version-{taken + 1}.db")


def _statements(script: str) -> Iterator[str]:
    """Split a script; ``executescript`` would end the transaction it runs in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
