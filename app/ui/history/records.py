"""The records as a Qt model, a page at a time: a million take no longer than a hundred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.record import Record
from app.ui.findings.parts import tip
from app.ui.history import words
from app.ui.history.questions import Questions

if TYPE_CHECKING:
    from app.history.asking import Filter

_PAGE = 100
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class RecordsModel(QAbstractTableModel):
    """Records as they are wanted, the newest first; more are fetched as they are scrolled to."""

    def __init__(self, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._questions = questions
        self._records: list[Record] = []
        self._wanted: Filter | None = None
        self._more = False
        self._asked = False
        self.named = True
        self.blind = False
        self.counted: Callable[[], None] = lambda: None

    def want(self, wanted: Filter) -> None:
        """Show the records that fit from now on."""
        self._wanted = wanted
        self._ask(None)

    def record(self, row: int) -> Record | None:
        """Return the record on a row, whole."""
        return self._records[row] if 0 <= row < len(self._records) else None

    @property
    def complete(self) -> bool:
        """Whether every record that fits is here."""
        return not self._more

    def shown(self, record: Record) -> Record:
        """Return what the reader may see of a record now."""
        return words.withheld(record) if self.blind else record

    def set_shown(self, *, named: bool, blind: bool) -> None:
        """Hide names, and answers that are withheld."""
        self.named, self.blind = named, blind
        if self._records:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._records) - 1, self.columnCount() - 1)
            )

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 6

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Read"),
            self.tr("Scan"),
            self.tr("Answer"),
            self.tr("Your verdict"),
            self.tr("Before the answer"),
            self.tr("Model"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        whole = self.record(index.row())
        if whole is None:
            return None
        record = self.shown(whole)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words.details(record, named=self.named))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        texts: Sequence[str] = (
            words.when(record),
            words.name(record, named=self.named),
            words.answer(record),
            words.verdict(record),
            words.impression(record),
            words.model(record),
        )
        return texts[index.column()]

    def canFetchMore(self, parent: _Index) -> bool:
        return self._more and not self._asked

    def fetchMore(self, parent: _Index) -> None:
        if self._records:
            self._ask(self._records[-1].id)

    def _ask(self, before: int | None) -> None:
        if self._wanted is None:
            return
        self._asked = True
        wanted = self._wanted

        def question(database: Any) -> Any:
            from app.history import asking

            return asking.page(database, wanted, before, _PAGE)

        self._questions.ask("page", question, partial(self._landed, before))

    def _landed(self, before: int | None, found: Sequence[Record]) -> None:
        self._asked = False
        self._more = len(found) == _PAGE
        if before is None:
            self.beginResetModel()
            self._records = list(found)
            self.endResetModel()
        elif found:
            first = len(self._records)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._records += found
            self.endInsertRows()
        self.counted()
