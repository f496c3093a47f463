"""The one thread that writes: whoever has something to keep goes on at once."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable

from app.errors import HistoryError
from app.history import faults
from app.history.opening import open_to_write, put_aside
from app.history.place import Place

log = logging.getLogger(__name__)

GATHER_S = 0.25  # what comes within it is one commit, and one flush of the disk
_AGAIN_S = 5.0  # after a failure
_TRIES = 2  # the first may have begun before something was mended
_MOST = 2000  # pieces of work in one transaction: others may want to write in between

Work = Callable[[sqlite3.Connection], object]
Told = Callable[[HistoryError | None], None]


class Writer:
    """Does pieces of work on the history in the order they come, several to a transaction.

    Nothing is lost while the history cannot be written: what is to be kept waits, and is tried
    again every few seconds and at the end. A damaged file is set aside and a new one begun.
    """

    def __init__(self, place: Place, told: Told) -> None:
        """Start the thread.

        Args:
            place: of the history.
            told: called on the thread with what is wrong, once until it changes, and with None
                when all is well again.
        """
        self._place = place
        self._told = told
        self._waiting: deque[Work] = deque()
        self._changed = threading.Condition()
        self._closing = False
        self._busy = False
        self._hurry = False
        self._failures = 0
        self._database: sqlite3.Connection | None = None
        self._last: str | None = None
        self._thread = threading.Thread(target=self._run, daemon=True, name="lightbox-history")
        self._thread.start()

    def put(self, work: Work) -> None:
        """Do a piece of work soon: within a second, if the history can be written."""
        with self._changed:
            self._waiting.append(work)
            self._changed.notify_all()

    def flush(self, seconds: float) -> bool:
        """Wait until everything has been written, or for so long; tell whether it has.

        Where writing fails, and fails again, there is no use in waiting.
        """
        deadline = time.monotonic() + seconds
        with self._changed:
            allowed = self._failures + _TRIES
            while self._waiting or self._busy:
                self._hurry = True
                self._changed.notify_all()
                left = deadline - time.monotonic()
                if left <= 0 or self._failures >= allowed or not self._thread.is_alive():
                    return False
                self._changed.wait(left)
        return True

    def close(self, seconds: float = 5.0) -> bool:
        """Write what is waiting and end the thread; tell whether everything was written."""
        written = self.flush(seconds)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(seconds)
        return written

    # --- On the thread ------------------------------------------------------------------

    def _run(self) -> None:
        while self._wait():
            batch = self._take()
            done = self._try(batch)
            with self._changed:
                self._busy = False
                if not done:
                    self._failures += 1
                    self._waiting.extendleft(reversed(batch))
                if not self._waiting:
                    self._hurry = False
                self._changed.notify_all()
                if not done and not self._closing:
                    self._hurry = False
                    self._changed.wait_for(lambda: self._closing or self._hurry, _AGAIN_S)
        self._close()

    def _wait(self) -> bool:
        """Wait for work and gather what comes with it; False when all is done."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            if self._closing:
                return False
            self._changed.wait_for(lambda: self._closing or self._hurry, GATHER_S)
            return True

    def _take(self) -> list[Work]:
        with self._changed:
            self._busy = True
            return [self._waiting.popleft() for _ in range(min(_MOST, len(self._waiting)))]

    def _try(self, batch: list[Work]) -> bool:
        try:
            self._write(batch)
        except (sqlite3.Error, OSError, HistoryError) as error:
            self._close()
            told = error if isinstance(error, HistoryError) else faults.fault(error, self._place)
            if told is None:  # a fault of ours, which would only come again
                log.error("the history could not be written", exc_info=error)
                return True
            if told.code == "history_damaged":
                return self._begin_anew(batch)
            self._tell(told)
            return False
        self._tell(None)
        return True

    def _write(self, batch: list[Work]) -> None:
        if self._database is None:
            self._database = open_to_write(self._place)
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        for work in batch:
            database.execute("SAVEPOINT piece")
            try:
                work(database)
            except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
                if faults.fault(error, self._place) is not None:
                    raise
                log.error("a piece of the history was not written", exc_info=error)
                database.execute("ROLLBACK TO piece")
            except Exception as error:  # a fault of ours must not cost what others wrote
                log.error("a piece of the history was not written", exc_info=error)
                database.execute("ROLLBACK TO piece")
            database.execute("RELEASE piece")
        database.execute("COMMIT")

    def _begin_anew(self, batch: list[Work]) -> bool:
        try:
            put_aside(self._place)
            self._write(batch)
        except (sqlite3.Error, OSError, HistoryError) as error:
            self._close()
            told = error if isinstance(error, HistoryError) else faults.fault(error, self._place)
            self._tell(told or faults.damaged(self._place))
            return False
        self._told(faults.set_aside(self._place))
        return True

    def _tell(self, told: HistoryError | None) -> None:
        code = None if told is None else told.code
        if code != self._last:
            self._last = code
            self._told(told)

    def _close(self) -> None:
        if self._database is not None:
            try:
                self._database.close()  # rolls back what was not committed
            except sqlite3.Error:
                log.info("the history was not closed cleanly")
            self._database = None
