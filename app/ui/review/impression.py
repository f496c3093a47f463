"""The form in the answer's place while that is withheld: the reader's impression first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.verdict import PRESENCES, Presence
from app.ui import words as findings_words
from app.ui.findings.parts import label, set_tone, tip
from app.ui.look.theme import GRID
from app.ui.review import words
from app.ui.review.choice import Choice


class ImpressionForm(QWidget):
    """Asks for a view of each finding, one after the other.

    Signals:
        given: (finding, presence).
        enough: the reader wants to see the answer; at least one view was given.
    """

    given = Signal(str, str)
    enough = Signal()

    def __init__(self, keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._names: tuple[str, ...] = ()
        self._given: dict[str, Presence] = {}
        self._rows: dict[str, tuple[QWidget, Choice]] = {}
        self._current = 0
        title = label(self.tr("Your impression first"), "heading", wrap=True)
        text = label(
            self.tr(
                "The model's answer is withheld. It is shown when you have said whether each "
                "finding is there."
            ),
            "quiet",
            wrap=True,
        )
        self._places = QVBoxLayout()
        self._places.setSpacing(GRID)
        self._show = QPushButton(self.tr("Show the answer"))
        self._show.setToolTip(tip(self.tr("What you have not said anything of stays unsaid")))
        self._show.clicked.connect(self.enough)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(title)
        whole.addWidget(text)
        whole.addSpacing(GRID)
        whole.addLayout(self._places)
        whole.addWidget(self._show)

    @property
    def current(self) -> str | None:
        """The finding that a key speaks of."""
        return self._names[self._current] if self._names else None

    def ask(self, findings: Sequence[str]) -> None:
        """Ask for a view of these findings."""
        self._given = {}
        self._current = 0
        if tuple(findings) != self._names:
            self._names = tuple(findings)
            self._build()
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._build()
            self._update()

    def give(self, presence: Presence) -> None:
        """Give a view of the current finding, and go on to the next."""
        if self.current is not None:
            self._give(self.current, presence)

    def step(self, by: int = 1) -> None:
        """Go to another finding."""
        if self._names:
            self._current = (self._current + by) % len(self._names)
            self._update()

    def focus_first(self) -> None:
        """Move the keyboard to the first button."""
        if self._names:
            next(iter(self._rows[self._names[0]][1].buttons.values())).setFocus()

    def _give(self, finding: str, presence: Presence) -> None:
        self._given[finding] = presence
        left = [n for n in range(len(self._names)) if self._names[n] not in self._given]
        self._current = next((n for n in left if n > self._names.index(finding)), 0)
        if left and self._current not in left:
            self._current = left[0]
        self._update()
        self.given.emit(finding, presence)
        if not left:
            self.enough.emit()

    def _build(self) -> None:
        for title, choice in self._rows.values():
            for widget in (title, choice):
                self._places.removeWidget(widget)
                widget.deleteLater()
        self._rows = {}
        texts: dict[str, str] = {name: words.presence(name) for name in PRESENCES}
        for finding in self._names:
            title = label(findings_words.titled(finding))
            choice = Choice(texts, findings_words.titled(finding))
            choice.explain({name: texts[name] for name in PRESENCES}, self._keys)
            choice.chosen.connect(lambda name, finding=finding: self._give(finding, name))
            self._places.addWidget(title)
            self._places.addWidget(choice)
            self._rows[finding] = (title, choice)

    def _update(self) -> None:
        for finding, (title, choice) in self._rows.items():
            choice.choose(self._given.get(finding))
            here = finding == self.current and len(self._names) > 1
            set_tone(title, "accent" if here else "negative")
        self._show.setVisible(len(self._names) > 1)
        self._show.setEnabled(bool(self._given))
