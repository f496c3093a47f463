"""The lines over and under a picture that stands beside another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.ui.findings.parts import tip
from app.ui.look.theme import GRID, colour, font
from app.ui.words import Short
from app.ui.worklist.delegate import paint_shape

HEIGHT = 36


class CutLine(QWidget):
    """A text on one line, cut where there is no room; the whole is in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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


class AnswerLine(CutLine):
    """A reading in a few words, with the shape that the worklist has for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: Short | None = None

    def say_answer(self, said: Short | None) -> None:
        """Show a short answer; None empties the line."""
        self._said = said
        inks = {"positive": "positive", "no_answer": "no_answer", "failed": "failed"}
        if said is None:
            self.say("")
        else:
            self.say(said.status, said.text, inks.get(said.tone, "text"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self._said is not None:
            paint_shape(painter, QRectF(0, area.center().y() - 5, 10, 10), self._said.tone)
            area.setLeft(area.left() + 18)
        self.paint_texts(painter, area)


class Bar(QWidget):
    """A line of fixed height with a text and buttons after it."""

    def __init__(self, text: CutLine, *buttons: QToolButton) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(GRID * 2, 0, GRID, 0)
        line.setSpacing(GRID // 2)
        line.addWidget(text, 1)
        for button in buttons:
            line.addWidget(button)
