"""A language that nobody speaks, and every text that a window shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)

from app.ui.language import Translator

_KEPT = re.compile(r"\{[^{}]*\}|<[^<>]*>|&.|[^a-zA-Z{<&]+")
_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
OPEN, CLOSE = "⟦", "⟧"


def pseudo(source: str) -> str:
    """Write a text with accents, in brackets and 40 % longer; fields, tags and keys stay."""
    parts, at = [], 0
    for kept in _KEPT.finditer(source):
        parts += [source[at : kept.start()].translate(_ACCENTS), kept[0]]
        at = kept.end()
    parts.append(source[at:].translate(_ACCENTS))
    menu, bar, short = "".join(parts).partition("|")
    more = "~" * round(0.4 * len(re.sub(r"\{[^{}]*\}", "", source)))
    longer = f"{OPEN}{menu}{more}{CLOSE}"
    return longer + (f"|{OPEN}{short}~~{CLOSE}" if bar else "")


class Pseudo(Translator):
    """Answers every request of ours; Qt's own texts stay."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        self.asked.add((context, source))
        return None if context.startswith("Q") or not source.strip() else pseudo(source)


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text that a widget and its visible children show or tell, with where it is."""
    for each in (root, *root.findChildren(QObject)):
        if isinstance(each, QWidget) and not isinstance(each, QMenu) and not each.isVisible():
            continue
        where = (
            f"{type(each).__name__} {each.objectName()} in {type(QObject.parent(each)).__name__}"
        )
        meta = each.metaObject()
        names = ["text", "title", "toolTip", "statusTip", "placeholderText", "accessibleName"]
        names += ["accessibleDescription"]
        if meta.userProperty().isValid() and meta.userProperty().name() in names:
            names.remove(meta.userProperty().name())
        if isinstance(each, QAction):
            names.append("iconText")
        for name in names:
            if meta.indexOfProperty(name) >= 0 and isinstance(text := each.property(name), str):
                yield f"{where}: {name}", text
        if isinstance(each, QComboBox):
            for number in range(each.count()):
                yield f"{where}: item", each.itemText(number)
                hint = each.itemData(number, Qt.ItemDataRole.ToolTipRole)
                yield f"{where}: item's tip", hint or ""
        elif isinstance(each, QTabBar):
            for number in range(each.count()):
                yield f"{where}: tab", each.tabText(number)
        elif isinstance(each, QAbstractItemView) and each.model() is not None:
            yield from _cells(each, where)


def _cells(view: QAbstractItemView, where: str) -> Iterator[tuple[str, str]]:
    model = view.model()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(model.rowCount(), 20)):
        for column in range(columns):
            for role in roles:
                if isinstance(text := model.index(row, column).data(role), str):
                    yield f"{where}: cell {row}, {column}", text
    for column in range(columns):
        head = model.headerData(column, Qt.Orientation.Horizontal)
        if isinstance(head, str):
            yield f"{where}: column {column}", head


def cut(root: QWidget) -> list[str]:
    """Return the texts of visible labels and buttons that have less room than they need."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible() or not isinstance(each, QLabel | QAbstractButton):
            continue
        if isinstance(each, QLabel) and each.wordWrap():
            short = each.height() < each.heightForWidth(each.width())
        else:
            short = each.width() < each.minimumSizeHint().width()
        if short and each.text():
            found.append(
                f"{type(each).__name__} in {type(QObject.parent(each)).__name__}: {each.text()}"
            )
    return found
