"""Start Lightbox, or a bare Qt window, and print a line when it has been painted, and answered.

``python -m benchmarks.painted bare`` prints ``window``; ``... ours [PATH]`` prints ``window``, and
``whole`` when it has been painted with all its parts, or with a path ``answer`` when the findings
of it have been. Then the program ends.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.main_window import MainWindow


def say(word: str) -> None:
    print(word, flush=True)


def once_painted(window: QWidget, then: Callable[[], None]) -> None:
    """Call a function once, when the first paint of a window has been handled."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Paint(QObject):
        done = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Paint and not self.done:
                self.done = True
                QTimer.singleShot(0, then)
            return False

    window.installEventFilter(Paint(window))


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Drop a scan here"))
    window.resize(1280, 800)

    def painted() -> None:
        say("window")
        app.quit()

    once_painted(window, painted)
    window.show()
    app.exec()


def _ours(paths: list[str]) -> None:
    """Start the program as its command does, with its window watched from outside."""
    from app.__main__ import main
    from app.services import inbox

    claim = inbox.claim

    def claimed() -> IO[bytes] | None:
        _watch(answer=bool(paths))
        return claim()

    # Called right before the program imports Qt, which must not be there any sooner.
    inbox.claim = claimed
    sys.argv = ["lightbox", *paths]
    main()


def _watch(*, answer: bool) -> None:
    """Have every window followed from its first paint."""
    from app.ui.main_window import MainWindow

    show = MainWindow.show

    def watched(window: MainWindow) -> None:
        def painted() -> None:
            say("window")
            _follow(window, answer=answer)

        once_painted(window, painted)
        show(window)

    MainWindow.show = watched  # type: ignore[assignment,method-assign]


def _follow(window: MainWindow, *, answer: bool) -> None:
    """Say when the window has all its parts, and when it has shown an answer; then close it."""
    from PySide6.QtCore import QTimer

    def answered() -> None:
        window.findings.repaint()
        say("answer")
        window.close()

    def look() -> None:
        if not getattr(window, "assembled", True):  # its parts come after its first paint
            return
        timer.stop()
        if answer:
            window.session.reading_made.connect(lambda _reading: QTimer.singleShot(0, answered))
            return
        window.repaint()
        say("whole")
        window.close()

    timer = QTimer(window, interval=1)
    timer.timeout.connect(look)
    timer.start()


if __name__ == "__main__":
    _bare() if sys.argv[1] == "bare" else _ours(sys.argv[2:])
