"""The page of a training run while it goes on: how far it is, what it costs, pause and cancel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.domain.training import State, Wanted
from app.domain.training_progress import Progress
from app.errors import LightboxError
from app.services import training_runs
from app.services.training_runs import Run
from app.ui.findings.parts import label, set_tone
from app.ui.look.icons import icon
from app.ui.look.theme import GRID
from app.ui.sentences import spoken
from app.ui.training import run_words as words
from app.ui.training.curves import Curves

_EVERY_MS = 500
_ICON = QSize(14, 14)
_THOUSAND = 1000


class RunPage(QWidget):
    """Follows a run, also one that another window started.

    Signals:
        ended: the run has come to rest, with its `State`; also when that was so at the start.
        removed: the run and all it had are gone.
    """

    ended = Signal(object)
    removed = Signal()

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self.state: State | None = None
        self._follower = training_runs.Follower(run)
        self._progress = Progress(run.order.thorough)
        self._written = 0
        self.heading = label(run.order.title, "heading", wrap=True)
        self.standing = label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _THOUSAND)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.left = label(role="quiet")
        self._source = label(role="quiet", wrap=True)
        self._named = True
        self.steps = _StepList(self._progress.steps)
        self.curves = Curves(thorough=run.order.thorough)
        self.notes = QTextBrowser()
        self.pause = QPushButton(self.tr("&Pause"))
        self.cancel = QPushButton(self.tr("&Cancel"))
        self.resume = QPushButton(self.tr("&Go on"))
        self.resume.setObjectName("primary")
        self.remove = QPushButton(self.tr("&Remove"))
        self._fault = label(wrap=True)
        set_tone(self._fault, "failed")
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self.pause.clicked.connect(self._pause_or_go_on)
        self.cancel.clicked.connect(lambda: self._do(training_runs.cancel))
        self.resume.clicked.connect(lambda: self._do(training_runs.resume))
        self.remove.clicked.connect(self._remove)
        self._timer.start()
        self._show_source()
        self.look()

    def _lay_out(self) -> None:
        self.notes.setAccessibleName(self.tr("What was noticed"))
        self.notes.setPlaceholderText(self.tr("What is noticed of the scans will stand here."))
        self.notes.setOpenLinks(False)
        self.remove.setToolTip(self.tr("Forget this training and free the disk of what it kept"))
        head = QHBoxLayout()
        head.addWidget(self.standing, 1)
        head.addWidget(self.left, 0, Qt.AlignmentFlag.AlignTop)
        two = self.standing.fontMetrics().lineSpacing() * 2 + 4
        self.standing.setMinimumHeight(two)
        self.standing.setAlignment(Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.curves)
        right.addWidget(label(self.tr("What was noticed"), "section"))
        right.addWidget(self.notes, 1)
        middle = QHBoxLayout()
        middle.setSpacing(GRID * 4)
        middle.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for button in (self.pause, self.resume, self.cancel, self.remove):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.heading)
        whole.addWidget(self._source)
        whole.addSpacing(GRID)
        whole.addLayout(head)
        whole.addWidget(self.bar)
        whole.addSpacing(GRID)
        whole.addLayout(middle, 1)
        whole.addWidget(self._fault)
        whole.addWidget(
            label(words.on_closing(thorough=self.run.order.thorough), "quiet", wrap=True)
        )
        whole.addLayout(foot)

    def look(self) -> None:
        """Take what is new in the run's journal."""
        self._progress.take(self._follower.news())
        state = training_runs.state(self.run)
        before, self.state = self.state, state
        self._show(state)
        if before is not state and not state.alive:
            self.ended.emit(state)

    def stop_following(self) -> None:
        """Look no more; the run itself goes on."""
        self._timer.stop()

    def set_names_shown(self, shown: bool) -> None:
        """Show where the scans lie, or not: folders and files may be called after patients."""
        self._named = shown
        self._written = 0
        self.notes.clear()
        self._show_source()
        self._show_notes()

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        self.steps.show_at(self._shown_step(), done=self.state is State.FINISHED)

    def _shown_step(self) -> str:
        return self._progress.stage

    # --- What is shown ------------------------------------------------------------------

    def _show(self, state: State) -> None:
        wanted = training_runs.wanted(self.run)
        failure = training_runs.failure(self.run) if state is State.FAILED else None
        said = words.standing(state, wanted, failure, begun=self._progress.begun)
        failed = state in (State.FAILED, State.INTERRUPTED)
        set_tone(self.standing, "failed" if failed else "")
        self.standing.setText(said)
        finished = state is State.FINISHED
        share = 1.0 if finished else self._progress.share
        self.bar.setValue(round(share * _THOUSAND))
        going = state is State.RUNNING and wanted is Wanted.RUN
        self.left.setText(words.time_left(self._progress.seconds_left) if going else "")
        self.steps.show_at(self._shown_step(), done=finished)
        self.curves.show_epochs(list(self._progress.epochs.values()))
        self._show_notes()
        self._show_buttons(state, wanted)

    def _show_source(self) -> None:
        kind = words.thoroughness(thorough=self.run.order.thorough)
        said = self.tr("{kind} on “{name}”").format(kind=kind, name=self.run.order.source.name)
        self._source.setText(said if self._named else kind)

    def _show_notes(self) -> None:
        source = self.run.order.source
        notes = words.notes(self._progress.said, source, named=self._named)
        for note in notes[self._written :]:
            self.notes.append(_as_text(note))
        self._written = len(notes)

    def _show_buttons(self, state: State, wanted: Wanted) -> None:
        resting = wanted is Wanted.PAUSE
        self.pause.setVisible(state.alive)
        self.pause.setText(self.tr("&Go on") if resting else self.tr("&Pause"))
        self.cancel.setVisible(state.alive)
        for button in (self.pause, self.cancel):
            button.setEnabled(wanted is not Wanted.CANCEL)
        self.resume.setVisible(state.resumable)
        self.remove.setVisible(not state.alive)

    # --- What is done -------------------------------------------------------------------

    def _pause_or_go_on(self) -> None:
        paused = training_runs.wanted(self.run) is Wanted.PAUSE
        self._do(training_runs.go_on if paused else training_runs.pause)

    def _remove(self) -> None:
        if self._do(training_runs.remove):
            self._timer.stop()
            self.removed.emit()

    def _do(self, what: object) -> bool:
        """Do something to the run; why it cannot be done is said in place."""
        assert callable(what)
        self._fault.setText("")
        try:
            what(self.run)
        except LightboxError as error:
            self._fault.setText(spoken(error.message))
            return False
        except OSError as error:
            self._fault.setText(
                self.tr("The system reports: {why}.").format(
                    why=error.strerror or type(error).__name__
                )
            )
            return False
        if self.run.folder.exists():
            self.look()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()


