"""The confusion matrix, whose cells open the scans they count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from app.domain.training_result import Cell, Result
from app.ui.findings.parts import label, tip
from app.ui.look.theme import GRID, RADIUS, colour, font
from app.ui.training import result_words as words
from app.ui.words import capitalised

_CELL = QSize(96, 48)


class Confusion(QWidget):
    """Rows are what the scans are labelled with, columns what they were called.

    Signals:
        wanted: (list of paths as text): the scans of a cell.
    """

    wanted = Signal(list)

    def __init__(self, result: Result) -> None:
        super().__init__()
        self.cells: dict[tuple[str, str], CellButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID // 2)
        across = label(self.tr("called"), "quiet")
        across.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(across, 0, 1, 1, len(result.classes))
        totals = dict.fromkeys(result.classes, 0)
        for each in result.confusion:
            totals[each.truth] += len(each.scans)
        for number, name in enumerate(result.classes):
            head = label(capitalised(name), "quiet", wrap=True)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            head.setFixedWidth(_CELL.width())
            grid.addWidget(head, 1, number + 1)
            side = self.tr("labelled {name}").format(name=name)
            grid.addWidget(label(side), number + 2, 0)
        for each in result.confusion:
            button = CellButton(each, totals[each.truth])
            button.clicked.connect(lambda _checked=False, of=each: self.wanted.emit(list(of.scans)))
            self.cells[each.truth, each.said] = button
            row, column = result.classes.index(each.truth), result.classes.index(each.said)
            grid.addWidget(button, row + 2, column + 1)
        grid.setColumnStretch(len(result.classes) + 1, 1)


class CellButton(QAbstractButton):
    """A count on a ground the stronger the larger its share of the row is."""

    def __init__(self, cell: Cell, of: int) -> None:
        super().__init__()
        self._right = cell.truth == cell.said
        self._share = len(cell.scans) / of if of else 0.0
        self.setText(f"{len(cell.scans):,}")
        self.setEnabled(bool(cell.scans))
        self.setFixedSize(_CELL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        said = words.cell(cell.truth, cell.said, len(cell.scans), of)
        opens = self.tr("Press to open them.") if cell.scans else ""
        self.setAccessibleName(said)
        self.setToolTip(tip(f"{said} {opens}".strip()))
        if cell.scans:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return _CELL

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover" if self.underMouse() and self.isEnabled() else "raised"))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        filled = QRectF(area)
        filled.setTop(area.bottom() - 4)
        filled.setWidth(area.width() * self._share)
        painter.setBrush(colour("accent" if self._right else "positive"))
        if self._share:
            painter.drawRoundedRect(filled, 2, 2)
        painter.setFont(font(strong=self._right))
        painter.setPen(colour("text" if self.isEnabled() else "faint"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
