"""The keyboard on the selected distance or angle: its ends are moved by the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.viewer.measure_commands import move_held

if TYPE_CHECKING:
    from app.ui.viewer.scan_view import ScanView

_WAYS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_FAST = 5.0  # view pixels at once while the key is held


class MeasureKeys(QObject):
    """Moves an end of the selected measure: Alt and an arrow by a view pixel, held by more.

    So the nearer the picture is looked at, the finer the step.
    """

    def __init__(self, view: ScanView) -> None:
        super().__init__(view)
        self._view = view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _WAYS:
            return False
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        steps = _FAST if event.isAutoRepeat() else 1.0
        across, down = _WAYS[Qt.Key(event.key())]
        return move_held(self._view, across * steps, down * steps)
