"""Painting distances, angles and masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.look.theme import colour, font
from app.ui.viewer.figures import measured
from app.ui.viewer.measures import Kind, Measures
from app.ui.viewer.texts import CHOSEN, paint_text
from app.ui.viewer.view_transform import Size, ViewTransform

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

_SHADE = QColor(0, 0, 0, 220)
_HANDLE = 4.0
_CORNER = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def paint_measures(painter: QPainter, view: ScanView) -> None:
    """Paint all measures of the scan; the selected one has handles."""
    scan = view.scan
    if scan is None or not view.measures.all:
        return
    painter.save()
    painter.setFont(font())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index, measure in enumerate(view.measures.all):
        chosen = index == view.measures.selected
        ink = CHOSEN if chosen else colour("on_viewer")
        points = [QPointF(*view.transform.to_view(p, view.view_size)) for p in measure.points]
        if measure.kind is Kind.MASK:
            _paint_mask(painter, QRectF(points[0], points[-1]).normalized(), ink)
            if not chosen:
                continue
        for pen in (QPen(_SHADE, 3.5), QPen(ink, 1.5)):
            painter.setPen(pen)
            if measure.kind is not Kind.MASK:
                painter.drawPolyline(QPolygonF(points))
            for number, point in enumerate(points):
                if chosen:
                    held = number == view.measures.held and view.hasFocus()
                    painter.setBrush(ink if held else Qt.BrushStyle.NoBrush)
                    painter.drawEllipse(point, _HANDLE, _HANDLE)
                else:  # a cross leaves the pixel itself free
                    painter.drawLine(point - QPointF(_HANDLE, 0), point + QPointF(_HANDLE, 0))
                    painter.drawLine(point - QPointF(0, _HANDLE), point + QPointF(0, _HANDLE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if measure.kind is Kind.MASK:
            continue
        text = measured(measure, scan)
        paint_text(painter, _room(painter, view, points, text), text, _CORNER)
    painter.restore()


def paint_masks(
    painter: QPainter, measures: Measures, transform: ViewTransform, size: Size
) -> None:
    """Paint the masks alone, without their frames, at a pan and zoom."""
    for measure in measures.all:
        if measure.kind is Kind.MASK:
            ends = [QPointF(*transform.to_view(point, size)) for point in measure.points]
            painter.fillRect(QRectF(ends[0], ends[-1]).normalized(), colour("viewer"))


def _paint_mask(painter: QPainter, area: QRectF, ink: QColor) -> None:
    """Paint what a mask hides, black as it will be, in a frame that says that it is one."""
    painter.fillRect(area, colour("viewer"))
    painter.setPen(QPen(ink, 1.0, Qt.PenStyle.DashLine))
    painter.drawRect(area)


def _room(painter: QPainter, view: ScanView, points: list[QPointF], text: str) -> QRectF:
    """Return where a figure stands: beside the second point, within the view."""
    width = painter.fontMetrics().horizontalAdvance(text)
    height = painter.fontMetrics().lineSpacing()
    beside = points[1] + QPointF(10.0, 6.0)
    x = min(max(beside.x(), 4.0), max(4.0, view.width() - width - 4.0))
    y = min(max(beside.y(), 4.0), max(4.0, view.height() - height - 4.0))
    return QRectF(x, y, width, height)
