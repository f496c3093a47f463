"""Small parts of the findings panel."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.look.icons import icon
from app.ui.look.theme import GRID


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label with a role of the style sheet; markup in its text is shown, not obeyed."""
    result = QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setText(text)
    if role:
        result.setProperty("role", role)
    result.setWordWrap(wrap)
    return result


def tip(text: str) -> str:
    """Return a text as a tooltip that wraps, with any markup in it shown as it stands."""
    return f"<p>{escape(text, quote=False).replace(chr(10), '<br>')}</p>" if text else ""


def plain(text: str) -> str:
    """Return a text as the title of a menu's entry, where "&" and tab have meanings."""
    return text.replace("&", "&&").replace("\t", " ")


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget the colour of a tone."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def keep_room(area: QScrollArea) -> None:
    """Keep room for the vertical scroll bar also while there is none, so that no text is moved."""
    bar = area.verticalScrollBar()
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def update(_lowest: int, highest: int) -> None:
        bar.setProperty("idle", highest == 0)
        bar.style().unpolish(bar)
        bar.style().polish(bar)

    bar.rangeChanged.connect(update)
    update(0, bar.maximum())


class WheelGuard(QObject):
    """Keeps the wheel from changing a control that it merely passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()  # the panel scrolls instead
            return True
        return False


class Expander(QWidget):
    """A heading that opens and closes what is under it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QToolButton()
        self._head.setText(title)
        self._head.setCheckable(True)
        self._head.setIconSize(QSize(14, 14))
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setStyleSheet(
            "QToolButton { padding-left: 0; } QToolButton:checked { background: transparent; }"
        )
        self._body = QWidget()
        self._body.setVisible(False)
        self.body = QGridLayout(self._body)
        self.body.setContentsMargins(GRID, 0, 0, GRID)
        self.body.setHorizontalSpacing(GRID * 2)
        self.body.setVerticalSpacing(GRID // 2)
        self.body.setColumnStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID // 2)
        whole.addWidget(self._head)
        whole.addWidget(self._body)
        self._head.toggled.connect(self._toggle)
        self._toggle(False)

    def renew_icons(self) -> None:
        """Draw the icon in the theme in force."""
        self._toggle(self._head.isChecked())

    def _toggle(self, opened: bool) -> None:
        self._head.setIcon(icon("collapse" if opened else "expand", "quiet"))
        self._body.setVisible(opened)

    def set_rows(self, rows: list[tuple[str, str, str]]) -> None:
        """Show (name, value, tooltip) rows in place of those before."""
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, (name, value, hint) in enumerate(rows):
            left = label(name, "quiet")
            right = label(value, wrap=True)
            right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            right.setToolTip(tip(hint))
            left.setToolTip(tip(hint))
            right.setAccessibleName(f"{name}: {value}")
            self.body.addWidget(left, number, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addWidget(right, number, 1)


def place() -> tuple[QWidget, QVBoxLayout]:
    """Return an empty place in the column, for parts that come later."""
    result = QWidget()
    inside = QVBoxLayout(result)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(GRID)
    return result, inside
