"""Settings that are on or off, a number, or one of a few: made from their declarations."""

from __future__ import annotations

from dataclasses import Field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.ui.findings.parts import label
from app.ui.look.theme import GRID
from app.ui.settings import offered

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class GeneralPage(QWidget):
    """One line for each setting on offer; a change holds at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID * 2, GRID, GRID)
        column.setSpacing(GRID)
        for each in offered():
            column.addLayout(self._line(each))
        column.addStretch()

    def _line(self, setting: Field[Any]) -> QHBoxLayout:
        text = QCoreApplication.translate("Settings", setting.metadata["label"])
        line = QHBoxLayout()
        command = setting.metadata["command"]
        if command:
            action = self._window.actions_[command]
            box = QCheckBox(text)
            box.setChecked(action.isChecked())
            box.toggled.connect(action.setChecked)
            action.toggled.connect(box.setChecked)
            line.addWidget(box)
        elif setting.metadata["choices"]:
            line.addWidget(label(text))
            line.addWidget(self._choice(setting, text))
        else:
            number = QSpinBox()
            # Not NoButtons: with a style sheet Qt then gives the number no room at all.
            number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            number.setRange(1, int(setting.metadata["most"]))
            number.setValue(round(getattr(self._window.settings, setting.name)))
            number.setAccessibleName(text)
            number.valueChanged.connect(partial(self._set, setting.name))
            line.addWidget(label(text))
            line.addWidget(number)
        line.addStretch()
        line.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return line

    def _choice(self, setting: Field[Any], text: str) -> QComboBox:
        """Make a box with the choices of a setting; the system's comes first."""
        box = QComboBox()
        box.setAccessibleName(text)
        box.addItem(self.tr("As the system"), "")
        for value, name in setting.metadata["choices"].items():
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(getattr(self._window.settings, setting.name))))
        box.activated.connect(lambda at: self._window.choose(setting.name, box.itemData(at)))
        return box

    def _set(self, name: str, value: int) -> None:
        setattr(self._window.settings, name, float(value))
