"""Looking through folders, discs and archives on a thread, handing over what is found in pieces."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier

if TYPE_CHECKING:
    from app.imaging.found import Found
    from app.services.listing import Ask, Piece


class Looking:
    """One look through what was opened.

    A piece is handed over when the one before it has been taken: however fast they come, the
    window is free in between.

    Attributes:
        paths: that were opened.
        anew: whether what stands on the list already is read again, as what is opened again is.
        without: what is passed over.
        pieces: how many have been taken.
    """

    def __init__(
        self, paths: Sequence[Path], ask: Ask, courier: Courier, *, anew: bool = True
    ) -> None:
        self.paths = tuple(paths)
        self.anew = anew
        self.without: Collection[Path] = ()
        self.pieces = 0
        self._ask = ask
        self._courier = courier
        self._cancelled = False
        self._taken = threading.Event()

    def begin(
        self, on_piece: Callable[[Piece], None], on_end: Callable[[Future[Found]], None]
    ) -> None:
        """Begin; the pieces and the end arrive on the courier's thread."""

        def tell(piece: Piece) -> None:
            self._taken.clear()
            if self._cancelled:
                raise CancelledError
            self._courier.bring(take, piece)
            self._taken.wait()

        def take(piece: Piece) -> None:
            try:
                if not self._cancelled:
                    on_piece(piece)
            finally:
                self._taken.set()

        self._courier.follow(in_background(lambda: self._look(tell)), on_end)

    def ask_of(self, ask: Ask) -> None:
        """Let other workers look into files from now on."""
        self._ask = ask

    def cancel(self) -> None:
        """Look no further."""
        self._cancelled = True
        self._taken.set()

    def _look(self, tell: Callable[[Piece], None]) -> Found:
        from app.services import listing

        return listing.search(self.paths, self._ask_now, tell)

    def _ask_now(self, *task: Any) -> Future[Any]:
        if self._cancelled:
            raise CancelledError
        return self._ask(*task)
