"""Sentences that explain a figure, for the mouse and for the keyboard alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from app.ui.findings.parts import label, tip

EXPLAINED = "explained"  # known to the style sheet, which shows the focus
_BY_KEYBOARD = frozenset(
    (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
)  # a click brings the pointer along, and the pointer its tooltip


def explained(role: str = "") -> QLabel:
    """Return a wrapping label that the keyboard reaches once `explain` has a sentence for it."""
    made = label(role=role, wrap=True)
    made.setProperty(EXPLAINED, True)
    made.setIndent(0)  # the border that shows the focus would move the text
    return made


def explain(widget: QWidget, sentence: str) -> None:
    """Say of a widget what its figure means; without a sentence the keyboard passes it over."""
    widget.setToolTip(tip(sentence))
    widget.setAccessibleDescription(sentence)
    if widget.property(EXPLAINED):
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus if sentence else Qt.FocusPolicy.NoFocus)


class FocusTips(QObject):
    """Shows the tooltip of whatever the keyboard comes to."""

    def watch(self, *widgets: QWidget) -> None:
        """Do so for these widgets."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and isinstance(event, QFocusEvent):
            if event.type() is QEvent.Type.FocusOut:
                QToolTip.hideText()
            elif event.reason() in _BY_KEYBOARD:
                # Not now: Qt puts tooltips away at whatever happens to the focus.
                QTimer.singleShot(0, watched, lambda: _say(watched))
        return False


def _say(widget: QWidget) -> None:
    if widget.hasFocus() and widget.toolTip():
        below = widget.mapToGlobal(QPoint(0, widget.height()))
        QToolTip.showText(below, widget.toolTip(), widget)
