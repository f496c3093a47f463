"""The choice of an operating point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.achieved import achieved
from app.ui import explaining, figures, words
from app.ui.findings.parts import WheelGuard, tip

if TYPE_CHECKING:
    from app.bundle import Manifest


class PointBox(QComboBox):
    """A box with the operating points of a bundle; each one's data is its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Operating point to decide at"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.installEventFilter(WheelGuard(self))

    def offer(self, manifest: Manifest) -> None:
        """Offer a bundle's points; the one that was chosen stays so where there is one like it."""
        decided = [spec for spec in manifest.findings if spec.operating_points]
        points = decided[0].operating_points if decided else ()
        chosen = self.currentData()
        self.clear()
        for number, point in enumerate(points):
            name = words.capitalised(words.point_name(point.name))
            if len(decided) > 1:  # every finding has a threshold of its own
                self.addItem(name, point.name)
                continue
            figure = figures.percent(point.threshold)
            self.addItem(self.tr("{name} · {figure}").format(name=name, figure=figure), point.name)
            of = achieved(manifest.metrics, decided[0].name, point)
            hint = tip(explaining.explain_point(point, of))
            self.setItemData(number, hint, Qt.ItemDataRole.ToolTipRole)
        self.choose(chosen)

    def choose(self, name: str | None) -> None:
        """Show which point is in force."""
        self.setCurrentIndex(max(0, self.findData(name)))
