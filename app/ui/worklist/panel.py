"""The panel at the left: how far the reading is, and every scan."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.grouping import StudyKey
from app.ui.look.theme import WORKLIST_WIDTH
from app.ui.reading.session import Session
from app.ui.worklist.arrangement import Arrangement
from app.ui.worklist.head import Progress
from app.ui.worklist.model import WorklistModel
from app.ui.worklist.view import WorklistView


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
        self.head = Progress(session)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.view, 1)
        self._connect()

    def _connect(self) -> None:
        session = self._session
        session.rows_arranged.connect(self._arrange)
        session.row_changed.connect(self.model.change)
        session.rows_changed.connect(self.model.change_all)
        session.thumbnails.made.connect(self.model.picture)
        session.operating_point_changed.connect(self._decide_again)
        session.names_changed.connect(self._rename)
        session.selected.connect(self._select)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.header_clicked.connect(self.fold)

    def fold(self, key: StudyKey) -> None:
        """Fold a study, or unfold it."""
        header = self.model.header(self.model.header_at(key))
        if header is not None:
            self.model.fold([key], folded=not header.folded)
            self._keep_place()

    def arrange(self, arrangement: Arrangement) -> None:
        """Sort, filter and search as the reader has chosen."""
        self.model.choose(arrangement)
        self._keep_place()
        current = self._session.current
        at = self.model.at(-1 if current is None else current)
        if arrangement.by_answers or not at.isValid():
            self.view.scrollToTop()
        else:
            self.view.scrollTo(at)

    def _arrange(self) -> None:
        self.model.arrange()
        self._keep_place()

    def _decide_again(self) -> None:
        self.model.decide_again()
        self._keep_place()

    def _rename(self) -> None:
        self.model.arrange()
        self._keep_place()

    def _keep_place(self) -> None:
        self.view.keep_place(self._session.current)
        self.view.choose(self._session.current)

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