class _StepList(QWidget):
    """The steps of a run, one under the other: what is done, what is at it, what is to come."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self._marks: dict[str, QLabel] = {}
        self._texts: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        for row, name in enumerate(names):
            mark, text = QLabel(), label(words.step(name))
            mark.setFixedSize(_ICON)
            self._marks[name], self._texts[name] = mark, text
            grid.addWidget(mark, row, 0)
            grid.addWidget(text, row, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_at(self, name: str, *, done: bool) -> None:
        """Show which step it is at."""
        at = len(self._names) if done else self._names.index(name) if name in self._names else 0
        for number, each in enumerate(self._names):
            kind, ink = ("check", "accent") if number < at else ("", "")
            if number == at:
                kind, ink = "play", "accent"
            state = self.tr("done") if number < at else self.tr("now") if number == at else ""
            drawn = icon(kind, ink) if kind else QIcon()
            self._marks[each].setPixmap(drawn.pixmap(_ICON))
            text = self._texts[each]
            text.setProperty("role", "" if number == at else "quiet")
            text.style().unpolish(text)
            text.style().polish(text)
            text.setAccessibleName(f"{text.text()}, {state}" if state else text.text())


def _as_text(note: str) -> str:
    from html import escape

    return f"<p>{escape(note)}</p>"
