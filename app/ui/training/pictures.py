"""Pictures of labelled scans, made by workers: only those that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.errors import LightboxError
from app.ui.reading.courier import Courier
from app.ui.reading.session import Session

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 176
_MOST = 240  # kept; 176 x 176 pixels in colour take 93 KB
_AT_ONCE = 2


class Pictures(QObject):
    """Keeps the latest; makes those that are wanted, in their order.

    Signals:
        made: (path) of one that can be shown now, or that cannot be made.
    """

    made = Signal(object)

    def __init__(self, session: Session, parent: QObject, side: int = SIDE) -> None:
        """Make none yet; ``side`` is of the longer edge, in pixels."""
        super().__init__(parent)
        self._side = side
        self._session = session
        self._courier = Courier(self)
        self._kept: OrderedDict[Path, QImage | str] = OrderedDict()
        self._wanted: OrderedDict[Path, None] = OrderedDict()
        self._making: set[Path] = set()

    def look_at(self, path: Path) -> QImage | str | None:
        """Return a picture, or why there is none; None while nobody knows."""
        found = self._kept.get(path)
        if found is not None:
            self._kept.move_to_end(path)
        return found

    def want(self, paths: list[Path]) -> None:
        """Make these, and no longer those that were wanted before."""
        self._wanted = OrderedDict.fromkeys(path for path in paths if path not in self._kept)
        self._make()

    def forget(self) -> None:
        """Forget all: the files may have changed."""
        self._kept.clear()

    def close(self) -> None:
        """Bring nothing any more."""
        self._wanted.clear()
        self._courier.close()

    def _make(self) -> None:
        while self._wanted and len(self._making) < _AT_ONCE:
            path, _ = self._wanted.popitem(last=False)
            if path in self._making:
                continue
            from app.services.labelled import look_at_picture

            self._making.add(path)
            job = self._session.background_pool().look(look_at_picture, path, self._side)
            self._courier.follow(job, partial(self._landed, path))

    def _landed(self, path: Path, future: Future[Any]) -> None:
        self._making.discard(path)
        error = future.exception()
        if error is None:
            self._keep(path, _image(future.result()))
        elif isinstance(error, LightboxError):
            self._keep(path, error.message)
        else:
            raise error
        self.made.emit(path)
        self._make()

    def _keep(self, path: Path, what: QImage | str) -> None:
        self._kept[path] = what
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)


def _image(levels: NDArray[np.uint8]) -> QImage:
    """From uint8 (rows, columns[, 3]); a copy, so that the array need not live on."""
    rows, columns = levels.shape[:2]
    colour = levels.ndim == 3
    form = QImage.Format.Format_RGB888 if colour else QImage.Format.Format_Grayscale8
    data = np.ascontiguousarray(levels)
    return QImage(data.data, columns, rows, data.strides[0], form).copy()
