"""Mouse, wheel and touch pad on the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPainter, QWheelEvent

from app.ui.viewer.gestures import Gesture, begin, place
from app.ui.viewer.mouse import MouseMap
from app.ui.viewer.view_transform import Point

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

_NOTCH = 120  # Qt's angle of one step of a mouse wheel
_WHEEL_ZOOM = 1.2


class Pointer:
    """Turns what the hand does on a view into what the view does.

    Attributes:
        map: what each gesture does.
        at: where the pointer is on the view, None where it is elsewhere.
    """

    def __init__(self, view: ScanView) -> None:
        self.map = MouseMap()
        self.at: Point | None = None
        self._view = view
        self._gesture: Gesture | None = None
        self._loose = False  # the gesture goes on without a button
        self._turned = 0

    @property
    def busy(self) -> bool:
        """Whether a gesture is in progress."""
        return self._gesture is not None

    def forget(self) -> None:
        """End a gesture, leaving what it has done."""
        self._gesture = None
        self._loose = False

    def leave_picture(self) -> None:
        """End a gesture, since its picture goes; call it while that is still shown."""
        if self._gesture is not None:
            self._gesture.leave()
        self.forget()

    def cancel(self) -> bool:
        """Undo a gesture in progress; tell whether there was any."""
        if self._gesture is None:
            return False
        gesture = self._gesture
        self.forget()
        gesture.cancel()
        self._view.update()
        return True

    def paint(self, painter: QPainter) -> None:
        """Paint what is seen of a gesture."""
        if self._gesture is not None:
            self._gesture.paint(painter)

    def press(self, event: QMouseEvent) -> None:
        if self._loose and self._gesture is not None:
            self._gesture.move(place(event.position()))
            self.forget()
        elif self._gesture is None:
            self._gesture = begin(event, self._view, self.map)
            self._view.update()

    def move(self, event: QMouseEvent) -> None:
        self.at = place(event.position())
        if self._gesture is not None:
            self._gesture.move(self.at)
        elif self._view.show_what.probe:
            self._view.update()

    def release(self, event: QMouseEvent) -> None:
        right = Qt.MouseButton.RightButton
        gesture = self._gesture
        if gesture is None:
            if event.button() is right:
                self._view.menu_wanted.emit(event.globalPosition().toPoint())
            return
        if event.button() is not gesture.button or self._loose:
            return
        now = place(event.position())
        self._gesture = gesture.finish(now)
        self._loose = self._gesture is not None
        self._view.update()
        if gesture.is_click(now) and gesture.button is right:
            self._view.menu_wanted.emit(event.globalPosition().toPoint())

    def double_click(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._loose:
            return
        self.forget()
        match self.map.doing("double"):
            case "full-screen":
                self._view.full_screen_wanted.emit()
            case "fit":
                self._view.fit()
            case "reset":
                self._view.reset()

    def leave(self) -> None:
        self.at = None
        if self._view.show_what.probe:
            self._view.update()

    def wheel(self, event: QWheelEvent) -> None:
        name = "wheel"
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            name = "ctrl+wheel"
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            name = "shift+wheel"
        turned = event.angleDelta().y() or event.angleDelta().x()  # Alt turns it on its side
        doing = self.map.doing(name)
        if doing == "zoom":
            if self._view.scan is not None:
                self._view.zoom_by(_WHEEL_ZOOM ** (turned / _NOTCH), place(event.position()))
        elif doing in ("step", "scan"):
            self._turned += turned  # touch pads send fractions of a step
            steps = int(self._turned / _NOTCH)
            if steps:
                self._turned -= steps * _NOTCH
                stepped = self._view.stepped if doing == "step" else self._view.scan_stepped
                stepped.emit(-steps)
        event.accept()


class Pinch(QObject):
    """Zooms a view with two fingers.

    A filter, since ``event`` of a widget in Python would make a crash of every mistake in another
    of its handlers: PySide cannot carry an error through two of them.
    """

    def __init__(self, view: ScanView) -> None:
        super().__init__(view)
        self._view = view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QNativeGestureEvent):
            return False
        wanted = event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        if not wanted or self._view.scan is None:
            return False
        self._view.zoom_by(1.0 + event.value(), place(event.position()))
        return True
