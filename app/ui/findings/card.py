"""The page with a model's card: what it was made for, of what, and how well it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.analysis import ModelRef
from app.ui.findings.card_text import CardText
from app.ui.look.theme import GRID
from app.ui.reading.session import Session
from app.ui.sentences import called

_SIZE = (760, 720)


class CardPage(QDialog):
    """Shows a card beside the window."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.resize(*_SIZE)
        self.page = CardText(session)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.addWidget(self.page)

    def open_for(self, model: ModelRef | None) -> None:
        """Show the card of the model that spoke, without one that of the first at hand."""
        self._come_up()
        entry = self._session.models.entry(model)
        if entry is None:
            self.setWindowTitle(self.tr("About the model"))
            self.page.show_text(self.tr("This model is not at hand any more."))
            return
        self.setWindowTitle(self.tr("About {model}").format(model=called(entry.manifest.title)))
        self.page.show_card_of(entry)

    def open_file(self, origin: Path) -> None:
        """Show the card of a bundle that is in no library yet."""
        self._come_up()
        self.setWindowTitle(self.tr("About the model"))
        self.page.show_card_at(origin)

    def _come_up(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()
