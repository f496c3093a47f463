"""The one way from other threads to the window: a callback on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

Receiver = Callable[[Any], None]


class Courier(QObject):
    """Carries finished futures to the thread it was made on.

    Futures end on threads of a pool, where no widget may be touched. Everything that works in the
    background goes through `follow`, so results and errors alike always arrive.
    """

    _landed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._landed.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def follow(self, future: Future[Any], receive: Receiver) -> None:
        """Call ``receive(future)`` on this object's thread when the future has ended."""

        def landed(ended: Future[Any]) -> None:
            if not ended.cancelled():
                receive(ended)

        future.add_done_callback(lambda ended: self.bring(landed, ended))

    def bring(self, receive: Receiver, what: Any) -> None:
        """Call ``receive(what)`` on this object's thread; for parts of what is under way."""
        if self._open:
            self._landed.emit(receive, what)

    def close(self) -> None:
        """Deliver nothing any more."""
        self._open = False

    @Slot(object, object)
    def _receive(self, receive: Receiver, what: Any) -> None:
        if self._open:
            receive(what)
