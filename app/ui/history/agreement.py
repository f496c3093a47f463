"""How reader and models agree: by bundle version and finding, over all time and month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.domain.agreement import Agreement, Tally
from app.ui import words as findings_words
from app.ui.findings.parts import label
from app.ui.history import words
from app.ui.history.chart import AgreementChart, Point
from app.ui.look.theme import GRID

_Key = tuple[str, str, str, str]


class AgreementPage(QWidget):
    """A table with a line for each bundle version and finding, its months under it, and a chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: dict[_Key, list[Agreement]] = {}
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Agreement by model, finding and month"))
        self.table.setUniformRowHeights(True)
        self.table.setHeaderLabels(
            [
                self.tr("Model, finding, month"),
                self.tr("Verdicts"),
                self.tr("Agree"),
                self.tr("Disagree"),
                self.tr("Sensitivity*"),
                self.tr("Specificity*"),
                self.tr("Blind agreement"),
                self.tr("View changed"),
            ]
        )
        header = self.table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((340, 70, 116, 116, 116, 116, 120, 96)):
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        self.chart = AgreementChart()
        self._over = label(role="section")
        star = self.tr("* of the model's decision, held against what your verdicts state.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._over)
        whole.addWidget(self.chart)
        whole.addWidget(label(f"{star} {words.caution()}", "quiet", wrap=True))
        self.table.currentItemChanged.connect(lambda now, _before: self._draw(now))

    def show_agreement(self, found: Sequence[Agreement]) -> None:
        """Show what was counted."""
        self._months = defaultdict(list)
        for each in found:
            self._months[each.bundle, each.version, each.sha256, each.finding].append(each)
        self.table.clear()
        for key, months in self._months.items():
            total = sum((each.tally for each in months), Tally())
            bundle, version, sha256, finding = key
            title = f"{findings_words.titled(finding)} · {bundle} {version} ({sha256[:8]})"
            top = _line(title, total)
            top.setData(0, Qt.ItemDataRole.UserRole, key)
            for each in months:
                top.addChild(_line(each.month, each.tally))
            self.table.addTopLevelItem(top)
        first = self.table.topLevelItem(0)
        if first is None:
            self._draw(None)
        else:
            self.table.setCurrentItem(first)

    def _draw(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            self._over.setText(self.tr("No verdict or impression has been kept yet."))
            self.chart.show_points(self._over.text(), ())
            return
        top = item.parent() or item
        months = self._months.get(top.data(0, Qt.ItemDataRole.UserRole), [])
        title = self.tr("Share of your verdicts that agree, by month, with their number: {what}")
        self._over.setText(title.format(what=top.text(0)))
        points = [
            Point(each.month, share, each.tally.verdicts)
            for each in months
            if (share := each.tally.agreement) is not None
        ]
        self.chart.show_points(self._over.text(), points)


def _line(title: str, tally: Tally) -> QTreeWidgetItem:
    both = tally.kept + tally.changed
    return QTreeWidgetItem(
        [
            title,
            f"{tally.verdicts:,}",
            words.estimate(tally.agreement),
            words.estimate(tally.disagreement),
            words.estimate(tally.sensitivity),
            words.estimate(tally.specificity),
            words.estimate(tally.blind_agreement),
            f"{tally.changed:,} / {both:,}" if both else "–",
        ]
    )
