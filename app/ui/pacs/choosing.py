"""A box in which one of the nodes is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

_LETTERS = 12


class NodeBox(QComboBox):
    """The nodes by name; what is chosen stays chosen when others come and go."""

    def __init__(self, about: str, none: str = "", parent: QWidget | None = None) -> None:
        """Make it.

        Args:
            about: what is chosen, for screen readers.
            none: the text of no choice, where there may be none.
            parent: in Qt's sense.
        """
        super().__init__(parent)
        self.setAccessibleName(about)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self._none = bool(none)
        if none:
            self.addItem(none, None)

    @property
    def chosen(self) -> str | None:
        """The name of the chosen node."""
        name = self.currentData()
        return None if name is None else str(name)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these nodes."""
        before = self.chosen
        while self.count() > int(self._none):
            self.removeItem(self.count() - 1)
        for name in names:
            self.addItem(name, name)
        self.setEnabled(bool(names))
        self.setCurrentIndex(max(0 if self.count() else -1, self.findData(before)))
