"""Dropping files and folders: what was dragged, and a sentence for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from app.ui.reading.opening import is_searched

translate = QCoreApplication.translate

SUFFIX = ".lightbox"


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged; other things are none of ours."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def bundles(paths: Sequence[Path]) -> list[Path]:
    """Return those that are models: they go into the library."""
    return [path for path in paths if path.suffix.lower() == SUFFIX]


def promise(paths: Sequence[Path], *, named: bool = True) -> str:
    """Say what dropping these will do; their names only where names may be shown."""
    if found := bundles(paths):
        return _promise_to_install(found)
    searched = any(map(is_searched, paths[:200]))
    if len(paths) > 1:
        said = (
            translate("Drop", "Drop to read every scan in these {count} items")
            if searched
            else translate("Drop", "Drop to read these {count} scans")
        )
        return said.format(count=len(paths))
    if named:
        said = (
            translate("Drop", "Drop to read every scan in “{name}”")
            if searched
            else translate("Drop", "Drop to read “{name}”")
        )
        return said.format(name=paths[0].name or str(paths[0]))
    if not searched:
        return translate("Drop", "Drop to read this scan")
    if paths[0].is_dir():
        return translate("Drop", "Drop to read every scan in this folder")
    return translate("Drop", "Drop to read every scan in this file")


def _promise_to_install(found: Sequence[Path]) -> str:
    if len(found) == 1:
        said = translate("Drop", "Drop to put the model “{name}” into the library")
        return said.format(name=found[0].name)
    said = translate("Drop", "Drop to put these {count} models into the library")
    return said.format(count=len(found))
