"""How the worklist is painted: headers, and rows with thumbnail, name, a shape and the answer."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.look.theme import GRID, colour, font, theme
from app.ui.reading.rows import Row
from app.ui.words import Short, Tone, which_frame
from app.ui.worklist.lines import Header
from app.ui.worklist.model import HEADER_ROLE, ROW_ROLE, SHORT_ROLE, THUMBNAIL_ROLE

THUMBNAIL = 64
HEIGHT = THUMBNAIL + GRID * 2
STUDY_HEIGHT = GRID * 6
SERIES_HEIGHT = GRID * 3
CHEVRON = 14  # side of the sign that a study can be folded

_TOKENS: dict[Tone, str] = {
    "positive": "positive",
    "negative": "negative",
    "neutral": "quiet",
    "no_answer": "no_answer",
    "failed": "failed",
    "waiting": "faint",
}


def header_height(header: Header) -> int:
    """Return how high the line of a header is; those of scans are ``HEIGHT``."""
    return STUDY_HEIGHT if header.level == "study" else SERIES_HEIGHT


class WorklistDelegate(QStyledItemDelegate):
    """Paints rows of three heights: of a scan, of a study's header and of a series'."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        header: Header | None = index.data(HEADER_ROLE)
        if header is not None:
            _header(painter, QRectF(option.rect), header, first=index.row() == 0)
            return
        row: Row = index.data(ROW_ROLE)
        said: Short = index.data(SHORT_ROLE)
        area = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("selected"))
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        frame = QRectF(area.left() + 12, area.top() + GRID, THUMBNAIL, THUMBNAIL)
        _thumbnail(painter, frame, index.data(THUMBNAIL_ROLE), said.tone)
        left = frame.right() + 12
        room = QRectF(left, frame.top(), area.right() - left - GRID, THUMBNAIL)
        name = index.data(Qt.ItemDataRole.DisplayRole)
        _texts(painter, room, name, "" if row.reading is None else which_frame(row.reading), said)
        painter.restore()


def _header(painter: QPainter, area: QRectF, header: Header, *, first: bool) -> None:
    """Paint a header: a study's on two lines under a rule, a series' on one."""
    study = header.level == "study"
    painter.save()
    painter.fillRect(area, colour("ground"))
    if study and not first:
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), colour("line"))
    inner = area.adjusted(12, GRID / 2 if study else 0, -GRID, -GRID / 2 if study else 0)
    height = inner.height() / (2 if study else 1)
    if study:
        _chevron(painter, inner, height, folded=header.folded)
        inner.adjust(CHEVRON + GRID / 2, 0, 0, 0)
    painter.setFont(font())
    painter.setPen(colour("quiet"))
    said = header.said
    taken = painter.fontMetrics().horizontalAdvance(said.aside) + GRID if said.aside else 0
    _line(painter, inner.adjusted(inner.width() - taken + GRID, 0, 0, 0), 0, height, said.aside)
    cut = Qt.TextElideMode.ElideRight
    if study:
        text = painter.fontMetrics().elidedText(said.text, cut, int(inner.width()))
        _line(painter, inner, 1, height, text)
        painter.setFont(font(strong=True))
        painter.setPen(colour("text"))
    room = int(inner.width()) - taken
    _line(painter, inner, 0, height, painter.fontMetrics().elidedText(said.title, cut, room))
    painter.restore()


def _chevron(painter: QPainter, area: QRectF, height: float, *, folded: bool) -> None:
    """Paint the sign of a study: it points down while its scans are shown."""
    middle = QPointF(area.left() + 5, area.top() + height / 2 + 1)
    steps = ((-2, -4), (2, 0), (-2, 4)) if folded else ((-4, -2), (0, 2), (4, -2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("quiet"), 1.6))
    painter.drawPolyline([middle + QPointF(*step) for step in steps])


