"""Texts on the picture, with a soft shade behind them."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.look.theme import DARK, colour, font

_Align = Qt.AlignmentFlag
_HALO = 1  # pixels of shade round a letter
SHADE = QColor(0, 0, 0, 235)
"""Under texts and lines, so that they can be read on a white lung."""
CHOSEN = QColor(DARK.accent)
"""What is selected on the picture, whose ground is black in every theme."""


def paint_text(painter: QPainter, area: QRectF, text: str, where: _Align) -> None:
    """Draw a text with a soft shade behind it."""
    if not text:
        return
    lines = text.split("\n")
    metrics = painter.fontMetrics()
    width = max(map(metrics.horizontalAdvance, lines)) + 2 * _HALO
    # Chinese characters stand higher than the line spacing, which is that of the Latin ones.
    needed = metrics.boundingRect(QRect(0, 0, 1 << 16, 1 << 16), 0, text).height()
    height = max(metrics.lineSpacing() * len(lines), needed) + 2 * _HALO
    box = QRectF(0.0, 0.0, width, height)
    if where & _Align.AlignRight:
        box.moveRight(area.right() + _HALO)
    elif where & _Align.AlignHCenter:
        box.moveLeft(round(area.center().x() - width / 2))
    else:
        box.moveLeft(area.left() - _HALO)
    if where & _Align.AlignBottom:
        box.moveBottom(area.bottom() + _HALO)
    elif where & _Align.AlignVCenter:
        box.moveTop(round(area.center().y() - height / 2))
    else:
        box.moveTop(area.top() - _HALO)
    ratio = painter.device().devicePixelRatioF()
    across = where & _Align.AlignHorizontal_Mask
    image = _shaded(text, int(across.value), width, height, ratio, painter.font().key())
    painter.drawImage(box.topLeft().toPoint(), image)


@lru_cache(maxsize=64)
def _shaded(text: str, across: int, width: int, height: int, ratio: float, _font: str) -> QImage:
    """Return a text with its shade: it is drawn nine times, and mostly the same as before."""
    size = QSize(math.ceil(width * ratio), math.ceil(height * ratio))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setFont(font())
    area = QRectF(_HALO, _HALO, width - 2 * _HALO, height - 2 * _HALO)
    flags = across | int(_Align.AlignTop) | int(Qt.TextFlag.TextDontClip)
    painter.setPen(SHADE)
    for dx, dy in ((1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (1, 0), (-1, 0), (0, -1)):
        painter.drawText(area.translated(dx, dy), flags, text)
    painter.setPen(colour("on_viewer"))
    painter.drawText(area, flags, text)
    painter.end()
    return image
