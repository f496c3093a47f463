"""The worklist as a Qt model: `Rows`, with headers over studies and series."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui import words
from app.ui.findings.parts import tip
from app.ui.reading.rows import Row
from app.ui.reading.session import Session
from app.ui.worklist.lines import Header, Line, lines

ROW_ROLE = Qt.ItemDataRole.UserRole
SHORT_ROLE = Qt.ItemDataRole.UserRole + 1
HEADER_ROLE = Qt.ItemDataRole.UserRole + 2

_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class WorklistModel(QAbstractListModel):
    """Rows with their short answers, decided at the operating point in force.

    A header is an item that can be neither chosen nor reached by the keyboard.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows = session.rows
        self._models = session.models
        self._lines: list[Line] = []
        self._at: dict[int, int] = {}  # where a row stands among the lines
        self.arrange()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.header(index) is not None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._line(index)
        if line is None:
            return None
        if isinstance(line, Header):
            return self._of_header(line, role)
        return self._of_row(line, role)

    def header(self, index: _Index) -> Header | None:
        """Return the header that stands at an index, None where a scan does."""
        line = self._line(index)
        return line if isinstance(line, Header) else None

    def row(self, index: _Index) -> int | None:
        """Return the row that stands at an index, None where a header does."""
        line = self._line(index)
        return line if isinstance(line, int) else None

    def at(self, row: int) -> QModelIndex:
        """Return the index at which a row stands."""
        return self.index(self._at.get(row, -1))

    def arrange(self) -> None:
        """Lay out all rows anew."""
        self.beginResetModel()
        self._lines = lines(self._rows, named=self._session.names_shown)
        self._at = {line: at for at, line in enumerate(self._lines) if isinstance(line, int)}
        self.endResetModel()

    def rename(self) -> None:
        """Show every line anew, since names are shown or hidden; all stay where they are."""
        self._lines = lines(self._rows, named=self._session.names_shown)
        self.change_all()

    def change(self, row: int) -> None:
        """Show a row anew."""
        at = self.at(row)
        if at.isValid():
            self.dataChanged.emit(at, at)

    def change_all(self) -> None:
        """Show every line anew."""
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def _line(self, index: _Index) -> Line | None:
        return self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None

    def _of_header(self, header: Header, role: int) -> Any:
        whole = ", ".join(filter(None, (header.title, header.aside, header.text)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return whole
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(whole)
        return header if role == HEADER_ROLE else None

    def _of_row(self, line: int, role: int) -> Any:
        row = self._rows[line]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._session.name(line)
            case Qt.ItemDataRole.ToolTipRole:
                shown = self._session.names_shown
                name = str(row.path) if shown else self._session.name(line)
                return tip(f"{name}\n{self._sentence(row)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._session.name(line)}. {self._sentence(row)}"
        if role == SHORT_ROLE:
            return self._short(row)
        return row if role == ROW_ROLE else None

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
