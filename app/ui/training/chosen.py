"""What was chosen to learn from, and what a first look has found of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.labelled import Labelled
from app.errors import LightboxError, UsageError
from app.services.starting import training
from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier
from app.ui.reading.session import Session
from app.ui.sentences import spoken


def why_not() -> str:
    """Say why this installation cannot train, "" where it can."""
    try:
        training("train")
    except UsageError as error:
        return spoken(error.message)
    return ""


class Chosen(QObject):
    """The data that the steps of the path speak of.

    Signals:
        changed: another source was chosen; nothing is known of it yet.
        found_more: `found` has grown, or the look has ended.

    Attributes:
        source: folder or table, None before one was chosen.
        found: what has been found so far, None before anything was.
        fault: why nothing can be found, "" where it can.
    """

    changed = Signal()
    found_more = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.source: Path | None = None
        self.found: Labelled | None = None
        self.fault = ""
        self._session = session
        self._courier = Courier(self)
        self._look: _Look | None = None
        self._waits = False
        session.models_ready.connect(self._on_ready)

    @property
    def looking(self) -> bool:
        """Whether more may still be found."""
        return self._look is not None or self._waits

    @property
    def complete(self) -> Labelled | None:
        """What was found, once the look has ended and there is something to train on."""
        if self.looking or self.fault or self.found is None or not self.found.trainable:
            return None
        return self.found

    def choose(self, source: Path) -> None:
        """Look at a folder or a table from now on; also at the same once more."""
        self.cancel()
        self.source = Path(os.path.abspath(source))  # noqa: PTH100 - a link stays the user's name
        self.found, self.fault = None, ""
        self.changed.emit()
        self.look()

    def look(self) -> None:
        """Look once more at what is chosen."""
        if self.source is None:
            return
        self.cancel()
        self.fault = why_not()
        if self.fault:
            self.found_more.emit()
            return
        if self._session.models.library is None:  # the workers are not there yet
            self._waits = True
            self.found_more.emit()
            return
        self._look = look = _Look(self._session.idle_pool().look)
        source = self.source

        def work() -> Labelled:
            from app.services import labelled

            return labelled.look(source, look.ask, lambda found: self._courier.bring(tell, found))

        def tell(found: Labelled) -> None:
            if self._look is look:
                self.found = found
                self.found_more.emit()

        self._courier.follow(in_background(work), lambda future: self._landed(look, future))
        self.found_more.emit()

    def cancel(self) -> None:
        """Look no further; what was found stays."""
        was_looking, self._waits = self.looking, False
        if self._look is not None:
            self._look.cancelled = True
            self._look = None
        if was_looking:
            self.fault = self.tr("The look was stopped; look again to go on.")
            self.found_more.emit()

    def close(self) -> None:
        """Bring nothing any more."""
        if self._look is not None:
            self._look.cancelled = True
        self._courier.close()

    def _on_ready(self) -> None:
        if self._waits:
            self._waits = False
            self.look()

    def _landed(self, look: _Look, future: Future[Any]) -> None:
        if self._look is not look:
            return
        self._look = None
        error = future.exception()
        if error is None:
            self.found = future.result()
        elif isinstance(error, LightboxError):
            self.found, self.fault = None, spoken(error.message)
        elif not isinstance(error, CancelledError):
            raise error
        self.found_more.emit()


class _Look:
    """One look, and whether anybody still waits for it."""

    def __init__(self, ask: Callable[..., Future[Any]]) -> None:
        self._ask = ask
        self.cancelled = False

    def ask(self, *task: Any) -> Future[Any]:
        """Ask a worker. Raises: CancelledError when nobody waits any more."""
        if self.cancelled:
            raise CancelledError
        return self._ask(*task)
