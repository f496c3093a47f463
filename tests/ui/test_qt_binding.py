"""The Qt binding itself: faults of a release that would bring the window down."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class _Sender(QObject):
    sent = Signal(int)


def test_sending_a_signal_loses_no_reference() -> None:
    """PySide6 6.12.0 drops one reference to ``True`` with every signal sent.

    Python 3.11 counts them, so the program would abort after some hundred signals.
    """
    sender = _Sender()
    before = sys.getrefcount(True)
    for number in range(50):
        sender.sent.emit(number)
    assert abs(sys.getrefcount(True) - before) < 25
