"""The steps of the path, one under the other: where one is, what is done, what can be gone to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.theme import BODY, GRID, colour, font, theme

DATA, LOOK, CHOOSE, RUN, RESULT = range(5)
"""The steps of the path."""

_SIDE = 22


class Steps(QWidget):
    """Numbered buttons, of which one is down.

    Signals:
        chosen: the number of a step, from 0.
    """

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = tuple(titles)
        self._at = 0
        self._done: frozenset[int] = frozenset()
        self.setAccessibleName(self.tr("Steps"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        self.buttons: list[QPushButton] = []
        for number, title in enumerate(titles):
            button = QPushButton(title)
            button.setObjectName("step")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setIconSize(QSize(_SIDE, _SIDE))
            button.clicked.connect(lambda _checked=False, number=number: self._press(number))
            self.buttons.append(button)
            column.addWidget(button)
        self.show_state(0, (), {})

    def show_state(self, at: int, done: Sequence[int], closed: dict[int, str]) -> None:
        """Show where one is.

        Args:
            at: the step that is shown.
            done: steps that are behind one.
            closed: steps that cannot be gone to yet, and why.
        """
        self._at, self._done = at, frozenset(done)
        for number, button in enumerate(self.buttons):
            button.setChecked(number == at)
            button.setEnabled(number not in closed)
            why = closed.get(number, "")
            button.setToolTip(why)
            state = self.tr("done") if number in self._done else ""
            name = self.tr("Step {number}: {title}").format(
                number=number + 1, title=self._titles[number]
            )
            button.setAccessibleName(f"{name}, {state}" if state else name)
            button.setAccessibleDescription(why)
            button.setIcon(self._icon(number))

    def renew_icons(self) -> None:
        """Draw the numbers in the theme in force."""
        for number, button in enumerate(self.buttons):
            button.setIcon(self._icon(number))

    def _press(self, number: int) -> None:
        self.buttons[number].setChecked(number == self._at)  # its owner says where one is
        self.buttons[self._at].setChecked(True)
        self.chosen.emit(number)

    def _icon(self, number: int) -> QIcon:
        """A number in a circle, or a tick in it where the step is done."""
        at, done = number == self._at, number in self._done
        result = QIcon()
        for mode, ink in (
            (QIcon.Mode.Normal, "accent" if at or done else "quiet"),
            (QIcon.Mode.Disabled, "faint"),
        ):
            for ratio in (1.0, 2.0):
                result.addPixmap(self._drawn(number, ink, ratio, filled=at, ticked=done), mode)
        return result

    def _drawn(self, number: int, ink: str, ratio: float, *, filled: bool, ticked: bool) -> QPixmap:
        drawn = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
        drawn.fill(Qt.GlobalColor.transparent)
        drawn.setDevicePixelRatio(ratio)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(1, 1, _SIDE - 2, _SIDE - 2)
        painter.setPen(QPen(colour(ink), 1.5))
        painter.setBrush(colour(ink) if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(area)
        inside = theme().on_accent if filled else getattr(theme(), ink)
        mark = pixmap("check", inside, _SIDE - 8, ratio) if ticked else None
        if mark is not None:
            painter.drawPixmap(4, 4, mark)
        else:
            painter.setPen(colour("on_accent") if filled else colour(ink))
            painter.setFont(font(BODY - 1, strong=True))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
        painter.end()
        return drawn