def _thumbnail(
    painter: QPainter, frame: QRectF, pixels: NDArray[np.uint8] | None, tone: Tone
) -> None:
    painter.fillRect(frame, colour("viewer"))
    if pixels is None:
        paint_shape(painter, QRectF(frame.center().x() - 5, frame.center().y() - 5, 10, 10), tone)
        return
    image = to_image(pixels)
    scale = min(frame.width() / image.width(), frame.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    target = QRectF(frame.center().x() - width / 2, frame.center().y() - height / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, image)


def _texts(painter: QPainter, area: QRectF, name: str, frame: str, said: Short) -> None:
    """Name and status on a line each, the rest on up to two; what is too long is cut."""
    line = area.height() / 4
    cut = Qt.TextElideMode.ElideRight
    painter.setFont(font())
    metrics = painter.fontMetrics()
    painter.setPen(colour("quiet"))
    taken = metrics.horizontalAdvance(frame) + GRID if frame else 0
    _line(painter, area.adjusted(area.width() - taken + GRID, 0, 0, 0), 0, line, frame)
    painter.setPen(colour("text"))
    room = int(area.width()) - taken
    _line(painter, area, 0, line, metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))
    paint_shape(painter, QRectF(area.left(), area.top() + line * 1.5 - 4, 10, 10), said.tone)
    beside = area.adjusted(16, 0, 0, 0)
    painter.setFont(font(strong=said.tone == "positive"))
    painter.setPen(colour(_TOKENS[said.tone]))
    status = painter.fontMetrics().elidedText(said.status, cut, int(beside.width()))
    _line(painter, beside, 1, line, status)
    painter.setFont(font())
    painter.setPen(colour("quiet"))
    for number, text in enumerate(_wrapped(said.text, metrics, int(beside.width()))):
        _line(painter, beside, 2 + number, line, text)


def _wrapped(text: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """Break a text into two lines, the second cut where it is too long."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    words = text.split(" ")
    first = words.pop(0)
    while words and metrics.horizontalAdvance(f"{first} {words[0]}") <= width:
        first = f"{first} {words.pop(0)}"
    cut = Qt.TextElideMode.ElideRight
    first = first.removesuffix(" ·")  # the new line parts the two as well
    return metrics.elidedText(first, cut, width), metrics.elidedText(" ".join(words), cut, width)


def _line(painter: QPainter, area: QRectF, number: int, height: float, text: str) -> None:
    where = QRectF(area.left(), area.top() + number * height + 1, area.width(), height)
    painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)


def paint_shape(painter: QPainter, area: QRectF, tone: Tone) -> None:
    """Paint the shape of a tone, which says the same as its colour."""
    ink = QColor(getattr(theme(), _TOKENS[tone]))
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = area.adjusted(1, 1, -1, -1)
    middle = inner.center()
    if tone == "positive":  # a full disc
        painter.setBrush(ink)
        painter.drawEllipse(inner)
    elif tone in ("negative", "neutral"):  # a ring
        painter.drawEllipse(inner)
    elif tone == "no_answer":  # a ring with a bar
        painter.drawEllipse(inner)
        painter.drawLine(
            QPointF(middle.x() - 2.2, middle.y()), QPointF(middle.x() + 2.2, middle.y())
        )
    elif tone == "failed":  # a cross
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:  # three dots
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for step in (-1, 0, 1):
            painter.drawEllipse(QPointF(middle.x() + step * 4, middle.y()), 1.2, 1.2)


def to_image(pixels: NDArray[np.uint8]) -> QImage:
    """Return grey ``(rows, columns)`` or RGB ``(rows, columns, 3)`` as an image of its own."""
    return _image(pixels.tobytes(), pixels.shape)


@lru_cache(maxsize=256)
def _image(content: bytes, shape: tuple[int, ...]) -> QImage:
    rows, columns = shape[:2]
    grey = len(shape) == 2
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    return QImage(content, columns, rows, columns * (1 if grey else 3), kind).copy()
