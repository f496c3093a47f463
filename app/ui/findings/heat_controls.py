"""The heat map's switch, its finding and its opacity."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.analysis import ActivationMap
from app.ui import words
from app.ui.findings.parts import WheelGuard, label
from app.ui.look.theme import GRID


class HeatControls(QWidget):
    """Chooses what the heat map shows.

    Signals:
        finding_chosen: name of the finding whose map is wanted.
        opacity_changed: in [0, 1].
        floor_changed: influence below it is not drawn, in [0, 1].
    """

    finding_chosen = Signal(str)
    opacity_changed = Signal(float)
    floor_changed = Signal(float)

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
        self._opacity, self._figure = _slider(
            5, self.tr("Opacity of the heat map"), self.tr("How much the heat map covers the scan")
        )
        self._floor, self._floor_figure = _slider(
            0,
            self.tr("Threshold of the heat map"),
            self.tr("Influence below this share of the strongest is not drawn"),
        )
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(switch)
        first.addWidget(self._findings, 1)
        sliders = QGridLayout()
        sliders.setHorizontalSpacing(GRID)
        sliders.setVerticalSpacing(0)
        for row, (name, slider, figure) in enumerate(
            (
                (self.tr("Opacity"), self._opacity, self._figure),
                (self.tr("Drawn from"), self._floor, self._floor_figure),
            )
        ):
            for column, part in enumerate((label(name, "quiet"), slider, figure)):
                sliders.addWidget(part, row, column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(first)
        whole.addLayout(sliders)
        self._findings.activated.connect(
            lambda index: self.finding_chosen.emit(self._findings.itemData(index))
        )
        self._opacity.valueChanged.connect(self._on_opacity)
        self._floor.valueChanged.connect(self._on_floor)
        guard = WheelGuard(self)
        for control in (self._findings, self._opacity, self._floor):
            control.installEventFilter(guard)
        self.set_maps((), None)

    def set_maps(self, maps: Sequence[ActivationMap], chosen: str | None) -> None:
        """Offer the maps of an analysis; none disables the controls."""
        names = [each.name for each in maps]
        if names != [self._findings.itemData(i) for i in range(self._findings.count())] and names:
            self._findings.clear()
            for name in names:
                self._findings.addItem(words.titled(name), name)
        if chosen in names:
            self._findings.setCurrentIndex(names.index(chosen))
        self._findings.setEnabled(bool(names))
        self._opacity.setEnabled(bool(names))
        self._floor.setEnabled(bool(names))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            for number in range(self._findings.count()):
                name = words.titled(self._findings.itemData(number))
                self._findings.setItemText(number, name)

    def set_opacity(self, opacity: float) -> None:
        """Set the slider."""
        self._opacity.setValue(round(opacity * 100))
        self._on_opacity(self._opacity.value())

    def _on_opacity(self, value: int) -> None:
        self._figure.setText(self.tr("{figure} %").format(figure=value))
        self.opacity_changed.emit(value / 100)

    def set_floor(self, floor: float) -> None:
        """Set the slider of the threshold."""
        self._floor.setValue(round(floor * 100))
        self._on_floor(self._floor.value())

    def _on_floor(self, value: int) -> None:
        self._floor_figure.setText(self.tr("{figure} %").format(figure=value))
        self.floor_changed.emit(value / 100)


def _slider(lowest: int, name: str, hint: str) -> tuple[QSlider, QLabel]:
    """Return a slider of percentages, and the figure at its right."""
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(lowest, 100)
    slider.setAccessibleName(name)
    slider.setAccessibleDescription(hint)
    slider.setToolTip(hint)
    figure = label("", "quiet")
    figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    figure.setFixedWidth(figure.fontMetrics().horizontalAdvance("100 %  "))
    return slider, figure
