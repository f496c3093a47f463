"""How often the answer is right, where the finding is as common as the reader says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.achieved import Achieved, held_out
from app.domain.finding import Estimate, Finding
from app.domain.predictive import predictive_values
from app.ui import explaining
from app.ui.figures import percent
from app.ui.findings.explained import explain, explained
from app.ui.findings.parts import label, set_tone
from app.ui.look.theme import GRID

translate = QCoreApplication.translate

_LONGEST = 14  # characters, of "1 in 1,000,000"

_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_PERCENT = re.compile(rf"({_NUMBER}) ?%")
_OF_MANY = re.compile(r"(?:([0-9]+) ?(?:/|:|in) ?)?([0-9., ]+)", re.IGNORECASE)


def share(text: str) -> float | None:
    """Return the share that a reader means, or None where it is none above 0 and below 1.

    "10", "1/10", "1:10" and "1 in 10" mean one in ten, "10 %" the same. A comma is as good as a
    point; either groups thousands where just three digits follow ("10,000"), but not in a
    percentage, which is never so large.
    """
    found = _meant(text)
    return found if found is not None and 0.0 < found < 1.0 else None


def _meant(text: str) -> float | None:
    """The share that a text states, in range or not; None where it states none."""
    plain = " ".join(text.split())  # any blank, a narrow or fixed one too, is one
    if found := _PERCENT.fullmatch(plain):
        return _number(found[1]) / 100.0
    if not (found := _OF_MANY.fullmatch(plain)):
        return None
    if _GROUPED.fullmatch(found[2]):
        many = float(re.sub(r"[., ]", "", found[2]))
    elif re.fullmatch(_NUMBER, found[2]):
        many = _number(found[2])
    else:
        return None
    return float(found[1] or 1) / many if many > 0.0 else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


class Worth(QWidget):
    """A field for how common the finding is, and what its two answers are then worth.

    What was typed is kept for each bundle and finding.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed: dict[str, str] = {}
        self._key = ""
        self._finding: Finding | None = None
        self._of: Achieved | None = None
        before, after = (
            label(self.tr("If 1 in"), "quiet"),
            label(self.tr("such patients has it:"), "quiet"),
        )
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("00000") + 2 * GRID)
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.setAccessibleName(self.tr("In how many such patients one has the finding"))
        self.positive, self.negative = (
            explained("quiet"),
            explained("quiet"),
        )
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        for part in (before, self.field, after):
            line.addWidget(part)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID // 2)
        whole.addLayout(line)
        whole.addWidget(self._answers())
        self.field.textEdited.connect(self._keep)
        self.field.editingFinished.connect(self._tidy)
        self.field.returnPressed.connect(self.field.clearFocus)

    def _answers(self) -> QWidget:
        """The two lines, or the one sentence in their place: nothing below may move."""
        result = QWidget()
        lines = QVBoxLayout(result)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.positive)
        lines.addWidget(self.negative)
        lines.addStretch(1)
        result.setMinimumHeight(2 * (self.positive.fontMetrics().lineSpacing() + 2))
        return result

    @property
    def typed(self) -> Mapping[str, str]:
        """What was typed, by bundle and finding."""
        return self._typed

    def set_typed(self, typed: Mapping[str, str]) -> None:
        """Take up what was typed earlier."""
        self._typed = dict(typed)
        self.field.setText(self._typed.get(self._key, ""))
        self._say()

    def show_finding(
        self, bundle: str, finding: Finding | None, of: Achieved | None = None
    ) -> None:
        """Show what the answers for a finding of a bundle are worth; None empties the place.

        Args:
            bundle: its id.
            finding: of a scan.
            of: what its operating point achieves; None for what the point itself states.
        """
        self._of = of
        self._finding = None if finding is None or finding.operating_point is None else finding
        self.field.setEnabled(self._finding is not None)
        if self._finding is not None:
            key = f"{bundle}/{self._finding.name}"
            if key != self._key:
                self._key = key
                self.field.setText(self._typed.get(key, ""))
        self._say()

    def _keep(self, text: str) -> None:
        self._typed.pop(self._key, None)
        if text.strip():
            self._typed[self._key] = text.strip()
        self._say()

    def _tidy(self) -> None:
        """Write a share such as "10 %" as the field reads: one in 10."""
        found = share(self.field.text())
        if found is not None and not self.field.text().strip().isdigit():
            self.field.setText(f"{1.0 / found:.4g}" if found > 1e-4 else f"{1.0 / found:.0f}")
            self._keep(self.field.text())

    def _say(self) -> None:
        finding, text = self._finding, self.field.text().strip()
        point = None if finding is None else finding.operating_point
        self._write("")
        if finding is None or point is None:
            return
        prevalence = share(text)
        if not text:
            self._write(self.tr("Type a number, to see how often an answer is right."))
        elif prevalence is None:
            self._write(_what_helps(text))
        else:
            of = self._of or held_out(point)
            worth = predictive_values(of.sensitivity, of.specificity, prevalence)
            self._write(
                self.tr("Above threshold: {figure}").format(figure=_have_it(worth.ppv)),
                self.tr("Below threshold: {figure}").format(figure=_do_not(worth.npv)),
                _explained(prevalence, of),
            )
            # What holds for this scan stands out from what would hold for another.
            set_tone(self.positive if finding.positive else self.negative, "negative")

    def _write(self, first: str, second: str = "", hint: str = "") -> None:
        self.negative.setVisible(bool(second))
        for text, said in ((self.positive, first), (self.negative, second)):
            text.setText(said)
            explain(text, hint)
            set_tone(text, "")


def _have_it(ppv: Estimate | None) -> str:
    if ppv is None:
        return translate("Worth", "never")
    return translate("Worth", "{share} have it ({range})").format(
        share=percent(ppv.value), range=_range(ppv)
    )


def _do_not(npv: Estimate | None) -> str:
    if npv is None:
        return translate("Worth", "never")
    return translate("Worth", "{share} do not ({range})").format(
        share=percent(npv.value), range=_range(npv)
    )


def _range(of: Estimate) -> str:
    low, high = percent(of.low), percent(of.high)
    if low == high:
        return low
    return translate("Worth", "{low} to {high}").format(low=low.removesuffix(" %"), high=high)


def _what_helps(text: str) -> str:
    """What to type instead of a text that is no share."""
    if _meant(text) is None:
        return translate(
            "Worth", "“{text}” is not understood. Type a number such as 10, or 1 in 10, or 10 %."
        ).format(text=text)
    return translate(
        "Worth", "Type a number above 1, such as 10 for one in ten, or a share such as 10 %."
    )


def _explained(prevalence: float, of: Achieved) -> str:
    return translate(
        "Worth",
        "Positive and negative predictive value where {share} of the patients have the finding, "
        "with 95 % confidence intervals: from the sensitivity and specificity {scans}, by Bayes' "
        "rule. They hold only as far as your scans are like those.",
    ).format(share=f"{prevalence * 100:.3g} %", scans=explaining.on_which_scans(of))
