"""The page with a model's card: what it was made for, of what, and how well it does."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.analysis import ModelRef
from app.errors import LightboxError
from app.ui.findings.card_text import CardText
from app.ui.look.theme import GRID
from app.ui.reading.session import Session

_SIZE = (760, 720)


class CardPage(QDialog):
    """Shows a card beside the window."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Path | None = None
        self.resize(*_SIZE)
        self.page = CardText()
        self.page.setAccessibleName(self.tr("The model's card"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.addWidget(self.page)

    def open_for(self, model: ModelRef | None) -> None:
        """Show the card of the model that spoke, without one that of the first at hand."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()
        entry = self._session.models.entry(model)
        if entry is None:
            self.setWindowTitle(self.tr("About the model"))
            self.page.setPlainText(self.tr("This model is not at hand any more."))
            return
        self.setWindowTitle(self.tr("About {model}").format(model=entry.manifest.title))
        if entry.origin != self._wanted:
            self._wanted = entry.origin
            self.page.setPlainText(self.tr("Reading …"))
            from app.services.cards import look_up_card

            landed = partial(self._on_card, entry.origin)
            self._session.ask_worker(look_up_card, entry.origin, landed)

    def _on_card(self, origin: Path, future: Future[Any]) -> None:
        if origin != self._wanted:
            return
        error = future.exception()
        if error is None:
            self.page.show_markdown(future.result())
            return
        self._wanted = None
        known = isinstance(error, LightboxError)
        message = error.message if known else self.tr("The card cannot be read.")  # type: ignore[attr-defined]
        self.page.setPlainText(message)
