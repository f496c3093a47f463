"""Small pictures of the rows: as many as are looked at, however long the list."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Set
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.reading.courier import Courier

if TYPE_CHECKING:
    from app.services.pool import ReaderPool

MOST = 1000  # kept; 96 x 96 pixels take 9 KB, in colour 28
_MOST_WANTED = 16  # a screen full: what was scrolled past is not made
_GATHER_MS = 40  # while the list is scrolled

Thumbnail = NDArray[np.uint8]


class Thumbnails(QObject):
    """Keeps the latest, and has others made again when they come into sight.

    Signals:
        made: (path) of one that can be shown now.
    """

    made = Signal(object)

    def __init__(self, courier: Courier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._kept: OrderedDict[Path, Thumbnail] = OrderedDict()
        self._wanted: OrderedDict[Path, None] = OrderedDict()  # the latest last
        self._hopeless: set[Path] = set()  # whose file cannot be read any more
        self._making: Path | None = None
        self._pool: ReaderPool | None = None
        self._soon = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._soon.timeout.connect(self._make_next)

    def start(self, pool: ReaderPool) -> None:
        """Let these workers make what is missing."""
        self._pool = pool

    def keep(self, path: Path, thumbnail: Thumbnail | None) -> None:
        """Keep the picture of a row that has been read."""
        if thumbnail is not None:
            self._kept[path] = thumbnail
            self._kept.move_to_end(path)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def forget(self, path: Path) -> None:
        """Forget the picture of a row: its file may have changed."""
        self._kept.pop(path, None)
        self._wanted.pop(path, None)
        self._hopeless.discard(path)

    def forget_all(self, paths: Set[Path]) -> None:
        """Forget the pictures of rows that are gone."""
        for path in [path for path in (*self._kept, *self._wanted) if path in paths]:
            self.forget(path)
        self._hopeless -= paths

    def look_at(self, path: Path) -> Thumbnail | None:
        """Return the picture of a row that has been read; None while it is being made again."""
        if path in self._kept:
            self._kept.move_to_end(path)
            return self._kept[path]
        if path not in self._hopeless and path != self._making:
            self._wanted[path] = None
            self._wanted.move_to_end(path)
            while len(self._wanted) > _MOST_WANTED:
                self._wanted.popitem(last=False)
            if not self._soon.isActive():
                self._soon.start()
        return None

    def _make_next(self) -> None:
        if self._pool is None or self._making is not None or not self._wanted:
            return
        self._making, _ = self._wanted.popitem(last=True)
        made = self._pool.thumbnail(self._making)
        self._courier.follow(made, partial(self._landed, self._making))

    def _landed(self, path: Path, future: Future[Any]) -> None:
        self._making = None
        if future.exception() is None:
            self.keep(path, future.result())
            self.made.emit(path)
        else:
            self._hopeless.add(path)
        self._make_next()
