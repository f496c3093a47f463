"""Asking for scans to learn from: by a dialogue, or as they are dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.drop import local_paths

translate = QCoreApplication.translate


def ask_folder(parent: QWidget, start: str) -> Path | None:
    """Ask for a folder of labelled scans."""
    title = translate("Training", "Choose a folder of labelled scans")
    name = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(name) if name else None


def ask_table(parent: QWidget, start: str) -> Path | None:
    """Ask for a table of labelled scans."""
    title = translate("Training", "Choose a table of labelled scans")
    kinds = translate("Training", "Tables (*.csv *.tsv)")
    name, _kind = QFileDialog.getOpenFileName(parent, title, start, kinds)
    return Path(name) if name else None


def dropped(data: QMimeData) -> Path | None:
    """Return the one folder or table that is dragged; None for anything else."""
    from app.imaging.labelled_table import is_table

    fits = [path for path in local_paths(data) if path.is_dir() or is_table(path)]
    return fits[0] if len(fits) == 1 else None
