"""How far the reading is: count, bar, time left, and the buttons that hold it or end it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import words
from app.ui.findings.parts import label
from app.ui.look.theme import GRID
from app.ui.reading.session import Session

translate = QCoreApplication.translate
_PACE_MS = 100  # between two counts
_LINE = 28  # height of a line with buttons, kept also without any


class Progress(QWidget):
    """The head of the worklist."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._count = label("", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Scans read so far"))
        self._left = QLabel()
        self._left.setProperty("role", "quiet")
        self._hold = _button()
        self._hold.clicked.connect(self.hold_or_go_on)
        self._cancel = _button()
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Read nothing more; what is read stays"))
        self._cancel.clicked.connect(session.cancel)
        self._said: tuple[object, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=_PACE_MS)
        self._later.timeout.connect(self.update_words)
        self._lay_out()
        session.progress.connect(self._on_progress)
        self.update_words()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(label(self.tr("Worklist"), "section"))
        first.addStretch()
        first.addWidget(self._count)
        line = QWidget()
        line.setMinimumHeight(_LINE)
        always = self._hold.sizePolicy()
        always.setRetainSizeWhenHidden(True)  # so that the line is as high without a button
        self._hold.setSizePolicy(always)
        second = QHBoxLayout(line)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(0)
        second.addWidget(self._left, 1)
        second.addWidget(self._hold)
        second.addWidget(self._cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 0)
        whole.setSpacing(GRID)
        whole.addLayout(first)
        whole.addWidget(self._bar)
        whole.addWidget(line)

    def hold_or_go_on(self) -> None:
        """Hold the run, or go on with it, also after it was cancelled."""
        session = self._session
        if session.stopped or session.left_unread:
            session.resume()
        elif session.running:
            session.stop()

    def _state(self) -> tuple[object, ...]:
        session = self._session
        done = session.rows.done == len(session.rows)
        return session.running, session.stopped, session.searching, session.left_unread, done

    def _on_progress(self) -> None:
        """Say at once what has changed, and counts as often as they can be read."""
        if self._state() != self._said:
            self.update_words()
        elif not self._later.isActive():
            self._later.start()

    def update_words(self) -> None:
        """Say how it stands."""
        session = self._session
        self._said = self._state()
        total, done = len(session.rows), session.rows.done
        self._count.setText(self.tr("{done} of {total} read").format(done=done, total=total))
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        held = session.stopped or (bool(session.left_unread) and not session.running)
        can_hold = session.running or held
        can_cancel = session.running or session.stopped or session.searching
        self._hold.setVisible(can_hold)
        self._hold.setText(self.tr("Continue") if held else self.tr("Pause"))
        self._hold.setToolTip(
            self.tr("Go on reading the scans that are waiting")
            if held
            else self.tr("Stop reading for now; a scan is read all the same when you choose it")
        )
        self._cancel.setVisible(can_cancel)
        self._left.setText(remaining(session))


def remaining(session: Session) -> str:
    """Say how long it will take, or why it does not go on."""
    if session.stopped:
        return translate("Worklist", "Paused")
    if session.searching:
        return translate("Worklist", "Looking for scans …")
    if session.running:
        return time_left(session.seconds_left())
    if session.left_unread:
        return translate("Worklist", "Cancelled: {count} not read").format(
            count=session.left_unread
        )
    return "" if session.rows.done == len(session.rows) else translate("Worklist", "Reading …")


def time_left(seconds: float | None) -> str:
    """Say "About 3 min left"; None while nobody can tell."""
    if seconds is None:
        return translate("Worklist", "Reading …")
    if seconds < 10:
        return translate("Worklist", "A few seconds left")
    return translate("Worklist", "About {time} left").format(time=words.duration(seconds))


def _button() -> QPushButton:
    button = QPushButton()
    button.setObjectName("flat")
    return button
