"""The panel at the left: how far the reading is, and every scan."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.grouping import StudyKey
from app.ui.look.theme import WORKLIST_WIDTH
from app.ui.reading.session import Session
from app.ui.worklist.arrangement import Arrangement
from app.ui.worklist.choosing import Choosing
from app.ui.worklist.exporting import ListExporter
from app.ui.worklist.head import Progress
from app.ui.worklist.model import WorklistModel
from app.ui.worklist.view import WorklistView

_IN_MENU = ("read-again", "", "select-all", "copy-rows", "export-list", "remove", "", "fold")
"""Commands of a row's menu; "" is a line."""

_QUIET_MS = 5000  # between two looks whether the order may be renewed


class WorklistPanel(QWidget):
    """Lists the session's scans; choosing one shows it.

    Signals:
        chosen: index of the row the reader chose.
    """

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self.resize(WORKLIST_WIDTH, self.height())
        self.model = WorklistModel(session)
        self.view = WorklistView(self.model, self)
        self.view.setAccessibleName(self.tr("Worklist"))
        self.exporter = ListExporter(session, self.model, self)
        self._menu = QMenu(self)
        self.head = Progress(session)
        self.choosing = Choosing()
        self._quiet = QTimer(self, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._renew_quietly)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.choosing)
        whole.addWidget(self.view, 1)
        self._connect()

    def _connect(self) -> None:
        session = self._session
        session.rows_arranged.connect(self._arrange)
        session.row_changed.connect(self.model.change)
        session.row_changed.connect(self._say_counts)
        session.rows_changed.connect(self.model.change_all)
        session.thumbnails.made.connect(self.model.picture)
        session.operating_point_changed.connect(self._decide_again)
        session.names_changed.connect(self._rename)
        session.selected.connect(self._select)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.header_clicked.connect(self.fold)
        self.view.copy_wanted.connect(self.copy)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.choosing.chosen.connect(self.arrange)
        self.choosing.renewal_wanted.connect(self.renew)
        self.choosing.left.connect(self.view.setFocus)

    def fold(self, key: StudyKey) -> None:
        """Fold a study, or unfold it."""
        header = self.model.header(self.model.header_at(key))
        if header is not None:
            self.model.fold([key], folded=not header.folded)
            self._keep_place(key)

    def attach(self, actions: Mapping[str, QAction]) -> None:
        """Let the window's commands stand in this panel's menus, and its menus in the window's."""
        actions["sort"].setMenu(self.choosing.orders)
        actions["filter"].setMenu(self.choosing.keeps)
        self._menu.clear()
        for name in _IN_MENU:
            self._menu.addAction(actions[name]) if name else self._menu.addSeparator()

    # --- Selected rows --------------------------------------------------------------------

    def select_all(self) -> None:
        """Select every scan that is shown."""
        self.view.setFocus()
        self.view.selectAll()

    def copy(self) -> None:
        """Copy the selected rows as text."""
        self.exporter.copy(self.view.selected_rows())

    def export(self) -> None:
        """Write the records of the selected rows to a file; of all shown, where one is selected."""
        selected = self.view.selected_rows()
        self.exporter.save(selected if len(selected) > 1 else self.model.order())

    def remove(self) -> None:
        """Take the selected rows off the list, and say that their files stay."""
        rows = self.view.selected_rows()
        if not rows:
            return
        self.view.clearSelection()
        self._session.remove(rows)
        said = (
            self.tr("One scan was removed from the list.")
            if len(rows) == 1
            else self.tr("{count} scans were removed from the list.").format(count=len(rows))
        )
        self._session.said.emit(said + " " + self.tr("Their files stay where they are."))

    def _show_menu(self, at: QPoint) -> None:
        if self.model.row(self.view.indexAt(at)) is not None:
            self._menu.popup(self.view.viewport().mapToGlobal(at))

    # --- Arranging ------------------------------------------------------------------------

    def arrange(self, arrangement: Arrangement) -> None:
        """Sort, filter and search as the reader has chosen."""
        self.model.choose(arrangement)
        self._keep_place()
        if arrangement.by_answers:
            self._quiet.start()
        else:
            self._quiet.stop()
        current = self._session.current
        at = self.model.at(-1 if current is None else current)
        if arrangement.by_answers or not at.isValid():
            self.view.scrollToTop()
        else:
            self.view.scrollTo(at)

    def renew(self) -> None:
        """Let the answers that have come since take part in the order, and say so."""
        if not self.model.standings.stale:
            return
        at_top = self.view.verticalScrollBar().value() == 0
        before = self.model.order()
        self.model.renew()
        self._keep_place()
        if at_top:  # the most suspicious are looked at, whichever they are
            self.view.scrollToTop()
        if self.model.order() != before:
            self.choosing.say_renewed()

    def _renew_quietly(self) -> None:
        """Renew the order while nobody points at the list, or moves in it."""
        if not self.view.is_in_use():
            self.renew()

    def toggle_suspicion(self) -> None:
        """Show the most suspicious first, or the scans as they were found again."""
        suspicious = self.model.arrangement.order == "suspicion"
        self.choosing.choose_order("found" if suspicious else "suspicion")

    def fold_shown(self) -> None:
        """Fold the study of the shown scan, or unfold it."""
        if self._session.current is None:
            return
        header = self.model.header_of(self._session.current)
        if header is not None:
            self.fold(header.study)

    def fold_all(self) -> None:
        """Fold all studies, or unfold them when all are."""
        headers = [header for _, header in self.model.headers() if header.level == "study"]
        unfolded = [header.study for header in headers if not header.folded]
        if unfolded:
            self.model.fold(unfolded, folded=True)
        else:
            self.model.fold([header.study for header in headers], folded=False)
        self._keep_place()

    def _say_counts(self) -> None:
        model = self.model
        stale = model.arrangement.by_answers and model.standings.stale
        self.choosing.say_counts(model.shown, len(self._session.rows), stale=stale)

    def _arrange(self) -> None:
        self.model.arrange()
        self._keep_place()

    def _decide_again(self) -> None:
        self.model.decide_again()
        self._keep_place()

    def _rename(self) -> None:
        self.model.rename()
        self._keep_place()

    def _keep_place(self, study: StudyKey | None = None) -> None:
        self.view.keep_place(self._session.current if study is None else study)
        self.view.choose(self._session.current)
        self._say_counts()

    def _select(self, index: int) -> None:
        at = self.model.at(index)
        if self.view.currentIndex() != at:
            self.view.choose_only(index)
        if at.row() <= 2 and at.isValid() and all(map(self._is_header, range(at.row()))):
            self.view.scrollToTop()  # with the headers over it
        elif at.isValid():
            self.view.scrollTo(at)

    def _is_header(self, place: int) -> bool:
        return self.model.header(self.model.index(place)) is not None

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row(now)
        if row is not None and row != self._session.current:
            self.chosen.emit(row)
