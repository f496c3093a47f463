"""Scans for training and measuring, read as the program reads a clinician's.

A worker process reads them, with its limits on time and memory, so that a damaged file costs its
own place in a run and not the run. It starts with the first scan and ends with this process.
"""

from __future__ import annotations

import atexit
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import imaging
from app.imaging import Found

if TYPE_CHECKING:
    from app.domain.scan import Scan
    from app.services.pool import ReaderPool
    from app.services.reading import Reader


def read_scan(path: Path, frame: int = 1) -> Scan:
    """Read one image, as `app.imaging.read_scan` does.

    Raises:
        ScanError: what is wrong with the file, or what became of its worker.
    """
    return _pool().scan(path, frame).result()


def find_scans(paths: Iterable[Path]) -> Found:
    """Find the files to read, as `app.imaging.find_scans` does."""
    from app.services.listing import Asked

    return imaging.find_scans(paths, Asked(_pool().look))


def picture_header(path: Path, file_format: str) -> tuple[str, list[int]]:
    """Return Pillow's mode of a PNG or JPEG, and its first quantisation table, empty for none."""
    mode, table = _pool().look(_picture_header, path, file_format).result()
    return mode, table


def _picture_header(_reader: Reader, path: Path, file_format: str) -> tuple[str, list[int]]:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its size: reading has allowed it already
        with Image.open(path, formats=(file_format,)) as header:
            tables = getattr(header, "quantization", None)
            return header.mode, list(tables[0]) if tables else []


def close() -> None:
    """End the worker, if there is one; the next scan starts another."""
    if _pool.cache_info().currsize:
        _pool().close()
        _pool.cache_clear()


@cache
def _pool() -> ReaderPool:
    from app.services.pool import ReaderPool

    atexit.register(close)
    return ReaderPool()
