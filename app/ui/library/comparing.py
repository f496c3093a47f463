"""The page that compares the chosen bundle with another on the same labelled scans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.findings.parts import label
from app.ui.library import differences
from app.ui.library.evaluating import Meanings, evaluate, plan
from app.ui.library.labelled import Labelled
from app.ui.library.shelf import Place
from app.ui.library.work import Outcome, Work
from app.ui.look.theme import GRID
from app.ui.sentences import called, spoken


class ComparisonPage(QWidget):
    """Chooses another bundle and scans, and says whether a difference is real."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._place: Place | None = None
        self._others: tuple[Place, ...] = ()
        self.other = QComboBox()
        self.other.setAccessibleName(self.tr("Compare with"))
        self.labelled = Labelled()
        self.start = QPushButton(self.tr("Compare"))
        self.start.setObjectName("primary")
        self.start.setAutoDefault(False)
        self._verdict = label(wrap=True)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.results = QTreeWidget()
        self.results.setRootIsDecorated(False)
        self.results.setAccessibleName(self.tr("How the two models differ"))
        self._lay_out()
        self.start.clicked.connect(self._compare)
        self.labelled.chosen.connect(self._plan)
        self.labelled.changed.connect(self._enable)
        self.other.activated.connect(lambda _index: self._on_other())

    def _lay_out(self) -> None:
        intro = label(
            self.tr(
                "Two models on the same labelled scans of your own: is one better, or is it chance?"
            ),
            "quiet",
            wrap=True,
        )
        against = QHBoxLayout()
        against.setSpacing(GRID)
        against.addWidget(label(self.tr("Compare with")))
        against.addWidget(self.other, 1)
        against.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self.start)
        line.addStretch(1)
        header = self.results.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(intro)
        column.addLayout(against)
        column.addWidget(self.labelled)
        column.addLayout(line)
        column.addWidget(self._verdict)
        self._made = QStackedWidget()
        self._made.addWidget(QWidget())
        self._made.addWidget(self.results)
        column.addWidget(self._made, 1)
        self._clear()

    @property
    def verdict(self) -> str:
        """What came of the last comparison of these two."""
        return self._verdict.text()

    def show_place(self, place: Place, places: Sequence[Place]) -> None:
        """Offer to compare a bundle with the others."""
        another = self._place is None or self._place.entry.sha256 != place.entry.sha256
        kept = None if another else self._against
        if another:
            self.labelled.clear()
            self._clear()
        self._place = place
        others = tuple(each for each in places if each.name != place.name)
        if another or [each.name for each in others] != [each.name for each in self._others]:
            self._others = others
            self.other.clear()
            for each in _same_first(place, others):
                manifest = each.entry.manifest
                self.other.addItem(f"{called(manifest.title)} {manifest.version}", each.name)
            if kept is not None:
                self.other.setCurrentIndex(max(0, self.other.findData(kept.name)))
        self._enable()

    # --- What is done -------------------------------------------------------------------

    @property
    def _against(self) -> Place | None:
        name = self.other.currentData()
        return next((each for each in self._others if each.name == name), None)

    def _enable(self) -> None:
        busy, labelled = self._work.busy, self.labelled
        for part in (labelled.folder, labelled.table, self.other):
            part.setEnabled(not busy and bool(self._others))
        both = labelled.understood(0) and labelled.understood(1)
        self.start.setEnabled(not busy and both)

    def _on_other(self) -> None:
        """Find out anew what the labels mean: another bundle has other words."""
        self._clear()
        if self.labelled.path is not None:
            self.labelled.take(self.labelled.path)

    def _plan(self, path: Path) -> None:
        pair = self._pair()
        if pair is None:
            return

        def show(meanings: Meanings) -> None:
            if self._pair() == pair:
                manifests = [each.entry.manifest for each in pair]
                self.labelled.show_labels(list(zip(manifests, meanings, strict=True)))

        self._clear()
        plan(self._work, path, pair, show)

    def _compare(self) -> None:
        pair, path = self._pair(), self.labelled.path
        if pair is None or path is None:
            return
        names = [
            f"{called(each.entry.manifest.title)} {each.entry.manifest.version}" for each in pair
        ]
        arguments = ["--model", pair[0].name, "--against", pair[1].name, "--events"]
        for number, option in enumerate(("--class", "--against-class")):
            for meaning in self.labelled.pairs(number):
                arguments += [option, meaning]

        def then(told: Any) -> Outcome:
            if self._pair() == pair:
                self._show(told["comparison"], names)
            return Outcome(" ".join(map(spoken, told["notes"])))

        title = self.tr("Comparing {first} with {second}.").format(first=names[0], second=names[1])
        evaluate(self._work, title, path, arguments, then)

    def _pair(self) -> tuple[Place, Place] | None:
        if self._place is None or self._against is None:
            return None
        return self._place, self._against

    # --- What came of it ----------------------------------------------------------------

    def _clear(self) -> None:
        self._verdict.setText("")
        self._made.setCurrentIndex(0)

    def _show(self, comparison: Mapping[str, Any], names: Sequence[str]) -> None:
        said = differences.verdict(comparison, names)
        self._verdict.setText(said)
        self._verdict.setAccessibleName(said)
        rows = differences.rows(comparison)
        self.results.clear()
        self.results.setHeaderLabels(
            [
                self.tr("Finding, figure"),
                names[0],
                names[1],
                self.tr("Difference (95 % interval)"),
                self.tr("p (DeLong)"),
            ]
        )
        for section, width in enumerate((180, 150, 150, 190)):
            self.results.header().resizeSection(section, width)
        for row in rows:
            item = QTreeWidgetItem(list(row))
            for section, name in ((1, names[0]), (2, names[1])):
                item.setToolTip(section, name)
            self.results.addTopLevelItem(item)
        self._made.setCurrentIndex(1 if rows else 0)


def _same_first(place: Place, others: Sequence[Place]) -> list[Place]:
    """Other versions of a bundle first, then those that find the same."""
    ours = {spec.name for spec in place.entry.manifest.findings}

    def distance(other: Place) -> tuple[bool, int]:
        theirs = {spec.name for spec in other.entry.manifest.findings}
        return other.entry.manifest.id != place.entry.manifest.id, -len(ours & theirs)

    return sorted(others, key=distance)
