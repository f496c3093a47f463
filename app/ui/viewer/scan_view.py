"""The widget that shows a scan."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
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
from app.ui.viewer.gestures import Drag, Tool, begin, place
from app.ui.viewer.painting import paint_corners, paint_heat, paint_message, paint_picture, placed
from app.ui.viewer.picture import Picture
from app.ui.viewer.planes import paint_planes
from app.ui.viewer.turn import Turn
from app.ui.viewer.windowing import default_voi, dragged

_NOTCH = 120  # Qt's angle of one step of a mouse wheel
_WHEEL_ZOOM = 1.2


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """An activation map ready to be painted: which finding, the veil, and where it lies."""

    finding: str
    image: QImage
    area: QRectF


@dataclass(frozen=True, slots=True)
class Show:
    """What is shown beside the picture itself."""

    heat: bool = False
    heat_opacity: float = 0.5
    identity: bool = True
    corners: bool = True
    overlays: bool = True


class ScanView(QWidget):
    """A scan with pan, zoom, window/level, heat map and corner texts.

    Signals:
        stepped: the wheel asks for the next (+1) or previous (-1) scan or frame.
        menu_wanted: a plain right click, with its global position.
        full_screen_wanted: a double click.
        changed: the picture, its window, zoom or inversion, the tool, the heat map, or what is
            shown beside the picture are others than before.
    """

    stepped = Signal(int)
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
        self._drag: Drag | None = None
        self._wheel = 0

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
    def picture_size(self) -> vt.Size | None:
        """Size of the scan on screen in picture space."""
        return None if self._picture is None else self._picture.size

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
        self._picture = Picture(scan)
        self._heat = None
        self._message = ""
        self._drag = None
        if not same:
            self._voi = default_voi(scan)
            self._inverted = False
            self._transform = vt.fit(self._picture.size, self._size())
        self.changed.emit()
        self.update()

    def show_message(self, message: str) -> None:
        """Show a quiet sentence instead of a scan."""
        self._picture = None
        self._heat = None
        self._drag = None
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

    def fit(self) -> None:
        """Show the whole scan and keep it whole when the window's size changes."""
        if self._picture is not None:
            picture, view = self._picture.size, self._size()
            self.set_transform(vt.fit(picture, view, self._transform.turn))

    def turn(self, turn: Turn) -> None:
        """Show the picture turned; what lies over it follows."""
        if self._picture is not None:
            picture, view = self._picture.size, self._size()
            self.set_transform(vt.turned(self._transform, turn, picture, view))

    def one_to_one(self) -> None:
        """Show one stored column on one pixel of the screen."""
        self.set_transform(vt.at_scale(self._transform, 1.0 / self.devicePixelRatioF()))

    def zoom_by(self, factor: float, at: vt.Point | None = None) -> None:
        """Zoom about a place of the view, by default its middle."""
        view = self._size()
        middle = vt.Point(view.width / 2, view.height / 2)
        self.set_transform(vt.zoomed(self._transform, factor, at or middle, view))

    def reset(self) -> None:
        """Go back to how the scan was first shown."""
        if self._picture is not None:
            self._voi = default_voi(self._picture.scan)
            self._inverted = False
            self.set_transform(vt.fit(self._picture.size, self._size()))

    def set_transform(self, transform: vt.ViewTransform) -> None:
        """Set pan, zoom and turn."""
        self._transform = transform
        self.changed.emit()
        self.update()

    def _size(self) -> vt.Size:
        return vt.Size(max(1, self.width()), max(1, self.height()))

    # --- Qt's events --------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(800, 700)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("viewer"))
        if self._picture is None:
            paint_message(painter, self.rect(), self._message)
            return
        view = self._size()
        paint_picture(
            painter, self._picture, self._transform, view, self._voi, inverted=self._inverted
        )
        if self.show_what.overlays:
            onto_view = placed(self._transform, view)
            paint_planes(painter, self._picture.planes, self._picture.size, onto_view)
        if self._heat is not None and self.show_what.heat:
            painter.save()
            painter.setTransform(placed(self._transform, view), combine=True)
            opacity = self.show_what.heat_opacity
            paint_heat(painter, self._heat.image, self._heat.area, self._picture.size, opacity)
            painter.restore()
        if self.show_what.corners:
            paint_corners(painter, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._picture is not None:
            self._transform = vt.followed(self._transform, self._picture.size, self._size())
            self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._picture is not None and self._drag is None:
            self._drag = begin(event, self.tool, self._transform, self._voi)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or self._picture is None:
            return
        now = place(event.position())
        dx, dy = self._drag.way(now)
        if self._drag.tool is Tool.WINDOW:
            inverse = self._picture.scan.display.inverse != self._inverted
            self.set_voi(dragged(self._drag.voi, dx, dy, inverse=inverse))
        elif self._drag.tool is Tool.PAN:
            self.set_transform(vt.panned(self._drag.transform, dx, dy, self._picture.size))
        elif not self._drag.is_click(now):
            factor = self._drag.zoom_factor(now)
            start = self._drag.transform
            self.set_transform(vt.zoomed(start, factor, self._drag.start, self._size()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None:
            if event.button() is Qt.MouseButton.RightButton:
                self.menu_wanted.emit(event.globalPosition().toPoint())
            return
        if event.button() is not drag.button:
            return
        self._drag = None
        clicked = drag.is_click(place(event.position()))
        if clicked and drag.button is Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag = None
            self.full_screen_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._picture is not None:
                self.zoom_by(_WHEEL_ZOOM ** (turned / _NOTCH), place(event.position()))
        else:
            self._wheel += turned  # touch pads send fractions of a step
            steps = int(self._wheel / _NOTCH)
            if steps:
                self._wheel -= steps * _NOTCH
                self.stepped.emit(-steps)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
            and self._picture is not None
        ):
            self.zoom_by(1.0 + event.value(), place(event.position()))
            return True
        return super().event(event)
