"""What SQLite and the system say of the history, in sentences."""

from __future__ import annotations

import errno
import sqlite3

from app.errors import HistoryError
from app.history.place import Place

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_CLOSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def fault(error: sqlite3.Error | OSError, place: Place) -> HistoryError | None:
    """Return what to tell the reader of an error; None where the error is a fault of ours."""
    if isinstance(error, OSError):
        return _full(place) if error.errno in _NO_SPACE else _closed(place)
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF  # the rest tells kinds of one error apart
    if primary in _LOCKED:
        return HistoryError(
            "history_locked",
            "The history is in use by another program, or is being purged, so nothing can be "
            f"written to it now. What is new is kept until then; if it lasts, close what has "
            f"“{place.database}” open.",
        )
    if primary in _CLOSED:
        return _closed(place)
    if primary in _FULL:
        return _full(place)
    return damaged(place) if primary in _DAMAGED else None


def is_damage(error: Exception) -> bool:
    """Tell whether the file itself is damaged."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _DAMAGED


def damaged(place: Place) -> HistoryError:
    return HistoryError(
        "history_damaged",
        f"The history is damaged. It stays as it is in “{place.folder}”; a new one is begun when "
        "the window next writes to it.",
    )


def set_aside(place: Place) -> HistoryError:
    return HistoryError(
        "history_set_aside",
        f"The history was damaged. It was set aside in “{place.folder}”, nothing of it was "
        "deleted, and a new one was begun.",
    )


def newer(place: Place) -> HistoryError:
    return HistoryError(
        "history_newer",
        "The history was written by a newer version of Lightbox. It was left as it is, and this "
        f"version keeps none. Use the newer version, or move “{place.database}” away.",
    )


def _closed(place: Place) -> HistoryError:
    return HistoryError(
        "history_read_only",
        f"The history cannot be written: “{place.folder}” does not allow it. Allow writing there, "
        "or set LIGHTBOX_HOME to another folder; what is new is kept until then.",
    )


def _full(place: Place) -> HistoryError:
    return HistoryError(
        "history_full",
        f"The history cannot be written: the disk of “{place.folder}” is full or failing. Free "
        "some space; what is new is kept until then.",
    )
