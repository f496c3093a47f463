"""The window with the model library; it stands beside the main one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.drop import bundles, local_paths
from app.ui.findings.card_text import CardText
from app.ui.findings.parts import label, rule, set_tone
from app.ui.library import files
from app.ui.library.about import About
from app.ui.library.acceptance import AcceptancePage
from app.ui.library.comparing import ComparisonPage
from app.ui.library.doing import Doing
from app.ui.library.jobs import Jobs
from app.ui.library.shelf import Place, ShelfModel, ShelfView
from app.ui.library.trying import Trying
from app.ui.library.work import Work
from app.ui.look.theme import GRID
from app.ui.reading.session import Session
from app.ui.review.choice import Choice
from app.ui.sentences import spoken

_SIZE = (1120, 640)
_SPLIT = (312, 808)


class LibraryWindow(QDialog):
    """Built-in and own bundles: what they are for, their cards, and what can be done with them."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._wish = ""  # what is to be chosen once the library has been read again
        self._folder = Path.home()  # where files were chosen last
        self._jobs = Jobs(self._on_library_changed, self.roll_back, self.test)
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self.setMinimumSize(760, 480)
        self.setWindowTitle(self.tr("Models"))
        self.model = ShelfModel(self)
        self.shelf = ShelfView(self.model)
        self.about = About()
        self.card = CardText(session)
        self.doing = Doing()
        self.work = Work()
        self.page = Choice(
            {
                "card": self.tr("Card"),
                "tests": self.tr("Acceptance test"),
                "compare": self.tr("Comparison"),
            },
            self.tr("Page"),
        )
        self.acceptance = AcceptancePage()
        self.comparison = ComparisonPage(self.work)
        self._trying = Trying(self.acceptance, self.work, lambda: self.chosen, self)
        self.install_button = QPushButton(self.tr("Install …"))
        self.install_button.setAutoDefault(False)
        self.install_button.setToolTip(
            self.tr("Add a model from a .lightbox file; it can be dropped on the window, too")
        )
        self._faults = label(wrap=True)
        set_tone(self._faults, "failed")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.shelf.selectionModel().currentChanged.connect(lambda _now, _before: self._show())
        session.models_ready.connect(self.renew)
        session.models_changed.connect(self.renew)
        self.work.changed.connect(self._show)
        self.work.ended.connect(self._tell)
        self.doing.wanted.connect(self._do)
        self.page.chosen.connect(self.choose_page)
        self._trying.tested.connect(self._on_tested)
        self.install_button.clicked.connect(self._choose_files)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        list_column = QVBoxLayout(left)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.addWidget(self.shelf, 1)
        list_column.addWidget(self._faults)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, GRID, 12, 0)
        foot.addWidget(self.install_button)
        foot.addStretch(1)
        list_column.addLayout(foot)
        column = QVBoxLayout(right)
        column.setContentsMargins(GRID * 2, 0, GRID * 2, 0)
        column.setSpacing(GRID)
        column.addWidget(self.about)
        column.addWidget(self.doing)
        column.addWidget(rule())
        pages = QHBoxLayout()
        pages.addWidget(self.page)
        pages.addStretch(1)
        column.addLayout(pages)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.card)
        self._pages.addWidget(self.acceptance)
        self._pages.addWidget(self.comparison)
        column.addWidget(self._pages, 1)
        self.choose_page("card")
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for part, stretch in ((left, 0), (right, 1)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        self._splitter.setSizes(_SPLIT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, GRID * 2, 0, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self._splitter, 1)
        whole.addWidget(rule())
        at_foot = QHBoxLayout()
        at_foot.setContentsMargins(12, 0, GRID * 2, 0)
        at_foot.addWidget(self.work)
        whole.addLayout(at_foot)
        self._faults.hide()

    # --- Life ---------------------------------------------------------------------------

    def open(self) -> None:
        """Show what is at hand, and bring the window to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.shelf.setFocus()
        self.renew()
        self._session.renew_models()  # the command line may have changed it

    def restore(self, geometry: QByteArray, layout: QByteArray) -> None:
        """Stand where it stood when it was last open."""
        self.restoreGeometry(geometry)
        self._splitter.restoreState(layout)

    def layout_state(self) -> QByteArray:
        """Return how list and card share the width."""
        return self._splitter.saveState()

    # --- What is shown ------------------------------------------------------------------

    @property
    def chosen(self) -> Place | None:
        """The version that is chosen."""
        row = self.shelf.currentIndex().row()
        return self.model.places[row] if 0 <= row < len(self.model.places) else None

    def choose(self, name: str) -> None:
        """Choose a version (``ID@VERSION``), or the one in use of a bundle (its id)."""
        row = self.model.row_of(name)
        if row is not None:
            self.shelf.setCurrentIndex(self.model.index(row, 0))

    def choose_page(self, name: str) -> None:
        """Show the card of the chosen version, or the acceptance tests."""
        self.page.choose(name)
        self._pages.setCurrentIndex(self.page.names().index(name))

    def renew(self) -> None:
        """Show the library as it is now; the same version stays chosen."""
        library = self._session.models.library
        if library is None or not self.isVisible():
            return
        before = "" if self.chosen is None else self.chosen.name
        self.model.set_library(library)
        row = self.model.row_of(self._wish)
        if row is None:
            row = self.model.row_of(before) or 0
        self._wish = ""
        self.shelf.setCurrentIndex(self.model.index(row, 0))
        self._faults.setText("\n".join(spoken(fault.message) for fault in library.faults))
        self._faults.setVisible(bool(library.faults))

    def _show(self) -> None:
        place = self.chosen
        if place is None:
            return
        self.about.show_place(place)
        library = self._session.models.library
        before = None if library is None else library.before(place.entry.manifest.id)
        version = None if before is None else before.manifest.version
        self.doing.show_place(place, before=version, busy=self.work.busy)
        self.card.show_card_of(place.entry)
        self.acceptance.show_place(place, busy=self.work.busy)
        self.comparison.show_place(place, self.model.places)

    # --- What is done -------------------------------------------------------------------

    def install(self, paths: Sequence[Path]) -> None:
        """Put bundles into the library, one after the other, and say here what came of it."""
        self.open()
        for path in paths:
            self.work.do(self._jobs.install(path))

    def roll_back(self, bundle: str) -> None:
        """Read with the version that was in use before."""
        self.work.do(self._jobs.back(bundle))

    def open_test(self, name: str) -> None:
        """Open, at the acceptance tests of a bundle."""
        self._wish = name
        self.open()
        self.test()

    def test(self) -> None:
        """Offer an acceptance test of the chosen version."""
        self.choose_page("tests")
        self.acceptance.labelled.folder.setFocus()

    def _on_tested(self) -> None:
        self._session.models.forget_tests()
        self._session.models_tested.emit()
        self.renew()

    def _do(self, wanted: str) -> None:
        place = self.chosen
        if place is None:
            return
        if wanted == "back":
            self.roll_back(place.entry.manifest.id)
        elif wanted == "export":
            self._export(place)
        else:
            make = {
                "activate": self._jobs.activate,
                "verify": self._jobs.verify,
                "remove": self._jobs.remove,
            }
            self.work.do(make[wanted](place))

    def _choose_files(self) -> None:
        if paths := files.to_install(self, self._folder):
            self._folder = paths[0].parent
            self.install(paths)

    def _export(self, place: Place) -> None:
        if (path := files.to_write(self, self._folder, place.entry.manifest)) is not None:
            self._folder = path.parent
            self.export_to(place, path)

    def export_to(self, place: Place, target: Path) -> None:
        """Write a bundle to a file; where one of that name is there, to the next free name."""
        self.work.do(self._jobs.export(place, files.free(target)))

    def _tell(self, sentence: str) -> None:
        """Say at the main window what came of a job, when this one is closed."""
        if not self.isVisible():
            self._session.said.emit(sentence)

    def _on_library_changed(self, then: str) -> None:
        self._wish = then
        self._session.renew_models()

    def close_for_good(self) -> None:
        """End what is being done; the main window closes."""
        self.work.stop()
        self.close()

    # --- Qt's events --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if bundles(local_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = bundles(local_paths(event.mimeData()))
        if found:
            event.acceptProposedAction()
            self.install(found)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # a dialog would press a button
            return
        super().keyPressEvent(event)
