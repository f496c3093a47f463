"""An answer: the leading finding in words and figures, every finding's bar, the prediction set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.achieved import Achieved, achieved
from app.domain.analysis import Analysis
from app.domain.finding import Finding
from app.ui import explaining, words
from app.ui.findings.bars import BarList
from app.ui.findings.explained import explain, explained
from app.ui.findings.parts import label, set_tone
from app.ui.findings.worth import Worth
from app.ui.look.theme import GRID

if TYPE_CHECKING:
    from app.bundle import Manifest


class Answer(QWidget):
    """The places of an answer, which are there before it and keep their size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manifest: Manifest | None = None
        self._headline = label(role="heading", wrap=True)
        self._figure = explained()
        self._operating = explained("quiet")
        self.worth = Worth()
        self.bars = BarList()
        self._set = explained("quiet")
        explain(self._set, explaining.explain_set())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for widget in (self._headline, self._figure, self._operating, self.worth):
            column.addWidget(widget)
        column.addSpacing(GRID)
        column.addWidget(self.bars)
        column.addWidget(self._set)

    def set_manifest(self, manifest: Manifest) -> None:
        """Make the places for a bundle's findings."""
        self._manifest = manifest
        self.bars.set_specs(manifest.findings)
        self._set.setVisible(manifest.conformal is not None)
        explain(self._set, explaining.explain_set(manifest))
        self.worth.setVisible(any(spec.operating_points for spec in manifest.findings))

    def keep_room(self, width: int) -> None:
        """Keep the room that the longest answer takes, so that nothing moves when it comes."""
        for text in (self._operating, self._set):
            text.setMinimumHeight(_lines(text, 2))
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
        specs = () if self._manifest is None else self._manifest.findings
        longest = [words.longest_verdict(spec) for spec in specs if spec.part_of is None]
        lines = 1
        if longest:
            widest = max(map(self._headline.fontMetrics().horizontalAdvance, longest))
            lines = 1 + (widest > width)
        self._headline.setMinimumHeight(_lines(self._headline, lines))
        self._headline.setAlignment(Qt.AlignmentFlag.AlignTop)

    def clear(self) -> None:
        """Empty the places and keep them."""
        self._headline.setText("…")
        set_tone(self._headline, "negative")
        self._figure.setText(" ")
        self._operating.setText("")
        self.worth.show_finding("", None)
        self.bars.clear()
        self._set.setText("")

    def show_answer(self, analysis: Analysis, manifest: Manifest | None) -> None:
        """Show what a bundle says."""
        finding = words.leading(analysis.findings)
        achieves = _achieved(analysis.findings, manifest)
        of = None if finding is None else achieves.get(finding.name)
        if finding is not None:
            self._headline.setText(words.verdict(finding))
            set_tone(self._headline, "positive" if finding.positive else "negative")
            self._figure.setText(words.against_threshold(finding))
            explain(self._figure, explaining.explain_probability(finding))
            point = finding.operating_point
            self._operating.setText(words.operating(point, of) if point and of else "")
            explain(self._operating, explaining.explain_point(point, of) if point and of else "")
        self.worth.show_finding("" if analysis.model is None else analysis.model.id, finding, of)
        self.bars.set_findings(analysis.findings, achieves)
        self._set.setText(words.prediction_set(analysis, manifest))


def _achieved(findings: Sequence[Finding], manifest: Manifest | None) -> dict[str, Achieved]:
    """What the operating points in force achieve, by finding."""
    metrics = {} if manifest is None else manifest.metrics
    return {
        finding.name: achieved(metrics, finding.name, finding.operating_point)
        for finding in findings
        if finding.operating_point is not None
    }


def _lines(text: QLabel, count: int) -> int:
    """Height of so many lines on a label, with room for the taller letters of a fallback font."""
    return count * (text.fontMetrics().lineSpacing() + 2)
