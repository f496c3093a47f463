"""What the network saw of the scan."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.analysis import Analysis
from app.ui.findings.parts import label
from app.ui.look.theme import theme
from app.ui.worklist.delegate import to_image

_SIDE = 88


class Seen(QWidget):
    """The network's input as a small picture with its size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._picture.setFixedSize(_SIDE, _SIDE)
        self._picture.setStyleSheet(f"background: {theme().viewer};")
        self._picture.setAccessibleName(self.tr("What the network saw"))
        self._text = label(role="quiet", wrap=True)
        caption = QVBoxLayout()
        caption.setSpacing(2)
        caption.addWidget(label(self.tr("What the network saw"), "section"))
        caption.addWidget(self._text)
        caption.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(caption, 1)

    def clear(self) -> None:
        """Empty the picture and keep its place."""
        self._picture.clear()
        self._text.setText("")

    def show_analysis(self, analysis: Analysis) -> None:
        """Show the input of an analysis; without one the place stays empty."""
        seen = analysis.model_input
        if seen is None:
            self.clear()
            return
        grey = np.rint(seen * 255.0).astype(np.uint8)
        image = to_image(grey if seen.shape[2] == 3 else grey[..., 0])
        ratio = self.devicePixelRatioF()
        small = QPixmap.fromImage(image).scaled(
            round(_SIDE * ratio),
            round(_SIDE * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self._picture.setPixmap(small)
        rows, columns = seen.shape[:2]
        text = self.tr("{columns} × {rows} pixels, all it knows of this scan")
        self._text.setText(text.format(columns=columns, rows=rows))
