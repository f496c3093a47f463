"""The strip under a picture of several frames: play, a slider, and where one is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from app.ui.findings.parts import label
from app.ui.look.icons import SIDE, icon
from app.ui.look.theme import GRID
from app.ui.reading.cine import Cine
from app.ui.viewer.scan_view import ScanView


class FrameBar(QWidget):
    """Shows and chooses the frame; there is none where a file has one frame only."""

    def __init__(self, cine: Cine, play: QAction) -> None:
        super().__init__()
        self._cine = cine
        self._play = play
        self._playing = False  # as the icon says
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        button = QToolButton()
        button.setDefaultAction(play)
        button.setIconSize(QSize(SIDE, SIDE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Frame"))
        self.slider.valueChanged.connect(cine.go_to)
        self._said = label("", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID * 2, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(button)
        row.addWidget(self.slider, 1)
        row.addWidget(self._said)
        self.hide()
        cine.changed.connect(self._renew)

    @property
    def said(self) -> str:
        """Which frame of how many is shown, and how fast they pass."""
        return self._said.text()

    def renew_icons(self) -> None:
        """Draw the icon anew after a change of theme."""
        self._play.setIcon(icon("pause" if self._cine.playing else "play"))

    def _renew(self) -> None:
        cine = self._cine
        self.setVisible(cine.frames > 1)
        with QSignalBlocker(self.slider):
            self.slider.setRange(1, cine.frames)
            self.slider.setValue(cine.frame)
        rate, stated = cine.rate()
        sentence = (
            self.tr("Frame {frame} / {frames} · {rate} a second, as the file asks")
            if stated
            else self.tr("Frame {frame} / {frames} · {rate} a second")
        )
        self._said.setText(
            sentence.format(frame=cine.frame, frames=cine.frames, rate=f"{rate:.3g}")
        )
        if self._play.isChecked() != cine.playing:
            self._play.setChecked(cine.playing)
        if self._playing != cine.playing:
            self._playing = cine.playing
            self.renew_icons()


def with_bar(view: ScanView, bar: FrameBar) -> QWidget:
    """Return a widget that holds a view and the strip under it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(view, 1)
    column.addWidget(bar)
    return holder
