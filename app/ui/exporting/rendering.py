"""What is shown as an image, with the words that have to go with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from app.ui.look.theme import BODY, colour, font
from app.ui.viewer import corners
from app.ui.viewer.measure_painting import paint_masks
from app.ui.viewer.painting import paint_heat, paint_picture, placed
from app.ui.viewer.picture import Picture
from app.ui.viewer.planes import Planes, paint_planes
from app.ui.viewer.scan_view import ScanView
from app.ui.viewer.view_transform import Point, Size, ViewTransform
from app.ui.words import listed, titled

translate = QCoreApplication.translate

_LINES_OF_WIDTH = 64  # a line of text is this fraction of the picture's width high ...
_LARGEST = 4 * BODY  # ... but no higher than this
_GAP = 2  # pixels between two pictures


def as_on_screen(views: Sequence[tuple[str, ScanView]], *, identity: bool) -> QImage:
    """Return what the views show, side by side, as fine as the screen.

    Args:
        views: with what is said over each; one alone needs no title.
        identity: whether who it is may be among the texts.
    """
    images = []
    for title, view in views:
        with _shown(view, identity=identity):
            image = view.grab().toImage()
        image.setDevicePixelRatio(1.0)
        images.append(_with_texts(image, [title] if len(views) > 1 else [], []))
    whole = _side_by_side(images)
    return _with_texts(whole, [], _caution([view for _, view in views]))


def full_size(view: ScanView, *, identity: bool) -> QImage:
    """Return the whole scan as it is windowed and turned, a pixel for each stored column.

    Texts never lie on it; those that have to go with it stand above and below.
    """
    scan, size = view.scan, view.picture_size
    assert scan is not None
    assert size is not None
    turn = view.transform.turn
    width, height = (round(side) for side in (reversed(size) if turn.swaps else size))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour("viewer"))
    whole = ViewTransform(1.0, Point(size.width / 2, size.height / 2), turn=turn)
    room = Size(width, height)
    painter = QPainter(image)
    paint_picture(painter, Picture(scan), whole, room, view.voi, inverted=view.inverted)
    if view.show_what.overlays:
        paint_planes(painter, Planes(scan), size, placed(whole, room))
    if view.heat is not None and view.show_what.heat:
        painter.setTransform(placed(whole, room))
        opacity = view.show_what.heat_opacity
        paint_heat(painter, view.heat.image, view.heat.area, size, opacity)
    painter.resetTransform()
    paint_masks(painter, view.measures, whole, room)
    painter.end()
    above = [*corners.identity(scan), *corners.series(scan)] if identity else []
    return _with_texts(image, above, _caution([view]))


def _caution(views: Sequence[ScanView]) -> list[str]:
    """Return what has to be said under a picture: that it is turned, or shows a heat map."""
    said = list(dict.fromkeys(filter(None, (corners.turned(v.transform.turn) for v in views))))
    shown = [view.heat for view in views if view.heat is not None and view.show_what.heat]
    if not shown:
        return said
    findings = dict.fromkeys(titled(heat.finding) for heat in shown)
    return [
        *said,
        translate("Exporting", "Influence on “{finding}”, not lesion outline.").format(
            finding=listed(findings)
        ),
        translate("Exporting", "Research use only. Not a medical device."),
    ]


@contextmanager
def _shown(view: ScanView, *, identity: bool) -> Iterator[None]:
    """Let a view show who it is, or not, for the time of one picture; nobody sees it."""
    before = view.show_what
    view.show_what = replace(before, identity=identity)
    try:
        yield
    finally:
        view.show_what = before


def _side_by_side(images: Sequence[QImage]) -> QImage:
    if len(images) == 1:
        return images[0]
    width = sum(image.width() for image in images) + _GAP * (len(images) - 1)
    height = max(image.height() for image in images)
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    whole.fill(colour("viewer"))
    painter = QPainter(whole)
    left = 0
    for image in images:
        painter.drawImage(left, 0, image)
        left += image.width() + _GAP
    painter.end()
    return whole


def _with_texts(image: QImage, above: Sequence[str], below: Sequence[str]) -> QImage:
    """Put lines above and below a picture, where they cover nothing of it."""
    if not above and not below:
        return image
    size = min(max(BODY, image.width() // _LINES_OF_WIDTH), _LARGEST)
    letters = font(size)
    metrics = QFontMetrics(letters)
    margin, line = size // 2, metrics.lineSpacing()
    heights = [len(lines) * line + 2 * margin if lines else 0 for lines in (above, below)]
    whole = QImage(image.width(), image.height() + sum(heights), QImage.Format.Format_RGB32)
    whole.fill(colour("viewer"))
    painter = QPainter(whole)
    painter.drawImage(0, heights[0], image)
    painter.setFont(letters)
    painter.setPen(colour("on_viewer"))
    room = image.width() - 2 * margin
    for lines, top in ((above, margin), (below, heights[0] + image.height() + margin)):
        for number, text in enumerate(lines):
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            area = QRectF(QRect(margin, top + number * line, room, line))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), cut)
    painter.end()
    return whole
