"""A card as text on a page: Markdown without HTML, pictures and links."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from app.errors import LightboxError
from app.ui.look.theme import GRID, colour
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.services.library import Entry
    from app.ui.reading.session import Session

_LARGER = 1  # of Qt's steps: headings of all levels are a little larger than the text


class CardText(QTextBrowser):
    """Shows a card; it may be a stranger's. Nothing it names is ever fetched."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wanted: Entry | Path | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(self.tr("The model's card"))

    def show_card_of(self, entry: Entry) -> None:
        """Have a worker look up a bundle's card, and show it."""
        before = self._wanted
        if before is not None and not isinstance(before, Path) and entry.sha256 == before.sha256:
            return
        self._look_up(entry, entry.origin)

    def show_card_at(self, origin: Path) -> None:
        """Have a worker look up the card of a bundle that is in no library, and show it."""
        self._look_up(origin, origin)

    def _look_up(self, wanted: Entry | Path, origin: Path) -> None:
        self._wanted = wanted
        self.setPlainText(self.tr("Reading …"))
        from app.services.cards import look_up_card

        self._session.ask_worker(look_up_card, origin, partial(self._on_card, wanted))

    def show_text(self, text: str) -> None:
        """Show a sentence instead."""
        self._wanted = None
        self.setPlainText(text)

    def _on_card(self, wanted: Entry | Path, future: Future[Any]) -> None:
        if wanted is not self._wanted:
            return
        error = future.exception()
        if error is None:
            self.show_markdown(future.result())
        elif isinstance(error, LightboxError):
            self.show_text(spoken(error.message))
        else:
            self.show_text(self.tr("The card cannot be read."))

    def show_markdown(self, text: str) -> None:
        """Show a text, from its beginning."""
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        self._give_room()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _give_room(self) -> None:
        """Set headings apart, and the cells of tables."""
        document = self.document()
        document.setDocumentMargin(GRID * 2)
        whole = QTextCursor(document)
        whole.beginEditBlock()  # or it would be laid out anew for each paragraph
        heading = QTextCharFormat()
        heading.setProperty(QTextFormat.Property.FontSizeAdjustment, _LARGER)
        block = document.begin()
        while block.isValid():
            form = block.blockFormat()
            here = QTextCursor(block)
            if form.headingLevel():
                here.select(QTextCursor.SelectionType.BlockUnderCursor)
                here.mergeCharFormat(heading)
                if block != document.begin():
                    form.setTopMargin(GRID * 2)
            form.setBottomMargin(GRID // 2)
            QTextCursor(block).setBlockFormat(form)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setBorderCollapse(True)
                table.setBorderBrush(colour("line"))
                table.setCellPadding(GRID // 2)
                table.setTopMargin(GRID // 2)
                table.setBottomMargin(GRID)
                frame.setFormat(table)
        whole.endEditBlock()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None  # no file and no network address is ever looked at
