"""The panel at the left: how far the reading is, and every scan."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.ui import words
from app.ui.look.theme import GRID, WORKLIST_WIDTH
from app.ui.reading.session import Session
from app.ui.worklist.delegate import WorklistDelegate
from app.ui.worklist.model import WorklistModel


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
        self._model = WorklistModel(session)
        self.view = _List(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(WorklistDelegate(self.view))
        self.view.setAccessibleName(self.tr("Worklist"))
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Scans read so far"))
        self._left = QLabel()
        self._left.setProperty("role", "quiet")
        self._stop = QPushButton()
        self._stop.setObjectName("flat")
        self._lay_out()
        self._connect()
        self._update_head()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Worklist"))
        title.setProperty("role", "section")
        first = QHBoxLayout()
        first.addWidget(title)
        first.addStretch()
        first.addWidget(self._count)
        second = QHBoxLayout()
        second.addWidget(self._left)
        second.addStretch()
        second.addWidget(self._stop)
        # The line keeps its height without a run, so that the list below never moves.
        self._stop.ensurePolished()
        second_height = max(self._stop.sizeHint().height(), 28)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 4)
        head.setSpacing(GRID)
        head.addLayout(first)
        head.addWidget(self._bar)
        line = QWidget()
        line.setFixedHeight(second_height)
        second.setContentsMargins(0, 0, 0, 0)
        line.setLayout(second)
        head.addWidget(line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.view, 1)

    def _connect(self) -> None:
        session = self._session
        session.rows_arranged.connect(self._arrange)
        session.row_changed.connect(self._model.change)
        session.operating_point_changed.connect(self._model.change_all)
        session.names_changed.connect(self._model.rename)
        session.selected.connect(self._select)
        session.progress.connect(self._update_head)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._stop.clicked.connect(self._on_stop)

    def _arrange(self) -> None:
        self._model.arrange()
        if self._session.current is not None:
            self._select(self._session.current)

    def _select(self, index: int) -> None:
        at = self._model.at(index)
        self.view.selectionModel().setCurrentIndex(
            at, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if index == 0:  # with the headers over it
            self.view.scrollToTop()
        self.view.scrollTo(at)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row(now)
        if row is not None and row != self._session.current:
            self.chosen.emit(row)

    def _on_stop(self) -> None:
        if self._session.stopped:
            self._session.resume()
        else:
            self._session.stop()

    def _update_head(self) -> None:
        total, done = len(self._session.rows), self._session.rows.done
        self._count.setText(self.tr("{done} of {total} read").format(done=done, total=total))
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        running, stopped = self._session.running, self._session.stopped
        self._stop.setVisible(running or stopped)
        self._stop.setText(self.tr("Continue") if stopped else self.tr("Stop"))
        self._stop.setToolTip(
            self.tr("Go on reading the scans that are waiting")
            if stopped
            else self.tr("Stop reading; scans without an answer are read when you choose them")
        )
        self._left.setText(self._remaining(running=running, stopped=stopped, done=done == total))

    def _remaining(self, *, running: bool, stopped: bool, done: bool) -> str:
        if self._session.searching:
            return self.tr("Looking for scans …")
        if stopped:
            return self.tr("Stopped")
        if not running:
            return "" if done else self.tr("Reading …")
        seconds = self._session.seconds_left()
        if seconds is None:
            return self.tr("Reading …")
        if seconds < 10:
            return self.tr("A few seconds left")
        return self.tr("About {time} left").format(time=words.duration(seconds))


class _List(QTreeView):
    """A flat list that leaves letters to the window's shortcuts.

    A tree view, since that alone measures only the item that changed where heights differ; a list
    view measures all of them.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            event.ignore()
            return
        super().keyPressEvent(event)
