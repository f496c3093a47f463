"""The lines over and under a picture that stands beside another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.ui.findings.cut_line import CutLine
from app.ui.look.theme import GRID
from app.ui.words import Short
from app.ui.worklist.delegate import paint_shape

HEIGHT = 36


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
