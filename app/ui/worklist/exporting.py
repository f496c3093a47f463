"""Rows for elsewhere: as text on the clipboard, and as records in a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.new_file import new_text_file
from app.ui.reading.background import in_background
from app.ui.reading.session import Session
from app.ui.worklist.model import WorklistModel

if TYPE_CHECKING:
    from app.services.reading import Reading
    from app.services.shapes import RecordShape


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written of a row.

    Attributes:
        reading: as it is decided now.
        name: in place of the path, where names are hidden; else "".
    """

    reading: Reading
    name: str = ""


class ListExporter(QObject):
    """Copies and saves rows of the worklist; names only while the window shows them."""

    def __init__(self, session: Session, model: WorklistModel, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._model = model
        self._window = window

    def copy(self, rows: Sequence[int]) -> None:
        """Put the rows on the clipboard: name, answer and figures, with tabs between them."""
        lines = []
        for row in rows:
            short = self._model.short(self._session.rows[row])
            lines.append("\t".join((self._session.name(row), short.status, short.text)))
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))
            self._session.said.emit(self.tr("Copied {what}.").format(what=self._scans(len(lines))))

    def save(self, rows: Sequence[int]) -> None:
        """Ask where to, and write the records of the rows that have an answer."""
        answers = list(self._answers(rows))
        if not answers:
            self._session.said.emit(
                self.tr("None of these scans has an answer yet. Export them once they are read.")
            )
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export {what}").format(what=self._scans(len(answers))),
            str(Path(folder) / self.tr("Lightbox answers.csv")),
            self.tr("Table (*.csv);;JSON lines (*.jsonl)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever overwritten
        )
        if chosen:
            self.write(answers, Path(chosen), len(rows) - len(answers))

    def write(self, answers: Sequence[Answer], wanted: Path, left: int = 0) -> None:
        """Write records on a thread, and say what became of it."""
        writing = in_background(partial(write_records, answers, wanted))
        self._session.follow(writing, partial(self._on_written, len(answers), left))

    def _answers(self, rows: Iterable[int]) -> Iterable[Answer]:
        session = self._session
        for index in rows:
            reading = session.rows[index].reading
            if reading is not None and reading.status != "withheld":
                name = "" if session.names_shown else session.name(index)
                yield Answer(session.models.decided(reading), name)

    def _on_written(self, count: int, left: int, future: Future[Any]) -> None:
        error = future.exception()
        if isinstance(error, OSError):
            said = self.tr(
                "The list could not be written ({reason}). Choose another folder."
            ).format(reason=error.strerror or error)
        else:
            said = self.tr("Wrote {what} to “{file}”.").format(
                what=self._scans(count), file=future.result().name
            )
            if left:
                said += " " + self.tr("Without {count} that have no answer to show yet.").format(
                    count=left
                )
        self._session.said.emit(said)

    def _scans(self, count: int) -> str:
        return self.tr("1 scan") if count == 1 else self.tr("{count} scans").format(count=count)


def write_records(answers: Sequence[Answer], wanted: Path) -> Path:
    """Write records as the command line does: JSON lines to ``.jsonl``, else CSV.

    No file that exists is ever written to, see `new_text_file`.

    Returns:
        Where they were written.

    Raises:
        OSError: they could not be written; nothing is left of them.
    """
    from app.services.record_lines import write_csv, write_jsonl

    lines = wanted.suffix.lower() == ".jsonl"
    path = wanted if lines or wanted.suffix else wanted.with_name(f"{wanted.name}.csv")
    with new_text_file(path) as (free, stream):
        records = map(_record, answers)
        written = (
            write_jsonl(records, stream)
            if lines
            else write_csv(records, stream, _findings(answers))
        )
        for _ in written:
            pass
    return free


def _record(answer: Answer) -> RecordShape:
    from app.services.records import to_record

    record = to_record(answer.reading)
    if answer.name:
        record["path"] = answer.name
        if record["scan"] is not None:
            record["scan"]["sop_instance_uid"] = None
    return record


def _findings(answers: Sequence[Answer]) -> list[str]:
    analyses = [one.reading.analysis for one in answers if one.reading.analysis is not None]
    return sorted({finding.name for analysis in analyses for finding in analysis.findings})
