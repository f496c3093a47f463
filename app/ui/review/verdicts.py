"""Agree, disagree or amend, finding by finding, with a comment; under the findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.finding import Finding
from app.domain.verdict import OPINIONS, PRESENCES, Opinion, Presence, Verdict
from app.ui import words as findings_words
from app.ui.findings.parts import WheelGuard, label
from app.ui.look.theme import GRID
from app.ui.review import words
from app.ui.review.choice import Choice
from app.ui.review.said import Said

_LONGEST = 500  # characters of a comment


class VerdictControls(QWidget):
    """Takes verdicts on the findings of the shown scan. Every part keeps its place.

    Signals:
        judged: (finding, opinion, presence or "", comment).
    """

    judged = Signal(str, str, str, str)

    def __init__(self, keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._findings: tuple[Finding, ...] = ()
        self._commented: str | None = None  # the finding that the comment in the field is on
        self.finding = QComboBox()
        self.finding.setAccessibleName(self.tr("Finding that your verdict is on"))
        self.finding.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.finding.setMinimumContentsLength(8)
        self.finding.installEventFilter(WheelGuard(self))
        self.opinion = Choice({name: words.opinion(name) for name in OPINIONS}, self.tr("Verdict"))
        self.opinion.explain({name: words.opinion_hint(name) for name in OPINIONS}, keys)
        views: dict[str, str] = {name: words.presence(name) for name in PRESENCES}
        self.presence = Choice(views, self.tr("Amended to"))
        self.presence.explain(views, keys)
        self.comment = QLineEdit()
        self.comment.setMaxLength(_LONGEST)
        self.comment.setPlaceholderText(self.tr("Comment"))
        self.comment.setAccessibleName(self.tr("Comment on the finding"))
        self._status = label(role="quiet", wrap=True)
        self._status.setMinimumHeight(2 * (self._status.fontMetrics().lineSpacing() + 2))
        self._lay_out()
        self.finding.currentIndexChanged.connect(lambda _index: self._on_finding())
        self.opinion.chosen.connect(self.judge)
        self.presence.chosen.connect(self.amend)
        self.comment.returnPressed.connect(lambda: self.settle(alone=True))
        self.comment.editingFinished.connect(self.settle)
        self.show_findings((), Said())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label(self.tr("Your verdict"), "section"))
        head.addWidget(self.finding, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID // 2 + 2)
        whole.addLayout(head)
        for part in (self.opinion, self.presence, self.comment, self._status):
            whole.addWidget(part)

    @property
    def current(self) -> Finding | None:
        """The finding that a key speaks of."""
        return self.named(self.finding.currentData())

    def named(self, name: str | None) -> Finding | None:
        """Return the finding of this name, None where there is none."""
        return next((finding for finding in self._findings if finding.name == name), None)

    def show_findings(self, findings: Sequence[Finding], said: Said) -> None:
        """Show what was said of findings, and take more; none empties the places."""
        names = [finding.name for finding in findings]
        before = [self.finding.itemData(number) for number in range(self.finding.count())]
        self._findings, self._said = tuple(findings), said
        if names and names != before:
            self.finding.blockSignals(True)
            self.finding.clear()
            for name in names:
                self.finding.addItem(findings_words.titled(name), name)
            self.finding.blockSignals(False)
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            for number in range(self.finding.count()):
                name = findings_words.titled(self.finding.itemData(number))
                self.finding.setItemText(number, name)
            waits = self.opinion.buttons["amend"].isChecked() and not self._given()
            if not waits:  # else the question stands, and is put into other words as any text
                self._update()

    def select(self, finding: str) -> None:
        """Let keys speak of a finding."""
        self.finding.setCurrentIndex(max(0, self.finding.findData(finding)))

    def step(self, by: int = 1) -> None:
        """Go to another finding."""
        if (count := self.finding.count()) > 0:
            self.finding.setCurrentIndex((self.finding.currentIndex() + by) % count)

    def judge(self, opinion: Opinion) -> None:
        """Give a verdict on the current finding; to amend waits for what it is amended to."""
        if self.current is None:
            return
        if opinion == "amend":
            given = self._said.verdict(self.current.name)
            self.opinion.choose("amend")
            self.presence.setEnabled(True)
            if given is None or given.opinion != "amend":
                self._status.setText(
                    self.tr("Is it present, absent, or are you unsure? Or write a comment.")
                )
            return
        self._judge(opinion, None)

    def amend(self, presence: Presence) -> None:
        """Say whether the current finding is there."""
        if self.current is not None:
            self._judge("amend", presence)

    def _judge(self, opinion: Opinion, presence: Presence | None) -> None:
        assert self.current is not None
        text = self.comment.text().strip()
        self.judged.emit(self.current.name, opinion, presence or "", text)

    def settle(self, *, alone: bool = False) -> None:
        """Record the comment in the field, if it is new: the verdict in force with other words.

        Args:
            alone: also one without a verdict, as an amendment that says nothing else; else it
                waits for the verdict that is about to be given.
        """
        name, text = self._commented, self.comment.text().strip()
        given = None if name is None else self._said.verdict(name)
        if name is None or text == ("" if given is None else given.comment):
            return
        if given is not None:
            self.judged.emit(name, given.opinion, given.presence or "", text)
        elif alone or self.opinion.buttons["amend"].isChecked():
            self.judged.emit(name, "amend", "", text)

    def _on_finding(self) -> None:
        self.settle(alone=True)
        self._update()

    def _show_comment(self, name: str | None, text: str) -> None:
        """Show what was recorded, but over nothing that is being typed."""
        if name != self._commented or not self.comment.isModified():
            self._commented = name
            self.comment.setText(text)
        elif self.comment.text().strip() == text:
            self.comment.setModified(False)

    def _given(self) -> Verdict | None:
        return None if self.current is None else self._said.verdict(self.current.name)

    def _update(self) -> None:
        finding, given = self.current, self._given()
        for part in (self.opinion, self.comment):
            part.setEnabled(finding is not None)
        self.finding.setEnabled(len(self._findings) > 1)
        amended = given is not None and given.opinion == "amend"
        self.presence.setEnabled(amended)
        self.opinion.choose(None if given is None else given.opinion)
        self.presence.choose(given.presence if given is not None and amended else None)
        self._show_comment(
            None if finding is None else finding.name, "" if given is None else given.comment
        )
        if finding is None:
            self._status.setText("")
            return
        name = finding.name
        self._status.setText(
            words.verdict(given, self._said.earlier(name), self._said.impression(name))
        )
