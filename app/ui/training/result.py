"""The page of a finished run: what the model is worth first, then why, then what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.training_result import Result
from app.errors import LightboxError
from app.services import training_runs
from app.services.library import open_library
from app.services.training_runs import Run
from app.ui.findings.banner import Banner
from app.ui.findings.parts import Expander, keep_room, label, rule, set_tone
from app.ui.library import words as words_of_library
from app.ui.library.jobs import Jobs
from app.ui.library.work import Work
from app.ui.look.theme import GRID
from app.ui.sentences import spoken
from app.ui.training import result_words as words
from app.ui.training import run_words
from app.ui.training.confusion import Confusion
from app.ui.training.finding_plots import FindingPlots, learning_plot
from app.ui.training.mistakes import Mistakes


class ResultPage(QWidget):
    """Shows what came of a run, and puts its bundle into the library.

    Signals:
        scans_wanted: (list of `Path`) to be opened in the main window.
        bundle_installed: ``ID@VERSION``, which reads from now on.
        acceptance_wanted: ``ID@VERSION``, to be tested on labelled scans.
        card_wanted: (`Path`) of the bundle whose card is to be shown.
    """

    scans_wanted = Signal(list)
    bundle_installed = Signal(str)
    acceptance_wanted = Signal(str)
    card_wanted = Signal(Path)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self.result: Result | None = None
        self.installed = ""  # ID@VERSION once it is in the library
        self.use = QPushButton(self.tr("&Use this model"))
        self.use.setObjectName("primary")
        self.use.setMinimumWidth(self.use.sizeHint().width())  # so that its neighbours stay put
        self.test = QPushButton(self.tr("&Test it on other labelled scans …"))
        self.card = QPushButton(self.tr("&Card"))
        self.work = Work()
        self._jobs = Jobs(self._on_installed, lambda _id: None, self._want_test)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        try:
            self.result = training_runs.result(run)
        except LightboxError as error:
            sorry = label(spoken(error.message), wrap=True)
            set_tone(sorry, "failed")
            whole.addWidget(sorry)
            whole.addStretch(1)
        else:
            whole.addWidget(self._scrolled(_Body(self.result, self)), 1)
        whole.addWidget(rule())
        whole.addWidget(self.work)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for button in (self.use, self.test, self.card):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        whole.addLayout(foot)
        if self.result is not None and self.result.warnings:
            self.use.setObjectName("")  # there is nothing to recommend
        self._show_use(self._name_in_use())
        self.card.setEnabled(run.bundle.exists())
        self.use.clicked.connect(self._install)
        self.test.clicked.connect(self._want_test)
        self.card.clicked.connect(lambda: self.card_wanted.emit(self.run.bundle))
        self.work.changed.connect(self._on_work)

    @property
    def mistakes(self) -> Mistakes | None:
        """The list of the worst errors."""
        return self.findChild(Mistakes)

    @property
    def confusion(self) -> Confusion | None:
        """The confusion matrix."""
        return self.findChild(Confusion)

    def set_names_shown(self, shown: bool) -> None:
        """Show what files are called, or not: they may be called after patients."""
        if self.mistakes is not None:
            self.mistakes.set_names_shown(shown)
        if (body := self.findChild(_Body)) is not None:
            body.show_notes(run_words.notes(body.notes, self.run.order.source, named=shown))

    @property
    def _in_use_or_busy(self) -> bool:
        return bool(self.installed) or self.work.busy

    def _scrolled(self, body: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("What came of the training"))
        area.setWidget(body)
        keep_room(area)
        return area

    def _install(self) -> None:
        self.work.do(self._jobs.install(self.run.bundle))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.work.busy:
            self._show_use(self._name_in_use())

    def _name_in_use(self) -> str:
        """Return ``ID@VERSION`` where scans are read with this model already, else nothing."""
        for entry in open_library().entries:
            if (entry.manifest.id, entry.manifest.version) == (self.run.model, self.run.version):
                return words_of_library.name(entry)
        return ""

    def _show_use(self, installed: str) -> None:
        self.installed = installed
        self.use.setEnabled(not installed and self.run.bundle.exists())
        self.use.setText(self.tr("In use") if installed else self.tr("&Use this model"))
        self.test.setEnabled(bool(installed))
        self.test.setToolTip("" if installed else self.tr("Once the model is in the library"))

    def _on_installed(self, installed: str) -> None:
        self._show_use(installed)
        self.bundle_installed.emit(installed)

    def _on_work(self) -> None:
        self.use.setEnabled(not self._in_use_or_busy)
        self.work.offer.hide()  # what it offers stands here already, or belongs to the library

    def _want_test(self) -> None:
        self.acceptance_wanted.emit(self.installed)

    def want_scans(self, paths: list[str]) -> None:
        """Have scans opened in the main window."""
        self.scans_wanted.emit([Path(path) for path in paths])


class _Body(QWidget):
    """Everything that scrolls."""

    def __init__(self, result: Result, page: ResultPage) -> None:
        super().__init__()
        self.notes = result.notes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, GRID, GRID)
        self._column.setSpacing(GRID)
        self._column.addWidget(label(result.title, "section", wrap=True))
        self._add_verdict(result)
        for figures in result.findings:
            self._column.addWidget(label(words.finding(figures, words.held_out(result)), wrap=True))
        self._column.addWidget(label(words.caution(), "quiet", wrap=True))
        self._section(self.tr("Which scans were called what (press a cell to open them)"))
        confusion = Confusion(result)
        confusion.wanted.connect(page.want_scans)
        self._column.addWidget(confusion)
        self._section(self.tr("How well each finding is told from the rest"))
        self._column.addWidget(FindingPlots(result))
        self._section(self.tr("Would more scans help?"))
        self._column.addWidget(label(words.more_scans(result), wrap=True))
        if len(result.learning) > 1:
            self._column.addWidget(learning_plot(result))
        self._section(self.tr("The worst errors (open one to look: is the label right?)"))
        if result.mistakes:
            mistakes = Mistakes(result.mistakes)
            mistakes.wanted.connect(page.want_scans)
            self._column.addWidget(mistakes)
        else:
            self._column.addWidget(label(self.tr("None of the scans held out was called wrong.")))
        self._add_notes(result)
        self._column.addStretch(1)

    def _add_verdict(self, result: Result) -> None:
        if result.warnings:
            banner = Banner()
            banner.say("failed", words.verdict_title(result), words.verdict(result))
            self._column.addWidget(banner)
        else:
            self._column.addWidget(label(words.verdict_title(result), "heading", wrap=True))
            self._column.addWidget(label(words.verdict(result), wrap=True))
        took = run_words.took(result.seconds)
        kind = run_words.thoroughness(thorough=result.thorough)
        said = self.tr("{counts} {kind}, {took}.").format(
            counts=words.counts(result), kind=kind, took=took
        )
        self._column.addWidget(label(said, "quiet", wrap=True))

    def _section(self, title: str) -> None:
        self._column.addSpacing(GRID)
        self._column.addWidget(label(title, "section", wrap=True))

    def _add_notes(self, result: Result) -> None:
        self._noticed = Expander(
            self.tr("What was noticed ({count})").format(count=len(result.notes))
        )
        self.show_notes([spoken(note) for note in self.notes])
        self._column.addSpacing(GRID)
        self._column.addWidget(self._noticed)
        self._noticed.setVisible(bool(self.notes))

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these of what was noticed."""
        self._noticed.set_rows([("", note, "") for note in notes])
