"""What the chosen bundle is, in a few lines over its card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.findings.parts import label
from app.ui.library import words
from app.ui.library.shelf import Place
from app.ui.look.theme import GRID
from app.ui.sentences import called


class About(QWidget):
    """Title, standing, what it tells apart and what it is made for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(role="heading", wrap=True)
        self._standing = label(role="quiet")
        self._summary = label(wrap=True)
        facts = QGridLayout()
        facts.setHorizontalSpacing(GRID * 2)
        facts.setVerticalSpacing(GRID // 2)
        facts.setColumnStretch(1, 1)
        self._facts = {
            "classes": label(wrap=True),
            "made_for": label(wrap=True),
            "tested": label(wrap=True),
        }
        names = {
            "classes": self.tr("Tells apart"),
            "made_for": self.tr("Made for"),
            "tested": self.tr("On your scans"),
        }
        for row, (name, value) in enumerate(self._facts.items()):
            facts.addWidget(label(names[name], "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (self._title, self._standing, self._summary):
            column.addWidget(part)
        column.addSpacing(GRID // 2)
        column.addLayout(facts)

    def show_place(self, place: Place) -> None:
        """Show a bundle."""
        manifest = place.entry.manifest
        self._title.setText(called(manifest.title))
        self._standing.setText(words.standing(place.entry, active=place.active))
        self._summary.setText(called(manifest.summary))
        self._summary.setVisible(bool(manifest.summary))
        self._facts["classes"].setText(words.classes(manifest))
        self._facts["made_for"].setText(words.made_for(manifest))
        self._facts["tested"].setText(words.tested(place.tested, manifest))
