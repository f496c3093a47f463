"""A page as PDF: A4, headings with what they head, a foot on every sheet."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from app import __version__
from app.export.page import FAMILIES, WIDTH, Page
from app.ui.printing.searchable import searchable

_INCH = 96.0  # pixels of HTML
_MM = _INCH / 25.4
_SIDE, _TOP, _BOTTOM = 15 * _MM, 14 * _MM, 22 * _MM
_SHEET = QSizeF(210 * _MM, 297 * _MM)
_FOOT = 10  # pixels; of the letters at the foot
_QUIET = QColor("#56626e")  # paper is white whatever the window's theme
_RESOLUTION = 1200
_SHORT = 0.3  # of a sheet's height; a section up to it is not parted
_MOST_MOVES = 100  # headings that are moved to the next sheet


def pdf(page: Page) -> bytes:
    """Print a page, while there is a `QGuiApplication`. See `apart` for the window."""
    document = _laid_out(page)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(page.title)
    writer.setCreator(f"Lightbox {__version__}")
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    scale = _RESOLUTION / _INCH
    painter.scale(scale, scale)
    count = document.pageCount()
    for number in range(count):
        if number:
            writer.newPage()
        _print_body(painter, document, number)
        _print_foot(painter, page, number + 1, count)
    painter.end()
    buffer.close()
    said = " ".join((document.toPlainText(), page.sheet, *page.foot))
    return searchable(bytes(buffer.data().data()), said)


def _laid_out(page: Page) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(_letters())
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setMetaInformation(QTextDocument.MetaInformation.CssMedia, "print")
    document.setHtml(page.html)
    document.setPageSize(QSizeF(WIDTH, _SHEET.height() - _TOP - _BOTTOM))
    for _ in range(_MOST_MOVES):
        alone = _heading_alone(document)
        if alone is None:
            break
        moved = alone.blockFormat()
        moved.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(alone).setBlockFormat(moved)
    return document


def _letters() -> QFont:
    letters = QFont()
    letters.setFamilies(list(FAMILIES))
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Glyphs that stand for no character of their own cannot be searched for or copied. The window's
    # font, which this one begins as, may ask for some.
    letters.clearFeatures()
    for feature in ("calt", "tnum"):
        letters.setFeature(QFont.Tag(feature), 0)
    return letters


def _heading_alone(document: QTextDocument) -> QTextBlock | None:
    """Return the first heading that a sheet parts from what it heads.

    A short section stays whole; of a long one, what comes first stays with its heading.
    """
    layout = document.documentLayout()
    height = document.pageSize().height()
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() and block.next().isValid():
            top = layout.blockBoundingRect(block).top()
            end = layout.blockBoundingRect(_last_of_section(block)).bottom()
            if end - top > height * _SHORT:
                below = layout.blockBoundingRect(block.next())
                # A picture is one line of a block: it lies where its lower edge does.
                end = below.bottom() if below.height() < height / 2 else below.top()
            if int(top // height) != int((end - 1) // height):
                return block
        block = block.next()
    return None


def _last_of_section(heading: QTextBlock) -> QTextBlock:
    """Return the last block before the next heading."""
    last = heading
    while (following := last.next()).isValid() and not following.blockFormat().headingLevel():
        last = following
    return last


def _print_body(painter: QPainter, document: QTextDocument, number: int) -> None:
    height = document.pageSize().height()
    painter.save()
    painter.translate(_SIDE, _TOP - number * height)
    area = QRectF(0, number * height, WIDTH, height)
    painter.setClipRect(area)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = area
    document.documentLayout().draw(painter, context)
    painter.restore()


def _print_foot(painter: QPainter, page: Page, number: int, count: int) -> None:
    letters = _letters()
    letters.setPixelSize(_FOOT)
    painter.setFont(letters)
    painter.setPen(_QUIET)
    line = QFontMetricsF(letters).lineSpacing() + 3
    top = _SHEET.height() - _BOTTOM + 4 * _MM
    room = QRectF(_SIDE, top, WIDTH, line)
    said = page.sheet.format(number=number, count=count)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), said)
    for text in page.foot:
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), text)
        room.translate(0, line)
