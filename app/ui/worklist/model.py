"""The worklist as a Qt model over `Rows`."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui import words
from app.ui.findings.parts import tip
from app.ui.reading.rows import Row
from app.ui.reading.session import Session

ROW_ROLE = Qt.ItemDataRole.UserRole
SHORT_ROLE = Qt.ItemDataRole.UserRole + 1

_NO_PARENT = QModelIndex()


class WorklistModel(QAbstractListModel):
    """Rows with their short answers, decided at the operating point in force."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows = session.rows
        self._models = session.models
        self._count = len(session.rows)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._count

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not 0 <= index.row() < self._count:
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._session.name(index.row())
            case Qt.ItemDataRole.ToolTipRole:
                shown = self._session.names_shown
                name = str(row.path) if shown else self._session.name(index.row())
                return tip(f"{name}\n{self._sentence(row)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._session.name(index.row())}. {self._sentence(row)}"
        return {ROW_ROLE: row, SHORT_ROLE: self._short(row)}.get(role)

    def add(self, last: int) -> None:
        """Take in the rows up to ``last``."""
        self.beginInsertRows(QModelIndex(), self._count, last)
        self._count = last + 1
        self.endInsertRows()

    def change(self, row: int) -> None:
        """Show a row anew."""
        at = self.index(row)
        self.dataChanged.emit(at, at)

    def change_all(self) -> None:
        """Show every row anew."""
        if self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def _short(self, row: Row) -> words.Short:
        if row.reading is not None:
            return words.short(self._models.decided(row.reading))
        said = {
            "reading": self.tr("Reading …"),
            "stopped": self.tr("Not read"),
        }.get(row.state, self.tr("Waiting"))
        return words.Short("waiting", said, "")

    def _sentence(self, row: Row) -> str:
        if row.reading is None:
            return self._short(row).status
        return words.sentence(self._models.decided(row.reading))
