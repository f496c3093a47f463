"""The bundles as a list: those in use, each followed by its other versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.library import words
from app.ui.look.theme import GRID, colour, font
from app.ui.sentences import called

if TYPE_CHECKING:
    from app.bundle.acceptance import Acceptance
    from app.services.library import Entry, Library

_AnyIndex = QModelIndex | QPersistentModelIndex

PLACE_ROLE = Qt.ItemDataRole.UserRole
_LINE = 18  # pixels; three of them make a row
_INDENT = GRID * 2  # of a version that is not in use


@dataclass(frozen=True, slots=True)
class Place:
    """A row: one version of a bundle, and its newest acceptance test."""

    entry: Entry
    active: bool
    tested: Acceptance | None

    @property
    def name(self) -> str:
        return words.name(self.entry)


class ShelfModel(QAbstractListModel):
    """The library's bundles; text for whoever does not see them painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places: tuple[Place, ...] = ()

    def set_library(self, library: Library) -> None:
        """Show these bundles."""
        self.beginResetModel()
        self.places = tuple(_places(library))
        self.endResetModel()

    def row_of(self, name: str) -> int | None:
        """Return where a version stands, or the one in use of a bundle, by ``ID@VERSION`` or id."""
        for row, place in enumerate(self.places):
            if place.name == name or (place.active and place.entry.manifest.id == name):
                return row
        return None

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.places):
            return None
        place = self.places[index.row()]
        if role == PLACE_ROLE:
            return place
        if role == Qt.ItemDataRole.DisplayRole:
            return called(place.entry.manifest.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(_lines(place))
        return None


def _places(library: Library) -> Iterable[Place]:
    from app.bundle.acceptance import kept

    for active in library.entries:
        others = [each for each in library.versions(active.manifest.id) if each is not active]
        for entry in (active, *others):
            yield Place(entry, entry is active, next(iter(kept(entry.sha256)), None))


def _lines(place: Place) -> tuple[str, str, str]:
    entry = place.entry
    return (
        called(entry.manifest.title),
        words.standing(entry, active=place.active),
        words.tested_shortly(place.tested, entry.manifest),
    )


class ShelfView(QListView):
    """The list; it has no scroll bar at its foot, since what is too long is cut."""

    def __init__(self, model: ShelfModel) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Models at hand"))
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)

    def sizeHint(self) -> QSize:
        return QSize(320, 480)


class _Delegate(QStyledItemDelegate):
    """Paints three lines: what it is called, whether it is in use, whether it was tested here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(0, 3 * _LINE + GRID * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        place: Place = index.data(PLACE_ROLE)
        area, state = QRectF(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("selected"))
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        indent = 0 if place.active else _INDENT
        inner = area.adjusted(12 + indent, GRID, -GRID, -GRID)
        for number, text in enumerate(_lines(place)):
            strong = number == 0 and place.active
            painter.setFont(font(strong=strong))
            painter.setPen(colour("text" if number == 0 else "quiet"))
            line = QRectF(inner.left(), inner.top() + number * _LINE, inner.width(), _LINE)
            cut = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(line.width())
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(line, int(flags), cut)
        painter.restore()
