"""The worst errors of a model, as rows that open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from app.domain.training_result import Mistake
from app.ui.figures import percent
from app.ui.look.theme import GRID


class Mistakes(QTreeWidget):
    """A row for each, the worst first; a press opens all, from the pressed one on.

    Signals:
        wanted: (list of paths as text), the one to show first.
    """

    wanted = Signal(list)

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__()
        self._mistakes = tuple(mistakes)
        self.setAccessibleName(self.tr("The worst errors"))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setHeaderLabels(
            [self.tr("Scan"), self.tr("Labelled"), self.tr("Called"), self.tr("Certainty")]
        )
        for column, width in enumerate((320, 144, 144)):
            self.setColumnWidth(column, width)
        for number, each in enumerate(self._mistakes):
            item = QTreeWidgetItem(["", each.truth, each.said, percent(each.probability)])
            item.setData(0, Qt.ItemDataRole.UserRole, number)
            self.addTopLevelItem(item)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the page scrolls
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item, _column: self._open(item))
        self.set_names_shown(True)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the room of all rows, in the style that is in force."""
        rows = len(self._mistakes) * self.sizeHintForRow(0)
        self.setFixedHeight(self.header().sizeHint().height() + rows + GRID)

    def set_names_shown(self, shown: bool) -> None:
        """Show what the files are called, or their numbers."""
        for number, each in enumerate(self._mistakes):
            item = self.topLevelItem(number)
            assert item is not None
            hidden = self.tr("Scan {number}").format(number=number + 1)
            item.setText(0, Path(each.path).name if shown else hidden)
            item.setToolTip(0, each.path if shown else "")

    def _open(self, item: QTreeWidgetItem) -> None:
        number = int(item.data(0, Qt.ItemDataRole.UserRole))
        order = [*self._mistakes[number:], *self._mistakes[:number]]
        self.wanted.emit([each.path for each in order])
