"""What is asked of the history, on threads; an answer nobody waits for any more is dropped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import LightboxError
from app.ui.new_file import new_text_file
from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier
from app.ui.sentences import spoken

if TYPE_CHECKING:
    import sqlite3

    from app.history.asking import Filter

_FLUSH_S = 2.0  # what was said just now is to be found


class Questions(QObject):
    """Asks the history. Nothing here waits for it.

    Signals:
        failed: a sentence that says why nothing can be asked.
    """

    failed = Signal(str)

    def __init__(self, flush: Callable[[float], bool], parent: QObject) -> None:
        """Make it.

        Args:
            flush: lets everything that waits be written first.
            parent: in Qt's sense.
        """
        super().__init__(parent)
        self._flush = flush
        self._courier = Courier(self)
        self._latest: dict[str, object] = {}

    def close(self) -> None:
        """Bring no answer any more."""
        self._courier.close()

    def ask(
        self,
        name: str,
        question: Callable[[sqlite3.Connection], Any],
        then: Callable[[Any], None],
        nothing: Any = (),
    ) -> None:
        """Ask, and call ``then`` with the answer, unless the same is asked again meanwhile.

        Args:
            name: of the question.
            question: asked on a thread.
            then: called on this object's thread.
            nothing: the answer where there is no history.
        """

        def work() -> Any:
            from app.history.opening import to_ask
            from app.history.place import usual_place

            self._flush(_FLUSH_S)
            with to_ask(usual_place()) as database:
                return nothing if database is None else question(database)

        self.do(name, work, then)

    def do(self, name: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do something on a thread, as `ask`."""
        token = self._latest[name] = object()
        self._courier.follow(in_background(work), partial(self._landed, name, token, then))

    def _landed(
        self, name: str, token: object, then: Callable[[Any], None], future: Future[Any]
    ) -> None:
        if self._latest.get(name) is not token:
            return
        error = future.exception()
        if isinstance(error, LightboxError):
            self.failed.emit(spoken(error.message))
        elif isinstance(error, OSError):
            self.failed.emit(
                self.tr("It could not be written: {reason}.").format(reason=error.strerror or "")
            )
        elif error is not None:
            raise error
        else:
            then(future.result())

    # --- Work ---------------------------------------------------------------------------

    def export(
        self,
        wanted: Filter,
        path: Path,
        changed: Callable[[Any], Any],
        then: Callable[[tuple[Path, int]], None],
    ) -> None:
        """Write records to a file that is not there yet; CSV by its name, else JSON lines.

        ``then`` is told where they were written, see `new_text_file`, and how many they are.
        """

        def work() -> tuple[Path, int]:
            from app.history import asking
            from app.history.opening import to_ask
            from app.history.place import usual_place
            from app.services.history_lines import write_csv, write_jsonl

            self._flush(_FLUSH_S)
            writer = write_csv if path.suffix.lower() == ".csv" else write_jsonl
            with (
                to_ask(usual_place()) as database,
                new_text_file(path) as (free, stream),
            ):
                found = () if database is None else asking.pages(database, wanted)
                return free, sum(1 for _ in writer(map(changed, found), stream))

        self.do("export", work, then)
