"""A calm place for what stands in the way: no answer, or a failure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.findings.parts import label
from app.ui.look.icons import pixmap
from app.ui.look.theme import GRID, theme
from app.ui.words import Tone

_ICON = 20
_ICONS: dict[Tone, str] = {"no_answer": "no-answer", "failed": "failed"}


class Banner(QFrame):
    """An icon, a word, the reason and what would help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._icon = QLabel()
        self._icon.setFixedWidth(_ICON + 4)
        self._title = label(role="heading")
        self._text = label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._help = label(role="quiet", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(GRID)
        whole.addLayout(head)
        whole.addWidget(self._text)
        whole.addWidget(self._help)

    def say(self, tone: Tone, title: str, text: str, more: str = "") -> None:
        """Show a title, the reason, and one quiet sentence more."""
        for widget in (self, self._title):
            widget.setProperty("tone", tone)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        ink = getattr(theme(), tone, theme().text)
        drawn = pixmap(_ICONS.get(tone, "warning"), ink, _ICON, self.devicePixelRatioF())
        if drawn is not None:
            self._icon.setPixmap(drawn)
        self._title.setText(title)
        self._text.setText(text)
        self._help.setText(more)
        self._help.setVisible(bool(more))
        self.setAccessibleName(f"{title}. {text}")
        self.show()
