"""A file's header, looked up by a worker: a task for `ReaderPool.look`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.tag import Header

if TYPE_CHECKING:
    from app.services.reading import Reader


def look_up_header(_reader: Reader, path: Path) -> Header:
    """Read everything the header of a file states. Raises: ScanError."""
    from app.imaging.tags import read_header

    return read_header(path)
