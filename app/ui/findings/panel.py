"""The panel at the right: what the model says of the scan that is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.analysis import Analysis, ModelRef
from app.domain.notice import DOUBTS
from app.ui import explaining, words
from app.ui.findings.answer import Answer
from app.ui.findings.banner import Banner
from app.ui.findings.cut_line import CutLine
from app.ui.findings.details import detail_rows
from app.ui.findings.explained import FocusTips, explain
from app.ui.findings.heat_controls import HeatControls
from app.ui.findings.parts import Expander, keep_room, label, place, rule, set_tone
from app.ui.findings.points import PointBox
from app.ui.findings.seen import Seen
from app.ui.look.icons import pixmap
from app.ui.look.theme import GRID, PANEL_WIDTH, theme
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.bundle import Manifest
    from app.bundle.acceptance import Acceptance
    from app.domain.reading import Reading

_GATE_ICON = 18


class FindingsPanel(QScrollArea):
    """Shows a reading: scope, the leading finding in words, bars, heat map, details.

    Signals:
        operating_point_chosen: name of the operating point to decide at.
    """

    operating_point_chosen = Signal(str)

    def __init__(self, heat_action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Findings"))
        keep_room(self)
        self.setMinimumWidth(260)
        self._names_shown = True
        self.test_of: Callable[[ModelRef], Acceptance | None] = lambda _model: None
        self._reading: Reading | None = None
        self._manifest: Manifest | None = None  # whose places there are
        self._spoke: Manifest | None = None  # who made the reading
        self._gate_icon = QLabel()
        self._gate_icon.setFixedSize(_GATE_ICON, _GATE_ICON)
        self._gate = label()
        self._banner = Banner()
        self._gate_reason = CutLine()
        self.answer = Answer()
        self._warnings = label(wrap=True)
        self.points = PointBox()
        self.heat = HeatControls(heat_action)
        self.seen = Seen()
        self._details = Expander(self.tr("Model and file"))
        self._lay_out()
        self._focus_tips = FocusTips(self)
        self._focus_tips.watch(*self.findChildren(QWidget))
        self.answer.bars.set_focus_tips(self._focus_tips)
        self.points.activated.connect(
            lambda index: self.operating_point_chosen.emit(self.points.itemData(index))
        )
        self.clear()

    def sizeHint(self) -> QSize:
        return QSize(PANEL_WIDTH, 600)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("panel")
        column = QVBoxLayout(content)
        column.setContentsMargins(GRID * 2, 12, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        gate = QHBoxLayout()
        gate.setSpacing(6)
        gate.addWidget(self._gate_icon)
        gate.addWidget(self._gate, 1)
        self._gate_line = QWidget()
        lines = QVBoxLayout(self._gate_line)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addLayout(gate)
        lines.addWidget(self._gate_reason)
        self._warnings_title = label(self.tr("Keep in mind"), "section")
        column.addWidget(self._gate_line)
        column.addWidget(self._banner)
        self._impression, self._impression_place = place()
        self._verdicts, self._verdict_place = place()
        column.addWidget(self._impression)
        column.addWidget(self.answer)
        column.addWidget(self._decision())
        column.addWidget(self._verdicts)
        self._heat_part = QWidget()
        heat = QVBoxLayout(self._heat_part)
        heat.setContentsMargins(0, 0, 0, 0)
        heat.setSpacing(GRID)
        for part in (rule(), self.heat, rule()):
            heat.addWidget(part)
        column.addWidget(self._heat_part)
        # Below whatever can be operated, since their number changes from scan to scan.
        column.addWidget(self._warnings_title)
        column.addWidget(self._warnings)
        column.addWidget(self.seen)
        column.addWidget(rule())
        column.addWidget(self._details)
        column.addStretch(1)
        self.setWidget(content)

    def _decision(self) -> QWidget:
        self._decide = QWidget()
        line = QHBoxLayout(self._decide)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(label(self.tr("Decide at"), "quiet"))
        line.addWidget(self.points, 1)
        return self._decide

    def add_review(self, impression: QWidget, verdicts: QWidget) -> None:
        """Take in the form that stands in a withheld answer's place, and the verdict's controls."""
        self._impression_place.addWidget(impression)
        self._verdict_place.addWidget(rule())
        self._verdict_place.addWidget(verdicts)
        self._focus_tips.watch(*impression.findChildren(QWidget), *verdicts.findChildren(QWidget))
        before: QWidget = self.points
        for part in verdicts.findChildren(QWidget):  # the keyboard comes to them where they stand
            here = part.window() is self.window()  # a box's list is a window of its own
            if here and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, part)
                before = part

    # --- States -------------------------------------------------------------------------

    def set_manifest(self, manifest: Manifest | None) -> None:
        """Make the places for a bundle's findings before there is an answer."""
        self._manifest = manifest
        if manifest is None:
            return
        self.answer.set_manifest(manifest)
        self.points.offer(manifest)
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        self.answer.keep_room(max(self.viewport().width() - 4 * GRID, 1))

    def choose_point(self, name: str | None) -> None:
        """Show which operating point is in force."""
        self.points.choose(name)

    def clear(self, *, asked: bool = True) -> None:
        """Show the quiet places of an answer that is on its way, or is not asked for yet."""
        self._reading = None
        self._show_parts(answer=True)
        said = self.tr("Reading …") if asked else self.tr("Playing: it is read where it stops")
        self._set_gate("", said, "faint")
        self._gate_reason.say("")
        self.answer.clear()
        self._set_warnings(())
        self.heat.set_maps((), None)
        self.seen.clear()
        self.points.setEnabled(False)
        self._details.set_rows([])

    def show_reading(self, reading: Reading, manifest: Manifest | None) -> None:
        """Show a reading of any status; ``manifest`` is of the bundle that made it, if any."""
        self._reading = reading
        self._spoke = manifest
        if manifest is not None and manifest is not self._manifest:
            self.set_manifest(manifest)
        if reading.analysis is None or reading.status == "failed":
            self._show_failure(reading)
        elif reading.status == "refused":
            self._show_refusal(reading)
        elif reading.status == "withheld":
            self._show_withheld()
        else:
            self._show_answer(reading.analysis, manifest)
        model = None if reading.analysis is None else reading.analysis.model
        test = None if model is None else self.test_of(model)
        self._details.set_rows(detail_rows(reading, manifest, test, named=self._names_shown))

    def decide_again(self, decided: Callable[[Reading], Reading]) -> None:
        """Show the same reading as decided at another operating point."""
        if self._reading is not None:
            self.show_reading(decided(self._reading), self._spoke)

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        if self._reading is not None:
            self.show_reading(self._reading, self._spoke)
        self._details.renew_icons()

    def say_again(self) -> None:
        """Say what is shown in the language in force."""
        if self._manifest is not None:
            self.set_manifest(self._manifest)
        if self._reading is not None:
            self.show_reading(self._reading, self._spoke)

    def set_names_shown(self, shown: bool) -> None:
        """Show the file's name among the details, or leave it out."""
        self._names_shown = shown
        if self._reading is not None:
            self.show_reading(self._reading, self._spoke)

    def focus_first(self) -> None:
        """Move the keyboard to the first line that it reaches."""
        first = self._gate_reason
        (first if first.isVisible() else self).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_answer(self, analysis: Analysis, manifest: Manifest | None) -> None:
        self._show_parts(answer=True)
        warned = bool(analysis.warnings)
        self._set_gate(
            "warning" if warned else "check", words.scope(analysis.gate, analysis.warnings), "text"
        )
        gate = None if manifest is None else manifest.gate
        limit = None if gate is None else gate.distance_limit
        reason = words.gate_reason(analysis.gate, analysis.warnings, limit)
        if warned and analysis.warnings[0].code in DOUBTS:
            self._gate_reason.say(reason, ink="failed")
        else:
            self._gate_reason.say("", reason)
        explain(self._gate_reason, explaining.explain_gate(analysis.gate, analysis.warnings))
        self.answer.show_answer(analysis, manifest)
        self._set_warnings(tuple(spoken(warning.message) for warning in analysis.warnings))
        self.points.setEnabled(self.points.count() > 1)
        self.seen.show_analysis(analysis)

    def _show_refusal(self, reading: Reading) -> None:
        assert reading.analysis is not None
        self._show_parts(answer=False)
        reason = spoken(reading.reason.message) if reading.reason else ""
        more = self.tr("The viewer works as always; only the model stays silent.")
        self._banner.say("no_answer", self.tr("No answer"), reason, more)
        self._set_warnings(tuple(spoken(warning.message) for warning in reading.analysis.warnings))

    def _show_withheld(self) -> None:
        self._show_parts(answer=False)
        self._impression.setVisible(True)
        self._set_warnings(())

    def _show_failure(self, reading: Reading) -> None:
        self._show_parts(answer=False)
        reason = spoken(reading.reason.message) if reading.reason else ""
        unread = reading.analysis is None
        if reading.status == "refused":  # the file is whole, and holds something else
            self._banner.say("no_answer", self.tr("Not an image"), reason)
            self._set_warnings(())
            return
        title = self.tr("Cannot be read") if unread else self.tr("The model failed")
        more = "" if unread else self.tr("The scan itself is fine and can be viewed.")
        self._banner.say("failed", title, reason, more)
        warnings = () if reading.analysis is None else reading.analysis.warnings
        self._set_warnings(tuple(spoken(warning.message) for warning in warnings))

    # --- Parts --------------------------------------------------------------------------

    def _show_parts(self, *, answer: bool) -> None:
        self._banner.setVisible(False)
        self._impression.setVisible(False)
        for part in (
            self._gate_line,
            self.answer,
            self._decide,
            self._verdicts,
            self._heat_part,
            self.seen,
        ):
            part.setVisible(answer)

    def _set_gate(self, name: str, text: str, ink: str) -> None:
        drawn = pixmap(name, getattr(theme(), ink), _GATE_ICON, self.devicePixelRatioF())
        self._gate_icon.clear()
        if drawn is not None:
            self._gate_icon.setPixmap(drawn)
        self._gate.setText(text)
        self._gate.setProperty("role", "faint" if ink == "faint" else "")
        set_tone(self._gate, ink)

    def _set_warnings(self, messages: tuple[str, ...]) -> None:
        self._warnings_title.setVisible(bool(messages))
        self._warnings.setVisible(bool(messages))
        text = "\n\n".join(messages)
        self._warnings.setText(text)
