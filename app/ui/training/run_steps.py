"""The last two steps: a run while it goes on, and its result; of one run at a time."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.training import Order, State
from app.errors import LightboxError
from app.services import training_runs
from app.services.training_runs import Run
from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier
from app.ui.sentences import spoken
from app.ui.training.result import ResultPage
from app.ui.training.running import RunPage


class Holder(QWidget):
    """Holds one page, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, page: QWidget | None) -> None:
        """Hold this page in place of the one before, which is not needed any more."""
        before = self.release()
        if before is not None:
            before.deleteLater()
        self.page = page
        if page is not None:
            self._column.addWidget(page)
            page.show()

    def release(self) -> QWidget | None:
        """Hold nothing, and return the page that was held: hidden, to be held again or deleted."""
        page, self.page = self.page, None
        if page is not None:
            self._column.removeWidget(page)
            page.hide()
        return page


class RunSteps(QObject):
    """Starts runs and shows one of them.

    Signals:
        changed: another run is shown, or it has come to rest.
        finished: the run that is shown has just finished.
        failed: a sentence that says why a run did not start.
        said: a sentence that says what came of an installation whose page is not shown any more.
        scans_wanted: (list of `Path`) to be opened in the viewer.
        installed: ``ID@VERSION``, which reads from now on.
        acceptance_wanted: ``ID@VERSION``.
        card_wanted: (`Path`) of a bundle.

    Attributes:
        run: that is shown, None before.
        running, result: what holds the pages.
    """

    changed = Signal()
    finished = Signal()
    failed = Signal(str)
    said = Signal(str)
    scans_wanted = Signal(list)
    installed = Signal(str)
    acceptance_wanted = Signal(str)
    card_wanted = Signal(Path)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.run: Run | None = None
        self.running, self.result = Holder(), Holder()
        self._state: State | None = None
        self._named = True
        self._starting = False
        self._installing: dict[Path, ResultPage] = {}  # pages not shown, by their runs' folders
        self._courier = Courier(self)

    @property
    def has_result(self) -> bool:
        """Whether the run that is shown has a result."""
        return self._state is State.FINISHED

    @property
    def starting(self) -> bool:
        """Whether a run is being started."""
        return self._starting

    @property
    def installing(self) -> str:
        """Title of a model that is being installed while another run is shown, "" for none."""
        return next((page.run.order.title for page in self._installing.values()), "")

    def start(self, order: Order) -> None:
        """Start a run, and show it."""
        if self._starting:
            return
        self._starting = True
        self.changed.emit()

        def landed(future: Future[Any]) -> None:
            self._starting = False
            error = future.exception()
            if error is None:
                self.show(future.result())
                return
            self.changed.emit()
            if isinstance(error, LightboxError):
                self.failed.emit(spoken(error.message))
            elif isinstance(error, OSError):
                text = self.tr("Training could not be started: {reason}.")
                self.failed.emit(text.format(reason=error.strerror or type(error).__name__))
            else:
                raise error

        self._courier.follow(in_background(lambda: training_runs.start(order)), landed)

    def show(self, run: Run | None) -> None:
        """Show this run; None for none."""
        if run is not None and self.run is not None and run.folder == self.run.folder:
            return
        self.let_go()
        self.run, self._state = run, None
        if run is not None:
            page = RunPage(run)
            page.set_names_shown(self._named)
            self._state = page.state
            page.ended.connect(self._on_ended)
            page.removed.connect(lambda: self.show(None))
            self.running.hold(page)
        if self.has_result:
            self._show_result()
        self.changed.emit()

    def set_names_shown(self, shown: bool) -> None:
        """Show what files are called, or not."""
        self._named = shown
        for page in (self.running.page, self.result.page):
            if isinstance(page, RunPage | ResultPage):
                page.set_names_shown(shown)

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        if isinstance(self.running.page, RunPage):
            self.running.page.renew_icons()

    def let_go(self) -> None:
        """Follow no run any more; it goes on by itself, and so does an installation."""
        if isinstance(self.running.page, RunPage):
            self.running.page.stop_following()
        self.running.hold(None)
        page = self.result.page
        if isinstance(page, ResultPage) and page.work.busy:
            self._installing[page.run.folder] = page
            self.result.release()
        self.result.hold(None)

    def close(self) -> None:
        """Bring nothing any more."""
        self.let_go()
        for page in self._installing.values():
            page.deleteLater()
        self._installing.clear()
        self._courier.close()

    def _on_ended(self, state: State) -> None:
        self._state = state
        if state is State.FINISHED:
            self._show_result()
        self.changed.emit()
        if state is State.FINISHED:
            self.finished.emit()

    def _show_result(self) -> None:
        assert self.run is not None
        folder = self.run.folder
        page = self._installing.pop(folder, None)
        if page is None:
            page = self._made(self.run)
            page.work.ended.connect(lambda sentence: self._on_installed(folder, sentence))
        page.set_names_shown(self._named)
        self.result.hold(page)

    def _on_installed(self, folder: Path, sentence: str) -> None:
        """Say what came of an installation, where its page does not."""
        page = self._installing.pop(folder, None)
        if page is not None:
            page.deleteLater()
            self.said.emit(sentence)

    def _made(self, run: Run) -> ResultPage:
        page = ResultPage(run)
        page.scans_wanted.connect(self.scans_wanted)
        page.bundle_installed.connect(self.installed)
        page.acceptance_wanted.connect(self.acceptance_wanted)
        page.card_wanted.connect(self.card_wanted)
        return page
