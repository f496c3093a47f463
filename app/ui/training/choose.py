"""The third step: what the scans can support, quick or thorough, and what to call the model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.labelled import Labelled
from app.domain.supporting import LIKELY, Support, Took, expected_seconds, supports
from app.ui import words as general
from app.ui.findings.parts import keep_room, label, rule
from app.ui.look.theme import GRID
from app.ui.training import words
from app.ui.training.chosen import Chosen
from app.ui.training.expecting import expectations
from app.ui.training.leaving_out import LeavingOut
from app.ui.training.sentences import Sentences

_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChoosePage(QWidget):
    """Says what can be expected, and starts.

    Signals:
        start_wanted: (title, thorough).
    """

    start_wanted = Signal(str, bool)

    def __init__(self, chosen: Chosen, leaving: LeavingOut) -> None:
        super().__init__()
        self._chosen, self._leaving = chosen, leaving
        self._named = True
        self._before: tuple[Took, ...] = ()
        self._shown: Labelled | None = None
        self._blocked = ""
        self.sentences = Sentences()
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self.quick = QRadioButton(self.tr("&Quick"))
        self.thorough = QRadioButton(self.tr("T&horough"))
        self._quick_time = label("", "quiet")
        self._thorough_time = label("", "quiet")
        self.title = QLineEdit()
        self.start = QPushButton(self.tr("&Start training"))
        self.start.setObjectName("primary")
        self.start.setAutoDefault(False)
        self._fault = Sentences()
        self._lay_out()
        self.quick.setChecked(True)
        for button in (self.quick, self.thorough):
            button.toggled.connect(lambda _on: self._update())
        self.title.textChanged.connect(lambda _text: self._allow())
        self.title.returnPressed.connect(self.start.click)
        self.start.clicked.connect(self._start)
        chosen.found_more.connect(self._on_found)
        leaving.changed.connect(self._update)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID * 3)
        self._grid.setVerticalSpacing(GRID // 2)
        self.title.setAccessibleName(self.tr("Title of the model"))
        self.title.setMaximumWidth(420)
        self.title.setMaxLength(120)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("What these scans can support"), "heading"))
        column.addWidget(self.sentences)
        column.addSpacing(GRID)
        column.addWidget(self._table)
        column.addSpacing(GRID)
        column.addWidget(rule())
        column.addSpacing(GRID)
        column.addWidget(label(self.tr("How to train"), "heading"))
        column.addWidget(self._way(self.quick, self._quick_time, _quick_text()))
        column.addWidget(self._way(self.thorough, self._thorough_time, _thorough_text()))
        column.addSpacing(GRID)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        caption = label(self.tr("Title"))
        caption.setBuddy(self.title)
        line.addWidget(caption)
        line.addWidget(self.title, 1)
        line.addWidget(self.start)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._fault)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_room(area)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _way(self, button: QRadioButton, time: QWidget, text: str) -> QFrame:
        """A way to train, with its time and what it is for."""
        button.setAccessibleDescription(text)
        frame = QFrame()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(2)
        grid.addWidget(button, 0, 0)
        grid.addWidget(time, 0, 1)
        line = label(text, "quiet", wrap=True)
        line.setIndent(GRID * 3)
        grid.addWidget(line, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return frame

    # --- What is known ------------------------------------------------------------------

    def set_names_shown(self, shown: bool) -> None:
        """Call the model after its folder, or not: the folder may be called after a patient."""
        self._named = shown
        self._suggest()

    def set_before(self, before: Sequence[Took]) -> None:
        """Learn from how long earlier trainings took."""
        self._before = tuple(before)
        self._update()

    def set_blocked(self, why: str) -> None:
        """Let nothing be started, "" lets it again."""
        if why != self._blocked:
            self._blocked = why
            self._allow()

    def say_fault(self, sentence: str) -> None:
        """Say why training did not start."""
        self._fault.show_sentences([("failed", sentence)] if sentence else [])

    def _on_found(self) -> None:
        found = self._chosen.complete
        if found is None or found == self._shown:
            return
        another = self._shown is None or self._shown.source != found.source
        self._shown = found
        if another:
            self._suggest()
        self._update()

    def _suggest(self) -> None:
        source = self._chosen.source
        if source is None or self.title.isModified():
            return
        name = source.stem if source.suffix.lower() in (".csv", ".tsv") else source.name
        name = name.replace("_", " ").strip()
        text = self.tr("Own model: {name}").format(name=name) if name and self._named else ""
        self.title.setText(text or self.tr("Own model"))

    def _update(self) -> None:
        found = self._shown
        if found is None:
            return
        shown = supports(found, thorough=self.thorough.isChecked())
        self._fill(shown)
        self.sentences.show_sentences(expectations(found, shown, left_out=self._leaving.count))
        for time, thorough in ((self._quick_time, False), (self._thorough_time, True)):
            seconds = expected_seconds(found.scans, thorough=thorough, before=self._before)
            minutes = 60 * max(1, round(seconds / 60))  # it is a guess
            about = self.tr("about {time} on this computer").format(time=general.duration(minutes))
            time.setText(about)
        self._allow()

    def _fill(self, shown: Sequence[Support]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        heads = (
            self.tr("Class"),
            self.tr("Held out"),
            self.tr("Others"),
            self.tr("An AUC of {auc} would be known to within").format(auc=f"{LIKELY:.2f}"),
        )
        rows = [heads]
        rows += [
            (s.name, f"{s.positives:,}", f"{s.negatives:,}", f"{s.low:.2f}–{s.high:.2f}")
            for s in shown
        ]
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cell = label(text, "quiet" if row == 0 else "")
                cell.setAlignment(_NUMBERS if column else Qt.AlignmentFlag.AlignLeft)
                if row and column:
                    cell.setAccessibleName(f"{texts[0]}, {heads[column]}: {text}")
                self._grid.addWidget(cell, row, column)
        self._grid.setColumnStretch(len(heads), 1)

    # --- Starting -----------------------------------------------------------------------

    def _allow(self) -> None:
        untitled = not self.title.text().strip()
        why = self._blocked or (self.tr("Give the model a title first.") if untitled else "")
        self.start.setEnabled(not why)
        self.start.setToolTip(why)
        if self._blocked:
            self._fault.show_sentences([("no_answer", self._blocked)])
        elif self._fault.texts and self._fault.tones == ("no_answer",):
            self._fault.show_sentences([])

    def _start(self) -> None:
        self.say_fault("")
        self.start_wanted.emit(self.title.text().strip(), self.thorough.isChecked())


def _quick_text() -> str:
    return words.translate(
        "Training",
        "A last layer is fitted on what a network sees that was made for photographs. Good for a "
        "first look, and often enough.",
    )


def _thorough_text() -> str:
    return words.translate(
        "Training",
        "The network's upper layers learn from your scans too. Better where there are hundreds of "
        "scans of each class; it can be paused, and goes on after an interruption.",
    )
