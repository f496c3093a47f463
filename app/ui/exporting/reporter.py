"""Saves a report of the shown scan, to be printed or read in a browser."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui import language
from app.ui.new_file import new_file, with_ending
from app.ui.reading.background import in_background
from app.ui.reading.session import Session
from app.ui.review.desk import Desk
from app.ui.viewer.masks import masks
from app.ui.viewer.scan_view import ScanView

if TYPE_CHECKING:
    from app.export.page import Page
    from app.export.report import Report

_HTML = (".html", ".htm")
_ENDINGS = (".pdf", *_HTML)


class Reporter(QObject):
    """Writes reports; nothing here waits for the disk.

    Signals:
        said: a sentence for the reader.
        saved: (sentence, path) of a report that is there.
    """

    said = Signal(str)
    saved = Signal(str, object)

    def __init__(
        self,
        session: Session,
        desk: Desk,
        view: ScanView,
        language_set: Callable[[], str],
        window: QWidget,
    ) -> None:
        """Prepare.

        Args:
            session: with the shown scan.
            desk: that knows the answer to it, and what the reader says of that.
            view: with its picture.
            language_set: tells the setting of the language.
            window: over which to ask.
        """
        super().__init__(window)
        self._session, self._desk, self._view, self._window = session, desk, view, window
        self._language_set = language_set
        self.identity = False
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )

    def set_identity(self, identity: bool) -> None:
        """Say who it is in reports, or not. Where names are hidden in the window, none does."""
        self.identity = identity

    def save(self) -> None:
        """Ask where to, and write a report as PDF or, by the name's ending, as HTML."""
        make = self._gathering()
        if make is None:
            return
        chosen, kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save a report"),
            str(Path(self._folder) / self._name()),
            self.tr("PDF, to be printed (*.pdf)") + ";;" + self.tr("HTML, one file (*.html)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever overwritten
        )
        if chosen:
            wanted = with_ending(chosen, kind, _ENDINGS)
            self._folder = str(wanted.parent)
            self.said.emit(self.tr("Writing the report …"))
            code = language.code_of(self._language_set())
            writing = in_background(partial(_write, make, code, wanted))
            self._session.follow(writing, self._on_written)

    def _gathering(self) -> Callable[[], Report] | None:
        """Return what gathers the report of what is shown now; says why where there is none."""
        told = self._desk.told()
        if told is None:
            self.said.emit(self.tr("There is no answer yet. Save the report once there is one."))
            return None
        reading, said = told
        if reading.status == "withheld":
            self.said.emit(self.tr("Record your impression first; then the answer is shown."))
            return None
        from app.services.reporting import report_of

        model = None if reading.analysis is None else reading.analysis.model
        heat, scan = self._view.heat, self._view.scan
        return partial(
            report_of,
            reading,
            scan,
            None if model is None else self._session.models.manifest(model),
            verdicts=said.verdicts,
            impressions=said.impressions,
            identifiers=self._named(),
            heat_of=None if heat is None else heat.finding,
            masks=() if scan is None else masks(self._view.measures.all, scan),
        )

    def _named(self) -> bool:
        return self.identity and self._session.names_shown

    def _name(self) -> str:
        """Propose a file's name; that of the scan often holds the patient's."""
        current = self._session.current
        if self._named() and current is not None:
            return self._session.rows[current].path.stem
        return self.tr("Lightbox report")

    def _on_written(self, future: Future[Any]) -> None:
        error = future.exception()
        if isinstance(error, OSError):
            self.said.emit(
                self.tr("The report could not be saved ({reason}). Choose another folder.").format(
                    reason=error.strerror or error
                )
            )
            return
        path: Path = future.result()
        self.saved.emit(self.tr("Saved the report as “{name}”.").format(name=path.name), path)


def open_with_system(path: Path) -> bool:
    """Open a file with the program that the system has for it; tell whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _write(make: Callable[[], Report], code: str, wanted: Path) -> Path:
    from app.export.report_html import report_page

    return write_page(report_page(make(), language.speech(code)), wanted)


def write_page(page: Page, wanted: Path) -> Path:
    """Write a page as its name's ending asks: HTML, else PDF. No file is ever written over.

    Returns:
        Where it was written.

    Raises:
        OSError: it could not be written; nothing is left of it.
    """
    if wanted.suffix.lower() in _HTML:
        data = page.html.encode("utf-8", "replace")
    else:
        from app.ui.printing.apart import pdf_apart

        data = pdf_apart(page)
    with new_file(wanted) as (path, stream):
        stream.write(data)
    return path
