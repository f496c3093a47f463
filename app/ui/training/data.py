"""The first step: which scans the model is to learn from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.labelled import Labelled, faults
from app.ui.empty import paint_zone
from app.ui.findings.parts import label
from app.ui.look.theme import GRID, colour
from app.ui.reading.session import Session
from app.ui.training import words
from app.ui.training.chosen import Chosen, why_not
from app.ui.training.examples import Examples
from app.ui.training.layouts import Layouts
from app.ui.training.sentences import Sentences, Tone

_MOST_LINES = 12  # of classes; more are scrolled
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DataPage(QStackedWidget):
    """Teaches how the scans are to lie; then says what was found of them.

    Signals:
        folder_wanted, table_wanted: another source is to be chosen.
    """

    folder_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, session: Session, chosen: Chosen) -> None:
        super().__init__()
        self._chosen = chosen
        self._named = True
        self.empty = _Empty()
        self.empty.folder.clicked.connect(self.folder_wanted)
        self.empty.table.clicked.connect(self.table_wanted)
        self.found = _Found(session)
        self.found.folder.clicked.connect(self.folder_wanted)
        self.found.table.clicked.connect(self.table_wanted)
        self.found.again.clicked.connect(self._look_or_stop)
        self.addWidget(self.empty)
        self.addWidget(self.found)
        chosen.changed.connect(self.found.examples.forget)
        chosen.changed.connect(self._update)
        chosen.found_more.connect(self._update)

    @property
    def first(self) -> QWidget:
        """What has the keyboard first."""
        return self.empty.folder if self.currentWidget() is self.empty else self.found.folder

    def set_names_shown(self, shown: bool) -> None:
        """Show what the folder is called, or not: it may be called after a patient."""
        self._named = shown
        self._update()

    def close_for_good(self) -> None:
        """Bring nothing any more."""
        self.found.examples.close_for_good()

    def _look_or_stop(self) -> None:
        if self._chosen.looking:
            self._chosen.cancel()
        else:
            self.found.examples.forget()
            self._chosen.look()

    def _update(self) -> None:
        source = self._chosen.source
        self.setCurrentWidget(self.empty if source is None else self.found)
        if source is None:
            return
        name = source.name or str(source)
        self.found.show_source(
            name if self._named else self.tr("The chosen folder"),
            str(source) if self._named else "",
        )
        self.found.show_found(self._chosen)


class _Empty(QWidget):
    """Before anything was chosen: the layouts that are understood."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
        column.setSpacing(GRID * 2)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label(self.tr("Drop a folder of labelled scans"), "heading"), 0, middle)
        kinds = label(
            why_not()
            or self.tr(
                "DICOM, PNG and JPEG, mixed as you like, any number of classes. They stay where "
                "they are and are never changed."
            ),
            "quiet",
        )
        column.addWidget(kinds, 0, middle)
        drawings = QHBoxLayout()
        drawings.setSpacing(GRID * 2)
        drawings.addStretch(1)
        for each in _layouts():
            drawings.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        drawings.addStretch(1)
        column.addLayout(drawings)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        self.folder = QPushButton(self.tr("Choose &folder …"))
        self.folder.setObjectName("primary")
        self.table = QPushButton(self.tr("Choose &table …"))
        buttons.addStretch(1)
        for button in (self.folder, self.table):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("ground"))
        paint_zone(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), "line")


def _layouts() -> tuple[Layouts, ...]:
    tr = words.translate
    folder, scan = "open-folder", "scan"
    return (
        Layouts(
            tr("Training", "One folder for each class"),
            (
                (0, folder, tr("Training", "my scans")),
                (1, folder, tr("Training", "fracture")),
                (2, scan, "0001.dcm, 0002.png, …"),
                (1, folder, tr("Training", "no fracture")),
                (2, scan, "0003.dcm, 0004.jpg, …"),
            ),
        ),
        Layouts(
            tr("Training", "With a test set beside it"),
            (
                (0, folder, tr("Training", "my scans")),
                (1, folder, "train"),
                (2, folder, tr("Training", "fracture, no fracture")),
                (1, folder, "test"),
                (2, folder, tr("Training", "fracture, no fracture")),
            ),
        ),
        Layouts(
            tr("Training", "Or a table (CSV)"),
            (
                (0, "", "path, label, patient, split"),
                (0, "", "a/1.dcm, fracture, 17, train"),
                (0, "", "a/2.dcm, none, 18, train"),
                (0, "", "b/3.png, fracture, 19, test"),
                (0, "", tr("Training", "patient and split may be left out")),
            ),
        ),
    )


