"""Icons: our own SVG family in ``resources/icons``, drawn in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from app.paths import resources
from app.ui.look.theme import theme

SIDE = 18


def icon(name: str, ink: str = "text") -> QIcon:
    """Return an icon of the theme in force, with a paler form for disabled commands.

    Args:
        name: of the file, without ``.svg``; an unknown name gives an empty icon.
        ink: colour ink of the theme.
    """
    result = QIcon()
    for mode, value in (
        (QIcon.Mode.Normal, getattr(theme(), ink)),
        (QIcon.Mode.Disabled, theme().faint),
    ):
        for ratio in _ratios():
            drawn = pixmap(name, value, SIDE, ratio)
            if drawn is not None:
                result.addPixmap(drawn, mode)
    return result


def _ratios() -> set[float]:
    """Return the pixels to a logical one of the screens there are: 1 on ordinary ones."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()}


def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap | None:
    """Draw an icon at ``side`` logical pixels in a colour; None where there is no such icon."""
    key, kept = f"{name} {colour} {side} {ratio}", QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    source = _source(name)
    if source is None:
        return None
    result = QPixmap(round(side * ratio), round(side * ratio))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawing.render(painter, QRectF(0, 0, side * ratio, side * ratio))
    painter.end()
    result.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, result)
    return result


@lru_cache(maxsize=64)
def _source(name: str) -> str | None:
    path = resources() / "icons" / f"{name}.svg"
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return None
