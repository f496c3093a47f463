"""Probabilities as bars, with the operating point ticked on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.achieved import Achieved, held_out
from app.domain.finding import Finding, FindingSpec
from app.ui import explaining, figures, words
from app.ui.findings.explained import FocusTips
from app.ui.findings.parts import tip
from app.ui.look.theme import GRID, colour, font

_INDENT = GRID * 2
_TRACK = 8
_PART_TRACK = 4


class ProbabilityBar(QWidget):
    """One finding: its name, its figure, a bar, and a tick where the decision falls.

    Before the answer it shows the name and an empty track of the same size.
    """

    def __init__(self, name: str, *, part: bool, ticked: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self._name = name
        self._part = part
        self._ticked = ticked
        self._finding: Finding | None = None
        self._figure = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_finding(None)

    def set_finding(
        self, finding: Finding | None, figure: str = "", of: Achieved | None = None
    ) -> None:
        """Show a finding of this name with its figure as text; None empties the bar.

        ``of`` is what its operating point achieves; by default what the point itself states.
        """
        self._finding = finding
        self._figure = figure
        name = words.titled(self._name)
        if finding is None:
            self.setAccessibleName(self.tr("{finding}: no answer yet").format(finding=name))
            self.setToolTip("")
        else:
            decided = finding.operating_point is not None
            said = words.against_threshold(finding) if decided else figure
            self.setAccessibleName(f"{words.verdict(finding)}, {said}")
            texts = [explaining.explain_probability(finding)]
            if (point := finding.operating_point) is not None:
                texts.append(explaining.explain_point(point, of or held_out(point)))
            self.setToolTip(tip("\n\n".join(texts)))
            self.setAccessibleDescription(" ".join(texts))
        self.update()

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().height()
        track = _PART_TRACK if self._part else _TRACK
        return QSize(160, text + 4 + track + (text + 4 if self._ticked else 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(_INDENT if self._part else 0, 0, 0, 0)
        text = QRectF(area.left(), 0, area.width(), self.fontMetrics().height())
        self._paint_texts(painter, text)
        height = _PART_TRACK if self._part else _TRACK
        track = QRectF(area.left(), text.bottom() + 4, area.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        if self._finding is not None:
            filled = QRectF(track)
            filled.setWidth(max(height, track.width() * self._finding.probability))
            painter.setBrush(self._ink())
            painter.drawRoundedRect(filled, height / 2, height / 2)
            self._paint_tick(painter, track)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _paint_texts(self, painter: QPainter, area: QRectF) -> None:
        right = self._figure
        painter.setFont(font())
        painter.setPen(colour("text" if not self._part else "quiet"))
        room = area.width() - painter.fontMetrics().horizontalAdvance(right) - GRID
        name = painter.fontMetrics().elidedText(
            words.titled(self._name), Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), name)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), right)

    def _paint_tick(self, painter: QPainter, track: QRectF) -> None:
        point = self._finding.operating_point if self._finding is not None else None
        if point is None:
            return
        x = track.left() + track.width() * point.threshold
        painter.fillRect(QRectF(x - 2.5, track.top() - 3, 5, track.height() + 6), colour("ground"))
        painter.fillRect(QRectF(x - 1, track.top() - 3, 2, track.height() + 6), colour("text"))
        assert self._finding is not None
        figure = figures.percent(point.threshold, self._finding.probability)
        label = self.tr("threshold {figure}").format(figure=figure)
        painter.setPen(colour("quiet"))
        width = painter.fontMetrics().horizontalAdvance(label)
        left = min(max(x - width / 2, track.left()), track.right() - width)
        below = QRectF(left, track.bottom() + 3, width + 1, self.fontMetrics().height())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), label)

    def _ink(self) -> QColor:
        if self._finding is not None and self._finding.positive:
            return colour("positive")
        return colour("negative")


class BarList(QWidget):
    """The bars of a bundle's findings, in the bundle's order, parts under their whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, ProbabilityBar] = {}
        self._places: list[tuple[str, bool, bool]] = []
        self._tips: FocusTips | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)

    def set_focus_tips(self, tips: FocusTips) -> None:
        """Let the bars explain themselves to the keyboard."""
        self._tips = tips
        tips.watch(*self._bars.values())

    def set_specs(self, specs: Sequence[FindingSpec]) -> None:
        """Make a place for each finding before there is an answer."""
        self._build([(s.name, s.part_of is not None, bool(s.operating_points)) for s in specs])

    def set_findings(
        self, findings: Sequence[Finding], achieved: Mapping[str, Achieved] | None = None
    ) -> None:
        """Show findings, with what their operating points achieve; fitting places are kept."""
        self._build(
            [(f.name, f.part_of is not None, f.operating_point is not None) for f in findings]
        )
        shown = figures.together(findings)
        for finding in findings:
            of = (achieved or {}).get(finding.name)
            self._bars[finding.name].set_finding(finding, shown[finding.name], of)

    def clear(self) -> None:
        """Empty the bars and keep their places."""
        for bar in self._bars.values():
            bar.set_finding(None)

    def _build(self, places: Sequence[tuple[str, bool, bool]]) -> None:
        if self._places == list(places):
            return
        self._places = list(places)
        for bar in self._bars.values():
            self._layout.removeWidget(bar)
            bar.setParent(None)  # at once: nobody may find it, or tab to it
            bar.deleteLater()
        self._bars = {
            name: ProbabilityBar(name, part=part, ticked=ticked) for name, part, ticked in places
        }
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else Qt would not order by it
        before: QWidget = self
        for bar in self._bars.values():
            self._layout.addWidget(bar)
            QWidget.setTabOrder(before, bar)
            before = bar
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self._tips is not None:
            self._tips.watch(*self._bars.values())
