"""Dropping files and folders: what was dragged, and a sentence for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

translate = QCoreApplication.translate


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged; other things are none of ours."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def promise(paths: Sequence[Path], *, named: bool = True) -> str:
    """Say what dropping these will do; their names only where names may be shown."""
    if len(paths) == 1 and named:
        name = paths[0].name or str(paths[0])
        if paths[0].is_dir():
            return translate("Drop", "Drop to read every scan in “{name}”").format(name=name)
        return translate("Drop", "Drop to read “{name}”").format(name=name)
    if len(paths) == 1:
        if paths[0].is_dir():
            return translate("Drop", "Drop to read every scan in this folder")
        return translate("Drop", "Drop to read this scan")
    folders = sum(path.is_dir() for path in paths[:200])
    if folders:
        return translate("Drop", "Drop to read every scan in these {count} items").format(
            count=len(paths)
        )
    return translate("Drop", "Drop to read these {count} scans").format(count=len(paths))
