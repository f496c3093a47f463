"""Which scans are left out of training: decided here, written to the list beside the data."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import LightboxError, UsageError
from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.imaging.exclusion_list import Exclusion
    from app.services.exclusions import Exclusions

_PATIENCE_S = 3.0  # when the window closes, for what is still to be written


class LeavingOut(QObject):
    """The list of one source; every change is written at once, on a thread.

    Signals:
        changed: another scan is left out, or is not any more.
        said: a sentence on where the list is, or why it cannot be read or written.

    Attributes:
        named: whether the list's name, which is the folder's, may be said.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.named = True
        self._courier = Courier(self)
        self._source: Path | None = None
        self._entries: dict[str, Exclusion] = {}
        self._before: list[Mapping[str, Exclusion]] = []
        self._writing: Future[Any] | None = None
        self._unwritten = self._told = self._readable = False
        self._failed = False  # what was written last could not be, so the file is an older one

    @property
    def count(self) -> int:
        """How many scans are left out."""
        return len(self._entries)

    @property
    def undoable(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._before)

    @property
    def usable(self) -> bool:
        """Whether decisions can be kept: the list could be read."""
        return self._readable

    def is_out(self, path: str) -> bool:
        """Tell whether a scan is left out, by its path as an audit has it."""
        return path in self._entries

    def file(self) -> Path | None:
        """Return the list to train with; None where nothing is left out. Blocks until written.

        Raises:
            UsageError: the list cannot be read (code ``exclusions``), or what was decided cannot be
                written down (code ``exclusions_unwritten``) and so would be learnt from.
        """
        from app.services import exclusions

        if not self.settle():
            raise UsageError(
                "exclusions_unwritten",
                self.tr(
                    "What you left out could not be written down, so training would learn from it: "
                    "it was not started. Make room on the disk, or see that the folder may be "
                    "written to, and start again."
                ),
            )
        return None if self._source is None else exclusions.read(self._source).file

    def open(self, source: Path) -> None:
        """Read the list of another source."""
        self.settle()
        self._source, self._entries, self._before = source, {}, []
        self._told = self._readable = self._unwritten = self._failed = False
        self._writing = None
        self.changed.emit()

        def work() -> Exclusions:
            from app.services import exclusions

            return exclusions.read(source)

        def then(future: Future[Any]) -> None:
            if self._source != source:
                return
            error = future.exception()
            if isinstance(error, LightboxError):
                self.said.emit(spoken(error.message))
                return
            found: Exclusions = future.result()
            self._entries, self._readable = dict(found.entries), True
            if found.entries:
                self._tell(found)
            self.changed.emit()

        self._courier.follow(in_background(work), then)

    def decide(self, paths: Mapping[str, bool], reason: str) -> None:
        """Leave scans out (True) or keep them (False), all as one decision."""
        from app.imaging.exclusion_list import Exclusion
        from app.services.exclusions import today

        if not self._readable or not any(out != self.is_out(p) for p, out in paths.items()):
            return
        self._before.append(dict(self._entries))
        for path, out in paths.items():
            if not out:
                self._entries.pop(path, None)
            elif path not in self._entries:
                self._entries[path] = Exclusion(reason, today())
        self._write()

    def undo(self) -> None:
        """Take back the last decision."""
        if self._before:
            self._entries = dict(self._before.pop())
            self._write()

    def settle(self) -> bool:
        """Wait until everything is written, but not for long; tell whether it is."""
        if self._writing is not None:
            try:
                self._writing.result(_PATIENCE_S)
            except TimeoutError:
                return False
            except OSError:
                self._failed = True  # it is tried once more
        if (self._unwritten or self._failed) and self._source is not None:
            from app.services import exclusions

            try:
                exclusions.write(self._source, self._entries)
            except OSError:
                return False
            self._unwritten = self._failed = False
            self._writing = None
        return True

    def close(self) -> None:
        """Write everything, and bring nothing any more."""
        self.settle()
        self._courier.close()

    def _write(self) -> None:
        self._unwritten = True
        self.changed.emit()
        if self._writing is None:
            self._write_now()

    def _write_now(self) -> None:
        source, entries = self._source, dict(self._entries)
        assert source is not None

        def work() -> Exclusions:
            from app.services import exclusions

            return exclusions.write(source, entries)

        self._unwritten = False
        self._writing = in_background(work)
        self._courier.follow(self._writing, self._written)

    def _written(self, future: Future[Any]) -> None:
        if future is not self._writing:
            return  # it was seen to meanwhile, or belongs to another source
        self._writing = None
        error = future.exception()
        if isinstance(error, OSError):
            text = self.tr("What you leave out cannot be written down: {reason}.")
            self.said.emit(text.format(reason=error.strerror or type(error).__name__))
            self._told, self._failed = False, True
        elif error is not None:
            raise error
        else:
            self._failed = False
            if not self._told:
                self._tell(future.result())
        if self._unwritten:
            self._write_now()

    def _tell(self, found: Exclusions) -> None:
        self._told = True
        text = (
            self.tr("What is left out is kept beside the scans, in {name}. No scan is changed.")
            if found.beside
            else self.tr(
                "Nothing can be written beside the scans, so what is left out is kept in your own "
                "data, in {name}."
            )
        )
        name = f"“{found.place.name}”" if self.named else self.tr("a list of its own")
        self.said.emit(text.format(name=name))
