"""Ctrl+C in the terminal and SIGTERM close the window as its own button does."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

_CLOSING = (signal.SIGINT, signal.SIGTERM)


def close_on_signals(window: QWidget) -> SignalListener:
    """Close a window when the process is asked to end; settings are kept and workers stopped.

    Call it on the main thread; what it returns is a child of the window and needs no keeping.
    """
    return SignalListener(window)


class SignalListener(QObject):
    """Hears signals in Qt's loop, which never hands them to Python by itself.

    Python's own handler in C writes each signal's number to a socket that the loop listens to.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._inner, self._outer = socket.socketpair()
        for end in (self._inner, self._outer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._inner.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        signal.set_wakeup_fd(self._outer.fileno(), warn_on_full_buffer=False)
        self._former = {number: signal.signal(number, _leave_it_to_the_loop) for number in _CLOSING}

    def stop(self) -> None:
        """Handle signals as before."""
        for number, handler in self._former.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._inner.close()
        self._outer.close()

    def _on_signal(self) -> None:
        received = self._inner.recv(64)
        if not set(received).intersection(_CLOSING):
            return
        self._window.close()
        QCoreApplication.quit()  # also where a dialogue is open


def _leave_it_to_the_loop(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the byte on the socket says it all."""
