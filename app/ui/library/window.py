"""The window with the model library; it stands beside the main one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.drop import bundles, local_paths
from app.ui.findings.card_text import CardText
from app.ui.findings.parts import label, rule, set_tone
from app.ui.library.about import About
from app.ui.library.acceptance import AcceptancePage
from app.ui.library.acting import Acting
from app.ui.library.comparing import ComparisonPage
from app.ui.library.doing import Doing, button
from app.ui.library.keras_form import KerasForm
from app.ui.library.labelled import Labelled
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
        self.acting = Acting(self.work, lambda: self.chosen, self)
        self._trying = Trying(self.acceptance, self.work, lambda: self.chosen, self)
        self.install_button = button(
            self.tr("Install …"),
            self.tr("Add a model from a .lightbox file; it can be dropped on the window, too"),
        )
        self.keras_button = button(
            self.tr("From Keras …"), self.tr("Make a model of a Keras classifier of pictures")
        )
        self.keras = KerasForm()
        self._faults = label(wrap=True)
        set_tone(self._faults, "failed")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.shelf.selectionModel().currentChanged.connect(lambda _now, _before: self._on_chosen())
        session.models_ready.connect(self.renew)
        session.models_changed.connect(self.renew)
        self.work.changed.connect(self._show)
        self.work.ended.connect(self._tell)
        self.doing.wanted.connect(self.acting.do)
        self.acting.changed.connect(self._on_library_changed)
        self.acting.test_wanted.connect(self.test)
        self.acting.keras_chosen.connect(self.ask_of_keras)
        self.acting.made.connect(self._leave_keras)
        self.page.chosen.connect(self.choose_page)
        self._trying.tested.connect(self._on_tested)
        self.install_button.clicked.connect(self.acting.choose_bundles)
        self.keras_button.clicked.connect(self.acting.choose_keras)
        self.keras.wanted.connect(self.acting.make)
        self.keras.left.connect(self._leave_keras)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        list_column = QVBoxLayout(left)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.addWidget(self.shelf, 1)
        list_column.addWidget(self._faults)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, GRID, 12, 0)
        foot.addWidget(self.install_button)
        foot.addWidget(self.keras_button)
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
        self._right = QStackedWidget()
        self._right.addWidget(right)
        self._right.addWidget(self.keras)
        for part, stretch in ((left, 0), (self._right, 1)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        self._splitter.setSizes(_SPLIT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, GRID * 2, 0, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self._splitter, 1)
        whole.addWidget(rule())
        self.work.setContentsMargins(12, 0, GRID * 2, 0)
        whole.addWidget(self.work)
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
        if row is None:  # what is wished for comes with the next library
            row = self.model.row_of(before) or 0
        else:
            self._wish = ""
        self.shelf.setCurrentIndex(self.model.index(row, 0))
        self._faults.setText("\n".join(spoken(fault.message) for fault in library.faults))
        self._faults.setVisible(bool(library.faults))

    def _on_chosen(self) -> None:
        if self.shelf.hasFocus():  # the reader goes on to another
            self._wish = ""
            self._right.setCurrentIndex(0)
        self._show()

    def _show(self) -> None:
        place = self.chosen
        if place is None:
            return
        self.keras.set_busy(self.work.busy)
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
        self.acting.install(paths)

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

    def ask_of_keras(self, path: Path) -> None:
        """Ask what a Keras file does not say of itself."""
        self._right.setCurrentWidget(self.keras)
        self.keras.ask_of(path)

    def _leave_keras(self) -> None:
        self._right.setCurrentIndex(0)
        self.shelf.setFocus()

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
        paths = local_paths(event.mimeData())
        if bundles(paths) or self._asks_for_scans(paths):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData())
        if found := bundles(paths):
            self.install(found)
        elif (labelled := self._asks_for_scans(paths)) is not None:
            labelled.take(paths[0])
        else:
            return
        event.acceptProposedAction()

    def _asks_for_scans(self, paths: Sequence[Path]) -> Labelled | None:
        """Return where a folder or a table that is dropped goes, if anywhere."""
        page = self._pages.currentWidget()
        if not isinstance(page, AcceptancePage | ComparisonPage) or len(paths) != 1:
            return None
        fits = paths[0].is_dir() or paths[0].suffix.lower() == ".csv"
        return page.labelled if fits and page.labelled.folder.isEnabled() else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # a dialog would press a button
            return
        super().keyPressEvent(event)