class _Found(QWidget):
    """What a look has found: classes with their counts, and what stands in the way."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.examples = Examples(session)
        self._name = label("", "heading")
        self._summary = label("", "quiet")
        self.folder = QPushButton(self.tr("Choose &folder …"))
        self.table = QPushButton(self.tr("Choose &table …"))
        self.again = QPushButton("")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1)
        self.progress.setAccessibleName(self.tr("Looking at the scans"))
        self.classes = QTreeWidget()
        self.classes.setAccessibleName(self.tr("Classes with their scans"))
        self.classes.setRootIsDecorated(False)
        self.classes.setUniformRowHeights(True)
        self.sentences = Sentences()
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._name, 1)
        for button in (self.again, self.folder, self.table):
            button.setAutoDefault(False)
            head.addWidget(button)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, GRID, 0)
        inner.addWidget(self.sentences)
        inner.addWidget(self.examples)
        inner.addStretch(1)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addWidget(self.progress)
        column.addWidget(self.classes)
        column.addWidget(area, 1)

    def show_source(self, name: str, path: str) -> None:
        """Say what is looked at."""
        self._name.setText(name)
        self._name.setToolTip(path)
        self._name.setAccessibleName(path or name)

    def show_found(self, chosen: Chosen) -> None:
        """Show as much as is known."""
        found, looking = chosen.found, chosen.looking
        self.again.setText(self.tr("Stop") if looking else self.tr("Look &again"))
        self.progress.setRange(0, 0 if looking else 1)
        self._summary.setText(
            words.scans_so_far(found) if looking else "" if found is None else words.summary(found)
        )
        self._fill(found)
        self.sentences.show_sentences(() if looking else _said(chosen))
        self.examples.show_found(None if looking or chosen.fault else found)

    def _fill(self, found: Labelled | None) -> None:
        self.classes.setVisible(found is not None and bool(found.classes))
        self.classes.clear()
        if found is None:
            return
        columns = [self.tr("Class"), self.tr("Patients"), self.tr("Scans")]
        if found.has_test:
            columns += [self.tr("Test patients"), self.tr("Test scans")]
        self.classes.setHeaderLabels([*columns, ""])
        header = self.classes.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        item_of = self.classes.headerItem()
        for column in range(len(columns)):
            header.resizeSection(column, 260 if column == 0 else 110)
            if column:
                item_of.setTextAlignment(column, _NUMBERS)
        for each in found.classes:
            # Where nobody knows whose any scan is, a count of patients would be a claim.
            known = each.unknown < each.scans + each.test_scans
            texts = [
                each.name,
                f"{each.patients:,}" if known else self.tr("not known"),
                f"{each.scans:,}",
            ]
            if found.has_test:
                texts += [
                    f"{each.test_patients:,}" if known else self.tr("not known"),
                    f"{each.test_scans:,}",
                ]
            item = QTreeWidgetItem(texts)
            for column in range(1, len(texts)):
                item.setTextAlignment(column, _NUMBERS)
            self.classes.addTopLevelItem(item)
        row = max(self.classes.sizeHintForRow(0), self.fontMetrics().height())
        lines = min(max(len(found.classes), 1), _MOST_LINES)
        self.classes.setFixedHeight(header.sizeHint().height() + lines * row + GRID)


def _said(chosen: Chosen) -> list[tuple[Tone, str]]:
    if chosen.fault:
        return [("failed", chosen.fault)]
    if chosen.found is None:
        return []
    said: list[tuple[Tone, str]] = [
        ("failed" if fault.stops else "positive", words.sentence(fault))
        for fault in faults(chosen.found)
    ]
    if not said:
        everything = words.translate("Training", "Everything is there that training needs.")
        said.append(("good", everything))
    return said
