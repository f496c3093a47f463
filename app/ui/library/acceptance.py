"""The page with acceptance tests of the chosen bundle: made here, on scans of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import words as findings_words
from app.ui.findings.parts import label
from app.ui.library import words
from app.ui.library.labelled import Labelled
from app.ui.library.shelf import Place
from app.ui.look.theme import GRID, colour

if TYPE_CHECKING:
    from app.bundle.acceptance import Acceptance


class AcceptancePage(QWidget):
    """Chooses scans, starts a test of them, and lists every test that was made.

    Signals:
        wanted: the test is to begin.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: Place | None = None
        self._busy = False
        intro = label(
            self.tr(
                "Try it on scans of your own whose findings you know, before you rely on it: a "
                "folder for each class. Nothing leaves this computer, and no scan and no path is "
                "kept, only the figures."
            ),
            "quiet",
            wrap=True,
        )
        self.labelled = Labelled()
        self.start = QPushButton(self.tr("Start the test"))
        self.start.setObjectName("primary")
        self.start.setAutoDefault(False)
        self._none = label(self.tr("No acceptance test was made here yet."), "quiet")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.results = QTreeWidget()
        self.results.setAccessibleName(self.tr("Acceptance tests made here"))
        self.results.setHeaderLabels(
            [
                self.tr("Test, figure"),
                self.tr("Here (95 % interval)"),
                self.tr("Stated (95 % interval)"),
                self.tr("Result"),
            ]
        )
        header = self.results.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for section, width in enumerate((250, 150, 210)):
            header.resizeSection(section, width)
        header.setStretchLastSection(True)
        line = QHBoxLayout()
        line.addWidget(self.start)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(intro)
        column.addWidget(self.labelled)
        column.addLayout(line)
        self._made = QStackedWidget()
        self._made.addWidget(self._none)
        self._made.addWidget(self.results)
        column.addWidget(self._made, 1)
        self.start.clicked.connect(self.wanted)
        self.labelled.changed.connect(self._enable)

    def show_place(self, place: Place, *, busy: bool) -> None:
        """Show the tests of a bundle."""
        if self._place is None or self._place.entry.sha256 != place.entry.sha256:
            self.labelled.clear()
        self._place = place
        self._busy = busy
        self._enable()
        from app.bundle.acceptance import kept

        self._list(place, kept(place.entry.sha256))

    def _enable(self) -> None:
        for button in (self.labelled.folder, self.labelled.table):
            button.setEnabled(not self._busy)
        self.start.setEnabled(not self._busy and self.labelled.understood())

    def _list(self, place: Place, results: Sequence[Acceptance]) -> None:
        self.results.clear()
        self._made.setCurrentWidget(self.results if results else self._none)
        manifest = place.entry.manifest
        for number, result in enumerate(results):
            found = words.figures(manifest, result)
            title = self.tr("{day}, “{folder}”: {counts}").format(
                day=words.day(result.at), folder=result.folder, counts=words.counts(result)
            )
            top = QTreeWidgetItem([title])
            top.setToolTip(0, title)
            self.results.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            for each in found:
                name = findings_words.titled(each.finding)
                texts = [f"{name}, {each.name}", each.here, each.stated]
                child = QTreeWidgetItem([*texts, words.outcome(each.outcome)])
                if each.outcome == "short":
                    child.setForeground(3, colour("positive"))
                top.addChild(child)
            top.setExpanded(number == 0)
            said = f"{title}. {words.outcome(words.judged(manifest, result))}"
            top.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
