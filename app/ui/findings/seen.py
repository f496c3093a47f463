"""What the network saw of the scan."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain.analysis import Analysis
from app.ui.findings.parts import label
from app.ui.worklist.delegate import to_image

_SIDE = 88


class Seen(QWidget):
    """The network's input as a small picture with its size.

    Signals:
        enlarge_wanted: the picture is to be shown beside the scan, as large.
    """

    enlarge_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QToolButton()
        self._picture.setObjectName("picture")
        self._picture.setFixedSize(_SIDE + 4, _SIDE + 4)  # with a border that shows the focus
        self._picture.setIconSize(QSize(_SIDE, _SIDE))
        self._picture.setAccessibleName(self.tr("What the network saw"))
        self._picture.setToolTip(self.tr("Show what the network saw beside the scan, as large"))
        self._picture.clicked.connect(self.enlarge_wanted)
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
        self._picture.setIcon(QIcon())
        self._picture.setEnabled(False)
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
        self._picture.setIcon(QIcon(small))
        self._picture.setEnabled(True)
        rows, columns = seen.shape[:2]
        text = self.tr("{columns} × {rows} pixels, all it knows of this scan")
        self._text.setText(text.format(columns=columns, rows=rows))
