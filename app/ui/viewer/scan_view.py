"""The widget that shows a scan."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.display import Voi, Window
from app.domain.scan import Scan
from app.ui.look.theme import colour
from app.ui.viewer import view_transform as vt
from app.ui.viewer.corner_painting import paint_corners
from app.ui.viewer.measure_keys import MeasureKeys
from app.ui.viewer.measure_painting import paint_measures
from app.ui.viewer.measures import MeasureBook, Measures
from app.ui.viewer.mouse import MouseMap, Tool
from app.ui.viewer.painting import paint_content, paint_message
from app.ui.viewer.picture import Picture
from app.ui.viewer.pointer import Pinch, Pointer
from app.ui.viewer.shown import Heat, Show
from app.ui.viewer.turn import Turn
from app.ui.viewer.windowing import default_voi

__all__ = ["Heat", "ScanView", "Show"]


class ScanView(QWidget):
    """A scan with pan, zoom, window/level, heat map and corner texts.

    Signals:
        stepped: the wheel asks for the next (+1) or previous (-1) frame, else scan.
        scan_stepped: the wheel asks for the next (+1) or previous (-1) scan.
        menu_wanted: a plain right click, with its global position.
        full_screen_wanted: a double click.
        changed: the picture, its window, zoom or inversion, the tool, the heat map, or what is
            shown beside the picture are others than before.
    """

    stepped = Signal(int)
    scan_stepped = Signal(int)
    menu_wanted = Signal(QPoint)
    full_screen_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Scan"))
        self.setMinimumSize(240, 200)
        self.tool = Tool.WINDOW
        self.show_what = Show()
        self._picture: Picture | None = None
        self._voi: Voi = Window(0.5, 1.0)
        self._inverted = False
        self._transform = vt.ViewTransform()
        self._heat: Heat | None = None
        self._message = ""
        self._pointer = Pointer(self)
        self._book = MeasureBook()
        self._no_measures = Measures()
        self.setMouseTracking(True)
        self.installEventFilter(Pinch(self))
        self.installEventFilter(MeasureKeys(self))

    # --- What is shown ------------------------------------------------------------------

    @property
    def scan(self) -> Scan | None:
        """The scan on screen."""
        return None if self._picture is None else self._picture.scan

    @property
    def voi(self) -> Voi:
        """The window in force."""
        return self._voi

    @property
    def inverted(self) -> bool:
        """Whether the reader has inverted the picture (whatever the file says)."""
        return self._inverted

    @property
    def transform(self) -> vt.ViewTransform:
        """Pan and zoom in force."""
        return self._transform

    @property
    def picture(self) -> Picture | None:
        """The scan on screen, made ready for painting."""
        return self._picture

    @property
    def picture_size(self) -> vt.Size | None:
        """Size of the scan on screen in picture space."""
        return None if self._picture is None else self._picture.size

    @property
    def view_size(self) -> vt.Size:
        """Size of the view in logical pixels."""
        return vt.Size(max(1, self.width()), max(1, self.height()))

    @property
    def measures(self) -> Measures:
        """Distances and angles on the scan that is shown."""
        return self._no_measures if self._picture is None else self._book.of(self._picture.scan)

    @property
    def pointed(self) -> vt.Point | None:
        """The place of the picture under the pointer."""
        at = self._pointer.at
        return None if at is None or self._picture is None else self.to_picture(at)

    def to_picture(self, at: vt.Point) -> vt.Point:
        """Return the place of the picture at a place of the view."""
        return self._transform.to_picture(at, self.view_size)

    @property
    def mouse(self) -> MouseMap:
        """What the mouse does."""
        return self._pointer.map

    @property
    def message(self) -> str:
        """The sentence shown in place of a scan."""
        return self._message

    @property
    def heat(self) -> Heat | None:
        """The heat map at hand, shown or not."""
        return self._heat

    def show_scan(self, scan: Scan) -> None:
        """Show a scan as its file wants it; another frame of the same file keeps the view."""
        former = self.scan
        same = former is not None and (
            former.source.path == scan.source.path
            and former.pixels.shape == scan.pixels.shape
            and former.identity.sop_instance_uid == scan.identity.sop_instance_uid
        )
        self._pointer.leave_picture()
        self._picture = Picture(scan)
        self._heat = None
        self._message = ""
        if not same:
            self._voi = default_voi(scan)
            self._inverted = False
            self._transform = vt.fit(self._picture.size, self.view_size)
        self.changed.emit()
        self.update()

    def show_message(self, message: str) -> None:
        """Show a quiet sentence instead of a scan."""
        self._pointer.leave_picture()
        self._picture = None
        self._heat = None
        self._message = message
        self.changed.emit()
        self.update()

    def set_heat(self, heat: Heat | None) -> None:
        """Lay a heat map over the scan, or take it away."""
        self._heat = heat
        self.changed.emit()
        self.update()

    def set_show(self, show: Show) -> None:
        """Choose what is shown beside the picture."""
        self.show_what = show
        self.changed.emit()
        self.update()

    # --- Commands -----------------------------------------------------------------------

    def set_tool(self, tool: Tool) -> None:
        """Choose what the left button drags."""
        self.tool = tool
        self.changed.emit()

    def set_voi(self, voi: Voi) -> None:
        """Set the window."""
        self._voi = voi
        self.changed.emit()
        self.update()

    def set_inverted(self, inverted: bool) -> None:
        """Turn black and white round."""
        self._inverted = inverted
        self.changed.emit()
        self.update()

    def set_mouse(self, mouse: MouseMap) -> None:
        """Choose what the mouse does."""
        self._pointer.map = mouse

    def cancel_drag(self) -> bool:
        """Undo a drag in progress; tell whether there was any."""
        return self._pointer.cancel()

    def cancel(self) -> bool:
        """Undo a drag in progress, else let go of what is selected; tell whether there was any."""
        if self.cancel_drag():
            return True
        held = self.measures.selected is not None
        self.measures.selected = None
        self.update()
        return held

    def fit(self) -> None:
        """Show the whole scan and keep it whole when the window's size changes."""
        if self._picture is not None:
            picture, view = self._picture.size, self.view_size
            self.set_transform(vt.fit(picture, view, self._transform.turn))

    def turn(self, turn: Turn) -> None:
        """Show the picture turned; what lies over it follows."""
        if self._picture is not None:
            picture, view = self._picture.size, self.view_size
            self.set_transform(vt.turned(self._transform, turn, picture, view))

    def one_to_one(self) -> None:
        """Show one stored column on one pixel of the screen."""
        self.set_transform(vt.at_scale(self._transform, 1.0 / self.devicePixelRatioF()))

    def zoom_by(self, factor: float, at: vt.Point | None = None) -> None:
        """Zoom about a place of the view, by default its middle."""
        view = self.view_size
        middle = vt.Point(view.width / 2, view.height / 2)
        self.set_transform(vt.zoomed(self._transform, factor, at or middle, view))

    def reset(self) -> None:
        """Go back to how the scan was first shown."""
        if self._picture is not None:
            self._voi = default_voi(self._picture.scan)
            self._inverted = False
            self.set_transform(vt.fit(self._picture.size, self.view_size))

    def set_transform(self, transform: vt.ViewTransform) -> None:
        """Set pan, zoom and turn."""
        self._transform = transform
        self.changed.emit()
        self.update()

    # --- Qt's events --------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(800, 700)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("viewer"))
        if self._picture is None:
            paint_message(painter, self.rect(), self._message)
            return
        paint_content(painter, self, self._transform)
        if self.show_what.measures:
            paint_measures(painter, self)
        if self.show_what.corners:
            paint_corners(painter, self)
        self._pointer.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._picture is not None:
            self._transform = vt.followed(self._transform, self._picture.size, self.view_size)
            self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._picture is not None:
            self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._picture is not None:
            self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)
