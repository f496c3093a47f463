"""The records of what arrives, told once each however often the process was killed."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.network.ledger import Ledger
from app.services.record_files import drop_half_line

if TYPE_CHECKING:
    from app.services.shapes import RecordShape


class LinesFile:
    """A file of JSON lines that holds each record once, however often the process was killed."""

    def __init__(self, path: Path, ledger: Ledger) -> None:
        """Go on after the last whole line, with what was entered and not written.

        Raises:
            OSError: it cannot be written.
        """
        if path.exists():
            drop_half_line(path)
        # Without a buffer: what failed to be written must not be written after all, later.
        self._stream = path.open("ab", buffering=0)
        self._whole: int | None = None  # bytes of whole lines, where a half one may follow them
        missing = ledger.unwritten()
        if missing:
            there = set(path.read_bytes().splitlines())
            for entry in missing:
                for line in entry.lines:
                    if line.encode() not in there:
                        self.write(line)
                ledger.mark_written(entry.key)

    def write(self, line: str) -> None:
        """Write a line as a whole or, as far as the disk lets us, not at all. Raises: OSError."""
        self._drop_half()
        handle = self._stream.fileno()
        self._whole = os.fstat(handle).st_size
        left = memoryview(line.encode() + b"\n")
        try:
            while left:
                left = left[self._stream.write(left) :]
            os.fsync(handle)
        except OSError:
            with contextlib.suppress(OSError):
                self._drop_half()
            raise
        self._whole = None

    def _drop_half(self) -> None:
        if self._whole is not None:
            os.ftruncate(self._stream.fileno(), self._whole)
            self._whole = None

    def close(self) -> None:
        self._stream.close()


def left_over(ledger: Ledger, tell: Callable[[RecordShape, str], None]) -> None:
    """Tell the records that a killed process had entered and not told."""
    for entry in ledger.unwritten():
        for line in entry.lines:
            with contextlib.suppress(ValueError):
                tell(json.loads(line), line)
        ledger.mark_written(entry.key)
