"""A row of buttons of which at most one is down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.ui.findings.parts import tip


class Choice(QWidget):
    """Chooses one of a few words.

    Signals:
        chosen: the word's name, also when it is down already.
    """

    chosen = Signal(str)

    def __init__(self, texts: Mapping[str, str], about: str, parent: QWidget | None = None) -> None:
        """Make the buttons.

        Args:
            texts: what stands on each, by its name.
            about: what is chosen, for screen readers.
            parent: in Qt's sense.
        """
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for name, text in texts.items():
            button = QToolButton()
            button.setObjectName("switch")
            button.setText(text)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{about}: {text}")
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self.buttons[name] = button
            line.addWidget(button)

    def choose(self, name: str | None) -> None:
        """Show which is chosen; None for none."""
        for each, button in self.buttons.items():
            button.setChecked(each == name)

    def explain(self, hints: Mapping[str, str], keys: Mapping[str, str]) -> None:
        """Say what each means, and which key does the same."""
        for name, button in self.buttons.items():
            button.setToolTip(tip(f"{hints[name]}  [{keys[name]}]"))

    def names(self) -> Sequence[str]:
        return tuple(self.buttons)
