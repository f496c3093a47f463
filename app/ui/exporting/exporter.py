"""Copies and saves what is shown, as the reader has set."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.comparing.comparison import Comparison
from app.ui.exporting.png import as_png, save_png
from app.ui.exporting.rendering import as_on_screen, full_size
from app.ui.reading.background import in_background
from app.ui.reading.session import Session
from app.ui.viewer.scan_view import ScanView


class Exporter(QObject):
    """Takes pictures of what is shown.

    Attributes:
        full: the shown scan at full resolution, instead of the views as on the screen.
        identity: with who it is. Where names are hidden in the window, they are in no picture.
        folder: where the last picture was saved; "" for the user's pictures.

    Signals:
        said: a sentence for the reader.
    """

    said = Signal(str)

    def __init__(self, session: Session, comparison: Comparison, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._comparison, self._window = session, comparison, window
        self.full = False
        self.identity = False
        self.folder = ""

    def set_full(self, full: bool) -> None:
        """Take pictures at full resolution, or as on the screen."""
        self.full = full

    def set_identity(self, identity: bool) -> None:
        """Take pictures with who it is, or without."""
        self.identity = identity

    def image(self) -> QImage | None:
        """Return the picture as it is set, None while there is nothing to take one of."""
        identity = self.identity and self._session.names_shown
        main = self._comparison.views()[0]
        if main.scan is None:
            return None
        if self.full:
            return full_size(main, identity=identity)
        views: list[tuple[str, ScanView]] = self._comparison.titled(named=identity)
        return as_on_screen(views, identity=identity)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        image = self.image()
        if image is not None:
            QGuiApplication.clipboard().setImage(image)
            self.said.emit(self._what_is_there(self.tr("Copied {what}.")))

    def save(self) -> None:
        """Ask where to, and save the picture as PNG."""
        image = self.image()
        if image is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the image"),
            str(Path(self.folder or _pictures()) / self._name()),
            self.tr("PNG image (*.png)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever overwritten
        )
        if chosen:
            wanted = Path(chosen)
            self.folder = str(wanted.parent)
            saving = in_background(partial(save_png, image, wanted))
            self._session.follow(saving, partial(self._on_saved, wanted))

    def _on_saved(self, wanted: Path, future: Future[Any]) -> None:
        error = future.exception()
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            self.said.emit(
                self.tr("The image could not be saved ({reason}). Choose another folder.").format(
                    reason=reason
                )
            )
            return
        path: Path = future.result()
        said = self._what_is_there(self.tr("Saved {what} as “{name}”."))
        said = said.replace("{name}", path.name)
        if path != as_png(wanted):
            said += " " + self.tr("A file of that name was there before and was left as it is.")
        self.said.emit(said)

    def _name(self) -> str:
        """Propose a file's name; that of the scan often holds the patient's."""
        named = self.identity and self._session.names_shown
        current = self._session.current
        if named and current is not None:
            return f"{self._session.rows[current].path.stem}.png"
        return self.tr("Lightbox image.png")

    def _what_is_there(self, sentence: str) -> str:
        what = self.tr("the whole scan") if self.full else self.tr("the picture as on the screen")
        said = sentence.replace("{what}", what)
        if self.identity and self._session.names_shown:
            return said + " " + self.tr("It says who it is.")
        return (
            said + " " + self.tr("It says nothing of who it is, but what is burnt into it stays.")
        )


def _pictures() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
