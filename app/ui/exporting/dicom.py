"""Saves DICOM files: the answer, its heat map, and copies of scans without who they are of."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from app.errors import LightboxError
from app.ui.exporting.results import standing, wanted_of
from app.ui.new_file import new_file
from app.ui.reading.background import in_background
from app.ui.sentences import spoken
from app.ui.viewer.masks import masks

if TYPE_CHECKING:
    from app.domain.notice import Notice
    from app.export.deidentify.instance import Copy
    from app.services.dicom_results import Made
    from app.ui.main_window import MainWindow

_DICOM = ".dcm"


class DicomExporter(QObject):
    """Saves DICOM files of the scan that is shown. Workers make them; no file is written over.

    Signals:
        said: a sentence for the reader.
    """

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._run: Any = None  # what stands for whom, the same for all copies of this window

    # --- The answer -------------------------------------------------------------------------

    def save_report(self) -> None:
        """Ask where to, and save the answer as a structured report."""
        self._save_result(self.tr("Save the answer as DICOM"), self.tr("Lightbox answer"), "report")

    def save_capture(self) -> None:
        """Ask where to, and save the heat map as a secondary capture."""
        title, name = self.tr("Save the heat map as DICOM"), self.tr("Lightbox heat map")
        self._save_result(title, name, "capture")

    def _save_result(self, title: str, name: str, which: str) -> None:
        from app.services.dicom_results import make

        capture = which == "capture"
        wanted = wanted_of(self._window, report=not capture, capture=capture)
        if wanted is None:
            self.said.emit(self.tr("There is no answer to save, or it is not shown yet."))
            return
        if capture and wanted.heat_of is None:
            self.said.emit(self.tr("There is no heat map to save."))
            return
        path = self._ask(title, name + _DICOM)
        if path is not None:
            job = self._session.idle_pool().look(make, wanted)
            self._session.follow(job, partial(self._on_made, path, which))

    def _on_made(self, wanted: Path, which: str, future: Future[Made]) -> None:
        made = self._made(future)
        data = None if made is None else getattr(made, which)
        if made is not None and data is not None:
            said = self.tr("Saved as “{name}”. It names the patient, and joins the scan's study.")
            said = f"{said} {standing(self._window, made)}".rstrip()
            self._write(data, wanted, said, made.notices)

    # --- The copy ---------------------------------------------------------------------------

    def save_copy(self) -> None:
        """Ask where to, and save the shown file without who it is, its masks blacked out."""
        from app.export.deidentify.masking import Mask
        from app.export.deidentify.pseudonyms import Pseudonyms
        from app.services.deidentifying import make_copy

        view, current = self._window.view, self._session.current
        if view.scan is None or current is None:
            return
        if view.scan.source.path != self._session.rows[current].path:
            return  # another one is being read
        self._run = self._run or Pseudonyms()
        hidden = tuple(Mask(*each) for each in masks(view.measures.all, view.scan))
        picture = view.scan.source.file_format != "DICOM"
        ending = {"PNG": ".png", "JPEG": ".jpg"}.get(view.scan.source.file_format, _DICOM)
        ending = ".png" if picture and hidden else ending
        wanted = self._ask(self.tr("Save a de-identified copy"), self.tr("Copy") + ending)
        if wanted is None:
            return
        job = self._session.idle_pool().look(make_copy, view.scan.source.path, self._run, hidden)
        self._session.follow(job, partial(self._on_copied, wanted, len(hidden)))

    def _on_copied(self, wanted: Path, hidden: int, future: Future[Copy]) -> None:
        copy = self._made(future)
        if copy is None:
            return
        said = self.tr("Saved a de-identified copy as “{name}”.")
        if hidden:
            said += " " + self.tr("Masks are black in every frame.")
        else:
            said += " " + self.tr("What is burnt into the image stays.")
        self._write(copy.data, wanted, said, copy.notices)

    # --- Both -------------------------------------------------------------------------------

    def _ask(self, title: str, name: str) -> Path | None:
        """Ask where to; the name proposed says nothing of the patient."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self._window.exporter.folder or QStandardPaths.writableLocation(place)
        ending = Path(name).suffix
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            title,
            str(Path(folder) / name),
            f"*{ending}",
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever overwritten
        )
        if not chosen:
            return None
        wanted = Path(chosen)
        self._window.exporter.folder = str(wanted.parent)
        return wanted if wanted.suffix.lower() == ending else wanted.with_name(wanted.name + ending)

    def _made(self, future: Future[Any]) -> Any:
        """Return what a worker made; say why where it made nothing."""
        error = future.exception()
        if isinstance(error, LightboxError):
            self.said.emit(spoken(error.message))
            return None
        return future.result()

    def _write(self, data: bytes, wanted: Path, said: str, notices: tuple[Notice, ...]) -> None:
        writing = in_background(partial(_write, data, wanted))
        self._session.follow(writing, partial(self._on_written, said, notices))

    def _on_written(self, said: str, notices: tuple[Notice, ...], future: Future[Path]) -> None:
        error = future.exception()
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            refused = self.tr("The file could not be saved ({reason}). Choose another folder.")
            self.said.emit(refused.format(reason=reason))
            return
        sentence = said.format(name=future.result().name)
        self.said.emit(" ".join((sentence, *(spoken(notice.message) for notice in notices))))


def _write(data: bytes, wanted: Path) -> Path:
    with new_file(wanted) as (path, stream):
        stream.write(data)
    return path
