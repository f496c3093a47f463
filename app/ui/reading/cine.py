"""Cine: the frames of a file one after the other, and which of them is shown."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from app.domain.scan import Scan
from app.ui.reading.frames import FrameReader
from app.ui.reading.session import Session
from app.ui.settings import Settings
from app.ui.viewer.scan_view import ScanView

translate = QCoreApplication.translate

_FASTEST = 60.0  # frames a second; a screen shows no more


class Cine(QObject):
    """Plays the frames of the shown file on the view.

    Frames are shown in their order and none is left out: where reading is slower than the rate,
    the run is. No answer is asked for while they pass; the one where it stops is asked about.

    Signals:
        changed: it plays or not, or another frame is shown.
        said: a sentence for the reader.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, session: Session, view: ScanView, settings: Settings) -> None:
        super().__init__(view)
        self._session, self._view, self._settings = session, view, settings
        self._reader = FrameReader(self)
        self._reader.arrived.connect(self._on_arrived)
        self._reader.failed.connect(self._on_failed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._due = 0.0
        self._late = False  # the next frame is due and not there
        self.playing = False
        session.selected.connect(self._on_selected)
        session.nothing_left.connect(self._end)
        self._seen: Scan | None = None
        view.changed.connect(self._on_view_changed)

    @property
    def frame(self) -> int:
        """The frame that is shown, counted from 1."""
        return self._session.frame

    @property
    def frames(self) -> int:
        """How many frames the shown file has."""
        return self._session.frames

    def rate(self) -> tuple[float, bool]:
        """Return frames a second, and whether the file states them."""
        scan = self._view.scan
        stated = None if scan is None else scan.source.frames_per_second
        return min(stated or self._settings.cine_rate, _FASTEST), stated is not None

    def set_playing(self, on: bool) -> None:
        """Play, or stop."""
        if on and not self.playing:
            self.play()
        elif not on:
            self.stop()
        self.changed.emit()

    def play(self) -> None:
        """Play on from the frame that is shown; after the last comes the first."""
        scan = self._view.scan
        if scan is None or self._session.current is None:
            return
        if scan.source.frames == 1:
            self.said.emit(translate("Cine", "This file holds one frame: nothing can be played."))
            return
        self.playing = True
        self._reader.open(scan.source.path, scan.source.frames, self._session.background_pool())
        self._session.pass_by(scan.source.frame)
        self._due = time.monotonic()
        self._schedule()
        self._reader.go_on(self._next())
        self.changed.emit()

    def stop(self) -> None:
        """Stop, and ask about the frame that is shown."""
        if self.playing and self._session.current is not None:
            self._end()
            self._session.show(self._session.current, self._session.frame)

    def step(self, by: int) -> None:
        """Stop, and show the next or previous frame, else scan."""
        self._end()
        if self._session.passing and not 1 <= self.frame + by <= self.frames:
            by = 0  # at the end of a run it stays there, and asks
        self._session.step_frame(by)

    def go_to(self, frame: int) -> None:
        """Stop, and show a frame."""
        self._end()
        if self._session.current is not None and 1 <= frame <= self.frames:
            self._session.show(self._session.current, frame)

    def _end(self) -> None:
        self.playing = False
        self._late = False
        self._timer.stop()
        self._reader.close()
        self.changed.emit()

    def _next(self) -> int:
        return self.frame % self.frames + 1

    def _schedule(self) -> None:
        """Wait for the next frame's time; time that was lost is not made up for by a rush."""
        now = time.monotonic()
        self._due = max(self._due + 1.0 / self.rate()[0], now)
        self._timer.start(round((self._due - now) * 1000.0))

    def _tick(self) -> None:
        scan = self._reader.get(self._next())
        self._late = scan is None
        if scan is None:
            return
        self._view.show_scan(scan)
        self._session.pass_by(scan.source.frame)
        self._schedule()
        self._reader.go_on(self._next())
        self.changed.emit()

    def _on_arrived(self, _frame: int) -> None:
        if self._late:
            self._tick()

    def _on_failed(self, sentence: str) -> None:
        self.stop()
        self.said.emit(sentence)

    def _on_view_changed(self) -> None:
        if self._view.scan is not self._seen:
            self._seen = self._view.scan
            self.changed.emit()

    def _on_selected(self, _index: int) -> None:
        if self.playing and not self._session.passing:
            self._end()
        self.changed.emit()
