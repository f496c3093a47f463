"""A header as a Qt model: a tree, with a proxy that searches it."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.domain.tag import Header, Tag
from app.ui.findings.parts import tip
from app.ui.look.theme import colour

translate = QCoreApplication.translate

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_NOTHING = Header("", ())
_NOT_OF_A_NUMBER = re.compile(r"[^0-9A-Fa-f]")
_COLUMNS = 4


class TagModel(QAbstractItemModel):
    """Tag, name, value representation and value; what identifies is masked where names are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.header = _NOTHING
        self._masked = False
        self._parents: list[int] = []  # of each tag, -1 at the top
        self._children: dict[int, list[int]] = {-1: []}
        self._rows: list[int] = []  # of each tag, under its parent

    def set_header(self, header: Header | None) -> None:
        """Show a header; None empties the tree."""
        self.beginResetModel()
        self.header = header or _NOTHING
        self._parents, self._rows, self._children = [], [], {-1: []}
        above: list[int] = []  # the last tag of each level
        for number, tag in enumerate(self.header.tags):
            del above[tag.level :]
            parent = above[-1] if above else -1
            above.append(number)
            siblings = self._children.setdefault(parent, [])
            self._parents.append(parent)
            self._rows.append(len(siblings))
            siblings.append(number)
        self.endResetModel()

    def set_masked(self, masked: bool) -> None:
        """Hide the values that may identify, or show them."""
        self.beginResetModel()
        self._masked = masked
        self.endResetModel()

    def tag(self, index: _Index) -> Tag:
        """Return the tag at an index of this model."""
        return self.header.tags[index.internalId()]

    def value(self, tag: Tag) -> str:
        """Return a tag's value as it may be shown."""
        if tag.identifying and self._masked:
            return translate("Tags", "hidden")
        return tag.value

    def texts(self, tag: Tag) -> tuple[str, str, str, str]:
        """Return a tag as a row: number, name with keyword, value representation, value."""
        named = tag.name
        if tag.private:
            named = translate("Tags", "Private · {name}").format(name=tag.name)
        elif tag.keyword:
            named = tag.keyword
        return tag.number, named, tag.vr, self.value(tag)

    def finds(self, tag: Tag, text: str) -> bool:
        """Tell whether a tag holds a text in its number, keyword, name or visible value."""
        wanted = text.casefold()
        if any(wanted in each.casefold() for each in (*self.texts(tag), tag.name)):
            return True
        number = _NOT_OF_A_NUMBER.sub("", text).upper()  # of "0010 0010", "00100010", "(0010"
        only_digits = len(number) == len(re.sub(r"[\s(),]", "", text))
        return only_digits and len(number) >= 4 and number in tag.number.replace(",", "")

    # --- Qt's model ---------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return len(self._children.get(self._id(parent), ()))

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return _COLUMNS

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        children = self._children.get(self._id(parent), [])
        if not (0 <= row < len(children) and 0 <= column < _COLUMNS):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        parent = self._parents[index.internalId()] if index.isValid() else -1
        return QModelIndex() if parent < 0 else self.createIndex(self._rows[parent], 0, parent)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        tag = self.tag(index)
        text = self.texts(tag)[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(filter(None, (tag.name, self.value(tag)))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, self.texts(tag)))
            case Qt.ItemDataRole.ForegroundRole:
                hidden = tag.identifying and self._masked and index.column() == _COLUMNS - 1
                return colour("quiet" if hidden or tag.private or not tag.number else "text")
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            translate("Tags", "Tag"),
            translate("Tags", "Keyword"),
            translate("Tags", "VR"),
            translate("Tags", "Value"),
        )[section]

    def _id(self, index: _Index) -> int:
        return index.internalId() if index.isValid() else -1


class TagFilter(QSortFilterProxyModel):
    """Leaves the tags that hold a text, with the sequences around them."""

    def __init__(self, model: TagModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._text = ""
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(model)

    def search(self, text: str) -> None:
        """Leave what holds this text; "" leaves everything."""
        self._text = text.strip()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        if not self._text:
            return True
        index = self._model.index(row, 0, parent)
        return self._model.finds(self._model.tag(index), self._text)
