"""Sentences under one another, each with a sign that says how grave it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.findings.parts import label, set_tone
from app.ui.look.icons import pixmap
from app.ui.look.theme import GRID, theme

Tone = Literal["failed", "positive", "no_answer", "good"]
"""What stops; what may mislead; what is to be known; what is as it should be."""

_ICONS: dict[Tone, str] = {
    "failed": "failed",
    "positive": "warning",
    "no_answer": "no-answer",
    "good": "check",
}
_INKS: dict[Tone, str] = {
    "failed": "failed",
    "positive": "positive",
    "no_answer": "no_answer",
    "good": "accent",
}
_SIDE = 16

translate = QCoreApplication.translate


def spoken(tone: Tone) -> str:
    """Return the word that says what the sign says."""
    return {
        "failed": translate("Training", "Stops training"),
        "positive": translate("Training", "Warning"),
        "no_answer": translate("Training", "Note"),
        "good": translate("Training", "In order"),
    }[tone]


class Sentences(QWidget):
    """Shows sentences; they can be selected and are read out with their sign's word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[Tone, str], ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said, in its order."""
        return tuple(text for _tone, text in self._shown)

    @property
    def tones(self) -> tuple[Tone, ...]:
        """How grave each is."""
        return tuple(tone for tone, _text in self._shown)

    def show_sentences(self, said: Sequence[tuple[Tone, str]]) -> None:
        """Show these in place of those before."""
        if tuple(said) == self._shown:
            return
        self._shown = tuple(said)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (tone, text) in enumerate(said):
            sign = QLabel()
            drawn = pixmap(_ICONS[tone], getattr(theme(), _INKS[tone]), _SIDE, 2.0)
            if drawn is not None:
                sign.setPixmap(drawn)
            sign.setAccessibleName(spoken(tone))
            sign.setToolTip(spoken(tone))
            line = label(text, wrap=True)
            line.setAccessibleName(f"{spoken(tone)}: {text}")
            if tone == "failed":
                set_tone(line, "failed")
            self._grid.addWidget(sign, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(line, number, 1)
