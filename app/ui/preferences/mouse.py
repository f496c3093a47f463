"""What the mouse does on the picture, to be changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.commands.mouse import doing_names, gesture_names
from app.ui.findings.parts import label
from app.ui.look.theme import GRID
from app.ui.viewer.mouse import GESTURES, MouseMap

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class MousePage(QWidget):
    """One line for each gesture, with what it may do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._boxes: dict[str, QComboBox] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(GRID)
        names, doings = gesture_names(), doing_names()
        for row, gesture in enumerate(GESTURES):
            box = QComboBox()
            box.setAccessibleName(names[gesture.name])
            for doing in gesture.doings:
                box.addItem(doings[doing], doing)
            box.activated.connect(partial(self._on_chosen, gesture.name))
            self._boxes[gesture.name] = box
            grid.addWidget(label(names[gesture.name]), row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, GRID * 24)
        again = QPushButton(self.tr("Reset the mouse"))
        again.clicked.connect(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID * 2, GRID, 0)
        column.addLayout(grid)
        note = self.tr("A plain right click opens the menu, whatever right drag does.")
        column.addWidget(label(note, "quiet", wrap=True))
        column.addStretch()
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignRight)
        self._renew()

    def box(self, gesture: str) -> QComboBox:
        """Return the field of a gesture."""
        return self._boxes[gesture]

    def reset(self) -> None:
        """Let the mouse do what it did at first."""
        self._window.set_mouse(MouseMap())
        self._renew()

    def _on_chosen(self, gesture: str, index: int) -> None:
        doing = self._boxes[gesture].itemData(index)
        changed = {**self._window.view.mouse.changed, gesture: doing}
        self._window.set_mouse(MouseMap(changed))

    def _renew(self) -> None:
        for name, box in self._boxes.items():
            box.setCurrentIndex(box.findData(self._window.view.mouse.doing(name)))
