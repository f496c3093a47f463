"""What a Keras file does not say of itself, asked of whoever wants a model made of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.findings.parts import label
from app.ui.look.theme import GRID

_WIDTH = 420  # pixels of a field


class KerasForm(QWidget):
    """Title, classes, input and recipe.

    Signals:
        wanted: (path, JSON) of a model to be made.
        left: it is not.
    """

    wanted = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._busy = False
        self._heading = label(role="heading", wrap=True)
        self.title = QLineEdit()
        self.classes = QLineEdit()
        self.classes.setPlaceholderText(self.tr("normal, fracture"))
        self.modalities = QLineEdit()
        self.modalities.setPlaceholderText(self.tr("such as DX, CR; empty: not stated"))
        self.body_parts = QLineEdit()
        self.body_parts.setPlaceholderText(self.tr("such as CHEST; empty: not stated"))
        self.values = _box(
            {
                "0..1": self.tr("0 to 1"),
                "0..255": self.tr("0 to 255"),
                "-1..1": self.tr("−1 to 1"),
                "imagenet": self.tr("by ImageNet's mean and deviation"),
            }
        )
        self.fit = _box(
            {
                "stretch": self.tr("stretched to its input"),
                "pad": self.tr("with their proportions, and bars beside them"),
            }
        )
        self.output = _box(
            {
                "": self.tr("as the network ends"),
                "softmax": self.tr("softmax: the classes exclude one another"),
                "sigmoid": self.tr("sigmoid: each is there or not"),
            }
        )
        self.colour = QCheckBox(self.tr("It was trained on colour pictures"))
        self.make = QPushButton(self.tr("Make the model"))
        self.make.setObjectName("primary")
        self.leave = QPushButton(self.tr("Leave"))
        self._lay_out()
        for field in (self.title, self.classes):
            field.textChanged.connect(self._enable)
        self.make.clicked.connect(self._on_make)
        self.leave.clicked.connect(self.left)

    def _lay_out(self) -> None:
        intro = label(
            self.tr(
                "Its figures will be scores, not probabilities, and it cannot tell its kind of "
                "scan: nobody has measured either here. Every answer says so. Try it on labelled "
                "scans of your own afterwards."
            ),
            "quiet",
            wrap=True,
        )
        form = QFormLayout()
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for text, field in (
            (self.tr("Title"), self.title),
            (self.tr("Classes, in the network's order"), self.classes),
            (self.tr("Values that it takes"), self.values),
            (self.tr("Pictures come to it"), self.fit),
            (self.tr("Its answers are"), self.output),
            (self.tr("Modalities"), self.modalities),
            (self.tr("Body parts"), self.body_parts),
        ):
            field.setFixedWidth(_WIDTH)
            field.setAccessibleName(text)
            form.addRow(label(text, "quiet"), field)
        form.addRow("", self.colour)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        for button in (self.make, self.leave):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, 0, GRID * 2, 0)
        column.setSpacing(GRID * 2)
        column.addWidget(self._heading)
        column.addWidget(intro)
        column.addLayout(form)
        column.addLayout(line)
        column.addStretch(1)

    def ask_of(self, path: Path) -> None:
        """Ask of a file."""
        if path != self._path:
            self.title.setText(path.stem.replace("_", " ").replace("-", " "))
            self.classes.setText("")
        self._path = path
        said = self.tr("A model from “{file}”").format(file=path.name)
        self._heading.setText(said)
        self.setAccessibleName(said)
        self.classes.setFocus()
        self._enable()

    def set_busy(self, busy: bool) -> None:
        """Wait while something is being done."""
        self._busy = busy
        self._enable()

    def _enable(self) -> None:
        ready = bool(self.title.text().strip()) and len(_names(self.classes)) > 1
        self.make.setEnabled(ready and not self._busy)

    def _on_make(self) -> None:
        told: dict[str, Any] = {
            "title": self.title.text().strip(),
            "classes": _names(self.classes),
            "values": self.values.currentData(),
            "fit": self.fit.currentData(),
            "output": self.output.currentData() or None,
            "colour": self.colour.isChecked(),
            "modalities": [name.upper() for name in _names(self.modalities)],
            "body_parts": [name.upper() for name in _names(self.body_parts)],
        }
        self.wanted.emit(self._path, json.dumps(told))


def _names(field: QLineEdit) -> list[str]:
    """Names between commas, of any script."""
    found: Iterable[str] = field.text().replace("，", ",").split(",")
    return [name.strip() for name in found if name.strip()]


def _box(texts: dict[str, str]) -> QComboBox:
    box = QComboBox()
    for data, text in texts.items():
        box.addItem(text, data)
    return box
