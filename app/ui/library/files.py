"""Asks which files are meant: those to install, and where one is to be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.drop import SUFFIX
from app.ui.new_file import free_names

if TYPE_CHECKING:
    from app.bundle import Manifest

translate = QCoreApplication.translate


def to_install(parent: QWidget, folder: Path) -> list[Path]:
    """Ask for bundles; none where the reader would rather not."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        translate("Library", "Install models"),
        str(folder),
        translate("Library", "Models (*.lightbox);;All files (*)"),
    )
    return [Path(name) for name in names]


def keras_file(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a Keras file."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("Library", "Make a model from a Keras file"),
        str(folder),
        translate("Library", "Keras files (*.keras)"),
    )
    return Path(name) if name else None


def to_write(parent: QWidget, folder: Path, manifest: Manifest) -> Path | None:
    """Ask where a bundle is to be written."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("Library", "Export the model"),
        str(folder / f"{manifest.id}-{manifest.version}{SUFFIX}"),
        translate("Library", "Models (*.lightbox)"),
        # No file is replaced, so there is nothing to ask.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(name) if name else None


def free(target: Path) -> Path:
    """Return where a bundle is written: as wanted, or under the next free name."""
    named = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
    return next(path for path in free_names(named) if not path.exists())
