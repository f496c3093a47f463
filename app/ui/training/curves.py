"""Thorough training as it goes: the loss, and how well it does on scans held out, by epoch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.training import Epoch
from app.ui.look.theme import GRID
from app.ui.training.plot import Axis, Line, Plot, shares

_TICKS = 6


class Curves(QWidget):
    """Two plots side by side; hidden where there are no epochs."""

    def __init__(self, *, thorough: bool) -> None:
        super().__init__()
        self.loss = Plot()
        self.held_out = Plot()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID * 2)
        line.addWidget(self.loss)
        line.addWidget(self.held_out)
        self.setVisible(thorough)
        self.show_epochs(())

    def show_epochs(self, epochs: Sequence[Epoch]) -> None:
        """Show these, in order."""
        count = epochs[-1].of if epochs else 12
        step = max(1, count // _TICKS)
        ticks = tuple((float(n), str(n)) for n in range(step, count + 1, step))
        across = Axis(self.tr("epoch"), 1.0, float(max(count, 2)), ticks)
        losses = tuple((float(e.number), e.loss) for e in epochs)
        judged = tuple((float(e.number), e.held_out) for e in epochs if e.held_out is not None)
        waiting = self.tr("After the first epoch")
        self.loss.show_lines(
            self.tr("Mean loss on scans learnt from"),
            (across, _around([y for _, y in losses])),
            [Line(losses, "accent", dots=True)],
            said=self._said(losses),
            empty=waiting,
        )
        low = 0.5 if all(y >= 0.5 for _, y in judged) else 0.0
        self.held_out.show_lines(
            self.tr("AUC on scans held out"),
            (across, shares("", low)),
            [Line(judged, "accent", dots=True)],
            said=self._said(judged),
            empty=waiting,
        )

    def _said(self, points: Sequence[tuple[float, float]]) -> str:
        text = self.tr("Epoch {number}: {value}")
        return ", ".join(text.format(number=round(x), value=f"{y:.3f}") for x, y in points)


def _around(values: Sequence[float]) -> Axis:
    """An axis that holds all values, from 0; nothing is written at it without any."""
    if not values:
        return Axis("", 0.0, 1.0, ())
    high = max(values) * 1.1 or 1.0
    return Axis("", 0.0, high, tuple((v, f"{v:.2f}") for v in (0.0, high / 2, high)))
