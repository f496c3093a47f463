"""Rows for elsewhere: as text on the clipboard, and as records in a file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app import __version__
from app.domain.notice import unquoted
from app.domain.record import in_force
from app.domain.verdict import Opinion, Verdict, overall
from app.ui.language import ENGLISH, code_of, speech
from app.ui.new_file import new_file, new_text_file, with_ending
from app.ui.reading.background import in_background
from app.ui.reading.session import Session
from app.ui.worklist.model import WorklistModel

if TYPE_CHECKING:
    from app.domain.reading import Reading
    from app.services.shapes import RecordShape


_ENDINGS = (".csv", ".jsonl", ".xlsx", ".pdf", ".html")
_SLOW = (".pdf", ".html", ".xlsx")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written of a row.

    Attributes:
        reading: as it is decided now.
        name: in place of the path, where names are hidden; else "".
        verdict: the reader's on all of it, None where none is known.
    """

    reading: Reading
    name: str = ""
    verdict: Opinion | None = None


class ListExporter(QObject):
    """Copies and saves rows of the worklist; names only while the window shows them.

    Signals:
        saved: (sentence, path) of a file that is there.

    Attributes:
        verdicts_on: tells what was said of a reading.
        language_set: tells the setting of the language, which a summary is written in.
    """

    saved = Signal(str, object)

    def __init__(self, session: Session, model: WorklistModel, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._model = model
        self._window = window
        self.verdicts_on: Callable[[Reading], tuple[Verdict, ...]] = lambda _reading: ()
        self.language_set: Callable[[], str] = str

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
        chosen, kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export {what}").format(what=self._scans(len(answers))),
            str(Path(folder) / self.tr("Lightbox answers")),
            ";;".join(
                (
                    self.tr("Table (*.csv)"),
                    self.tr("JSON lines (*.jsonl)"),
                    self.tr("Excel workbook (*.xlsx)"),
                    self.tr("Summary, to be printed (*.pdf)"),
                    self.tr("Summary, one file (*.html)"),
                )
            ),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever overwritten
        )
        if chosen:
            wanted = with_ending(chosen, kind, _ENDINGS)
            self.write(answers, wanted, len(rows) - len(answers))

    def write(self, answers: Sequence[Answer], wanted: Path, left: int = 0) -> None:
        """Write records on a thread, and say what became of it."""
        if wanted.suffix.lower() in _SLOW:
            self._session.said.emit(self.tr("Writing “{file}” …").format(file=wanted.name))
        code = code_of(self.language_set())
        writing = in_background(partial(write_answers, answers, wanted, code))
        self._session.follow(writing, partial(self._on_written, len(answers), left))

    def _answers(self, rows: Iterable[int]) -> Iterable[Answer]:
        session = self._session
        for index in rows:
            reading = session.rows[index].reading
            if reading is not None and reading.status != "withheld":
                name = "" if session.names_shown else session.name(index)
                verdict = overall(in_force(self.verdicts_on(reading)))
                decided = session.models.decided(reading)
                yield Answer(_unquoted(decided) if name else decided, name, verdict)

    def _on_written(self, count: int, left: int, future: Future[Any]) -> None:
        error = future.exception()
        if isinstance(error, OSError):
            refused = self.tr("The list could not be written ({reason}). Choose another folder.")
            self._session.said.emit(refused.format(reason=error.strerror or error))
            return
        path: Path = future.result()
        said = self.tr("Wrote {what} to “{file}”.").format(what=self._scans(count), file=path.name)
        if left:
            without = self.tr("Without {count} that have no answer to show yet.")
            said += " " + without.format(count=left)
        self.saved.emit(said, path)

    def _scans(self, count: int) -> str:
        return self.tr("1 scan") if count == 1 else self.tr("{count} scans").format(count=count)


def _unquoted(reading: Reading) -> Reading:
    """Leave out what the file calls things, which may be a name."""
    analysis = reading.analysis
    if analysis is None:
        return reading
    warnings = tuple(map(unquoted, analysis.warnings))
    return replace(reading, analysis=replace(analysis, warnings=warnings))


def write_answers(answers: Sequence[Answer], wanted: Path, code: str = ENGLISH) -> Path:
    """Write answers as the name's ending asks: records, or a summary of them.

    Args:
        answers: in their order.
        wanted: where to; no file that exists is ever written to.
        code: of the language of a summary.

    Returns:
        Where they were written.

    Raises:
        OSError: they could not be written; nothing is left of them.
    """
    ending = wanted.suffix.lower()
    if ending in (".pdf", ".html"):
        from app.export.summary import Summary, summary_page
        from app.services.summaries import line_of, without_common
        from app.ui.exporting.reporter import write_page

        lines = [
            line_of(each.reading, each.name or str(each.reading.request.path), each.verdict)
            for each in answers
        ]
        summary = Summary(time.time(), __version__, without_common(lines))
        return write_page(summary_page(summary, speech(code)), wanted)
    if ending == ".xlsx":
        from app.services.workbooks import write_xlsx

        with new_file(wanted) as (free, stream):
            for _ in write_xlsx(map(_record, answers), stream, _findings(answers)):
                pass
        return free
    return write_records(answers, wanted)


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
    with new_text_file(wanted) as (free, stream):
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
