"""The foot of the library: what is being done, how far it is, and what came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.ui.findings.parts import label, set_tone
from app.ui.library.errand import Errand
from app.ui.look.theme import GRID

_LINES = 3  # that nearly every sentence fits into
_BAR = 160  # pixels


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job.

    Attributes:
        sentence: for people.
        tone: of the style sheet: "" for what went well.
        offer: what can be done next: its text, and what does it.
    """

    sentence: str
    tone: str = ""
    offer: tuple[str, Callable[[], None]] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do in a process.

    Attributes:
        title: said while it goes on.
        command: of the process.
        stages: what its steps are called; others are not said.
        then: of what was done, the outcome.
        otherwise: of a code and a sentence that say why it was not, the outcome.
        given: what the process reads by standard input.
    """

    title: str
    command: Sequence[str]
    stages: Mapping[str, str]
    then: Callable[[Any], Outcome]
    otherwise: Callable[[str, str], Outcome]
    given: bytes = b""


class Work(QWidget):
    """Does one job after the other and says so; takes the same room whether it does or not.

    Signals:
        changed: it has begun or ended.
        ended: (sentence) that says what came of all that was to be done.
    """

    changed = Signal()
    ended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Job] = deque()
        self._told: list[Outcome] = []  # of the jobs before, while others wait
        self._errand: Errand | None = None
        self._job: Job | None = None
        self._stage = ""
        self._next: Callable[[], None] = lambda: None
        self._text = label(wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.offer = QPushButton()
        self.cancel = QPushButton(self.tr("Cancel"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID * 2)
        line.addWidget(self._text, 1)
        for part in (self._bar, self.offer, self.cancel):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.offer, self.cancel):
            button.setAutoDefault(False)
        lines = _LINES * self.fontMetrics().lineSpacing() + GRID // 2
        self.setMinimumHeight(max(self.cancel.sizeHint().height(), lines))
        self.offer.clicked.connect(self._take_offer)
        self.cancel.clicked.connect(self.stop)
        self._show_idle()

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._errand is not None

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text.text()

    def do(self, job: Job) -> None:
        """Do a job, after those that wait."""
        self._waiting.append(job)
        if not self.busy:
            self._begin()

    def say(self, outcome: Outcome) -> None:
        """Say something, until something else is to be said."""
        set_tone(self._text, outcome.tone)
        self._text.setText(outcome.sentence)
        self._text.setAccessibleName(outcome.sentence)
        self.offer.setVisible(outcome.offer is not None)
        if outcome.offer is not None:
            text, self._next = outcome.offer
            self.offer.setText(text)

    def stop(self) -> None:
        """End what is being done, and what waits."""
        self._waiting.clear()
        if self._errand is not None:
            self._errand.cancel()

    def _take_offer(self) -> None:
        self._next()

    # --- One job ------------------------------------------------------------------------

    def _begin(self) -> None:
        job = self._job = self._waiting.popleft()
        errand = self._errand = Errand(self)
        errand.stage.connect(self._on_stage)
        errand.advanced.connect(self._on_advanced)
        errand.done.connect(lambda what: self._end(job.then(what)))
        errand.failed.connect(lambda code, why: self._end(job.otherwise(code, why)))
        errand.cancelled.connect(lambda: self._end(Outcome(self.tr("Cancelled."))))
        self._stage = ""
        self.say(Outcome(job.title))
        self._bar.setRange(0, 0)
        self._bar.show()
        self.cancel.show()
        self.changed.emit()
        errand.begin(job.command, job.given)

    def _on_stage(self, name: str, parts: int) -> None:
        assert self._job is not None
        self._bar.setRange(0, parts)
        self._bar.setValue(0)
        self._stage = self._job.stages.get(name, "")
        self._say_how_far()

    def _on_advanced(self, parts: int) -> None:
        self._bar.setValue(self._bar.value() + parts)
        self._say_how_far()

    def _say_how_far(self) -> None:
        assert self._job is not None
        said = f"{self._job.title} {self._stage}".rstrip()
        if self._bar.maximum() > 1:
            count = self.tr("{done} of {total}")
            done, total = self._bar.value(), self._bar.maximum()
            said += " " + count.format(done=f"{done:,}", total=f"{total:,}")
        self.say(Outcome(said))

    def _end(self, outcome: Outcome) -> None:
        if self._errand is not None:
            self._errand.deleteLater()
        self._errand = self._job = None
        self._show_idle()
        self._told.append(outcome)
        if self._waiting:
            self._begin()
            return
        tone = next((each.tone for each in self._told if each.tone), "")
        together = "\n".join(each.sentence for each in self._told if each.sentence)
        self._told.clear()
        self.say(Outcome(together, tone, outcome.offer))
        self.changed.emit()
        self.ended.emit(together)

    def _show_idle(self) -> None:
        for part in (self._bar, self.cancel, self.offer):
            part.hide()
