"""ROC and reliability of a finding, and the learning curve."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.training_result import FindingFigures, Result
from app.ui.look.theme import GRID
from app.ui.review.choice import Choice
from app.ui.training.plot import Axis, Line, Plot, shares
from app.ui.training.result_words import interval
from app.ui.words import capitalised

translate = QCoreApplication.translate

_WIDEST = 600
_EVEN = Line(((0.0, 0.0), (1.0, 1.0)), "faint", dashed=True)


class FindingPlots(QWidget):
    """Two plots of one finding; which one is chosen above them."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self._findings = {each.name: each for each in result.findings}
        names = {name: capitalised(name) for name in self._findings}
        self.choice = Choice(names, self.tr("Finding"))
        self.roc = Plot(square=True)
        self.reliability = Plot(square=True)
        head = QHBoxLayout()
        head.addWidget(self.choice)
        head.addStretch(1)
        plots = QHBoxLayout()
        plots.setSpacing(GRID * 3)
        plots.addWidget(self.roc)
        plots.addWidget(self.reliability)
        plots.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(head)
        whole.addLayout(plots)
        self.choice.chosen.connect(self.choose)
        if names:
            self.choose(next(iter(names)))

    def choose(self, name: str) -> None:
        """Show a finding."""
        self.choice.choose(name)
        figures = self._findings[name]
        self._show_roc(figures)
        self._show_reliability(figures)

    def _show_roc(self, figures: FindingFigures) -> None:
        points = tuple((point.false_positives, point.true_positives) for point in figures.roc)
        lines = [_EVEN, Line(points)]
        if figures.sensitivity is not None and figures.specificity is not None:
            at = (1 - figures.specificity.value, figures.sensitivity.value)
            lines.append(Line((at,), "positive", dots=True))
        area = "–" if figures.auc is None else interval(figures.auc)
        self.roc.show_lines(
            self.tr("ROC: found against falsely called"),
            (shares(self.tr("called, of those without it")), shares("")),
            lines,
            said=self.tr("Area under the curve {auc}; the point is the threshold.").format(
                auc=area
            ),
        )

    def _show_reliability(self, figures: FindingFigures) -> None:
        points = tuple((each.probability, each.share) for each in figures.reliability)
        said = ", ".join(
            self.tr("{share} % of {count} at {probability} %").format(
                share=round(each.share * 100),
                count=each.scans,
                probability=round(each.probability * 100),
            )
            for each in figures.reliability
        )
        self.reliability.show_lines(
            self.tr("Reliability: as often as said?"),
            (shares(self.tr("probability it gives")), shares("")),
            [_EVEN, Line(points, dots=True)],
            said=said,
        )


def learning_plot(result: Result) -> Plot:
    """Return a plot of the AUC by how many scans were learnt from."""
    plot = Plot()
    plot.setMaximumWidth(_WIDEST)
    points = tuple((float(step.scans), step.auc) for step in result.learning)
    most = points[-1][0]
    across = Axis(
        translate("Training", "scans learnt from, last layer alone"),
        0.0,
        most * 1.05,
        tuple((x, f"{round(x):,}") for x, _ in points),
    )
    low = 0.5 if min(y for _, y in points) >= 0.5 else 0.0
    said = ", ".join(f"{round(x):,}: {y:.2f}" for x, y in points)
    plot.show_lines(
        translate("Training", "AUC on the scans held out"),
        (across, shares("", low)),
        [Line(points, dots=True)],
        said=said,
    )
    return plot
