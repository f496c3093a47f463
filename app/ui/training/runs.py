"""Trainings that were started before, so that each of them is found again."""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.supporting import Took
from app.domain.training import State
from app.errors import LightboxError
from app.services import training_runs
from app.services.training_runs import Run
from app.ui.findings.parts import label
from app.ui.look.icons import icon
from app.ui.look.theme import GRID
from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier
from app.ui.training import run_words

_EVERY_MS = 3000

_SIGNS = {
    State.RUNNING: ("play", "accent"),
    State.PAUSED: ("pause", "accent"),
    State.INTERRUPTED: ("warning", "positive"),
    State.FAILED: ("failed", "failed"),
    State.CANCELLED: ("stop", "quiet"),
    State.FINISHED: ("check", "quiet"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A run as it was when it was last looked at; how long it took, where it has finished."""

    run: Run
    state: State
    took: Took | None = None


class EarlierRuns(QWidget):
    """Lists all runs, the newest first, and looks now and then how they are.

    Signals:
        chosen: (Run).
        looked: what is known of the runs is new.
    """

    chosen = Signal(object)
    looked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Seen, ...] = ()
        self._shown: Path | None = None
        self._known: dict[Path, Seen] = {}  # finished ones, which stay as they are
        self._looking = False
        self._courier = Courier(self)
        self.list = QListWidget()
        self.list.setObjectName("findings")
        self.list.setAccessibleName(self.tr("Earlier trainings"))
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Trainings"), "section"))
        column.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.setVisible(False)

    @property
    def took(self) -> tuple[Took, ...]:
        """How long finished trainings took, the latest first."""
        return tuple(seen.took for seen in self.found if seen.took is not None)

    @property
    def alive(self) -> Run | None:
        """A run that goes on, or rests and can go on at once."""
        return next((seen.run for seen in self.found if seen.state.alive), None)

    def show_current(self, run: Run | None) -> None:
        """Show which run is shown beside the list."""
        self._shown = None if run is None else run.folder
        self._mark()

    def look(self) -> None:
        """Look how the runs are, on a thread."""
        if self._looking:
            return
        self._looking = True
        self._courier.follow(in_background(lambda: _look(self._known)), self._on_looked)

    def start_looking(self) -> None:
        """Look now, and every few seconds."""
        self._timer.start()
        self.look()

    def stop_looking(self) -> None:
        """Look no more for now."""
        self._timer.stop()

    def close_for_good(self) -> None:
        """Bring nothing any more."""
        self._timer.stop()
        self._courier.close()

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()

    def _on_looked(self, future: Future[Any]) -> None:
        self._looking = False
        found = future.result()
        for seen in found:
            if seen.state is State.FINISHED:
                self._known[seen.run.folder] = seen
        if found != self.found:
            self.found = found
            self._fill()
        self.setVisible(bool(found))
        self.looked.emit()

    def _fill(self) -> None:
        self.list.clear()
        for seen in self.found:
            name = seen.run.order.title
            word = run_words.state(seen.state)
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(seen.run.created))
            item = QListWidgetItem(icon(*_SIGNS[seen.state]), f"{name}\n{word} · {when[5:]}")
            item.setToolTip(f"{name}, {word}, {when}")
            item.setData(Qt.ItemDataRole.UserRole, seen.run)
            self.list.addItem(item)
        self._mark()

    def _mark(self) -> None:
        folders = [seen.run.folder for seen in self.found]
        self.list.setCurrentRow(folders.index(self._shown) if self._shown in folders else -1)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _look(known: dict[Path, Seen]) -> tuple[Seen, ...]:
    return tuple(known.get(run.folder) or _seen(run) for run in training_runs.runs())


def _seen(run: Run) -> Seen:
    state = training_runs.state(run)
    if state is not State.FINISHED:
        return Seen(run, state)
    try:
        result = training_runs.result(run)
    except LightboxError:
        return Seen(run, state)
    scans = sum(sum(counts.values()) for counts in result.counts.values())
    return Seen(run, state, Took(result.thorough, scans, result.seconds))
