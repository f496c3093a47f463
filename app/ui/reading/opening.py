"""What is asked for when paths are opened. No Qt."""

from __future__ import annotations

from pathlib import Path


def is_searched(path: Path) -> bool:
    """Tell whether a path may stand for others: a folder, a disc's table of contents, an archive.

    By the name alone: no file is looked into here.
    """
    return path.is_dir() or path.name.upper() == "DICOMDIR" or path.suffix.lower() == ".zip"
