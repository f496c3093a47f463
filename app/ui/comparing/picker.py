"""A list to choose from what can stand beside the shown scan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from app.ui.comparing.offers import Offer
from app.ui.look.theme import GRID

_NO_PARENT = QModelIndex()
_WIDTH, _HEIGHT = 380, 320
_MOVES = frozenset(
    (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
)  # go to the list while the field has the keyboard


class Picker(QFrame):
    """A field that filters, and a list; Enter or a click chooses, Escape puts it away.

    Signals:
        chosen: (Offer).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("sheet")
        self.setAccessibleName(self.tr("What stands beside the scan"))
        self._model = _Offers(self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self._model)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search by name, date or number"))
        self.field.setAccessibleName(self.tr("Search what to compare with"))
        self.field.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What the scan can be compared with"))
        self.list.setModel(self._filtered)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(self.field)
        inside.addWidget(self.list, 1)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._take)
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)

    def open(self, offered: Sequence[Offer], at: QPoint) -> None:
        """Show what is offered, with the top right corner at a place of the screen."""
        self._model.set_offers(offered)
        self.field.clear()
        self._search("")
        self.resize(_WIDTH, _HEIGHT)
        self.move(at - QPoint(_WIDTH, 0))
        self.show()
        self.field.setFocus()

    def _search(self, text: str) -> None:
        self._filtered.setFilterFixedString(text.strip())
        self.list.setCurrentIndex(self._filtered.index(0, 0))

    def _take(self) -> None:
        if not self.isVisible():  # a click that activates as well is one wish
            return
        at = self._filtered.mapToSource(self.list.currentIndex())
        if at.isValid():
            self.hide()
            self.chosen.emit(self._model.offers[at.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            self.list.keyPressEvent(event)
            return True
        return False


class _Offers(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()

    def set_offers(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self.offers[index.row()].said
