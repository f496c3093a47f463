"""A card as text on a page: Markdown without HTML, pictures and links."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser

from app.ui.look.theme import GRID, colour


class CardText(QTextBrowser):
    """Shows a card; it may be a stranger's. Nothing it names is ever fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

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
        block = document.begin()
        while block.isValid():
            form = block.blockFormat()
            if form.headingLevel() and block != document.begin():
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
