"""What the training window does about runs: starts them, shows them, finds them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.training import Order
from app.errors import LightboxError
from app.services.training_runs import Run
from app.ui.sentences import spoken
from app.ui.training.steps import CHOOSE, RESULT, RUN

if TYPE_CHECKING:
    from app.ui.training.window import TrainingWindow


class Trainer(QObject):
    """Connects the steps that know of runs with one another."""

    def __init__(self, window: TrainingWindow) -> None:
        super().__init__(window)
        self._window = window
        self._fresh = False  # whether it was just opened, so that a run that goes on is shown
        runs, earlier = window.runs, window.earlier
        window.choose_page.start_wanted.connect(self._start)
        runs.changed.connect(self._on_changed)
        runs.finished.connect(self._on_finished)
        runs.failed.connect(window.choose_page.say_fault)
        runs.said.connect(window.say)
        runs.scans_wanted.connect(window.open_scans)
        earlier.chosen.connect(self._show)
        earlier.looked.connect(self._on_looked)

    def begin(self) -> None:
        """Look how runs are, now that the window is shown."""
        self._fresh = True
        self._window.earlier.start_looking()

    def _start(self, title: str, thorough: bool) -> None:
        window = self._window
        if window.chosen.source is None:
            return
        try:
            exclusions = window.look_over.leaving.file()
        except LightboxError as error:
            window.choose_page.say_fault(spoken(error.message))
            return
        window.runs.start(Order(window.chosen.source, title, thorough, exclusions))

    def _show(self, run: Run) -> None:
        """Show a run where it stands: going on, or with its result."""
        self._window.runs.show(run)
        self._window.go_to(RESULT if self._window.runs.has_result else RUN)
        self._say_what_goes_on()

    def _say_what_goes_on(self) -> None:
        title = self._window.runs.installing
        if title:
            text = self.tr("The installation of “{title}” goes on; what comes of it is said here.")
            self._window.say(text.format(title=title))

    def _on_changed(self) -> None:
        window, runs = self._window, self._window.runs
        window.earlier.show_current(runs.run)
        window.earlier.look()
        if window.step == CHOOSE and runs.run is not None and not runs.has_result:
            window.go_to(RUN)
        window.renew()
        self._say_what_goes_on()

    def _on_finished(self) -> None:
        if self._window.step == RUN:
            self._window.go_to(RESULT)

    def _on_looked(self) -> None:
        """Know how earlier runs are: one that goes on is shown when the window is opened."""
        window, alive = self._window, self._window.earlier.alive
        if self._fresh and alive is not None and window.runs.run is None:
            self._show(alive)
        self._fresh = False
        window.choose_page.set_before(window.earlier.took)
        busy = alive is not None or window.runs.starting
        window.choose_page.set_blocked(
            self.tr("A training is going on. Wait for its end, or cancel it, to start another.")
            if busy
            else ""
        )
