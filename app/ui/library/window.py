"""The window with the model library; it stands beside the main one."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.errors import LightboxError
from app.ui.findings.card_text import CardText
from app.ui.findings.parts import label, rule, set_tone
from app.ui.library.about import About
from app.ui.library.shelf import Place, ShelfModel, ShelfView
from app.ui.look.theme import GRID
from app.ui.reading.session import Session

_SIZE = (1120, 640)
_SPLIT = (312, 808)


class LibraryWindow(QDialog):
    """Built-in and own bundles: what they are for, and their cards."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._card_of = ""
        self.resize(*_SIZE)
        self.setMinimumSize(760, 480)
        self.setWindowTitle(self.tr("Models"))
        self.model = ShelfModel(self)
        self.shelf = ShelfView(self.model)
        self.about = About()
        self.card = CardText()
        self.card.setAccessibleName(self.tr("The model's card"))
        self._faults = label(wrap=True)
        set_tone(self._faults, "failed")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.shelf.selectionModel().currentChanged.connect(lambda _now, _before: self._show())
        session.models_ready.connect(self.renew)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        list_column = QVBoxLayout(left)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.addWidget(self.shelf, 1)
        list_column.addWidget(self._faults)
        column = QVBoxLayout(right)
        column.setContentsMargins(GRID * 2, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.about)
        column.addWidget(rule())
        column.addWidget(self.card, 1)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for part, stretch in ((left, 0), (right, 1)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        self._splitter.setSizes(_SPLIT)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, GRID * 2, GRID * 2, GRID * 2)
        whole.addWidget(self._splitter)
        self._faults.hide()

    # --- Life ---------------------------------------------------------------------------

    def open(self) -> None:
        """Show what is at hand, and bring the window to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.shelf.setFocus()
        self.renew()

    def restore(self, geometry: QByteArray, layout: QByteArray) -> None:
        """Stand where it stood when it was last open."""
        self.restoreGeometry(geometry)
        self._splitter.restoreState(layout)

    def layout_state(self) -> QByteArray:
        """Return how list and card share the width."""
        return self._splitter.saveState()

    # --- What is shown ------------------------------------------------------------------

    @property
    def chosen(self) -> Place | None:
        """The version that is chosen."""
        row = self.shelf.currentIndex().row()
        return self.model.places[row] if 0 <= row < len(self.model.places) else None

    def choose(self, name: str) -> None:
        """Choose a version (``ID@VERSION``), or the one in use of a bundle (its id)."""
        row = self.model.row_of(name)
        if row is not None:
            self.shelf.setCurrentIndex(self.model.index(row, 0))

    def renew(self) -> None:
        """Show the library as it is now; the same version stays chosen."""
        library = self._session.models.library
        if library is None or not self.isVisible():
            return
        before = "" if self.chosen is None else self.chosen.name
        self.model.set_library(library)
        row = self.model.row_of(before) or 0
        self.shelf.setCurrentIndex(self.model.index(row, 0))
        self._faults.setText("\n".join(fault.message for fault in library.faults))
        self._faults.setVisible(bool(library.faults))

    def _show(self) -> None:
        place = self.chosen
        if place is None:
            return
        self.about.show_place(place)
        self._show_card(place)

    def _show_card(self, place: Place) -> None:
        if self._card_of == place.entry.sha256:
            return
        self._card_of = place.entry.sha256
        self.card.setPlainText(self.tr("Reading …"))
        from app.services.cards import look_up_card

        landed = partial(self._on_card, place.entry.sha256)
        self._session.ask_worker(look_up_card, place.entry.origin, landed)

    def _on_card(self, wanted: str, future: Future[Any]) -> None:
        if wanted != self._card_of:
            return
        error = future.exception()
        if error is None:
            self.card.show_markdown(_without_title(future.result()))
            return
        self._card_of = ""
        known = isinstance(error, LightboxError)
        message = error.message if known else self.tr("The card cannot be read.")  # type: ignore[attr-defined]
        self.card.setPlainText(message)


def _without_title(card: str) -> str:
    """Leave out the heading that stands over the card already."""
    return card.partition("\n")[2] if card.startswith("# ") else card
