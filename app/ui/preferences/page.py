"""The settings page: it lies over the window, and what is changed on it holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.ui.findings.parts import label
from app.ui.keeping_keys import keep_keys
from app.ui.look.theme import GRID
from app.ui.overlays import Overlay
from app.ui.preferences.general import GeneralPage
from app.ui.preferences.keys import KeysPage
from app.ui.preferences.mouse import MousePage
from app.ui.preferences.reader import ReaderPage

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_SIZE = (760, 560)


class Preferences(Overlay):
    """Settings, keys, mouse and reader on one sheet; Escape or a click beside it closes it."""

    def __init__(self, parent: QWidget, window: MainWindow) -> None:
        super().__init__(parent)
        self._window = window
        self.setAccessibleName(self.tr("Settings"))
        keep_keys(self, lambda _event: True)  # keys belong to the page while it is open
        self._sheet = QFrame()
        self._sheet.setObjectName("sheet")
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName(self.tr("Parts of the settings"))
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        done = QPushButton(self.tr("Done"))
        done.setObjectName("primary")
        done.clicked.connect(self.close_page)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Settings"), "heading"))
        head.addStretch()
        head.addWidget(done)
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        inside.setSpacing(GRID)
        inside.addLayout(head)
        inside.addWidget(self._tabs, 1)
        whole = QVBoxLayout(self)
        whole.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignCenter)

    def page(self, index: int) -> QWidget:
        """Return a page by its place, brought to the front."""
        self._tabs.setCurrentIndex(index)
        found = self._tabs.currentWidget()
        assert found is not None
        return found

    def appear(self) -> None:
        self._fill()
        super().appear()
        self._tabs.setFocus()

    def toggle(self) -> None:
        """Show the page, or put it away."""
        if self.isVisible():
            self.close_page()
        else:
            self.appear()

    def close_page(self) -> None:
        """Put the page away; the keyboard goes back to the picture."""
        self.hide()
        self._window.view.setFocus()

    def cover(self) -> None:
        super().cover()
        width, height = self.width() - 4 * GRID, self.height() - 4 * GRID
        self._sheet.setFixedSize(min(_SIZE[0], width), min(_SIZE[1], height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self._fill()
            self._tabs.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_page()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close_page()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 170))

    def _fill(self) -> None:
        """Make the pages anew: what they show may have changed by other ways."""
        shown = max(0, self._tabs.currentIndex())
        while self._tabs.count():
            page = self._tabs.widget(0)
            self._tabs.removeTab(0)
            if page is not None:
                page.deleteLater()
        self._tabs.addTab(GeneralPage(self._window), self.tr("General"))
        self._tabs.addTab(KeysPage(self._window.actions_), self.tr("Keys"))
        self._tabs.addTab(MousePage(self._window), self.tr("Mouse"))
        self._tabs.addTab(ReaderPage(self._window.settings), self.tr("Reader"))
        self._tabs.setCurrentIndex(shown)
