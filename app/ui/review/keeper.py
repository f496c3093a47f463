"""Between the window and the history: what is read is recorded, what was begun is offered again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.record import Content
from app.domain.verdict import Impression, Verdict
from app.errors import HistoryError
from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier
from app.ui.reading.session import Session
from app.ui.review.kept_list import KeptList
from app.ui.review.said import Said, about
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.domain.reading import Reading, Request
    from app.history.worklists import Unfinished
    from app.services.library import Entry
    from app.services.review import Review


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
        self._session = session
        self._courier = Courier(self)
        self._review: Review | None = None
        self.worklist = KeptList(session, self._entries, self)
        self._told.connect(self._on_told)
        session.models_ready.connect(self._start)
        session.received.connect(self._record)

    @property
    def on(self) -> bool:
        """Whether a history is kept."""
        return self.worklist.on

    def set_on(self, on: bool) -> None:
        """Keep a history from now on, or keep nothing more; what is kept stays."""
        self.worklist.set_on(on)

    def close(self) -> None:
        """Write what is left. A worklist that is not read to its end is offered the next time."""
        if self._review is None:
            return
        self._courier.close()
        self.worklist.end()
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
            self.worklist.list_before_reading(reading.request.path)
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
        self.worklist.begin(self._review)
        looked = in_background(self.worklist.left_behind)
        self._courier.follow(looked, self._on_left_behind)

    def _on_told(self, told: HistoryError | None) -> None:
        if told is None:
            self.said.emit(self.tr("The history is written again; nothing was lost."))
        else:
            self.said.emit(spoken(told.message))

    # --- The open worklist ----------------------------------------------------------------

    def _on_left_behind(self, future: Future[Any]) -> None:
        if isinstance(error := future.exception(), HistoryError):
            self.said.emit(spoken(error.message))
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
        if isinstance(error := future.exception(), HistoryError):
            self.said.emit(spoken(error.message))
            return
        requests, readings = future.result()
        known = {reading.request.path: reading for reading in readings}

        def recall(paths: Sequence[Path]) -> Mapping[Path, Reading]:
            # Each once: a file that is opened again may have changed.
            return {path: known.pop(path) for path in paths if path in known}

        self.worklist.adopt(left)
        self._session.recall = recall
        paths = [request.path for request in requests]
        self._session.go_on(paths, left.roots, without=left.removed)
