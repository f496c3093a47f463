"""Frames of the shown file, read ahead by the workers and kept while there is room."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.scan import Scan
from app.errors import LightboxError
from app.ui.reading.courier import Courier
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.services.pool import ReaderPool

ROOM_BYTES = 256 * 2**20  # for pixels; a cine run of more than that is read again and again
_IN_FLIGHT = 3  # frames asked for at a time: enough that no worker waits


class Frames:
    """The frames of one file that are at hand. No Qt.

    Those that come next are kept, those that were shown just now go first.
    """

    def __init__(self, count: int, room_bytes: int = ROOM_BYTES) -> None:
        self.count = count
        self._room_bytes = room_bytes
        self._kept: dict[int, Scan] = {}
        self._most = 2

    def get(self, frame: int) -> Scan | None:
        """Return a frame, None where it is not at hand."""
        return self._kept.get(frame)

    def put(self, scan: Scan, current: int) -> None:
        """Keep a frame; where there is no room, the one that will be needed last goes."""
        self._most = max(2, self._room_bytes // max(1, scan.pixels.nbytes))
        self._kept[scan.source.frame] = scan
        while len(self._kept) > self._most:
            del self._kept[max(self._kept, key=lambda frame: (frame - current) % self.count)]

    def missing(self, current: int) -> list[int]:
        """Return the frames to read, the next first; as many as there is room for."""
        ahead = range(min(self.count, self._most))
        wanted = ((current - 1 + step) % self.count + 1 for step in ahead)
        return [frame for frame in wanted if frame not in self._kept]


class FrameReader(QObject):
    """Lets workers read the frames of one file ahead.

    Signals:
        arrived: (frame): it is at hand now.
        failed: (sentence): a frame cannot be read.
    """

    arrived = Signal(int)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._courier = Courier(self)
        self._path: Path | None = None
        self._pool: ReaderPool | None = None
        self._frames = Frames(1)
        self._asked: set[int] = set()
        self._current = 1

    def open(self, path: Path, count: int, pool: ReaderPool) -> None:
        """Begin with a file; nothing of another is kept."""
        self._path, self._pool = path, pool
        self._frames = Frames(count)
        self._asked = set()

    def close(self) -> None:
        """Forget everything; what is on its way is dropped."""
        self._path = None
        self._frames = Frames(1)

    def get(self, frame: int) -> Scan | None:
        """Return a frame, None where it is not at hand yet."""
        return self._frames.get(frame)

    def go_on(self, frame: int) -> None:
        """Read on from a frame, as far as there is room."""
        self._current = frame
        for wanted in self._frames.missing(frame):
            if self._pool is None or self._path is None or len(self._asked) >= _IN_FLIGHT:
                return
            if wanted not in self._asked:
                self._asked.add(wanted)
                job = self._pool.scan(self._path, wanted)
                self._courier.follow(job, partial(self._landed, self._frames, wanted))

    def _landed(self, frames: Frames, frame: int, future: Future[Scan]) -> None:
        if frames is not self._frames or self._path is None:
            return  # of another file, or of one that is not played any more
        self._asked.discard(frame)
        error = future.exception()
        if error is not None:
            if not isinstance(error, LightboxError):
                raise error
            self.failed.emit(spoken(error.message))
            return
        frames.put(future.result(), self._current)
        self.arrived.emit(frame)
        self.go_on(self._current)
