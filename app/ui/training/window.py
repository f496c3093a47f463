"""The window in which a model is trained; it stands beside the main one, step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.findings.parts import label, rule
from app.ui.look.theme import GRID
from app.ui.reading.session import Session
from app.ui.settings import Settings
from app.ui.training.asking import ask_folder, ask_table, dropped
from app.ui.training.choose import ChoosePage
from app.ui.training.chosen import Chosen
from app.ui.training.data import DataPage
from app.ui.training.look_over import LookOverPage
from app.ui.training.run_steps import RunSteps
from app.ui.training.runs import EarlierRuns
from app.ui.training.steps import CHOOSE, DATA, LOOK, RESULT, RUN, Steps
from app.ui.training.trainer import Trainer

_SIZE = (1160, 760)
_STEPS_WIDTH = 208


class TrainingWindow(QDialog):
    """From labelled scans to a model: data, a look over them, a choice, the run, its result."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self.resize(*_SIZE)
        self.setMinimumSize(880, 560)
        self.setWindowTitle(self.tr("Train a model"))
        self.setAcceptDrops(True)
        # A window of its own, which the main one may cover: a scan is looked at there.
        self.setWindowFlags(Qt.WindowType.Window)
        self.chosen = Chosen(session, self)
        self.steps = Steps(
            [
                self.tr("Data"),
                self.tr("Look over"),
                self.tr("Choose"),
                self.tr("Training"),
                self.tr("Result"),
            ]
        )
        self.data = DataPage(session, self.chosen)
        self.look_over = LookOverPage(session, self.chosen)
        self.choose_page = ChoosePage(self.chosen, self.look_over.leaving)
        self.runs = RunSteps(self)
        self.earlier = EarlierRuns()
        self.pages = QStackedWidget()
        steps = (self.data, self.look_over, self.choose_page, self.runs.running, self.runs.result)
        for page in steps:
            self.pages.addWidget(page)
        self.back = QPushButton(self.tr("&Back"))
        self.next = QPushButton(self.tr("&Next"))
        self.next.setObjectName("primary")
        self._status = label(role="quiet", wrap=True)
        self._at = DATA
        self._lay_out()
        self._connect()
        self._trainer = Trainer(self)
        self.renew()

    def _lay_out(self) -> None:
        self.side = QVBoxLayout()
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(GRID * 2)
        self.side.addWidget(self.steps)
        self.side.addWidget(self.earlier, 1)
        self.side.addStretch()
        left = QWidget()
        left.setFixedWidth(_STEPS_WIDTH)
        left.setLayout(self.side)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._status, 1)
        for button in (self.back, self.next):
            button.setAutoDefault(False)
            foot.addWidget(button)
        place = self.next.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # so that its neighbour stays where it is
        self.next.setSizePolicy(place)
        right = QVBoxLayout()
        right.setSpacing(GRID * 2)
        right.addWidget(self.pages, 1)
        right.addWidget(rule())
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        whole.setSpacing(GRID * 3)
        whole.addWidget(left)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.steps.chosen.connect(self.go_to)
        self.back.clicked.connect(lambda: self.go_to(self._at - 1))
        self.next.clicked.connect(lambda: self.go_to(self._at + 1))
        self.data.folder_wanted.connect(lambda: self._ask(ask_folder))
        self.data.table_wanted.connect(lambda: self._ask(ask_table))
        self.look_over.said.connect(self.say)
        self.look_over.open_wanted.connect(lambda path: self.open_scans([path]))
        self.chosen.changed.connect(self.renew)
        self.chosen.found_more.connect(self.renew)
        self._session.names_changed.connect(self._on_names)

    # --- Life ---------------------------------------------------------------------------

    def open(self) -> None:
        """Show the step one is at, and bring the window to the front."""
        if self.chosen.source is None and self._settings.training_source:
            self.chosen.choose(Path(self._settings.training_source))
        self._on_names()
        self._trainer.begin()
        self.show()
        self.raise_()
        self.activateWindow()
        (self._first(self._at) or self.steps.buttons[self._at]).setFocus()

    def restore(self, geometry: QByteArray) -> None:
        """Stand where it stood when it was last open."""
        self.restoreGeometry(geometry)

    def close_for_good(self) -> None:
        """Wait for nothing any more; the main window closes."""
        self.chosen.close()
        self.data.close_for_good()
        self.look_over.close_for_good()
        self.earlier.close_for_good()
        self.runs.close()
        self.close()

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        self.steps.renew_icons()
        self.earlier.renew_icons()
        self.runs.renew_icons()

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self._at

    def open_scans(self, paths: list[Path]) -> None:
        """Show scans in the main window, in front of this one."""
        self._session.open(paths)
        main = self.parentWidget()
        if main is not None:
            main.raise_()
            main.activateWindow()

    # --- Steps --------------------------------------------------------------------------

    def go_to(self, step: int) -> None:
        """Show a step, if it can be gone to."""
        if step in self._closed():
            return
        if step != self._at:
            self.say("")
        self._at = step
        self.pages.setCurrentIndex(step)
        if step == LOOK:
            self.look_over.enter()
        self.renew()
        first = self._first(step)
        if first is not None and first.isVisible():
            first.setFocus()

    def _first(self, step: int) -> QWidget | None:
        """What has the keyboard when a step is gone to."""
        return {
            DATA: self.next if self.next.isEnabled() else self.data.first,
            LOOK: self.look_over.list,
            CHOOSE: self.choose_page.quick,
        }.get(step)

    def _closed(self) -> dict[int, str]:
        """The steps that cannot be gone to yet, and why."""
        closed = {}
        if self.chosen.complete is None:
            why = (
                self.tr("Wait until the scans have been looked at.")
                if self.chosen.looking
                else self.tr("Choose scans to learn from first.")
            )
            closed = {LOOK: why, CHOOSE: why}
        if self.runs.run is None:
            closed[RUN] = self.tr("Start a training first, or choose an earlier one.")
        if not self.runs.has_result:
            closed[RESULT] = self.tr("There is a result once a training has finished.")
        return closed

    def renew(self) -> None:
        """Show which steps can be gone to."""
        closed = self._closed()
        if self._at in closed:
            self._at = CHOOSE if self._at >= RUN and CHOOSE not in closed else DATA
            self.pages.setCurrentIndex(self._at)
        done = [step for step in range(self._at) if step not in closed]
        self.steps.show_state(self._at, done, closed)
        self.back.setEnabled(self._at > DATA and self._at - 1 not in closed)
        self.next.setVisible(self._at < CHOOSE or (self._at == RUN and self.runs.has_result))
        self.next.setEnabled(self._at + 1 not in closed)
        self.next.setToolTip(closed.get(self._at + 1, ""))

    @property
    def status(self) -> str:
        """What is said at the foot."""
        return self._status.text()

    def say(self, sentence: str) -> None:
        """Say something at the foot, until something else is to be said."""
        self._status.setText(sentence)
        self._status.setAccessibleName(sentence)

    # --- Choosing -----------------------------------------------------------------------

    def choose(self, source: Path) -> None:
        """Learn from this folder or table."""
        self.say("")
        self._settings.training_source = str(source)
        self.chosen.choose(source)
        self.go_to(DATA)

    def _ask(self, what: Callable[[QWidget, str], Path | None]) -> None:
        source = what(self, self._folder())
        if source is not None:
            self.choose(source)

    def _folder(self) -> str:
        source = self._settings.training_source
        return str(Path(source).parent) if source else self._settings.folder

    def _on_names(self) -> None:
        for page in (self.data, self.look_over, self.choose_page, self.runs):
            page.set_names_shown(self._session.names_shown)

    # --- Qt's events --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.say(self.tr("Drop to look at these scans."))

    def dragLeaveEvent(self, event: Any) -> None:
        self.say("")

    def dropEvent(self, event: QDropEvent) -> None:
        source = dropped(event.mimeData())
        if source is not None:
            event.acceptProposedAction()
            self.choose(source)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.setTransientParent(None)  # type: ignore[arg-type]

    def hideEvent(self, event: Any) -> None:
        self.earlier.stop_looking()
        super().hideEvent(event)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # a dialog would press a button
            return
        super().keyPressEvent(event)
