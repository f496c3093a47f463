"""The sheet of keys: every command with its key, and what the mouse does, as in force."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.actions import Actions
from app.ui.commands import menus
from app.ui.commands.keymap import native
from app.ui.commands.mouse import mouse
from app.ui.commands.spec import bare
from app.ui.findings.parts import label
from app.ui.keeping_keys import keep_keys
from app.ui.look.theme import GRID
from app.ui.overlays import Overlay
from app.ui.viewer.scan_view import ScanView

_COLUMNS = (4, 5)  # the least that fit the height


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: a key and what it does, or the heading of those that follow."""

    text: str
    keys: str | None = None


class KeysSheet(Overlay):
    """One sheet with every key and what the mouse does; any key or click closes it."""

    def __init__(self, parent: QWidget, actions: Actions, view: ScanView) -> None:
        super().__init__(parent)
        self._actions = actions
        self._view = view
        self.setAccessibleName(self.tr("Keys and mouse"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, lambda _event: True)  # the key comes here and starts no command
        self._whole = QVBoxLayout(self)
        self._sheet: QWidget | None = None

    def lines(self) -> list[Line]:
        """Return what the sheet says: headings, keys in force, and the mouse."""
        found = []
        for menu in menus():
            found.append(Line(bare(menu.title)))
            if menu.by_scan:
                keys = [each for s in menu.commands for each in self._actions.keymap.keys(s.name)]
                found.append(Line(self.tr("Presets in their order"), _joined(keys)))
                continue
            for spec in menu.commands:
                keys = list(self._actions.keymap.keys(spec.name))
                found.append(Line(self._actions.title(spec.name), _joined(keys)))
        found.append(Line(self.tr("On the picture")))
        found += [Line(doing, gesture) for gesture, doing in mouse(self._view.mouse)]
        return found

    def appear(self) -> None:
        self.cover()
        self._fill()
        super().appear()
        self.setFocus()

    def toggle(self) -> None:
        """Show the sheet, or put it away."""
        if self.isVisible():
            self.hide()
        else:
            self.appear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 170))

    def _fill(self) -> None:
        if self._sheet is not None:
            self._whole.removeWidget(self._sheet)
            self._sheet.deleteLater()
        for columns in _COLUMNS:
            sheet = self._made(columns)
            if sheet.sizeHint().height() <= self.height() - 2 * GRID:
                break
        self._sheet = sheet
        self._whole.addWidget(sheet, 0, Qt.AlignmentFlag.AlignCenter)

    def _made(self, number: int) -> QFrame:
        """Make the sheet with so many columns."""
        sheet = QFrame()
        sheet.setObjectName("sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        inside.setSpacing(GRID)
        inside.addWidget(label(self.tr("Keys and mouse"), "heading"))
        columns = QHBoxLayout()
        columns.setSpacing(GRID * 3)
        inside.addLayout(columns)
        for lines in _in_columns(self.lines(), number):
            columns.addLayout(_column(lines))
        note = self.tr("Every one of them can be changed in the settings: {keys}")
        keys = _joined(list(self._actions.keymap.keys("settings")))
        inside.addWidget(label(note.format(keys=keys), "quiet"))
        return sheet


def _joined(keys: list[str]) -> str:
    """Write keys one after the other; those of the row of digits as from the first to the last."""
    if len(keys) > 3 and all(len(key) == 1 and key.isdigit() for key in keys):
        return f"{keys[0]} … {keys[-1]}"
    return " / ".join(map(native, keys)) or "–"


def _in_columns(lines: list[Line], number: int) -> list[list[Line]]:
    """Break lines into columns of about one height; no heading stands at the end of one."""
    most = math.ceil(len(lines) / number) + 1
    columns: list[list[Line]] = [[]]
    for line in lines:
        if len(columns[-1]) >= most - (line.keys is None) and len(columns) < number:
            columns.append([])
        columns[-1].append(line)
    return columns


def _column(lines: list[Line]) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GRID * 2)
    grid.setVerticalSpacing(3)
    for number, line in enumerate(lines):
        if line.keys is None:
            heading: QLabel = label(line.text, "section")
            heading.setContentsMargins(0, GRID if number else 0, 0, 0)
            grid.addWidget(heading, number, 0, 1, 2)
        else:
            grid.addWidget(label(line.keys, "quiet"), number, 0)
            grid.addWidget(label(line.text), number, 1)
    grid.setColumnStretch(1, 1)
    column = QVBoxLayout()
    column.addLayout(grid)
    column.addStretch()
    return column
