"""What is to be forgotten, and the question whether it is meant, in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedLayout, QWidget

from app.ui.findings.parts import label
from app.ui.look.theme import GRID


class PurgeLine(QWidget):
    """First what, then whether: nothing is forgotten by one press.

    Signals:
        confirmed: "one", "all", or how many days old at least ("30", "365").
    """

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = QComboBox()
        self.what.setAccessibleName(self.tr("What is to be forgotten"))
        for text, data in (
            (self.tr("The chosen record"), "one"),
            (self.tr("What is older than a year"), "365"),
            (self.tr("What is older than 30 days"), "30"),
            (self.tr("Everything"), "all"),
        ):
            self.what.addItem(text, data)
        self.ask = QPushButton(self.tr("Forget …"))
        self._question = label()
        self.confirm = QPushButton(self.tr("Forget for good"))
        self.keep = QPushButton(self.tr("Keep"))
        for button in (self.ask, self.confirm, self.keep):
            button.setAutoDefault(False)
        self._stack = QStackedLayout(self)
        for parts in ((self.what, self.ask), (self._question, self.confirm, self.keep)):
            page = QWidget()
            line = QHBoxLayout(page)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(GRID)
            for part in parts:
                line.addWidget(part)
            self._stack.addWidget(page)
        self.ask.clicked.connect(self._on_ask)
        self.keep.clicked.connect(self.reset)
        self.confirm.clicked.connect(self._on_confirm)

    def reset(self) -> None:
        """Ask for nothing any more."""
        self._stack.setCurrentIndex(0)

    def _on_ask(self) -> None:
        question = self.tr("{what}: forget it for good? This cannot be undone.")
        self._question.setText(question.format(what=self.what.currentText()))
        self._stack.setCurrentIndex(1)
        self.keep.setFocus()

    def _on_confirm(self) -> None:
        self.reset()
        self.confirmed.emit(self.what.currentData())
