"""The window in which a model is trained; it stands beside the main one, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.drop import local_paths
from app.ui.findings.parts import label, rule
from app.ui.look.theme import GRID
from app.ui.reading.session import Session
from app.ui.settings import Settings
from app.ui.training.chosen import Chosen
from app.ui.training.data import DataPage
from app.ui.training.look_over import LookOverPage
from app.ui.training.steps import Steps

_SIZE = (1160, 760)
_STEPS_WIDTH = 208

DATA, LOOK, CHOOSE, RUN, RESULT = range(5)


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
        self.data = DataPage(self.chosen)
        self.look_over = LookOverPage(session, self.chosen)
        self.pages = QStackedWidget()
        for page in (self.data, self.look_over):
            self.pages.addWidget(page)
        self.back = QPushButton(self.tr("&Back"))
        self.next = QPushButton(self.tr("&Next"))
        self.next.setObjectName("primary")
        self._status = label(role="quiet", wrap=True)
        self._at = DATA
        self._lay_out()
        self._connect()
        self._update()

    def _lay_out(self) -> None:
        self.side = QVBoxLayout()
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(GRID * 2)
        self.side.addWidget(self.steps)
        self.side.addStretch(1)
        left = QWidget()
        left.setFixedWidth(_STEPS_WIDTH)
        left.setLayout(self.side)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._status, 1)
        for button in (self.back, self.next):
            button.setAutoDefault(False)
            foot.addWidget(button)
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
        self.data.folder_wanted.connect(self._ask_folder)
        self.data.table_wanted.connect(self._ask_table)
        self.look_over.said.connect(self.say)
        self.look_over.open_wanted.connect(lambda path: self._session.open([path]))
        self.chosen.changed.connect(self._update)
        self.chosen.found_more.connect(self._update)
        self._session.names_changed.connect(self._on_names)

    # --- Life ---------------------------------------------------------------------------

    def open(self) -> None:
        """Show the step one is at, and bring the window to the front."""
        if self.chosen.source is None and self._settings.training_source:
            self.chosen.choose(Path(self._settings.training_source))
        self._on_names()
        self.show()
        self.raise_()
        self.activateWindow()
        self.steps.buttons[self._at].setFocus()

    def restore(self, geometry: QByteArray) -> None:
        """Stand where it stood when it was last open."""
        self.restoreGeometry(geometry)

    def close_for_good(self) -> None:
        """Wait for nothing any more; the main window closes."""
        self.chosen.close()
        self.look_over.close_for_good()
        self.close()

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        self.steps.renew_icons()

    # --- Steps --------------------------------------------------------------------------

    def go_to(self, step: int) -> None:
        """Show a step, if it can be gone to."""
        if step in self._closed():
            return
        self._at = step
        self.pages.setCurrentIndex(step)
        if step == LOOK:
            self.look_over.enter()
        self._update()

    def _closed(self) -> dict[int, str]:
        """The steps that cannot be gone to yet, and why."""
        if self.chosen.complete is not None:
            why = self.tr("This step is not there yet.")
            return dict.fromkeys(range(self.pages.count(), RESULT + 1), why)
        why = (
            self.tr("Wait until the scans have been looked at.")
            if self.chosen.looking
            else self.tr("Choose scans to learn from first.")
        )
        return dict.fromkeys(range(LOOK, RESULT + 1), why)

    def _update(self) -> None:
        closed = self._closed()
        if self._at in closed:
            self._at = DATA
            self.pages.setCurrentIndex(DATA)
        done = [step for step in range(self._at) if step not in closed]
        self.steps.show_state(self._at, done, closed)
        self.back.setEnabled(self._at > DATA)
        self.next.setVisible(self._at < RUN)
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

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder of labelled scans"), self._folder()
        )
        if name:
            self.choose(Path(name))

    def _ask_table(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a table of labelled scans"),
            self._folder(),
            self.tr("Tables (*.csv *.tsv)"),
        )
        if name:
            self.choose(Path(name))

    def _folder(self) -> str:
        source = self._settings.training_source
        return str(Path(source).parent) if source else self._settings.folder

    def _on_names(self) -> None:
        for page in (self.data, self.look_over):
            page.set_names_shown(self._session.names_shown)

    # --- Qt's events --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()
            self.say(self.tr("Drop to look at these scans."))

    def dragLeaveEvent(self, event: Any) -> None:
        self.say("")

    def dropEvent(self, event: QDropEvent) -> None:
        source = self._dropped(event)
        if source is not None:
            event.acceptProposedAction()
            self.choose(source)

    def _dropped(self, event: QDropEvent) -> Path | None:
        from app.imaging.labelled_table import is_table

        paths = local_paths(event.mimeData())
        fits = [path for path in paths if path.is_dir() or is_table(path)]
        return fits[0] if len(fits) == 1 else None

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # a dialog would press a button
            return
        super().keyPressEvent(event)
