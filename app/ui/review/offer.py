"""A line at the head of the window that offers something, in place and without haste."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui.findings.parts import label
from app.ui.look.theme import GRID


class Offer(QFrame):
    """A sentence and two answers over the head of a part of the window; it moves nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self._yes: Callable[[], None] = lambda: None
        self._no: Callable[[], None] = lambda: None
        self.setObjectName("sheet")
        self._text = label()
        self.accept = QPushButton()
        self.accept.setObjectName("primary")
        self.decline = QPushButton()
        self.decline.setObjectName("flat")
        self.accept.clicked.connect(lambda: self._answer(self._yes))
        self.decline.clicked.connect(lambda: self._answer(self._no))
        line = QHBoxLayout(self)
        line.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        line.setSpacing(GRID * 2)
        for part in (self._text, self.accept, self.decline):
            line.addWidget(part)
        self.hide()
        parent.installEventFilter(self)

    def ask(
        self,
        text: str,
        yes: tuple[str, Callable[[], None]],
        no: tuple[str, Callable[[], None]],
    ) -> None:
        """Show a sentence with two answers, each with what it does."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.accept.setText(yes[0])
        self.decline.setText(no[0])
        self._yes, self._no = yes[1], no[1]
        self.show()
        self.raise_()
        self._place()

    def _answer(self, work: Callable[[], None]) -> None:
        self.hide()
        work()

    def _place(self) -> None:
        self.adjustSize()
        self.move((self._under.width() - self.width()) // 2, GRID * 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
