"""The window with the history; it stands beside the main one."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import Record
from app.ui.findings.parts import label
from app.ui.history import words
from app.ui.history.agreement import AgreementPage
from app.ui.history.narrowing import Narrowing
from app.ui.history.purging import PurgeLine
from app.ui.history.questions import Questions
from app.ui.history.records import RecordsModel
from app.ui.history.table import RecordsTable
from app.ui.look.theme import GRID
from app.ui.reading.session import Session
from app.ui.review.choice import Choice
from app.ui.review.keeper import Keeper

_SIZE = (1160, 700)
_DAY_S = 86_400.0


class HistoryWindow(QDialog):
    """Records and agreement: searched, opened again, written to a file, forgotten.

    Signals:
        purged: something was forgotten.
    """

    purged = Signal()

    def __init__(self, session: Session, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self.resize(*_SIZE)
        self.setWindowTitle(self.tr("History"))
        # A window of its own, which the main one may cover: a scan is looked at there.
        self.setWindowFlags(Qt.WindowType.Window)
        self.questions = Questions(keeper.flush, self)
        self.model = RecordsModel(self.questions, self)
        self.model.counted = self._count
        self.page = Choice(
            {"records": self.tr("Records"), "agreement": self.tr("Agreement")}, self.tr("Page")
        )
        self.narrowing = Narrowing()
        self.table = RecordsTable(self.model)
        self.table.setAccessibleName(self.tr("Records of the history"))
        self.agreement = AgreementPage()
        self.purge = PurgeLine()
        self.open_again = QPushButton(self.tr("Open scan"))
        self.export = QPushButton(self.tr("Export …"))
        self._counted = label(role="quiet")
        self._status = label(role="quiet", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.page)
        head.addStretch(1)
        head.addWidget(self._counted)
        records = QWidget()
        inside = QVBoxLayout(records)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self.narrowing)
        inside.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for button in (self.open_again, self.export):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.purge)
        inside.addLayout(foot)
        self._pages = QStackedWidget()
        self._pages.addWidget(records)
        self._pages.addWidget(self.agreement)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        whole.setSpacing(GRID)
        whole.addLayout(head)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self._status)
        self._status.setMinimumHeight(self._status.fontMetrics().lineSpacing() + 2)

    def _connect(self) -> None:
        self.page.chosen.connect(self.choose_page)
        self.narrowing.changed.connect(self._narrow)
        self.narrowing.text.returnPressed.connect(self.table.setFocus)
        self.questions.failed.connect(self.say)
        self.open_again.clicked.connect(self._open_again)
        self.table.activated.connect(lambda _index: self._open_again())
        self.export.clicked.connect(self._export)
        self.purge.confirmed.connect(self._purge)
        self._session.names_changed.connect(self._on_shown)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.narrowing.text.setFocus)

    def open(self) -> None:
        """Show what was kept, and bring the window to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.choose_page("records")
        self.narrowing.text.setFocus()
        self._on_shown()

    def choose_page(self, name: str) -> None:
        """Show the records, or how reader and models agree."""
        self.page.choose(name)
        self._pages.setCurrentIndex(1 if name == "agreement" else 0)
        self._counted.setVisible(name == "records")
        self.say("")
        if name == "agreement":
            self._ask("agreement", self.agreement.show_agreement)
        else:
            self._ask("bundles", self.narrowing.offer)
            self._search()

    def close_for_good(self) -> None:
        """Wait for nothing any more; the main window closes."""
        self.questions.close()
        self.close()

    def say(self, sentence: str) -> None:
        """Say something at the foot, until something else is to be said."""
        self._status.setText(sentence)
        self._status.setAccessibleName(sentence)

    # --- What is shown ------------------------------------------------------------------

    def _on_shown(self) -> None:
        """Hide names and withheld answers as the main window does."""
        blind = self._session.withheld.on
        self.model.set_shown(named=self._session.names_shown, blind=blind)
        # To look for answers would tell them.
        self.narrowing.answer.setEnabled(not blind)

    def set_blind(self, _on: bool) -> None:
        """Follow blind-first mode."""
        self._on_shown()
        if self.isVisible():
            self._search()

    def _narrow(self) -> None:
        self.say("")
        self._search()

    def _search(self) -> None:
        self.model.want(self.narrowing.wanted)

    def _ask(self, name: str, then: Callable[[Any], None]) -> None:
        def question(database: Any) -> Any:
            from app.history import asking

            return getattr(asking, name)(database)

        self.questions.ask(name, question, then)

    def _count(self) -> None:
        count = self.model.rowCount()
        if count == 0:
            said = self.tr("Nothing that fits has been kept.")
        elif count == 1:
            said = self.tr("1 record.")
        elif self.model.complete:
            said = self.tr("1 record.") if count == 1 else self.tr("{count} records.")
        else:
            said = self.tr("The newest {count}; scroll down for more.")
        self._counted.setText(said.format(count=f"{count:,}"))
        if count and not self.table.currentIndex().isValid():
            self._choose(self.model.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._counted.text():
            self._count()

    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            index,
            flags.ClearAndSelect | flags.Rows,
        )

    # --- What is done -------------------------------------------------------------------

    def _chosen(self) -> Record | None:
        return self.model.record(self.table.currentIndex().row())

    def _open_again(self) -> None:
        record = self._chosen()
        if record is None:
            return
        path, frame = record.content.path, record.content.frame
        from app.services.listing import look_up_state

        def then(future: Future[Any]) -> None:
            if future.exception() is None and future.result():
                self._session.open_frame(path, frame)
                if (main := self.parentWidget()) is not None:
                    main.raise_()
                    main.activateWindow()
                return
            name = words.name(record, named=self.model.named)
            gone = self.tr("The file of “{name}” is not where it was read any more.")
            self.say(gone.format(name=name))

        self._session.ask_worker(look_up_state, path, then)

    def _export(self) -> None:
        kinds = self.tr("Comma-separated values (*.csv);;JSON lines (*.jsonl)")
        name, kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Export the records"),
            "",
            kinds,
            # No file is replaced, so there is nothing to ask.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            suffix = ".csv" if "csv" in kind else ".jsonl"
            self.export_to(path if path.suffix else path.with_name(path.name + suffix))

    def export_to(self, path: Path) -> None:
        """Write the records that are wanted now, as far as they may be seen now."""
        named = self.model.named

        def changed(record: Record) -> Record:
            seen = self.model.shown(record)
            return seen if named else words.unnamed(seen)

        def then(done: tuple[Path, int]) -> None:
            written = self.tr("{count} records were written to “{name}”.")
            self.say(written.format(count=f"{done[1]:,}", name=done[0].name))

        self.questions.export(self.narrowing.wanted, path, changed, then)

    def _purge(self, what: str) -> None:
        record = self._chosen()
        if what == "one" and record is None:
            self.say(self.tr("Choose a record first."))
            return

        def work() -> int:
            from app.history import purging
            from app.history.place import usual_place

            self._keeper.flush()
            place = usual_place()
            if what == "all":
                return purging.purge_all(place)
            if what == "one":
                assert record is not None
                return purging.purge_one(place, record.id)
            return purging.purge_before(place, time.time() - int(what) * _DAY_S)

        def then(count: int) -> None:
            self._keeper.worklist.keep_anew()
            self.choose_page("records")
            self.say(self.tr("{count} records were forgotten.").format(count=f"{count:,}"))
            self.purged.emit()

        self.say(self.tr("Forgetting …"))
        self.questions.do("purge", work, then)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # a dialog would press a button
            return
        super().keyPressEvent(event)
