"""What came of each instance that arrived, in one SQLite file: so that nothing is read twice.

What waits is not in it: it is whatever lies in the folder and has no entry here. So the folder
alone says what was acknowledged, and a process may be killed between any two steps.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import LightboxError

_TABLE = """
CREATE TABLE IF NOT EXISTS arrivals (
    key TEXT PRIMARY KEY,
    record TEXT NOT NULL,
    answers TEXT NOT NULL,
    written INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS unwritten ON arrivals (key) WHERE written = 0;
CREATE INDEX IF NOT EXISTS unsent ON arrivals (key) WHERE sent = 0;
CREATE TABLE IF NOT EXISTS owed (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An instance that was read.

    Attributes:
        key: by which it is known.
        record: what came of it, as lines of JSON, one for each frame that was read.
        answers: names of files that are to be sent.
    """

    key: str
    record: str
    answers: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """The records one by one."""
        return self.record.split("\n")


class Ledger:
    """The entries of one folder; any thread may ask and write. Every change is on the disk at once.

    Every method raises a `LightboxError`, code ``bad_ledger``, where the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        try:
            self._base = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.executescript(_TABLE)
            self._known = {str(key) for (key,) in self._base.execute("SELECT key FROM arrivals")}
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def close(self) -> None:
        with self._lock:
            self._base.close()

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, key: str) -> bool:
        return key in self._known

    def enter(self, entry: Entry) -> None:
        """Write down what came of an instance; from now on it is known."""
        self._change(
            "INSERT INTO arrivals (key, record, answers, sent) VALUES (?, ?, ?, ?)",
            (entry.key, entry.record, json.dumps(entry.answers), int(not entry.answers)),
        )
        self._known.add(entry.key)

    def note(self, key: str) -> None:
        """Write down that an instance was handed on to be read elsewhere; there is no record."""
        self._change(
            "INSERT OR IGNORE INTO arrivals (key, record, answers, written, sent) "
            "VALUES (?, '', '[]', 1, 1)",
            (key,),
        )
        self._known.add(key)

    def owe(self, key: str) -> None:
        """Write down that a window has to be shown an instance, until that is settled."""
        self._change("INSERT OR IGNORE INTO owed (key) VALUES (?)", (key,))

    def settle(self, key: str) -> None:
        """Write down that a window has it."""
        self._change("DELETE FROM owed WHERE key = ?", (key,))

    def owed(self) -> frozenset[str]:
        """Return what a window has not been shown."""
        try:
            with self._lock:
                return frozenset(str(key) for (key,) in self._base.execute("SELECT key FROM owed"))
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def unwritten(self) -> list[Entry]:
        """Return what was read and not yet told to whoever follows."""
        return self._entries("written = 0")

    def unsent(self) -> list[Entry]:
        """Return what has answers that were not yet sent."""
        return self._entries("sent = 0")

    def mark_written(self, key: str) -> None:
        self._change("UPDATE arrivals SET written = 1 WHERE key = ?", (key,))

    def mark_sent(self, key: str) -> None:
        self._change("UPDATE arrivals SET sent = 1 WHERE key = ?", (key,))

    def _change(self, statement: str, values: Sequence[object]) -> None:
        try:
            with self._lock:
                self._base.execute(statement, values)
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _entries(self, where: str) -> list[Entry]:
        try:
            with self._lock:
                rows = self._base.execute(
                    f"SELECT key, record, answers FROM arrivals WHERE {where}"  # noqa: S608 - ours
                ).fetchall()
        except sqlite3.Error as error:
            raise self._fault(error) from error
        return [Entry(key, record, tuple(json.loads(answers))) for key, record, answers in rows]

    def _fault(self, error: sqlite3.Error) -> LightboxError:
        return LightboxError(
            "bad_ledger",
            f"What was read already cannot be kept in “{self._path}” ({error}). Free some space, "
            "or name another folder.",
        )
