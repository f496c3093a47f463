"""The line of search and filters over the records."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.record import ANSWERS
from app.domain.verdict import OPINIONS
from app.ui.history import words
from app.ui.look.theme import GRID
from app.ui.review.words import opinion

if TYPE_CHECKING:
    from app.history.asking import BundleCount, Filter

_TYPING_MS = 150
_DAY_S = 86_400


class Narrowing(QWidget):
    """Words, bundle, answer, verdict and age.

    Signals:
        changed: another `wanted`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Search: words of names and folders, or a UID"))
        self.text.setToolTip(
            self.tr("Each word finds names and folders with a word that begins like it")
        )
        self.text.setAccessibleName(self.tr("Search the history"))
        self.text.setClearButtonEnabled(True)
        self.bundle = _box(self.tr("Model"), [(self.tr("Any model"), None)])
        self.answer = _box(
            self.tr("Answer"),
            [(self.tr("Any answer"), None), *((words.answer_name(name), name) for name in ANSWERS)],
        )
        self.verdict = _box(
            self.tr("Verdict"),
            [
                (self.tr("Any verdict"), None),
                *((opinion(name), name) for name in OPINIONS),
                (self.tr("No verdict"), "none"),
            ],
        )
        self.age = _box(
            self.tr("When it was read"),
            [
                (self.tr("Any time"), None),
                (self.tr("Last 24 hours"), 1),
                (self.tr("Last 7 days"), 7),
                (self.tr("Last 30 days"), 30),
                (self.tr("Last year"), 365),
            ],
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.text, 1)
        for box in (self.bundle, self.answer, self.verdict, self.age):
            line.addWidget(box)
            box.activated.connect(lambda _index: self.changed.emit())
        self._typed = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typed.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _text: self._typed.start())

    @property
    def wanted(self) -> Filter:
        """What is chosen."""
        from app.history.asking import Filter

        days = self.age.currentData()
        return Filter(
            self.text.text(),
            self.bundle.currentData(),
            self.answer.currentData() if self.answer.isEnabled() else None,
            self.verdict.currentData(),
            None if days is None else time.time() - days * _DAY_S,
        )

    def offer(self, bundles: Sequence[BundleCount]) -> None:
        """Offer these bundles; the one that is chosen stays chosen."""
        chosen = self.bundle.currentData()
        while self.bundle.count() > 1:
            self.bundle.removeItem(1)
        for each in bundles:
            self.bundle.addItem(f"{each.id} {each.version}", (each.id, each.version))
        found = [n for n in range(self.bundle.count()) if self.bundle.itemData(n) == chosen]
        self.bundle.setCurrentIndex(found[0] if found else 0)


def _box(about: str, entries: Sequence[tuple[str, Any]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(about)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(11)
    for text, data in entries:
        box.addItem(text, data)
    return box
