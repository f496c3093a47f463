"""The heat map's switch, its finding and its opacity."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from app.domain.analysis import ActivationMap
from app.ui import words
from app.ui.findings.parts import WheelGuard, label
from app.ui.look.theme import GRID


class HeatControls(QWidget):
    """Chooses what the heat map shows.

    Signals:
        finding_chosen: name of the finding whose map is wanted.
        opacity_changed: in [0, 1].
    """

    finding_chosen = Signal(str)
    opacity_changed = Signal(float)

    def __init__(self, toggle: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        switch = QToolButton()
        switch.setObjectName("switch")
        switch.setDefaultAction(toggle)
        switch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._findings = QComboBox()
        self._findings.setAccessibleName(self.tr("Finding that the heat map explains"))
        self._findings.setToolTip(self.tr("Finding that the heat map explains"))
        self._findings.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._findings.setMinimumContentsLength(8)
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setRange(5, 100)
        self._opacity.setAccessibleName(self.tr("Opacity of the heat map"))
        self._opacity.setToolTip(self.tr("Opacity of the heat map"))
        self._figure = label("", "quiet")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._figure.setFixedWidth(self._figure.fontMetrics().horizontalAdvance("100 %  "))
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(switch)
        first.addWidget(self._findings, 1)
        second = QHBoxLayout()
        second.setSpacing(GRID)
        second.addWidget(label(self.tr("Opacity"), "quiet"))
        second.addWidget(self._opacity, 1)
        second.addWidget(self._figure)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(first)
        whole.addLayout(second)
        self._findings.activated.connect(
            lambda index: self.finding_chosen.emit(self._findings.itemData(index))
        )
        self._opacity.valueChanged.connect(self._on_opacity)
        guard = WheelGuard(self)
        for control in (self._findings, self._opacity):
            control.installEventFilter(guard)
        self.set_maps((), None)

    def set_maps(self, maps: Sequence[ActivationMap], chosen: str | None) -> None:
        """Offer the maps of an analysis; none disables the controls."""
        names = [each.name for each in maps]
        if names != [self._findings.itemData(i) for i in range(self._findings.count())] and names:
            self._findings.clear()
            for name in names:
                self._findings.addItem(words.capitalised(name), name)
        if chosen in names:
            self._findings.setCurrentIndex(names.index(chosen))
        self._findings.setEnabled(bool(names))
        self._opacity.setEnabled(bool(names))

    def set_opacity(self, opacity: float) -> None:
        """Set the slider."""
        self._opacity.setValue(round(opacity * 100))
        self._on_opacity(self._opacity.value())

    def _on_opacity(self, value: int) -> None:
        self._figure.setText(self.tr("{figure} %").format(figure=value))
        self.opacity_changed.emit(value / 100)
