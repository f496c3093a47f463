"""What is asked for when paths are opened. No Qt."""

from __future__ import annotations

import os
from pathlib import Path


def normal(path: Path) -> Path:
    """Return the one way to write a path: "a/../b" is b, so that a file stands on the list once.

    Links stay as they are named; where a link makes ".." lead elsewhere, the path is kept.
    """
    whole = path.absolute()
    shorter = Path(os.path.normpath(whole))
    if shorter != whole and whole.exists():
        try:
            return shorter if shorter.samefile(whole) else whole
        except OSError:
            return whole
    return shorter


def is_searched(path: Path) -> bool:
    """Tell whether a path may stand for others: a folder, a disc's table of contents, an archive.

    By the name alone: no file is looked into here.
    """
    return path.is_dir() or path.name.upper() == "DICOMDIR" or path.suffix.lower() == ".zip"
