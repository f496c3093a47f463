"""The list itself: lines of three heights that stay where they are when others come."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.grouping import StudyKey
from app.ui.keeping_keys import keep_keys
from app.ui.worklist.delegate import HEIGHT, WorklistDelegate, header_height
from app.ui.worklist.lines import Line
from app.ui.worklist.model import WorklistModel

_REST_S = 4.0  # after a key or a turn of the wheel
_SELECT = QItemSelectionModel.SelectionFlag


class _Place(NamedTuple):
    """A line that was seen, and how far below the top of the list."""

    line: Line
    y: int


def _named(line: Line) -> int | StudyKey | None:
    """Return what a line is known by: a row, or the study of its header."""
    if isinstance(line, int):
        return line
    return line.study if line.level == "study" else None


class WorklistView(QTableView):
    """A list of one column that leaves letters to the window's shortcuts.

    A table, since that alone takes heights as they are told, and measures nothing: laying out ten
    thousand lines takes it a few milliseconds.

    Signals:
        header_clicked: (key of a study).
        copy_wanted: the selected rows are to be copied.
    """

    header_clicked = Signal(object)
    copy_wanted = Signal()

    def __init__(self, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._seen: list[_Place] = []
        self._chosen: list[int] = []
        self._headers: set[int] = set()  # where lines of other heights stand
        self._touched = -_REST_S
        self.setModel(model)
        self.setItemDelegate(WorklistDelegate(self))
        self._dress()
        # Here it is rows that are copied, and no picture.
        keep_keys(self, lambda event: event.matches(QKeySequence.StandardKey.Copy))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._set_heights)
        self._set_heights()

    def _dress(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.hide()
            header.setMinimumSectionSize(1)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(HEIGHT)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)  # whoever makes a row the current one says what is scrolled to
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalScrollBar().setSingleStep(HEIGHT // 2)

    # --- Keeping its place ----------------------------------------------------------------

    def keep_place(self, before_others: int | StudyKey | None) -> None:
        """After new lines: let what was seen stand where it stood.

        Args:
            before_others: the row, or the study whose header, is to stand still if it was seen.
        """
        for place in sorted(self._seen, key=lambda seen: _named(seen.line) != before_others):
            at = self._index_of(place.line)
            if at.isValid():
                wanted = self.verticalHeader().sectionPosition(at.row()) - place.y
                self.verticalScrollBar().setValue(wanted)
                return

    def choose(self, row: int | None) -> None:
        """Make a row the current one without scrolling, and keep what else was selected."""
        at = self._model.at(-1 if row is None else row)
        if len(self._chosen) > 1 and row in self._chosen:
            self.selectionModel().select(self._selection_of(self._chosen), _SELECT.ClearAndSelect)
            self.selectionModel().setCurrentIndex(at, _SELECT.NoUpdate)
        else:
            self.selectionModel().setCurrentIndex(at, _SELECT.ClearAndSelect | _SELECT.Rows)

    def choose_only(self, row: int) -> None:
        """Make a row the current one, and the only one that is selected."""
        self._chosen = []
        self.choose(row)

    def selected_rows(self) -> list[int]:
        """Return the selected rows as they stand."""
        ranges = self.selectionModel().selection().toList()
        places = {place for each in ranges for place in range(each.top(), each.bottom() + 1)}
        return self._model.rows_at(sorted(places))

    def _remember(self) -> None:
        self._chosen = self.selected_rows()
        self._seen = []
        top, at = 0, self.indexAt(self.viewport().rect().topLeft())
        if at.isValid():
            top = self.rowViewportPosition(at.row())
        while at.isValid() and top < self.viewport().height():
            line = self._model.line(at)
            if line is not None:
                self._seen.append(_Place(line, top))
            top += self.rowHeight(at.row())
            at = self._model.index(at.row() + 1)

    def _set_heights(self) -> None:
        header = self.verticalHeader()
        wanted = {at: header_height(line) for at, line in self._model.headers()}
        for at in self._headers.difference(wanted):  # a reset leaves heights as they were
            if at < header.count():
                header.resizeSection(at, HEIGHT)
        for at, height in wanted.items():
            header.resizeSection(at, height)
        self._headers = set(wanted)
        self.updateGeometries()

    def _index_of(self, line: Line) -> QModelIndex:
        if isinstance(line, int):
            return self._model.at(line)
        return self._model.header_at(line.study) if line.level == "study" else QModelIndex()

    def _selection_of(self, rows: Iterable[int]) -> QItemSelection:
        """Return a selection of rows, neighbours in one range."""
        places = sorted(at.row() for row in rows if (at := self._model.at(row)).isValid())
        selection = QItemSelection()
        start = 0
        for end, place in enumerate(places):
            if end + 1 == len(places) or places[end + 1] != place + 1:
                first, last = self._model.index(places[start]), self._model.index(place)
                selection.select(first, last)
                start = end + 1
        return selection

    def is_in_use(self) -> bool:
        """Whether the reader points at the list, or has just moved in it."""
        return self.underMouse() or time.monotonic() - self._touched < _REST_S

    # --- Qt's events ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        header = self._model.header(self.indexAt(event.position().toPoint()))
        if header is None:
            super().mousePressEvent(event)
        elif header.level == "study" and event.button() == Qt.MouseButton.LeftButton:
            key: StudyKey = header.study
            self.header_clicked.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._model.header(self.indexAt(event.position().toPoint())) is not None:
            self.mousePressEvent(event)  # two quick clicks are two clicks
        else:
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._touched = time.monotonic()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._touched = time.monotonic()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)
