"""Between the window and the history: what is read is recorded, what was begun is offered again."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.record import Content
from app.domain.verdict import Impression, Verdict
from app.errors import HistoryError
from app.paths import hold, is_held
from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier
from app.ui.reading.session import Session
from app.ui.review.said import Said, about

if TYPE_CHECKING:
    from app.history.worklists import Unfinished
    from app.services.library import Entry
    from app.services.reading import Reading, Request
    from app.services.review import Review

_SETTLE_MS = 300  # rows come in pieces; their paths are written together


class Keeper(QObject):
    """Keeps the history of a session. Nothing here waits for the disk.

    Signals:
        said: a sentence for the reader, of what is wrong with the history or well again.
        unfinished: (Unfinished) a worklist that was left half read, see `go_on`.
        found: (About, Said) what was said of a scan earlier.
    """

    said = Signal(str)
    unfinished = Signal(object)
    found = Signal(object, object)
    _told = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.on = True
        self._session = session
        self._courier = Courier(self)
        self._review: Review | None = None
        self._worklist = uuid.uuid4().hex
        self._hold: IO[bytes] | None = None
        self._kept: set[Path] = set()  # on the worklist of the history
        self._roots: set[Path] = set()  # not looked through to their end
        self._kept_roots: set[Path] = set()
        self._settle = QTimer(self, singleShot=True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._keep_worklist)
        self._told.connect(self._on_told)
        session.models_ready.connect(self._start)
        session.received.connect(self._record)
        session.rows_arranged.connect(self._on_rows)
        session.search_began.connect(self._on_search_began)
        session.search_ended.connect(self._on_search_ended)

    def set_on(self, on: bool) -> None:
        """Keep a history from now on, or keep nothing more; what is kept stays."""
        self.on = on
        if on:
            self._pass_over_read()
            self._on_rows()

    def close(self) -> None:
        """Write what is left. A worklist that is not read to its end is offered the next time."""
        if self._review is None:
            return
        self._courier.close()
        self._settle.stop()
        self._keep_worklist()
        rows = self._session.rows
        if self._kept and rows.done == len(rows) and not self._roots:
            from app.history import worklists

            self._review.do(partial(worklists.forget, worklist=self._worklist))
        if self._hold is not None:
            self._hold.close()
            with contextlib.suppress(OSError):
                self._lock(self._worklist).unlink()
        self._review.close()
        self._review = None

    # --- What is kept -------------------------------------------------------------------

    def judge(self, reading: Reading, verdict: Verdict) -> None:
        """Keep a verdict on the reading."""
        if self._review is not None and self.on:
            self._review.record(reading, self._entries())  # it may have been switched off before
            self._review.judge(self._content(reading), verdict)

    def impress(self, reading: Reading, impression: Impression) -> None:
        """Keep an impression of what the reading is of."""
        if self._review is not None and self.on:
            self._review.record(reading, self._entries())
            self._review.impress(self._content(reading), impression)

    def ask(self, reading: Reading) -> None:
        """Look up what was said of a scan earlier; `found` tells, if anything was."""
        if self._review is None:
            return
        from app.services.review import earlier

        key = about(reading)
        place = self._review.place
        looked = in_background(partial(earlier, self._content(reading), place))

        def landed(future: Future[Any]) -> None:
            if future.exception() is None and (record := future.result()) is not None:
                self.found.emit(key, Said(record.verdicts, record.impressions))

        self._courier.follow(looked, landed)

    def flush(self, seconds: float = 5.0) -> bool:
        """Wait until all is written, before the history is looked at or purged."""
        return self._review is None or self._review.flush(seconds)

    def _record(self, reading: Reading) -> None:
        if self._review is not None and self.on:
            if self._settle.isActive() and reading.request.path not in self._kept:
                self._keep_worklist()  # a reading is noted on the list that it stands on
            self._review.record(reading, self._entries())

    def _entries(self) -> Sequence[Entry]:
        library = self._session.models.library
        return () if library is None else library.entries

    def _content(self, reading: Reading) -> Content:
        from app.services.review import content_of

        return content_of(reading, self._entries())

    def _start(self) -> None:
        from app.services.review import Review

        self._review = Review(self._told.emit)
        self._ask = self._session.idle_pool().look
        looked = in_background(self._left_behind)
        self._courier.follow(looked, self._on_left_behind)
        self._keep_worklist()

    def _on_told(self, told: HistoryError | None) -> None:
        if told is None:
            self.said.emit(self.tr("The history is written again; nothing was lost."))
        else:
            self.said.emit(told.message)

    # --- The open worklist ----------------------------------------------------------------

    def _on_rows(self) -> None:
        listed = len(self._session.rows) > 1 or bool(self._kept or self._roots)
        wanted = self._review is not None and self.on and listed
        if wanted and not self._settle.isActive():  # while rows keep coming, it is kept as well
            self._settle.start()

    def _on_search_began(self, roots: Sequence[Path]) -> None:
        """Keep what was opened at once: it may take a while until all of it is listed."""
        self._roots.update(roots)
        self._keep_worklist()

    def _on_search_ended(self, roots: Sequence[Path]) -> None:
        self._keep_worklist()  # first what was found, then that it was all
        self._drop_roots(roots)

    def _keep_roots(self) -> None:
        from app.history import worklists

        assert self._review is not None
        if not len(self._session.rows) and not self._session.searching:
            self._drop_roots(tuple(self._roots))  # a search was stopped, and its rows removed
        if roots := sorted(self._roots - self._kept_roots):
            self._take_hold()
            self._kept_roots.update(roots)
            self._review.do(partial(worklists.look_through, worklist=self._worklist, roots=roots))

    def _drop_roots(self, roots: Sequence[Path]) -> None:
        from app.history import worklists

        self._roots.difference_update(roots)
        gone = [root for root in roots if root in self._kept_roots]
        self._kept_roots.difference_update(gone)
        if gone and self._review is not None:
            self._review.do(partial(worklists.looked_through, worklist=self._worklist, roots=gone))

    def _take_hold(self) -> None:
        """Show other windows that the worklist's own is alive."""
        assert self._review is not None
        if self._hold is None:
            with contextlib.suppress(OSError):
                self._review.place.make()
                self._hold = hold(self._lock(self._worklist))

    def _keep_worklist(self) -> None:
        if self._review is None or not self.on:
            return
        from app.history import worklists

        self._keep_roots()
        gone = [path for path in self._kept if self._session.rows.index(path) is None]
        if gone:  # what the reader has taken off the list is not offered again
            self._kept.difference_update(gone)
            self._review.do(partial(worklists.shorten, worklist=self._worklist, paths=gone))
        if len(self._session.rows) < 2:
            return
        paths = [row.path for row in self._session.rows if row.path not in self._kept]
        if not paths:
            return
        self._take_hold()
        self._kept.update(paths)
        self._review.do(partial(worklists.extend, worklist=self._worklist, paths=paths))
        fresh, rows = set(paths), self._session.rows
        before = [row.reading for row in rows if row.reading is not None and row.path in fresh]
        if before:  # read before their worklist was written
            self._review.note_read(before, self._entries())

    def keep_worklist_anew(self) -> None:
        """Keep what is left to read of the open worklist, after the history was purged."""
        self._kept.clear()
        self._kept_roots.clear()
        self._pass_over_read()
        self._on_rows()

    def _pass_over_read(self) -> None:
        """Write no more of the rows that were read: they are forgotten, or were never kept."""
        self._kept.update(row.path for row in self._session.rows if row.reading is not None)

    def _lock(self, worklist: str) -> Path:
        assert self._review is not None
        return self._review.place.folder / f"window-{worklist}.lock"

    def _left_behind(self) -> Unfinished | None:
        """Find the newest worklist whose window is gone; on a thread."""
        from app.history import worklists
        from app.history.opening import to_ask

        assert self._review is not None
        with to_ask(self._review.place) as database:
            found = () if database is None else worklists.left_behind(database)
        for each in found:
            lock = self._lock(each.id)
            if each.id == self._worklist or is_held(lock):
                continue
            lock.unlink(missing_ok=True)
            if not each.is_read:
                return each
            self._review.do(partial(worklists.forget, worklist=each.id))
        return None

    def _on_left_behind(self, future: Future[Any]) -> None:
        if isinstance(error := future.exception(), HistoryError):
            self.said.emit(error.message)
        elif error is None and (left := future.result()) is not None:
            self.unfinished.emit(left)

    def dismiss(self, left: Unfinished) -> None:
        """Forget a worklist that was left behind."""
        from app.history import worklists

        if self._review is not None:
            self._review.do(partial(worklists.forget, worklist=left.id))

    def go_on(self, left: Unfinished) -> None:
        """Open a worklist that was left behind; what was read of it is not read again."""
        from app.services.review import read_before

        if self._review is None:
            return
        looked = in_background(
            partial(
                read_before,
                left.id,
                self._states,
                self._session.request,
                self._entries(),
                self._review.place,
            )
        )
        self._courier.follow(looked, partial(self._on_read_before, left))

    def _states(self, requests: Sequence[Request]) -> tuple[str, ...]:
        from app.services.listing import states

        return states([request.path for request in requests], self._ask)

    def _on_read_before(self, left: Unfinished, future: Future[Any]) -> None:
        from app.history import worklists

        if isinstance(error := future.exception(), HistoryError):
            self.said.emit(error.message)
            return
        requests, readings = future.result()
        known = {reading.request.path: reading for reading in readings}

        def recall(paths: Sequence[Path]) -> Mapping[Path, Reading]:
            # Each once: a file that is opened again may have changed.
            return {path: known.pop(path) for path in paths if path in known}

        assert self._review is not None
        adopt = partial(worklists.adopt, old=left.id, new=self._worklist)
        self._review.do(adopt)
        self._session.recall = recall
        self._session.go_on([request.path for request in requests], left.roots)
