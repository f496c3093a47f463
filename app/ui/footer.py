"""The two lines that always stand at the foot of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.findings.parts import label, set_tone
from app.ui.look.icons import pixmap
from app.ui.look.theme import GRID, theme


class Footer(QWidget):
    """What this program is not, and that nothing leaves the computer unless it is sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lock = QLabel()
        self.renew_icons()
        line = QHBoxLayout(self)
        line.setContentsMargins(GRID * 2, 5, GRID * 2, 5)
        line.setSpacing(6)
        line.addWidget(label(self.tr("Research use only. Not a medical device."), "quiet"))
        line.addStretch(1)
        self._blind = label("", "quiet")
        set_tone(self._blind, "accent")
        line.addWidget(self._blind)
        line.addStretch(1)
        line.addWidget(self._lock)
        self._local = label(
            self.tr("Local: nothing leaves this computer unless you send it"), "quiet"
        )
        line.addWidget(self._local)

    def say_blind(self, on: bool) -> None:
        """Say that answers are withheld, for as long as they are."""
        text = self.tr("Blind first: answers are withheld until your impression is recorded")
        self._blind.setText(text if on else "")

    def say_listening(self, where: str) -> None:
        """Say where others may send scans to, for as long as they may; "" where they may not."""
        set_tone(self._local, "accent" if where else "")
        self._local.setText(
            self.tr("Listening at {where}: others can send scans here").format(where=where)
            if where
            else self.tr("Local: nothing leaves this computer unless you send it")
        )

    def renew_icons(self) -> None:
        """Draw the icon in the theme in force."""
        drawn = pixmap("local", theme().quiet, 14, self.devicePixelRatioF())
        if drawn is not None:
            self._lock.setPixmap(drawn)
