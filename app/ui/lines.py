"""A table whose rows are lines to be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.ui.look.theme import GRID


class LinesTable(QTableView):
    """Lines that are chosen whole, one at a time.

    A table and no tree, since a tree would fetch every page at once.
    """

    def __init__(
        self, model: QAbstractItemModel, widths: Sequence[int], parent: QWidget | None = None
    ) -> None:
        """Show a model.

        Args:
            model: with a row for each line.
            widths: of the columns but for the last, which takes what is left; logical pixels.
            parent: it is in.
        """
        super().__init__(parent)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + GRID)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
