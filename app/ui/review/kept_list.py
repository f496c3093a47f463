"""The open worklist in the history, so that a run that is cut short can be taken up again."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.paths import hold, is_held
from app.ui.reading.session import Session

if TYPE_CHECKING:
    from app.history.worklists import Unfinished
    from app.services.library import Entry
    from app.services.review import Review

_SETTLE_MS = 300  # rows come in pieces; their paths are written together


class KeptList(QObject):
    """Keeps which scans stand on a session's worklist, and what is still looked through for it."""

    def __init__(
        self, session: Session, entries: Callable[[], Sequence[Entry]], parent: QObject
    ) -> None:
        """Make it; nothing is kept before `begin`.

        Args:
            session: whose worklist it is.
            entries: gives the bundles at hand.
            parent: in Qt's sense.
        """
        super().__init__(parent)
        self.on = True
        self._session = session
        self._entries = entries
        self._review: Review | None = None
        self._id = uuid.uuid4().hex
        self._hold: IO[bytes] | None = None
        self._kept: set[Path] = set()  # on the worklist of the history
        self._removed: set[Path] = set()  # to be taken off it
        self._roots: set[Path] = set()  # not looked through to their end
        self._kept_roots: set[Path] = set()
        self._settle = QTimer(self, singleShot=True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.write)
        session.rows_arranged.connect(self._on_rows)
        session.rows_removed.connect(self._on_removed)
        session.search_began.connect(self._on_search_began)
        session.search_ended.connect(self._on_search_ended)

    def begin(self, review: Review) -> None:
        """Keep the worklist in this history from now on."""
        self._review = review
        self.write()

    def set_on(self, on: bool) -> None:
        """Keep it from now on, or keep nothing more."""
        self.on = on
        if on:
            self._pass_over_read()
            self._on_rows()

    def end(self) -> None:
        """Write what is left. A worklist that is not read to its end is offered the next time."""
        if self._review is None:
            return
        self._settle.stop()
        self.write()
        rows = self._session.rows
        if self._kept and rows.done == len(rows) and not self._roots:
            from app.history import worklists

            self._review.do(partial(worklists.forget, worklist=self._id))
        if self._hold is not None:
            self._hold.close()
            with contextlib.suppress(OSError):
                self._lock(self._review, self._id).unlink()
        self._review = None

    # --- What others have left ------------------------------------------------------------

    def left_behind(self) -> Unfinished | None:
        """Find the newest worklist whose window is gone; on a thread. Raises: HistoryError."""
        from app.history import worklists
        from app.history.opening import to_ask

        review = self._review
        assert review is not None
        with to_ask(review.place) as database:
            found = () if database is None else worklists.left_behind(database)
        for each in found:
            lock = self._lock(review, each.id)
            if each.id == self._id or is_held(lock):
                continue
            lock.unlink(missing_ok=True)
            if not each.is_read:
                return each
            review.do(partial(worklists.forget, worklist=each.id))
        return None

    def adopt(self, left: Unfinished) -> None:
        """Take a worklist that was left behind for this one's."""
        from app.history import worklists

        assert self._review is not None
        self._review.do(partial(worklists.adopt, old=left.id, new=self._id))

    # --- What is kept ---------------------------------------------------------------------

    def list_before_reading(self, path: Path) -> None:
        """Write what waits, if the scan is not kept yet: a reading is noted on its worklist."""
        if self._settle.isActive() and path not in self._kept:
            self.write()

    def write(self) -> None:
        """Write what has changed."""
        if self._review is None or not self.on:
            return
        self._write_roots()
        self._write_removed()
        if len(self._session.rows) > 1:
            self._write_rows()

    def keep_anew(self) -> None:
        """Keep what is left to read, after the history was purged; nothing comes back by itself.

        Folders that the purge has forgotten are not written again.
        """
        self._kept.clear()
        self._pass_over_read()
        self._on_rows()

    def _on_rows(self) -> None:
        listed = len(self._session.rows) > 1 or bool(self._kept or self._roots)
        wanted = self._review is not None and self.on and listed
        if wanted and not self._settle.isActive():  # while rows keep coming, it is kept as well
            self._settle.start()

    def _on_removed(self, paths: Sequence[Path]) -> None:
        self._removed.update(paths)

    def _on_search_began(self, roots: Sequence[Path]) -> None:
        """Keep what was opened at once: it may take a while until all of it is listed."""
        self._roots.update(roots)
        self.write()

    def _on_search_ended(self, roots: Sequence[Path]) -> None:
        self.write()  # first what was found, then that it was all
        self._drop_roots(roots)

    def _write_roots(self) -> None:
        from app.history import worklists

        assert self._review is not None
        if not len(self._session.rows) and not self._session.searching:
            self._drop_roots(tuple(self._roots))  # a search was stopped, and its rows removed
        if roots := sorted(self._roots - self._kept_roots):
            self._take_hold()
            self._kept_roots.update(roots)
            self._review.do(partial(worklists.look_through, worklist=self._id, roots=roots))

    def _drop_roots(self, roots: Sequence[Path]) -> None:
        from app.history import worklists

        self._roots.difference_update(roots)
        gone = [root for root in roots if root in self._kept_roots]
        self._kept_roots.difference_update(gone)
        if gone and self._review is not None:
            self._review.do(partial(worklists.looked_through, worklist=self._id, roots=gone))

    def _write_removed(self) -> None:
        """Take off what the reader has taken off the list: it is not offered again."""
        from app.history import worklists

        assert self._review is not None
        gone = [path for path in self._removed if self._session.rows.index(path) is None]
        self._removed.clear()
        if gone and (self._kept or self._kept_roots):
            self._kept.difference_update(gone)
            self._review.do(partial(worklists.shorten, worklist=self._id, paths=gone))

    def _write_rows(self) -> None:
        from app.history import worklists

        assert self._review is not None
        paths = [row.path for row in self._session.rows if row.path not in self._kept]
        if not paths:
            return
        self._take_hold()
        self._kept.update(paths)
        self._review.do(partial(worklists.extend, worklist=self._id, paths=paths))
        fresh, rows = set(paths), self._session.rows
        before = [row.reading for row in rows if row.reading is not None and row.path in fresh]
        if before:  # read before their worklist was written
            self._review.note_read(before, self._entries())

    def _pass_over_read(self) -> None:
        """Write no more of the rows that were read: they are forgotten, or were never kept."""
        self._kept.update(row.path for row in self._session.rows if row.reading is not None)

    def _take_hold(self) -> None:
        """Show other windows that the worklist's own is alive."""
        assert self._review is not None
        if self._hold is None:
            with contextlib.suppress(OSError):
                self._review.place.make()
                self._hold = hold(self._lock(self._review, self._id))

    @staticmethod
    def _lock(review: Review, worklist: str) -> Path:
        return review.place.folder / f"window-{worklist}.lock"
