"""The panel at the right: what the model says of the scan that is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.analysis import Analysis
from app.ui import words
from app.ui.findings.banner import Banner
from app.ui.findings.bars import BarList, ProbabilityBar
from app.ui.findings.details import detail_rows
from app.ui.findings.heat_controls import HeatControls
from app.ui.findings.parts import Expander, WheelGuard, keep_room, label, rule, set_tone
from app.ui.look.icons import pixmap
from app.ui.look.theme import GRID, PANEL_WIDTH, theme
from app.ui.worklist.delegate import to_image

if TYPE_CHECKING:
    from app.bundle import Manifest
    from app.services.reading import Reading

_SEEN = 88  # side of the picture of what the network saw
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
        self._reading: Reading | None = None
        self._manifest: Manifest | None = None
        self._gate_icon = QLabel()
        self._gate_icon.setFixedSize(_GATE_ICON, _GATE_ICON)
        self._gate = label()
        self._banner = Banner()
        self._headline = label(role="heading", wrap=True)
        self._figure = label(wrap=True)
        self._operating = label(role="quiet", wrap=True)
        self._bars = BarList()
        self._set = label(role="quiet", wrap=True)
        self._set.setToolTip(
            self.tr(
                "The classes the model cannot rule out: on held-out data such sets held the true "
                "class at least as often as the figure says."
            )
        )
        self._warnings = label(wrap=True)
        self._points = QComboBox()
        self._points.setAccessibleName(self.tr("Operating point to decide at"))
        self._points.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._points.setMinimumContentsLength(8)
        self.heat = HeatControls(heat_action)
        self._seen = QLabel()
        self._details = Expander(self.tr("Model and file"))
        self._points.installEventFilter(WheelGuard(self))
        self._lay_out()
        self._points.activated.connect(
            lambda index: self.operating_point_chosen.emit(self._points.itemData(index))
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
        self._gate_line.setLayout(gate)
        gate.setContentsMargins(0, 0, 0, 0)
        self._answer = QWidget()
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 4, 0, 0)
        answer.setSpacing(4)
        for widget in (self._headline, self._figure, self._operating):
            answer.addWidget(widget)
        answer.addSpacing(GRID)
        answer.addWidget(self._bars)
        answer.addWidget(self._set)
        self._warnings_title = label(self.tr("Keep in mind"), "section")
        column.addWidget(self._gate_line)
        column.addWidget(self._banner)
        column.addWidget(self._answer)
        column.addWidget(self._decision())
        column.addWidget(self._warnings_title)
        column.addWidget(self._warnings)
        column.addWidget(self._pictures())
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
        line.addWidget(self._points, 1)
        return self._decide

    def _pictures(self) -> QWidget:
        self._pictures_part = QWidget()
        column = QVBoxLayout(self._pictures_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(rule())
        column.addWidget(self.heat)
        column.addWidget(rule())
        line = QHBoxLayout()
        line.setSpacing(12)
        self._seen.setFixedSize(_SEEN, _SEEN)
        self._seen.setStyleSheet(f"background: {theme().viewer};")
        self._seen.setAccessibleName(self.tr("What the network saw"))
        line.addWidget(self._seen, 0, Qt.AlignmentFlag.AlignTop)
        caption = QVBoxLayout()
        caption.setSpacing(2)
        caption.addWidget(label(self.tr("What the network saw"), "section"))
        self._seen_text = label(role="quiet", wrap=True)
        caption.addWidget(self._seen_text)
        caption.addStretch(1)
        line.addLayout(caption, 1)
        column.addLayout(line)
        return self._pictures_part

    # --- States -------------------------------------------------------------------------

    def set_manifest(self, manifest: Manifest | None) -> None:
        """Make the places for a bundle's findings before there is an answer."""
        self._manifest = manifest
        if manifest is None:
            return
        self._bars.set_specs(manifest.findings)
        # Room for two lines, so that nothing below moves when the answer comes.
        self._set.setVisible(manifest.conformal is not None)
        self._set.setMinimumHeight(2 * self._set.fontMetrics().lineSpacing())
        self._set.setAlignment(Qt.AlignmentFlag.AlignTop)
        points = next((s.operating_points for s in manifest.findings if s.operating_points), ())
        chosen = self._points.currentData()
        self._points.clear()
        for point in points:
            text = self.tr("{name} (threshold {figure})").format(
                name=words.capitalised(words.point_name(point.name)),
                figure=words.percent(point.threshold),
            )
            self._points.addItem(text, point.name)
            self._points.setItemData(
                self._points.count() - 1, words.explain_point(point), Qt.ItemDataRole.ToolTipRole
            )
        self._points.setCurrentIndex(max(0, self._points.findData(chosen)))

    def choose_point(self, name: str | None) -> None:
        """Show which operating point is in force."""
        self._points.setCurrentIndex(max(0, self._points.findData(name)))

    def clear(self) -> None:
        """Show the quiet places of an answer that is on its way."""
        self._reading = None
        self._show_parts(answer=True)
        self._set_gate("", self.tr("Reading …"), "faint")
        self._headline.setText("…")
        set_tone(self._headline, "negative")
        self._figure.setText(" ")
        self._operating.setText(" \n ")
        self._bars.clear()
        self._set.setText("")
        self._set_warnings(())
        self.heat.set_maps((), None)
        self._seen.clear()
        self._seen_text.setText("")
        self._points.setEnabled(False)
        self._details.set_rows([])

    def show_reading(self, reading: Reading, manifest: Manifest | None) -> None:
        """Show a reading of any status; ``manifest`` is of the bundle that made it, if any."""
        self._reading = reading
        if manifest is not None and manifest is not self._manifest:
            self.set_manifest(manifest)
        if reading.analysis is None or reading.status == "failed":
            self._show_failure(reading)
        elif reading.status == "refused":
            self._show_refusal(reading)
        else:
            self._show_answer(reading.analysis)
        self._details.set_rows(detail_rows(reading, manifest))

    def decide_again(self, decided: Callable[[Reading], Reading]) -> None:
        """Show the same reading as decided at another operating point."""
        if self._reading is not None:
            self.show_reading(decided(self._reading), self._manifest)

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        if self._reading is not None:
            self.show_reading(self._reading, self._manifest)
        self._details.renew_icons()

    def focus_first(self) -> None:
        """Move the keyboard to the first control."""
        first = self._bars.findChild(ProbabilityBar)
        (first if first is not None and first.isVisible() else self).setFocus()

    def _show_answer(self, analysis: Analysis) -> None:
        self._show_parts(answer=True)
        warned = bool(analysis.warnings)
        self._set_gate(
            "warning" if warned else "check", words.scope(analysis.gate, analysis.warnings), "text"
        )
        finding = words.leading(analysis.findings)
        if finding is not None:
            self._headline.setText(words.verdict(finding))
            set_tone(self._headline, "positive" if finding.positive else "negative")
            self._figure.setText(words.against_threshold(finding))
            self._figure.setToolTip(words.explain_probability(finding))
            self._figure.setAccessibleDescription(words.explain_probability(finding))
            point = finding.operating_point
            self._operating.setText("" if point is None else words.operating(point))
            self._operating.setToolTip("" if point is None else words.explain_point(point))
        self._bars.set_findings(analysis.findings)
        self._set.setText(self._prediction_set(analysis))
        self._set_warnings(tuple(warning.message for warning in analysis.warnings))
        self._points.setEnabled(self._points.count() > 1)
        if analysis.model_input is not None:
            self._show_seen(analysis)

    def _show_refusal(self, reading: Reading) -> None:
        assert reading.analysis is not None
        self._show_parts(answer=False)
        reason = reading.reason.message if reading.reason else ""
        more = self.tr("The viewer works as always; only the model stays silent.")
        self._banner.say("no_answer", self.tr("No answer"), reason, more)
        self._set_warnings(tuple(warning.message for warning in reading.analysis.warnings))

    def _show_failure(self, reading: Reading) -> None:
        self._show_parts(answer=False)
        reason = reading.reason.message if reading.reason else ""
        unread = reading.analysis is None
        title = self.tr("Cannot be read") if unread else self.tr("The model failed")
        more = "" if unread else self.tr("The scan itself is fine and can be viewed.")
        self._banner.say("failed", title, reason, more)
        warnings = () if reading.analysis is None else reading.analysis.warnings
        self._set_warnings(tuple(warning.message for warning in warnings))

    # --- Parts --------------------------------------------------------------------------

    def _show_parts(self, *, answer: bool) -> None:
        self._banner.setVisible(False)
        for part in (self._gate_line, self._answer, self._decide, self._pictures_part):
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
        self._warnings.setText("\n\n".join(messages))

    def _prediction_set(self, analysis: Analysis) -> str:
        coverage = self._manifest.conformal if self._manifest is not None else None
        if coverage is None:
            return ""
        names = ", ".join(analysis.prediction_set) or self.tr("none of the classes")
        return self.tr("Cannot be ruled out ({coverage} set): {names}").format(
            coverage=words.percent(coverage.coverage), names=names
        )

    def _show_seen(self, analysis: Analysis) -> None:
        seen = analysis.model_input
        assert seen is not None
        grey = np.rint(seen * 255.0).astype(np.uint8)
        image = to_image(grey if seen.shape[2] == 3 else grey[..., 0])
        ratio = self.devicePixelRatioF()
        small = QPixmap.fromImage(image).scaled(
            round(_SEEN * ratio),
            round(_SEEN * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self._seen.setPixmap(small)
        rows, columns = seen.shape[:2]
        text = self.tr("{columns} × {rows} pixels, all it knows of this scan")
        self._seen_text.setText(text.format(columns=columns, rows=rows))
