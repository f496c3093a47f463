"""The window with the tags of the shown file; it stands beside the main one and follows it."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.errors import LightboxError
from app.ui.findings.parts import label
from app.ui.look.theme import GRID
from app.ui.reading.session import Session
from app.ui.sentences import spoken
from app.ui.tags.model import TagFilter, TagModel

_SIZE = (760, 640)


class TagBrowser(QDialog):
    """Lists and searches the tags of the shown file. A worker reads them."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self.resize(*_SIZE)
        self.model = TagModel(self)
        self.shown = TagFilter(self.model, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search by keyword, tag number or value"))
        self.field.setAccessibleName(self.tr("Search the tags"))
        self.field.setClearButtonEnabled(True)
        self.tree = QTreeView()
        self.tree.setAccessibleName(self.tr("Tags of the shown file"))
        self.tree.setModel(self.shown)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._count = label(role="quiet", wrap=True)
        self._copy = QPushButton(self.tr("Copy row"))
        self._copy.setToolTip(self.tr("Copy the chosen rows to the clipboard  [Ctrl+C]"))
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.tree.setFocus)
        self._copy.clicked.connect(self.copy)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.tree, self.copy)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        session.selected.connect(self._on_selected)
        session.names_changed.connect(self._on_names)
        session.nothing_left.connect(self._on_nothing_left)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        whole.setSpacing(GRID)
        whole.addWidget(self.field)
        whole.addWidget(self.tree, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID * 2)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(foot)
        self._copy.setAutoDefault(False)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((150, 230, 44)):
            header.resizeSection(column, width)

    def open(self) -> None:
        """Show the tags of the shown file, and bring the window to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus()
        self._on_names()
        self._ask()

    def restore(self, geometry: QByteArray) -> None:
        """Stand where it stood when it was last open."""
        self.restoreGeometry(geometry)

    def copy(self) -> None:
        """Copy the chosen rows as they are shown, one a line, tabs between the columns."""
        rows = [
            "\t".join(self.model.texts(self.model.tag(self.shown.mapToSource(index))))
            for index in self.tree.selectionModel().selectedRows()
        ]
        if rows:
            QGuiApplication.clipboard().setText("\n".join(rows))
            self._say(self.tr("Copied."))

    # --- What is shown ------------------------------------------------------------------

    def _on_selected(self, _index: int) -> None:
        if self.isVisible():
            self._ask()

    def _on_nothing_left(self) -> None:
        self._path = None
        self.model.set_header(None)
        self._ask()

    def _on_names(self) -> None:
        self.model.set_masked(not self._session.names_shown)
        self._renew()

    def _ask(self) -> None:
        session = self._session
        if session.current is None:
            self.setWindowTitle(self.tr("Tags"))
            self._say(self.tr("Open a scan to see what its file states."))
            return
        path = session.rows[session.current].path
        self._renew()
        if path == self._path:
            return
        self._path = path
        self.model.set_header(None)
        self._say(self.tr("Reading …"))
        from app.services.headers import look_up_header

        session.ask_worker(look_up_header, path, partial(self._on_header, path))

    def _on_header(self, path: Path, future: Future[Any]) -> None:
        if path != self._path:  # the reader has gone on
            return
        error = future.exception()
        if isinstance(error, LightboxError):
            self._path = None
            self._say(spoken(error.message))
            return
        self.model.set_header(future.result())
        self._renew()

    def _search(self, text: str) -> None:
        self.shown.search(text)
        self._renew()

    def _renew(self) -> None:
        """Open the sequences, choose the first row, and say how many there are."""
        session = self._session
        if session.current is not None:
            name = session.name(session.current)
            self.setWindowTitle(self.tr("Tags – {name}").format(name=name))
        if not self.model.header.tags:
            return
        if self.field.text().strip():
            self.tree.expandAll()
        if self.shown.rowCount():
            self.tree.setCurrentIndex(self.shown.index(0, 0))
        self._say(self._summary())

    def _summary(self) -> str:
        header, shown = self.model.header, self._session.names_shown
        if not self.shown.rowCount():
            return self.tr("Nothing here holds “{text}”.").format(text=self.field.text().strip())
        count, text = len(header.tags), self.field.text().strip()
        said = self.tr("{count} elements.").format(count=count)
        if text:
            found = sum(self.model.finds(tag, text) for tag in header.tags)
            said = self.tr("{found} of {count} elements.").format(found=found, count=count)
        if header.file_format != "DICOM":
            kind = self.tr("This is a {kind} picture, so little is known of it.")
            said = " ".join((kind.format(kind=header.file_format), said))
        if header.left_out:
            said += " " + self.tr("{count} more were left out.").format(count=header.left_out)
        if not shown:
            said += " " + self.tr(
                "Hidden: names, dates, free texts, unregistered UIDs, private elements, and all of "
                "patient, visit and trial: more than the Basic Profile of DICOM PS3.15 removes."
            )
        return said

    def _say(self, sentence: str) -> None:
        self._count.setText(sentence)
        self._count.setAccessibleName(sentence)
