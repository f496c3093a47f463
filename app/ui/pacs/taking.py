"""What others have sent, on its way into the worklist."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.paths import normal, user_data
from app.services.starting import program
from app.ui.library.errand import Errand

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.reading.session import Session


def received() -> Path:
    """Return where it is kept what others have sent."""
    return user_data() / "received"


class Taking(QObject):
    """Puts what arrived into the worklist, and says what has come into it.

    Signals:
        taken: (path) stands in the worklist now.
    """

    taken = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._left: list[Path] = []
        session.rows_arranged.connect(self._look)

    def take(self, paths: Sequence[Path]) -> None:
        """Put files into the worklist; what is shown stays."""
        self._left += paths
        self._session.add(paths)
        self._look()  # it may have stood there before

    def _look(self) -> None:
        rows = self._session.rows
        there = [path for path in self._left if rows.index(normal(path)) is not None]
        self._left = [path for path in self._left if path not in there]
        for path in there:
            self.taken.emit(path)


class CatchingUp(QObject):
    """At the start, puts into the worklist what an earlier window's listener took and never showed.

    A window may be killed between the two.

    Signals:
        over: all of it is in the worklist, or will be at another start.
    """

    over = Signal()

    def __init__(self, main: MainWindow) -> None:
        super().__init__(main)
        self._main = main
        self._errand: Errand | None = None
        self._taking = Taking(main.session, self)
        self._taking.taken.connect(self._on_taken)
        main.session.models_ready.connect(self._begin)

    def end(self) -> None:
        """Leave what has not come to the next start, or to the listener."""
        if self._errand is not None:
            self._errand.cancel()

    def _begin(self) -> None:
        if not received().is_dir():
            self.over.emit()
            return
        errand = self._errand = Errand(self)
        errand.told.connect(self._on_told)
        for signal in (errand.done, errand.failed, errand.cancelled):
            signal.connect(self._on_end)
        errand.begin(program("errand", "--", "pacs-catch-up", str(received())), answered=True)

    def _on_told(self, event: dict[str, Any]) -> None:
        paths = [Path(str(path)) for path in event.get("unshown", ())]
        if not paths:
            return
        self._taking.take(paths)
        said = self.tr("{count} scans that were sent to this computer earlier are in the worklist.")
        if len(paths) == 1:
            said = self.tr("1 scan that was sent to this computer earlier is in the worklist.")
        self._main.say(said.format(count=f"{len(paths):,}"))

    def _on_taken(self, path: Path) -> None:
        if self._errand is not None:
            self._errand.answer({"shown": str(path)})

    def _on_end(self) -> None:
        if self._errand is not None:
            self._errand.deleteLater()
        self._errand = None
        self.over.emit()
