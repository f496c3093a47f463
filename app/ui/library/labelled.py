"""Which labelled scans, and what their labels mean in a bundle's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.findings.parts import WheelGuard, label
from app.ui.look.theme import GRID
from app.ui.sentences import called
from app.ui.words import listed

if TYPE_CHECKING:
    from app.bundle import Manifest

_MOST = 24  # labels that are shown one by one
_HEIGHT = 132  # pixels: four of them without scrolling


@dataclass(frozen=True, slots=True)
class Label:
    """A label as a folder or a table has it.

    Attributes:
        written: the folder's name, or what the table says.
        scans: how many have it.
        means: the bundle's classes, None where it is not understood.
        by_file: whether its files are told apart by their names.
    """

    written: str
    scans: int
    means: tuple[str, ...] | None
    by_file: bool

    def name(self, manifest: Manifest) -> str | None:
        """Return the class or finding that all of its scans are; None where no name says it."""
        if self.means is None or self.by_file:
            return None
        sums = {frozenset(spec.classes): spec.name for spec in manifest.findings}
        single = self.means[0] if len(self.means) == 1 else None
        return single or sums.get(frozenset(self.means))

    @staticmethod
    def of(told: Sequence[Mapping[str, Any]]) -> tuple[Label, ...]:
        """From what `model_training.assessment.events` tells."""
        return tuple(
            Label(
                str(each["written"]),
                int(each["scans"]),
                None if each["means"] is None else tuple(map(str, each["means"])),
                bool(each["by_file"]),
            )
            for each in told
        )


class Labelled(QWidget):
    """A folder or table, and for each of its labels what it means to one bundle or two.

    Signals:
        chosen: (Path) of scans; it is to be found out what their labels mean.
        changed: another meaning is chosen.
    """

    chosen = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._boxes: list[dict[str, QComboBox]] = []
        self._guard = WheelGuard(self)
        self.folder = QPushButton(self.tr("Folder …"))
        self.folder.setToolTip(self.tr("A folder with a folder for each class"))
        self.table = QPushButton(self.tr("Table …"))
        self.table.setToolTip(self.tr("A CSV file with the columns path and label, and patient"))
        self._name = label(role="quiet")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label(self.tr("Labelled scans")))
        for button in (self.folder, self.table):
            button.setAutoDefault(False)
            head.addWidget(button)
        head.addWidget(self._name, 1)
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, GRID, 0)
        self._grid.setHorizontalSpacing(GRID * 2)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(3, 1)
        self._area = _Area(self._grid_holder)
        self._area.setAccessibleName(self.tr("What the labels mean"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._area)
        self.folder.clicked.connect(self._choose_folder)
        self.table.clicked.connect(self._choose_table)
        self.clear()

    def clear(self) -> None:
        """Forget which scans; the next bundle may have other words for them."""
        self.path = None
        self._name.setText("")
        self._empty()

    def take(self, path: Path) -> None:
        """Choose scans."""
        self.path = path
        self._name.setText(f"“{path.name}”")
        self._empty()
        self.chosen.emit(path)

    def show_labels(self, meanings: Sequence[tuple[Manifest, Sequence[Label]]]) -> None:
        """Show what the labels mean to each bundle, to be changed.

        Args:
            meanings: of one bundle or two, with the same labels.
        """
        self._empty()
        several = len(meanings) > 1
        for number, (manifest, labels) in enumerate(meanings):
            offered = tuple(
                dict.fromkeys((*manifest.classes, *(spec.name for spec in manifest.findings)))
            )
            if several:
                title = label(f"{called(manifest.title)} {manifest.version}", "quiet")
                self._grid.addWidget(title, 0, 1 + number)
            boxes: dict[str, QComboBox] = {}
            for row, each in enumerate(labels[:_MOST], start=1):
                if number == 0:
                    text = self.tr("{label} ({count} scans)")
                    said = text.format(label=each.written, count=f"{each.scans:,}")
                    self._grid.addWidget(label(said), row, 0)
                box = boxes[each.written] = self._box(offered, each, each.name(manifest))
                self._grid.addWidget(box, row, 1 + number)
            self._boxes.append(boxes)
        self._area.setVisible(True)
        self.changed.emit()

    def understood(self, number: int = 0) -> bool:
        """Whether any label means something to a bundle."""
        if len(self._boxes) <= number:
            return False
        return any(box.currentData() is not None for box in self._boxes[number].values())

    def pairs(self, number: int = 0) -> list[str]:
        """Return ``LABEL=CLASS`` for each label whose meaning was chosen."""
        return [
            f"{written}={box.currentData()}"
            for written, box in self._boxes[number].items()
            if box.currentData()
        ]

    def _box(self, offered: Sequence[str], of: Label, known: str | None) -> QComboBox:
        """Offer what a label can mean; data is a class, "" for as understood, None for nothing."""
        box = QComboBox()
        box.setAccessibleName(self.tr("What “{label}” means").format(label=of.written))
        box.installEventFilter(self._guard)
        if of.means is None:
            box.addItem(self.tr("– not one of these –"), None)
        elif known is None:
            said = self.tr("{classes}, as its files say")
            box.addItem(said.format(classes=listed(map(called, of.means))), "")
        for name in offered:
            box.addItem(called(name), "" if name == known else name)
        box.setCurrentIndex(max(0, box.findData("")))
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return box

    def _empty(self) -> None:
        self._boxes = []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._area.setVisible(False)
        self.changed.emit()

    def _choose_folder(self) -> None:
        start = str(Path.home() if self.path is None else self.path.parent)
        name = QFileDialog.getExistingDirectory(self, self.tr("Labelled scans"), start)
        if name:
            self.take(Path(name))

    def _choose_table(self) -> None:
        start = str(Path.home() if self.path is None else self.path.parent)
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Table of labelled scans"), start, self.tr("Tables (*.csv)")
        )
        if name:
            self.take(Path(name))


class _Area(QScrollArea):
    """As high as what is in it, up to some labels."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        inside = self.widget()
        wanted = 0 if inside is None else inside.sizeHint().height()
        return QSize(super().sizeHint().width(), min(wanted, _HEIGHT))
