"""A line of text that is cut where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.findings.explained import EXPLAINED
from app.ui.findings.parts import tip
from app.ui.look.theme import GRID, colour, font


class CutLine(QWidget):
    """A text on one line, cut where there is no room; the whole is in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(EXPLAINED, True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._strong = ""
        self._text = ""
        self._ink = "text"

    def say(self, strong: str, text: str = "", ink: str = "text") -> None:
        """Show a text in bold, and one after it."""
        self._strong, self._text, self._ink = strong, text, ink
        whole = " · ".join(filter(None, (strong, text)))
        self.setToolTip(tip(whole))
        self.setAccessibleName(whole)
        self.update()

    @property
    def text(self) -> str:
        """The whole text."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_texts(painter, QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def paint_texts(self, painter: QPainter, area: QRectF) -> None:
        """Paint both texts into an area; the second is cut before the first."""
        where = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        left = area.left()
        for said, strong, ink in (
            (self._strong, True, self._ink),
            (self._text, False, "quiet"),
        ):
            painter.setFont(font(strong=strong))
            painter.setPen(colour(ink))
            room = area.right() - left
            cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, area.top(), room, area.height()), where, cut)
            left += painter.fontMetrics().horizontalAdvance(cut) + GRID if cut else 0
